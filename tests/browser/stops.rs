use fantoccini::key::Key;
use greater_bay_ip::dataset::Message;
use greater_bay_ip::language::Language;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::page::{Page, visit};

/// The most stops of the Tab key before the first picture, and from one picture to the next.
const BEFORE: usize = 12;
const BETWEEN: usize = 4;

/// A stop of the Tab key.
#[derive(Debug, Deserialize)]
struct Stop {
    /// The picture whose list of marks it is.
    marks: Option<String>,
    #[expect(dead_code, reason = "shown where a test fails")]
    name: String,
}

/// Puts the focus right before the infographic.
fn stand_before(page: &Page) {
    page.run(
        "const before = document.createElement('span');
         before.tabIndex = -1;
         element.before(before);
         before.focus()",
    );
}

/// Presses Tab from before the infographic until it lets go of the focus; returns what a script says of each part that
/// has it, which is `now` there.
pub(super) fn tab_through<T: DeserializeOwned>(page: &Page, script: &str) -> Vec<T> {
    stand_before(page);
    let script = format!("const now = root.activeElement; if (!now) return null; {script}");
    let mut stops = Vec::new();
    loop {
        page.press(Key::Tab);
        let stop = page.run(&script);
        if stop.is_null() {
            return stops;
        }
        stops.push(serde_json::from_value(stop).unwrap());
        assert!(stops.len() < 500, "the infographic does not let go of the focus");
    }
}

#[test]
fn few_stops_lead_to_the_first_picture_and_from_one_to_the_next() {
    for (path, width) in [("/", 360), ("/", 1280), ("/embed.html", 360), ("/embed-top.html", 1280)] {
        visit("/", |page| {
            page.set_screen(width, 900, 1.0);
            page.arrive(path);
            let stops: Vec<Stop> = tab_through(
                page,
                "const marks = now.matches('.marks') ? now.closest('figure').dataset.chart : null;
                 return { marks, name: now.ariaLabel ?? now.textContent }",
            );
            let at: Vec<usize> = (0..stops.len()).filter(|&at| stops[at].marks.is_some()).collect();
            assert!(!at.is_empty(), "{path} {width}: {stops:#?}");
            assert!(at[0] <= BEFORE, "{path} {width}: {:#?}", &stops[..at[0]]);
            for pair in at.windows(2) {
                let between = &stops[pair[0] + 1..pair[1]];
                assert!(between.len() <= BETWEEN, "{path} {width}: {between:#?}");
            }
        });
    }
}

#[test]
fn a_button_leads_past_the_infographic() {
    visit("/", |page| {
        page.arrive("/");
        stand_before(page);
        page.press(Key::Tab);
        assert!(page.holds("return root.activeElement.matches('.skip') && isVisible(one('.skip'))"));
        page.press(Key::Enter);
        assert!(
            page.holds("return root.activeElement === all('.skip').at(-1) && isVisible(root.activeElement)")
        );
        page.press(Key::Tab);
        assert!(
            page.holds("return document.activeElement.matches('article a')"),
            "what follows in the article"
        );
        page.run("all('.skip')[1].click()");
        assert!(page.holds("return root.activeElement === one('.skip')"));
    });
}

#[test]
fn what_belongs_to_a_chart_says_so_and_arrows_go_through_its_tools() {
    visit("/", |page| {
        for chart in super::CHARTS {
            let names = page.run(&format!(
                "const topic = figure('{chart}')?.querySelector('.actions').ariaLabel;
                 if (!topic) return null;
                 const controls = [...figure('{chart}').querySelectorAll('button:not(.opener, .undo, .share, .speed), summary')];
                 return {{ topic, strange: controls.map((control) => [control.ariaLabel ?? '', control.textContent.trim()])
                   .filter(([name, text]) => !name.endsWith(`: ${{topic}}`) || !(text === '⋯' || name.startsWith(text))) }}"
            ));
            if !names.is_null() {
                assert_eq!(names["strange"], serde_json::json!([]), "{chart}: {names}");
            }
        }
        page.run("figure('rank').querySelector('.toggle').focus()");
        let now = || page.text("return root.activeElement.textContent");
        let mut met = vec![now()];
        for _ in 0..4 {
            page.press(Key::Right);
            met.push(now());
        }
        assert_eq!(met, ["Table", "Listen", "Cite", "Download, share", "Table"]);
        page.press(Key::Left);
        assert_eq!(now(), "Download, share");
        page.press(Key::Home);
        assert_eq!(now(), "Table");
        assert_eq!(
            page.run("return figure('rank').querySelectorAll('.actions > [tabindex=\"0\"], .actions > details > [tabindex=\"0\"]').length"),
            1
        );
    });
}

#[test]
fn the_focus_is_not_lost_with_the_way_back() {
    visit("/", |page| {
        page.arrive("/");
        page.run("element.setState({ place: ['shenzhen'] }); await settled()");
        page.run("one('.bar.top .opener').focus()");
        page.press(Key::Left);
        assert!(page.holds("return root.activeElement.matches('.undo')"));
        page.press(Key::Enter);
        page.run("await settled()");
        assert!(page.holds("return root.activeElement.matches('.bar.top .opener')"));
        let stops =
            page.run("return one('.bar.top .tools').querySelectorAll('[tabindex=\"0\"]:not(.undo)').length");
        assert_eq!(stops, 1);
    });
}

#[test]
fn links_to_new_windows_say_so() {
    visit("/", |page| {
        page.run("for (const toggle of all('.toggle')) toggle.click(); await settled()");
        for tag in ["en", "pt", "zh-Hans", "zh-Hant"] {
            let title = Language::find(tag).unwrap().text(Message::UiNewWindow).to_owned();
            let silent = page.run_with(
                "element.lang = given[0];
                 while (one('.infographic').lang !== given[0]) await frames(1);
                 await settled();
                 const links = all('a[target=_blank]');
                 return [links.length, links.filter(({ title }) => title !== given[1]).length]",
                serde_json::json!([tag, title]),
            );
            assert!(silent[0].as_u64() > Some(20), "{tag}: {silent}");
            assert_eq!(silent[1], 0, "{tag}");
        }
    });
}
