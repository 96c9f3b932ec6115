use greater_bay_ip::dataset::{FigureId, Message};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::Measure;
use greater_bay_ip::page::{self, ChartPart, Part, Shown};
use greater_bay_ip::query;
use greater_bay_ip::state::State;
use greater_bay_ip::view::{Cell, ChartView, View, view};
use maud::{Markup, html};

use crate::matrix::{chart, languages, queries, rows, view_of};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "br", "img", "hr"];

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
    page::infographic(view, language, "figures.csv", &|_| Markup::default()).into_string()
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

fn count(html: &str, tag: &str) -> usize {
    tags(html).iter().filter(|name| *name == tag).count()
}

#[test]
fn every_tag_is_closed_in_order() {
    for language in languages() {
        for query in queries() {
            let view = view_of(&query, &language);
            balanced(&page(&view, &language));
            balanced(&page::chips(&view, &language).0);
            for chart in &view.charts {
                balanced(&page::marks(chart, &language).0);
                balanced(&page::foot(chart, &language).0);
            }
        }
        FigureId::all().for_each(|id| balanced(&page::tip(id, Measure::Counted, &language).0));
    }
}

#[test]
fn every_chart_has_its_figures_in_a_table() {
    for language in languages() {
        for query in queries() {
            let view = view_of(&query, &language);
            let page = page(&view, &language);
            let figures: Vec<&str> = page.split("<figure").skip(1).collect();
            assert_eq!(figures.len(), view.charts.len());
            for (chart, html) in view.charts.iter().zip(figures) {
                let (_, body) = html.split_once("<tbody>").unwrap();
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
    for ChartView { chart, facets, .. } in view_of("", &Language::english()).charts {
        let view = crate::matrix::chart(chart.key, "", &Language::english());
        let marks = page::marks(&view, &Language::english()).into_string();
        let cells: Vec<&Cell> = facets.iter().flat_map(|facet| &facet.cells).collect();
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            let id = format!("id=\"{}\"", page::mark_id(chart.key, cell.figure, Some(cell.pick)));
            assert_eq!(marks.matches(&id).count(), 1, "{id}");
        }
        let data: Vec<_> =
            view.data().filter(|datum| cells.iter().all(|cell| cell.figure != Some(datum.id))).collect();
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
    let html = page(&view_of("", &Language::english()), &Language::english());
    let values = |attribute: &str| -> Vec<String> {
        let opening = format!(" {attribute}=\"");
        html.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
    }
    for attribute in ["aria-controls", "aria-labelledby", "aria-describedby"] {
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
        let view = view(&state, &dropped, &language);
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
    let html =
        page::infographic(&view_of("", &english), &english, address, &|_| Markup::default()).into_string();
    assert!(html.contains("href=\"x&quot;&gt;&lt;script&gt;\"") && !html.contains("<script>"));
}

#[test]
fn chosen_options_are_checked_and_can_be_taken_back() {
    let english = Language::english();
    let view = view_of("place=macao,zhuhai&layer=story", &english);
    let html = page(&view, &english);
    // The three words, the three filters that are never without a choice, the two bounds and the language.
    assert_eq!(html.matches(" checked").count(), 3 + 3);
    assert_eq!(html.matches(" selected>").count(), 2 + 1);
    let chips = page::chips(&view, &english).into_string();
    assert_eq!(chips.matches("class=\"chip\"").count(), 3);
    assert!(chips.contains("aria-label=\"Remove Macao\"") && chips.contains("class=\"reset\""), "{chips}");
    assert_eq!(page::chips(&view_of("", &english), &english).0, "");
}

#[test]
fn every_option_says_aloud_what_it_would_leave() {
    let english = Language::english();
    let view = view_of("", &english);
    let html = page(&view, &english);
    for option in view.filters.iter().flat_map(|filter| &filter.options) {
        let name = escaped(&page::option_name(option, &english));
        assert!(name.contains(&page::count(option)) && html.contains(&name), "{name}");
    }
}

#[test]
fn a_tip_names_place_quantity_and_source() {
    for language in languages() {
        for id in FigureId::all() {
            let tip = page::tip(id, Measure::Counted, &language).into_string();
            let detail = greater_bay_ip::view::Detail::of(id, &language);
            for part in [&detail.place, &detail.quantity, &detail.metric, &detail.period, &detail.source] {
                assert!(tip.contains(&escaped(part)), "{part} in {tip}");
            }
            assert_eq!(tip.contains("<a "), !detail.url.is_empty(), "{tip}");
        }
    }
}

#[test]
fn an_empty_chart_says_so() {
    for language in languages() {
        let view = chart("density", "place=macao", &language);
        let nothing = escaped(language.text(Message::UiNothingHere));
        assert!(page::caption(&view).0.contains(&nothing), "{}", language.tag());
    }
}

#[test]
fn the_density_chart_reads_so_in_a_page() {
    let english = Language::english();
    let html = page(&view_of("place=shenzhen,zhuhai", &english), &english);
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
        let view = view(&state, &[], &language);
        let html = page(&view, &language);
        let shown = Shown { state: &state, view: &view, stop: None, language: &language };
        for part in Part::ALL {
            // The table of all figures is made when it is opened.
            let expected = if part == Part::Figures { String::new() } else { page::part(part, shown).0 };
            assert_eq!(contents(&html, part.name()), [expected], "{part:?}");
        }
        for part in ChartPart::ALL {
            let parts = view.charts.iter().map(|chart| page::chart_part(part, chart, &language).0);
            assert_eq!(contents(&html, part.name()), parts.collect::<Vec<_>>(), "{part:?}");
        }
    }
}

#[test]
fn no_markup_carries_a_style_of_its_own() {
    for language in languages() {
        for query in queries() {
            assert!(!page(&view_of(&query, &language), &language).contains(" style="), "{query}");
        }
    }
}
