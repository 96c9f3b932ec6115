use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::Scope;
use greater_bay_ip::dataset::{BAKED, FigureId, Message};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::Readings;
use greater_bay_ip::page::{self, ChartPart, HeadingLevel, Links, Part, Rendering, Shown};
use greater_bay_ip::query;
use greater_bay_ip::scene::Kind;
use greater_bay_ip::state::State;
use greater_bay_ip::text::{self, PHRASE_MARK};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::{Cell, ChartView, Detail, View, view};
use greater_bay_ip::{export, record};
use maud::{Markup, html};

use crate::matrix::{chart, drawn, languages, queries, rows, state, story_of};

/// Elements that have no end tag.
const VOID: [&str; 5] = ["input", "br", "img", "hr", "wbr"];

/// The tags of a document in order, without their attributes: `p`, `/p`; fails on one that is never closed.
fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut in_quotes = false;
        let end = after.find(|character| {
            in_quotes ^= character == '"';
            character == '>' && !in_quotes
        });
        let (tag, behind) = after.split_at(end.unwrap_or_else(|| panic!("no end to <{after}")));
        tags.push(tag.split([' ', '\n']).next().unwrap().to_owned());
        rest = behind;
    }
    tags
}

#[track_caller]
fn balanced(html: &str) {
    let mut open: Vec<String> = Vec::new();
    for tag in tags(html) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "closed in {html}"),
            None if VOID.contains(&tag.as_str()) => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, Vec::<String>::new(), "left open in {html}");
}

fn page(view: &View, language: &Language) -> String {
    page::infographic(
        view,
        language,
        HeadingLevel::default(),
        Links::default(),
        Rendering::Live { made: usize::MAX },
    )
    .into_string()
}

/// The same before any script runs.
fn static_page(view: &View, language: &Language) -> String {
    let address = |chart: &ChartView| format!("of/{}", chart.chart.key);
    let rendering = Rendering::Static { picture: &|_| Markup::default(), address: &address };
    page::infographic(view, language, HeadingLevel::default(), Links::default(), rendering).into_string()
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

fn count(html: &str, tag: &str) -> usize {
    tags(html).iter().filter(|name| *name == tag).count()
}

/// Where what is said is not set in lines, nothing says where a line may end.
#[test]
fn lines_may_end_at_marked_phrases_and_no_mark_leaves() {
    let mut phrases = 0;
    for language in languages() {
        for query in queries() {
            let story = story_of(&query, &language);
            let state = state(&query);
            let html = page(&story, &language);
            phrases += count(&html, "wbr");
            let mut taken = vec![html];
            for chart in story.charts.iter().chain(&crate::matrix::view_of(&query, &language).charts) {
                let poster = export::poster(chart, 360.0, &state, &Theme::LIGHT, &language);
                taken.push(export::svg(&poster, &chart.title, language.tag()));
                taken.push(page::citation(chart, "", &language));
                taken.push(page::canvas_name(chart, &language));
                for datum in chart.data() {
                    let detail = Detail::in_chart(chart, datum.id, &language);
                    taken.push(page::tip(&detail, &chart.readings, datum.id, &language).into_string());
                }
            }
            let records = record::records(&BAKED, Scope::Story, &state, &story.charts, &language);
            taken.push(export::records_csv(&records, &state, &language));
            taken.push(serde_json::to_string(&records).unwrap());
            for text in taken {
                let mark = text.find(PHRASE_MARK);
                assert_eq!(mark, None, "{} “{query}”: {}", language.tag(), &text[mark.unwrap_or(0)..]);
            }
        }
    }
    assert!(phrases > 1000, "{phrases}");
}

/// Terms that a reader may not know, and the beginning of what explains them.
const TERMS: [(&str, [(&str, &str); 8]); 4] = [
    (
        "en",
        [
            ("nvention patent", "An invention patent protects"),
            ("igh-value", "A high-value patent is"),
            ("pen patent licence", "An open licence lets"),
            ("CNIPA", "the China National Intellectual Property Administration"),
            ("WIPO", "the World Intellectual Property Organization"),
            ("PCT", "the Patent Cooperation Treaty"),
            ("ledge financing", "Loans secured by patents and trademarks"),
            ("TISC", "a programme of WIPO"),
        ],
    ),
    (
        "zh-Hans",
        [
            ("发明专利", "发明专利保护技术方案"),
            ("高价值", "高价值发明专利包括"),
            ("开放许可", "开放许可指"),
            ("国家知识产权局", "国家知识产权局"),
            ("世界知识产权组织", "是联合国的专门机构"),
            ("PCT", "《专利合作条约》"),
            ("质押融资", "作质押的贷款"),
            ("TISC", "世界知识产权组织的项目"),
        ],
    ),
    (
        "zh-Hant",
        [
            ("發明專利", "發明專利保護技術方案"),
            ("高價值", "高價值發明專利包括"),
            ("開放許可", "開放許可指"),
            ("國家知識產權局", "國家知識產權局"),
            ("世界知識產權組織", "是聯合國的專門機構"),
            ("PCT", "《專利合作條約》"),
            ("質押融資", "作質押的貸款"),
            ("TISC", "世界知識產權組織的項目"),
        ],
    ),
    (
        "pt",
        [
            ("de invenção", "Uma patente de invenção protege"),
            ("elevado valor", "Uma patente de elevado valor é"),
            ("licenças abertas", "Com uma licença aberta"),
            ("CNIPA", "a Direção Nacional da Propriedade Intelectual da China"),
            ("OMPI", "a Organização Mundial da Propriedade Intelectual"),
            ("PCT", "Tratado de Cooperação em Matéria de Patentes"),
            ("com penhor", "Empréstimos garantidos por patentes e marcas"),
            ("TISC", "um programa da OMPI"),
        ],
    ),
];

#[test]
fn a_term_is_explained_in_the_chapter_where_it_first_stands_and_in_no_other() {
    for (tag, terms) in TERMS {
        let language = Language::find(tag).unwrap();
        let story = story_of("", &language);
        let html = page(&story, &language).replace("<wbr>", "");
        let mut chapters: Vec<String> = html.split("data-chapter=").map(str::to_owned).collect();
        let gap = if tag.starts_with("zh") { "" } else { " " };
        for (&chapter, text) in Chapter::ALL.iter().zip(&mut chapters[1..]) {
            let drawing = story.picture(chapter).map(|chart| drawn(chart, 768.0));
            for placed in drawing.iter().flat_map(|drawing| &drawing.shapes) {
                if let Kind::Text { text: words, .. } = &placed.shape.kind {
                    text.extend([gap, words]);
                }
            }
        }
        for (term, explained) in terms {
            // What stands in the sheet of the bar is no text to read.
            let (opening, _) = chapters[0].split_once("class=\"bar top\"").unwrap();
            assert!(!opening.contains(term), "{tag}: “{term}” before the first chapter");
            let first = chapters[1..].iter().position(|chapter| chapter.contains(term)).unwrap();
            assert!(chapters[first + 1].contains(explained), "{tag}: “{term}” in chapter {first}");
            let explains = chapters.iter().filter(|chapter| chapter.contains(explained)).count();
            assert!(explains == 1 || term == explained, "{tag}: “{explained}” in {explains} chapters");
        }
    }
}

#[test]
fn every_tag_is_closed_in_order() {
    for language in languages() {
        for query in queries() {
            let view = story_of(&query, &language);
            balanced(&page(&view, &language));
            balanced(&page::chips(&view, &language).0);
            for chart in &view.charts {
                balanced(&page::marks(chart, &language).0);
                balanced(&page::foot(chart, &language).0);
            }
        }
        BAKED.counted().for_each(|id| balanced(&tip(id, &language)));
    }
}

#[test]
fn every_chart_has_its_figures_in_a_table() {
    for language in languages() {
        for query in queries() {
            let view = story_of(&query, &language);
            for chart in &view.charts {
                let table = page::chart_table(chart, &language).into_string();
                let (_, body) = table.split_once("<tbody>").unwrap();
                let body = body.split_once("</tbody>").unwrap().0;
                assert_eq!(count(body, "tr"), rows(chart), "{query} {}", chart.chart.key);
                assert_eq!(count(body, "th"), count(body, "tr"));
                let cells = if chart.data().next().is_some() { 6 } else { 1 };
                assert_eq!(count(body, "td"), cells * count(body, "tr"));
            }
        }
    }
}

#[test]
fn every_figure_of_a_chart_is_an_option_with_an_id_of_its_own() {
    for ChartView { chart, facets, .. } in story_of("", &Language::english()).charts {
        let view = crate::matrix::chart(chart.key, "", &Language::english());
        let marks = page::marks(&view, &Language::english()).into_string();
        let cells: Vec<&Cell> = facets.iter().flat_map(|facet| &facet.cells).collect();
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            let id = format!("id=\"{}\"", page::mark_id(chart.key, cell.figure, Some(cell.pick)));
            assert_eq!(marks.matches(&id).count(), 1, "{id}");
        }
        // What is text can be read as it is.
        let drawn: Vec<_> =
            view.drawn().flat_map(|facet| facet.data.iter().chain(&facet.annotations)).collect();
        let is_drawn = |id| drawn.iter().any(|datum| datum.id == id);
        let is_in_cell = |id| cells.iter().any(|cell| cell.figure == Some(id));
        let data: Vec<_> = view.data().filter(|datum| is_drawn(datum.id) && !is_in_cell(datum.id)).collect();
        for datum in &data {
            let id = format!("id=\"{}\"", page::mark_id(chart.key, Some(datum.id), None));
            assert_eq!(marks.matches(&id).count(), 1, "{id}");
        }
        let controls = cells.iter().filter(|cell| !cell.text.is_empty() || cell.pick.stage.is_none()).count();
        assert_eq!(count(&marks, "li"), data.len() + controls);
    }
}

#[test]
fn ids_are_unique_and_what_refers_to_them_finds_them() {
    let html = page(&story_of("", &Language::english()), &Language::english());
    let values = |attribute: &str| -> Vec<String> {
        let opening = format!(" {attribute}=\"");
        html.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
    }
    for attribute in ["aria-controls", "aria-describedby"] {
        let references = values(attribute);
        assert!(!references.is_empty(), "{attribute}");
        assert!(references.iter().all(|reference| ids.contains(reference)), "{attribute}: {references:?}");
    }
}

#[test]
fn what_an_address_asks_for_is_repeated_as_text_only() {
    let query = "place=<script>alert(1)</script>,%22onload%3D%22x,%26lt;";
    let (state, dropped) = query::read(query);
    for language in languages() {
        let view = view(&BAKED, &state, &dropped, &language);
        let notices = page::notices(&view).into_string();
        assert_eq!(tags(&notices), ["p", "/p"], "{notices}");
        assert!(notices.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{notices}");
        assert!(notices.contains("&quot;onload=&quot;x") && notices.contains("&amp;lt;"), "{notices}");
        balanced(&page(&view, &language));
    }
}

#[test]
fn the_address_of_the_table_cannot_leave_its_attribute() {
    let english = Language::english();
    let address = "x\"><script>";
    let html = page::infographic(
        &story_of("", &english),
        &english,
        HeadingLevel::default(),
        Links { table: address, ..Links::default() },
        Rendering::Live { made: usize::MAX },
    )
    .into_string();
    assert!(html.contains("href=\"x&quot;&gt;&lt;script&gt;\"") && !html.contains("<script>"));
}

#[test]
fn chosen_options_are_checked_and_can_be_taken_back() {
    let english = Language::english();
    let view = story_of("place=macao,zhuhai&layer=story", &english);
    let html = page(&view, &english);
    // The three words, the three filters that are never without a choice, the two bounds, in the sheet too, and the language.
    assert_eq!(html.matches(" checked").count(), 3 + 3);
    assert_eq!(html.matches(" selected>").count(), 2 + 2 + 1);
    let chips = page::chips(&view, &english).into_string();
    assert_eq!(chips.matches("class=\"chip\"").count(), 3);
    assert!(chips.contains("aria-label=\"Remove Macao\"") && chips.contains("class=\"reset\""), "{chips}");
    assert_eq!(page::chips(&story_of("", &english), &english).0, "");
}

#[test]
fn every_option_says_aloud_what_it_would_leave() {
    let english = Language::english();
    let view = story_of("", &english);
    let html = page(&view, &english);
    for option in view.filters.iter().flat_map(|filter| &filter.options) {
        let name = escaped(&page::option_name(option, &english));
        assert!(name.contains(&page::count(option)) && html.contains(&name), "{name}");
    }
}

fn tip(id: FigureId, language: &Language) -> String {
    let detail = Detail::of(&BAKED, id, language);
    page::tip(&detail, &Readings::counted(&BAKED), id, language).into_string()
}

#[test]
fn a_tip_names_place_quantity_and_source() {
    for language in languages() {
        for id in BAKED.counted() {
            let tip = tip(id, &language);
            let detail = Detail::of(&BAKED, id, &language);
            let words: String =
                tip.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect();
            for part in [&detail.place, &detail.quantity, &detail.metric, &detail.period, &detail.source] {
                assert!(words.contains(&escaped(part)), "{part} in {words}");
            }
            // What is worked out here leads to where its numbers come from.
            let is_derived = BAKED.figure(id).arithmetic.is_some();
            assert_eq!(tip.contains("<a "), is_derived || !detail.url.is_empty(), "{tip}");
        }
    }
}

#[test]
fn an_empty_chart_says_so() {
    for language in languages() {
        let view = chart("density", "place=macao", &language);
        let nothing = escaped(language.text(Message::UiNothingHere)).replace(PHRASE_MARK, "<wbr>");
        assert!(
            page::caption(&view, &language, HeadingLevel::default()).0.contains(&nothing),
            "{}",
            language.tag()
        );
    }
}

#[test]
fn the_density_chart_reads_so_in_a_page() {
    let english = Language::english();
    let html = static_page(&story_of("place=shenzhen,zhuhai", &english), &english);
    let (_, figure) = html.split_once(" data-chart=\"density\"").unwrap();
    let figure = figure.split_once("</figure>").unwrap().0;
    // A line a tag, for those who compare.
    insta::assert_snapshot!(figure.replace("><", ">\n<"));
}

/// What stands in the elements of a `data-part`, each up to the end of its own element.
fn contents(html: &str, name: &str) -> Vec<String> {
    let opening = format!(" data-part=\"{name}\"");
    let of = |(at, _): (usize, &str)| {
        let start = html[..at].rfind('<').unwrap();
        let tag = html[start + 1..].split(' ').next().unwrap();
        let content = at + html[at..].find('>').unwrap() + 1;
        let (mut depth, mut end) = (1, content);
        while depth > 0 {
            let next = end + html[end..].find('<').unwrap();
            let rest = &html[next + 1..];
            let is_same =
                |rest: &str| rest.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '>']));
            if is_same(rest) {
                depth += 1;
            } else if rest.strip_prefix('/').is_some_and(is_same) {
                depth -= 1;
            }
            end = if depth == 0 { next } else { next + 1 };
        }
        html[content..end].to_owned()
    };
    html.match_indices(&opening).map(of).collect()
}

#[test]
fn a_page_is_made_of_the_parts_that_are_exchanged_later() {
    for language in languages() {
        let state = State::default();
        let view = view(&BAKED, &state, &[], &language);
        let html = page(&view, &language);
        let shown =
            Shown { state: &state, view: &view, language: &language, heading: HeadingLevel::default() };
        for part in Part::ALL {
            if part == Part::Outcome {
                // It stands at every bar, and is said aloud elsewhere.
                assert!(html.contains("<span class=\"outcome\" aria-hidden=\"true\"></span>"), "{part:?}");
                assert_eq!(html.matches("role=\"status\"").count(), 1, "there is one live region");
                continue;
            }
            // The table of all figures is made when it is opened.
            let expected = if part == Part::Figures { String::new() } else { page::part(part, shown).0 };
            assert_eq!(contents(&html, part.name()), [expected], "{part:?}");
        }
        let heading = HeadingLevel::default().of_charts(Scope::Story);
        for part in ChartPart::ALL {
            // What is text alone has no list of marks, and few drawings have numbers above them.
            let charts = view.charts.iter().filter(|view| match part {
                ChartPart::Marks => view.chart.is_drawn(),
                ChartPart::Heads => view.chart.has_heads(),
                _ => true,
            });
            let parts = charts.map(|chart| match part {
                // Its rows are made when it is opened.
                ChartPart::Table => String::new(),
                part => page::chart_part(part, chart, &language, heading).0,
            });
            assert_eq!(contents(&html, part.name()), parts.collect::<Vec<_>>(), "{part:?}");
        }
    }
}

#[test]
fn before_any_script_chapters_have_their_tables_and_the_explorer_leads_to_the_pages_of_its_charts() {
    for language in languages() {
        let view = view(&BAKED, &State::default(), &[], &language);
        let html = static_page(&view, &language);
        let (explored, told): (Vec<_>, Vec<_>) =
            view.charts.iter().partition(|chart| chart.chapter.is_none());
        let tables = told.iter().map(|chart| page::chart_table(chart, &language).0);
        assert_eq!(contents(&html, ChartPart::Table.name()), tables.collect::<Vec<_>>());
        assert!(explored.len() > 10);
        for ChartView { chart, title, .. } in explored {
            let (_, link) = html.split_once(&format!("<a href=\"of/{}\">", chart.key)).unwrap();
            let words = link.split_once("</a>").unwrap().0.replace("<wbr>", "");
            assert_eq!(words, escaped(&text::plain(title)), "{}", chart.key);
        }
    }
}

#[test]
fn no_markup_carries_a_style_of_its_own() {
    for language in languages() {
        for query in queries() {
            assert!(!page(&story_of(&query, &language), &language).contains(" style="), "{query}");
        }
    }
}
