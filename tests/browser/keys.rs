use std::collections::BTreeSet;

use fantoccini::key::Key;
use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::dataset::FigureId;
use greater_bay_ip::language::Language;
use greater_bay_ip::page::mark_id;
use greater_bay_ip::view::{Cell, ChartView, Datum, Detail};
use serde::Deserialize;
use serde_json::json;

use super::page::{Page, visit};
use super::stops::tab_through;
use super::{drawn, expected, shown};

/// What a reader who uses keys is shown of the mark they are on.
#[derive(Debug, Deserialize)]
struct Pointed {
    /// The id of the current option, and those of the chosen ones.
    active: Option<String>,
    selected: Vec<String>,
    tip: String,
    links: Vec<String>,
    is_shown: bool,
    is_ringed: bool,
    /// Where the ring is.
    ring: (f64, f64),
    /// The tooltip's edges and the viewport's.
    left: f64,
    right: f64,
    room: f64,
}

fn pointed(page: &Page, chart: &str) -> Pointed {
    let answer = page.run(&format!(
        "const part = (selector) => figure('{chart}').querySelector(selector);
         const tip = part('.tip');
         const {{ left, right }} = tip.getBoundingClientRect();
         return {{
           active: part('.marks').getAttribute('aria-activedescendant'),
           selected: [...part('.marks').querySelectorAll('[aria-selected=true]')].map(({{ id }}) => id),
           tip: tip.textContent,
           links: [...tip.querySelectorAll('a')].map(({{ href }}) => href),
           is_shown: isVisible(tip),
           is_ringed: isVisible(part('.ring')),
           ring: [part('.ring').offsetLeft, part('.ring').offsetTop],
           left, right, room: innerWidth,
         }}"
    ));
    serde_json::from_value(answer).unwrap()
}

impl Pointed {
    /// Expects that everything said is said of the current option.
    #[track_caller]
    fn expect_told(&self, view: &ChartView) -> String {
        let active = self.active.clone().unwrap_or_else(|| panic!("no mark is pointed at: {self:?}"));
        assert_eq!(self.selected, [""; 0], "nothing is chosen");
        assert!(self.is_shown && self.is_ringed, "{self:?}");
        assert!(self.left >= 0.0 && self.right <= self.room, "the tooltip leaves the window: {self:?}");
        let figure = match active.rsplit_once("-mark-") {
            Some((_, number)) => FigureId(number.parse().unwrap()),
            None => {
                let is_it = |cell: &&Cell| mark_id(view.chart.key, None, Some(cell.pick)) == active;
                let cell = cells(view).find(is_it).unwrap();
                let Some(figure) = cell.figure else {
                    assert!(self.tip.contains(&cell.speech), "{:?} is not in {:?}", cell.speech, self.tip);
                    return active;
                };
                figure
            }
        };
        let english = Language::english();
        let detail = Detail::in_chart(view, figure, &english);
        for words in [&detail.place, &detail.quantity, &detail.period, &detail.remark] {
            assert!(self.tip.contains(words.as_str()), "{words:?} is not in {:?}", self.tip);
        }
        assert!(self.tip.contains(&detail.source), "{:?}", self.tip);
        if detail.url.is_empty() {
            // It is worked out here: who says the numbers it comes out of is one press away.
            assert!((1..=2).contains(&self.links.len()), "{:?}", self.links);
        } else {
            // A note may rest on a source of its own.
            assert_eq!(self.links.first(), Some(&detail.url));
            assert_eq!(self.links.len(), detail.source.split(" · ").count());
        }
        active
    }
}

/// The controls in a chart.
fn cells<'v>(view: &'v ChartView) -> impl Iterator<Item = &'v Cell> {
    let cells = view.facets.iter().flat_map(|facet| &facet.cells);
    cells.filter(|cell| !cell.text.is_empty() || cell.pick.stage.is_none())
}

fn focus(page: &Page, chart: &str) {
    page.run(&format!("figure('{chart}').querySelector('.marks').focus()"));
}

fn options(page: &Page, chart: &str) -> Vec<String> {
    page.texts(&format!(
        "return [...figure('{chart}').querySelectorAll('li[role=option]')].map(({{ id }}) => id)"
    ))
}

/// Walks through every chart from its first mark to its last.
fn walk(width: u32) {
    visit("/", |page| {
        page.set_screen(width, 900, 1.0);
        page.open("/");
        for (chart, view) in drawn(&expected("")) {
            let options = options(page, chart);
            let is_in_cell = |datum: &&Datum| cells(view).any(|cell| cell.figure == Some(datum.id));
            let data = view.drawn().flat_map(|facet| facet.data.iter().chain(&facet.annotations));
            let figures: BTreeSet<FigureId> =
                data.filter(|datum| !is_in_cell(datum)).map(|datum| datum.id).collect();
            assert_eq!(options.len(), cells(view).count() + figures.len(), "{chart}");
            focus(page, chart);
            page.press(Key::Home);
            let now = || {
                let pointed = pointed(page, chart);
                (pointed.expect_told(view), pointed.ring)
            };
            let mut reached = vec![now()];
            loop {
                page.press(Key::Right);
                let next = now();
                if reached.last() == Some(&next) {
                    break;
                }
                assert!(!reached.contains(&next), "{chart}: a mark is met twice: {next:?}");
                reached.push(next);
            }
            // A figure that is drawn twice is met at both of its marks.
            let met: BTreeSet<&String> = reached.iter().map(|(id, _)| id).collect();
            assert_eq!(met, options.iter().collect(), "{chart}");

            page.press(Key::Left);
            assert_eq!(now(), reached[reached.len().saturating_sub(2)]);
            page.press(Key::Home);
            assert_eq!(now(), reached[0]);
            page.press(Key::End);
            assert_eq!(now(), reached[reached.len() - 1]);
        }
    });
}

#[test]
fn arrow_keys_reach_every_mark_on_a_wide_screen() {
    walk(1280);
}

#[test]
fn arrow_keys_reach_every_mark_on_a_narrow_screen() {
    walk(360);
}

#[test]
fn tab_goes_to_the_source_and_escape_back_and_away() {
    visit("/", |page| {
        for (chart, view) in drawn(&expected("")).filter(|(_, view)| cells(view).next().is_none()) {
            focus(page, chart);
            // Not every figure has a source to go to.
            for _ in options(page, chart) {
                if !pointed(page, chart).links.is_empty() {
                    break;
                }
                page.press(Key::Right);
            }
            let active = pointed(page, chart).expect_told(view);
            page.press(Key::Tab);
            assert!(page.holds("return root.activeElement.matches('.tip a')"), "{chart}");
            assert_eq!(pointed(page, chart).expect_told(view), active, "{chart}: the tooltip stays open");
            page.press(Key::Escape);
            assert!(page.holds("return root.activeElement.matches('.marks')"), "{chart}");
            assert!(!pointed(page, chart).is_shown, "{chart}");
            page.press(Key::Escape);
            assert!(page.holds("return root.activeElement.matches('.marks')"), "{chart}");

            page.press(Key::Right);
            assert!(pointed(page, chart).is_shown, "{chart}");
            page.press(Key::Escape);
            let away = pointed(page, chart);
            assert!(!away.is_shown && !away.is_ringed && away.active.is_none(), "{chart}: {away:?}");
        }
        assert_eq!(page.text("return location.search"), "", "looking at marks chooses nothing");
    });
}

#[test]
fn tab_reaches_controls_then_each_charts_list_links_and_tools_and_only_what_can_be_seen() {
    for width in [1280, 360] {
        visit("/", |page| {
            page.set_screen(width, 900, 1.0);
            page.open("/");
            let mut stops: Vec<String> = tab_through(
                page,
                "const box = now.getBoundingClientRect();
                 const seen = isVisible(now) && box.width > 1 && box.height > 1;
                 const chart = now.closest('figure')?.dataset.chart;
                 const kind = ['skip', 'bar', 'marks', 'tip', 'foot', 'actions', 'fold', 'scroll', 'download']
                   .find((part) => now.closest(`.${part}`)) ?? now.localName;
                 return [chart, kind].filter(Boolean).join(' ') + (seen ? '' : ' (unseen)')",
            );
            let unseen: Vec<&String> = stops.iter().filter(|stop| stop.ends_with("(unseen)")).collect();
            assert!(unseen.is_empty(), "{} stops on what cannot be seen: {unseen:#?}", unseen.len());
            stops.dedup();
            let is_wide = width > 641;
            // The years stand among the filters.
            let filters: &[&str] = if is_wide { &["input", "select", "input"] } else { &["fold"] };
            // The bar is one stop: at the top of the window, on phones at its bottom.
            let mut order = vec!["skip".to_owned()];
            order.extend(is_wide.then(|| "bar".to_owned()));
            let mut is_told = true;
            for (chart, view) in shown(&expected("")) {
                if view.chapter.is_none() && is_told {
                    is_told = false;
                    // What each office does, who says so, and the explorer.
                    let offices = ["summary", "foot", "summary"];
                    order.extend(offices.iter().chain(filters).map(|&stop| stop.to_owned()));
                }
                let is_drawn = view.drawn().next().is_some();
                if is_drawn {
                    focus(page, chart);
                }
                // On phones the rest of what a picture of the story offers waits behind one button.
                let offered: &[&str] = if is_wide || !is_told { &["actions"] } else { &["summary"] };
                let mut parts = [&["marks", "tip", "foot"], offered].concat();
                // What is worked out from the story has no source to go to.
                parts.retain(|&part| part != "tip" || (is_drawn && !pointed(page, chart).links.is_empty()));
                parts.retain(|&part| part != "marks" || is_drawn);
                let has_foot = is_told || view.sources().iter().any(|source| source.is_some());
                parts.retain(|&part| part != "foot" || has_foot);
                order.extend(parts.into_iter().map(|part| format!("{chart} {part}")));
                if !is_wide && view.chapter == Some(Chapter::OneSixth) {
                    // What the terms mean is folded there.
                    order.push("summary".to_owned());
                }
            }
            order.extend(["summary", "download", "select"].map(str::to_owned));
            if !is_wide {
                order.push("bar".to_owned());
            }
            order.push("skip".to_owned());
            assert_eq!(stops, order, "{width}");
        });
    }
}

/// Where the ring of a chart is, from the window's top, and how high the window is.
fn ring(page: &Page, chart: &str) -> (f64, f64, f64) {
    let ring = page.run(&format!(
        "const {{ top, bottom }} = figure('{chart}').querySelector('.ring').getBoundingClientRect();
         return [top, bottom, innerHeight]"
    ));
    serde_json::from_value(ring).unwrap()
}

#[test]
fn one_press_on_an_option_chooses_as_enter_and_space_do_and_stays_in_the_window() {
    visit("/", |page| {
        for chart in ["density", "rank", "grants", "map", "matrix"] {
            for press in ["Enter", "Space", "click"] {
                focus(page, chart);
                page.press(Key::Home);
                let active = pointed(page, chart).active.unwrap();
                for chosen in [vec![active.as_str()], Vec::new()] {
                    match press {
                        "Enter" => page.press(Key::Enter),
                        "Space" => page.press(' '),
                        // As screen readers do, whatever can be seen of the option.
                        _ => _ = page.run_with("root.getElementById(given).click()", json!(active)),
                    }
                    page.run("await settled()");
                    let now = pointed(page, chart);
                    assert_eq!(now.active.as_deref(), Some(active.as_str()), "{chart} {press}");
                    assert!(now.selected.contains(&active) != chosen.is_empty(), "{chart} {press}: {now:?}");
                    assert!(now.is_ringed, "{chart} {press}");
                    let (top, bottom, height) = ring(page, chart);
                    assert!(top >= 0.0 && bottom <= height, "{chart} {press}: {top} to {bottom} of {height}");
                }
                assert_eq!(page.text("return location.search"), "", "{chart} {press}");
            }
        }
    });
}

#[test]
fn arrows_up_and_down_go_between_series_and_letters_to_a_place() {
    visit("/", |page| {
        focus(page, "rank");
        page.press(Key::Home);
        page.press(Key::Down);
        let place = |page: &Page| page.text("return figure('rank').querySelector('.tip .place').textContent");
        assert_ne!(place(page), "Shenzhen–Hong Kong–Guangzhou");
        page.press('t');
        assert_eq!(place(page), "Tokyo–Yokohama");
        page.press(Key::PageUp);
        assert_eq!(place(page), "Shenzhen–Hong Kong–Guangzhou");
    });
}
