//! Every string of every state, read by a sub-editor: titles, subtitles, notes, headings, labels, counts, speech, tables,
//! tooltips, citations, CSV and JSON.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use greater_bay_ip::charts::{CHARTS, STORY, Scope};
use greater_bay_ip::dataset::{BAKED, Message, TOUR};
use greater_bay_ip::editorial::{self, Proofreader, Role, Rule};
use greater_bay_ip::language::Language;
use greater_bay_ip::page::{self, ChartPart, HeadingLevel, Links, Part, Rendering, Shown};
use greater_bay_ip::query;
use greater_bay_ip::selection::Selection;
use greater_bay_ip::view::story::told;
use greater_bay_ip::view::{Detail, Facet, View, view};
use greater_bay_ip::{export, record};

use super::files;
use crate::matrix::{each_alone, languages, none, queries, state, story_of};
use crate::view::recount::pairs;

/// What was read in one language: each text once, with a state that says it.
#[derive(Default)]
struct Texts {
    texts: BTreeMap<Role, HashMap<String, String>>,
    /// How often something was said, texts that were said before included.
    said: usize,
}

impl Texts {
    fn take(&mut self, role: Role, text: &str, place: &dyn Fn() -> String) {
        self.said += 1;
        let known = self.texts.entry(role).or_default();
        if !text.is_empty() && !known.contains_key(text) {
            known.insert(text.to_owned(), place());
        }
    }

    /// What stands in the blocks of a piece of HTML: links and marks within a line do not end it.
    fn take_html(&mut self, html: &str, place: &dyn Fn() -> String) {
        let mut lines = vec![String::new()];
        for piece in html.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            match lines.last_mut().filter(|_| matches!(name, "" | "a" | "i" | "wbr")) {
                Some(line) => line.push_str(text),
                None => lines.push(text.to_owned()),
            }
        }
        for piece in lines {
            let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
                .iter()
                .fold(piece.trim().to_owned(), |text, (escaped, sign)| text.replace(escaped, sign));
            self.take(Role::Piece, &text, place);
        }
    }
}

fn walk_view(view: &View, query: &str, language: &Language, texts: &mut Texts) {
    let mut take = |role: Role, text: &str, place: &str| {
        texts.take(role, text, &|| format!("{place} “{query}”"));
    };
    take(Role::Piece, &view.summary, "summary");
    take(Role::Sentence, &page::absent(view, language), "absent");
    view.notices.iter().for_each(|notice| take(Role::Sentence, notice, "notice"));
    for filter in &view.filters {
        take(Role::Piece, &filter.legend, "filter");
        for option in &filter.options {
            take(Role::Piece, &option.label, "option");
            let role = if option.why_not.is_some() { Role::Sentence } else { Role::Piece };
            take(role, &page::option_name(option, language), "option");
        }
    }
    view.chips.iter().for_each(|chip| take(Role::Piece, &chip.label, "chip"));
    for chart in &view.charts {
        let key = chart.chart.key;
        take(Role::Heading, &chart.title, key);
        take(Role::Heading, &chart.subtitle, key);
        chart.notes.iter().for_each(|note| take(Role::Sentence, note, key));
        for facet in &chart.facets {
            walk_facet(facet, &mut |role, text| take(role, text, key));
        }
    }
}

fn walk_facet(facet: &Facet, take: &mut dyn FnMut(Role, &str)) {
    take(Role::Heading, &facet.heading);
    take(Role::Piece, &facet.blank);
    for datum in facet.data.iter().chain(&facet.annotations) {
        for text in [&datum.label, &datum.text, &datum.when, &datum.remark] {
            take(Role::Piece, text);
        }
    }
    facet.ticks.iter().chain(&facet.breaks).for_each(|tick| take(Role::Piece, &tick.label));
    for cell in &facet.cells {
        for text in [&cell.label, &cell.name, &cell.text, &cell.speech] {
            take(Role::Piece, text);
        }
    }
}

/// What pages, files and voices make of a state.
fn walk_outputs(view: &View, query: &str, language: &Language, texts: &mut Texts) {
    let state = state(query);
    let shown = Shown { state: &state, view, language, heading: HeadingLevel::default() };
    for part in Part::ALL {
        texts.take_html(&page::part(part, shown).into_string(), &|| format!("{} “{query}”", part.name()));
    }
    for chart in &view.charts {
        let place = |what: &str| format!("{} {what} “{query}”", chart.chart.key);
        for part in ChartPart::ALL {
            texts.take_html(
                &page::chart_part(part, chart, language, HeadingLevel::default()).into_string(),
                &|| place(part.name()),
            );
        }
        texts.take(Role::Piece, &page::canvas_name(chart, language), &|| place("canvas"));
        texts.take(Role::Piece, &page::citation(chart, "https://x.org/", language), &|| place("citation"));
        for datum in chart.data() {
            let detail = Detail::in_chart(chart, datum.id, language);
            let tip = page::tip(&detail, &chart.readings, datum.id, language).into_string();
            texts.take_html(&tip, &|| place("tooltip"));
            texts.take(Role::Sentence, &detail.speech(false, language), &|| place("speech"));
        }
    }
    let records = record::records(&BAKED, Scope::Story, &state, &view.charts, language);
    let table = export::records_csv(&records, &state, language);
    let mut reader = csv::ReaderBuilder::new().from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    for row in reader.records() {
        for (cell, head) in row.unwrap().iter().zip(&heads).filter(|(_, head)| IN_WORDS.contains(head)) {
            texts.take(Role::Piece, cell, &|| format!("CSV {head} “{query}”"));
        }
    }
    for record in &records {
        let json = serde_json::to_value(record).unwrap();
        for name in ["text", "note", "when", "what", "where"] {
            texts.take(Role::Piece, json[name].as_str().unwrap(), &|| format!("JSON {name} “{query}”"));
        }
        texts.take(Role::Piece, json["source"]["cited"].as_str().unwrap(), &|| {
            format!("JSON source “{query}”")
        });
    }
}

/// The columns of a table of figures that are in the reader's language.
const IN_WORDS: [&str; 7] = ["what", "where", "when", "text", "note", "publisher", "cited"];

fn walked(language: &Language) -> Texts {
    let mut texts = Texts::default();
    let stops = TOUR.iter().map(|stop| stop.query.to_owned());
    let deep: BTreeSet<String> = queries().into_iter().chain(stops).collect();
    for query in pairs().into_iter().chain(deep.iter().cloned()).collect::<BTreeSet<_>>() {
        let state = state(&query);
        let story = view(&BAKED, &state, &[], language);
        texts.take(Role::Piece, &story.outcome, &|| format!("outcome “{query}”"));
        let view = View { charts: each_alone(&state, language), ..story };
        walk_view(&view, &query, language, &mut texts);
        for chart in CHARTS.iter().filter(|chart| STORY.contains(&chart.key)) {
            let told = told(chart, Selection::new(&BAKED, &state), language);
            let choice = told.choice.unwrap_or_default();
            texts.take(Role::Sentence, &choice, &|| format!("{} in the story “{query}”", chart.key));
        }
        if deep.contains(&query) {
            walk_outputs(&view, &query, language, &mut texts);
        }
    }
    for query in ["", "place=shenzhen", "layer=story", "place=huizhou"] {
        let story = story_of(query, language);
        let page = page::infographic(
            &story,
            language,
            HeadingLevel::default(),
            Links::default(),
            Rendering::Live { made: usize::MAX },
        );
        texts.take_html(&page.into_string(), &|| format!("page of the story “{query}”"));
    }
    // What addresses are told that make no sense.
    for query in ["place=atlantis&sort=value,place", "period-from=2025&period-to=2016", "chart=pie"] {
        let (state, repairs) = query::read(query);
        let view = view(&BAKED, &state, &repairs, language);
        view.notices.iter().for_each(|notice| texts.take(Role::Sentence, notice, &|| query.to_owned()));
    }
    texts
}

#[test]
fn every_string_of_every_state_reads_well() {
    let editorial = editorial::validate(&files()).unwrap();
    let languages = languages();
    let walked: Vec<Texts> = std::thread::scope(|scope| {
        let threads: Vec<_> = languages.iter().map(|language| scope.spawn(|| walked(language))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let mut flaws: Vec<String> = Vec::new();
    let mut by_rule: BTreeMap<Rule, usize> = BTreeMap::new();
    for (language, texts) in languages.iter().zip(&walked) {
        let words = editorial.languages.iter().find(|words| words.tag == language.tag()).unwrap();
        let reader = Proofreader::new(words);
        let read =
            || texts.texts.iter().flat_map(|(role, texts)| texts.iter().map(move |text| (*role, text)));
        for (role, (text, place)) in read() {
            for flaw in reader.flaws(text, role) {
                *by_rule.entry(flaw.rule).or_default() += 1;
                flaws.push(format!(
                    "{} {place}: {:?} “{}” in “{text}”",
                    language.tag(),
                    flaw.rule,
                    flaw.found
                ));
            }
        }
        println!("{}: {} strings, {} of them different", language.tag(), texts.said, read().count());
        assert!(read().count() > 5000, "{}: {}", language.tag(), read().count());
    }
    println!("{} states; flaws by rule: {by_rule:?}", pairs().len());
    if let Ok(path) = std::env::var("GREATER_BAY_IP_FLAWS") {
        std::fs::write(path, flaws.join("\n")).unwrap();
    }
    flaws.sort();
    none(&flaws);
}

#[test]
fn no_two_filters_offer_the_same_name() {
    for language in languages() {
        let view = view(&BAKED, &state(""), &[], &language);
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for filter in view.filters.iter().filter(|filter| !filter.name.starts_with("period")) {
            for option in &filter.options {
                let before = seen.insert(option.label.clone(), filter.name);
                assert_eq!(before, None, "{}: “{}” in {}", language.tag(), option.label, filter.name);
            }
        }
        assert!(seen.contains_key(language.text(Message::RightServices)));
    }
}
