use std::collections::BTreeSet;

use fantoccini::key::Key;
use greater_bay_ip::dataset::{FigureId, Message};
use greater_bay_ip::language::Language;
use greater_bay_ip::view::Detail;
use serde::Deserialize;

use super::page::{Page, visit};
use super::{CHARTS, expected};

/// What a reader who uses keys is shown of the mark they are on.
#[derive(Debug, Deserialize)]
struct Pointed {
    /// The id of the current option, and the option that calls itself selected.
    active: Option<String>,
    selected: Vec<String>,
    tip: String,
    links: Vec<String>,
    is_shown: bool,
    is_ringed: bool,
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
           left, right, room: innerWidth,
         }}"
    ));
    serde_json::from_value(answer).unwrap()
}

impl Pointed {
    /// Expects that everything said is said of the current option.
    #[track_caller]
    fn expect_told(&self) -> String {
        let active = self.active.clone().unwrap_or_else(|| panic!("no mark is pointed at: {self:?}"));
        let number = active.rsplit('-').next().unwrap().parse().unwrap();
        let english = Language::english();
        let detail = Detail::of(FigureId(number), &english);
        assert_eq!(self.selected, [active.as_str()]);
        for words in [&detail.place, &detail.quantity, &detail.period, &detail.remark] {
            assert!(self.tip.contains(words.as_str()), "{words:?} is not in {:?}", self.tip);
        }
        if detail.url.is_empty() {
            assert!(self.tip.contains(english.text(Message::UiOwnArithmetic)), "{:?}", self.tip);
            assert_eq!(self.links, [""; 0]);
        } else {
            assert!(self.tip.contains(&detail.source), "{:?}", self.tip);
            assert_eq!(self.links, [detail.url]);
        }
        assert!(self.is_shown && self.is_ringed, "{self:?}");
        assert!(self.left >= 0.0 && self.right <= self.room, "the tooltip leaves the window: {self:?}");
        active
    }
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
        for (chart, view) in CHARTS.iter().zip(expected("").charts) {
            let options = options(page, chart);
            assert_eq!(options.len(), view.data().count(), "{chart}");
            focus(page, chart);
            page.press(Key::Home);
            let mut reached = vec![pointed(page, chart).expect_told()];
            for _ in &options {
                page.press(Key::Right);
                reached.push(pointed(page, chart).expect_told());
            }
            assert_eq!(reached.pop(), reached.last().cloned(), "{chart}: the walk ends at the last mark");
            let set = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
            assert_eq!(set(&reached), set(&options), "{chart}");
            assert_eq!(reached.len(), options.len(), "{chart}: a mark is met twice");

            page.press(Key::Left);
            assert_eq!(pointed(page, chart).expect_told(), reached[reached.len().saturating_sub(2)]);
            page.press(Key::Home);
            assert_eq!(pointed(page, chart).expect_told(), reached[0]);
            page.press(Key::End);
            assert_eq!(pointed(page, chart).expect_told(), reached[reached.len() - 1]);
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
fn enter_goes_to_the_source_and_escape_back_and_away() {
    visit("/", |page| {
        for chart in CHARTS {
            focus(page, chart);
            // Not every figure has a source to go to.
            for _ in options(page, chart) {
                if !pointed(page, chart).links.is_empty() {
                    break;
                }
                page.press(Key::Right);
            }
            let active = pointed(page, chart).expect_told();
            page.press(Key::Enter);
            assert!(page.holds("return root.activeElement.matches('.tip a')"), "{chart}");
            assert_eq!(pointed(page, chart).expect_told(), active, "{chart}: the tooltip stays open");
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
fn tab_reaches_controls_then_each_charts_list_links_and_button_and_only_what_can_be_seen() {
    for width in [1280, 360] {
        visit("/", |page| {
            page.set_screen(width, 900, 1.0);
            page.open("/");
            page.run(
                "document.querySelector('#headline').tabIndex = -1;
                 document.querySelector('#headline').focus()",
            );
            let mut stops = Vec::new();
            loop {
                page.press(Key::Tab);
                let stop = page.run(
                    "const now = root.activeElement;
                     if (!now) return null;
                     const box = now.getBoundingClientRect();
                     const seen = isVisible(now) && box.width > 1 && box.height > 1 && !now.closest('.table:not(.open)');
                     const chart = now.closest('figure')?.dataset.chart;
                     const kind = ['marks', 'tip', 'foot', 'toggle', 'table', 'fold', 'scroll', 'download']
                       .find((part) => now.closest(`.${part}`)) ?? now.localName;
                     return [chart, kind].filter(Boolean).join(' ') + (seen ? '' : ' (unseen)')",
                );
                match stop.as_str() {
                    Some(stop) => stops.push(stop.to_owned()),
                    None => break,
                }
                assert!(stops.len() < 500, "the infographic does not let go of the focus");
            }
            let unseen: Vec<&String> = stops.iter().filter(|stop| stop.ends_with("(unseen)")).collect();
            assert!(unseen.is_empty(), "{} stops on what cannot be seen: {unseen:#?}", unseen.len());
            stops.dedup();
            let controls = if width > 641 { "input" } else { "fold" };
            let mut order = vec![controls.to_owned()];
            for chart in CHARTS {
                focus(page, chart);
                let mut parts = vec!["marks", "tip", "foot", "toggle"];
                // What is worked out from the story has no source to go to.
                parts.retain(|&part| part != "tip" || !pointed(page, chart).links.is_empty());
                order.extend(parts.into_iter().map(|part| format!("{chart} {part}")));
            }
            order.extend(["summary", "download"].map(str::to_owned));
            assert_eq!(stops, order, "{width}");
        });
    }
}
