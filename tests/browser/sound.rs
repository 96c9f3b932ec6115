//! Listening to a chart: by a clock and tones that are written down, and by those of the browser.

use fantoccini::key::Key;
use greater_bay_ip::charts;
use greater_bay_ip::dataset::Message;
use greater_bay_ip::language::Language;
use greater_bay_ip::sound::{self, Speed, Tone};
use serde::Deserialize;
use serde_json::json;

use super::frames::lines;
use super::guest::host_after;
use super::page::{Page, visit};
use super::{CHARTS, expected};
use crate::matrix;

/// Writes down in `sounds` what is asked of the browser's tones, one entry a context.
const WRITTEN: &str = "
    window.sounds = [];
    const parameter = (turns) => ({
      setValueAtTime: (...turn) => turns.push(turn),
      linearRampToValueAtTime: (...turn) => turns.push(turn),
    });
    window.AudioContext = class {
      constructor() {
        this.tones = [];
        this.made = performance.now();
        this.destination = { isEnd: true };
        this.isClosed = false;
        window.sounds.push(this);
      }
      get currentTime() { return 7 + (performance.now() - this.made) / 1000; }
      resume() { return Promise.resolve(); }
      close() { this.isClosed = true; return Promise.resolve(); }
      createOscillator() {
        const tone = { pitch: [] };
        this.tones.push(tone);
        return {
          tone,
          frequency: parameter(tone.pitch),
          start: (at) => tone.start = at,
          stop: (at) => tone.stop = at,
          connect: (gain) => { gain.tone.through = tone; return gain; },
        };
      }
      createGain() {
        const tone = { loudness: [] };
        return {
          tone,
          gain: parameter(tone.loudness),
          connect: (end) => { Object.assign(tone.through, { loudness: tone.loudness, isHeard: end.isEnd }); return end; },
        };
      }
    };";

/// Keeps the browser's own contexts in `sounds`.
const OWN: &str = "
    window.sounds = [];
    window.AudioContext = class extends AudioContext {
      constructor() { super(); window.sounds.push(this); }
    };";

/// A tone as it was written down.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    start: f64,
    stop: f64,
    pitch: Vec<(f64, f64)>,
    loudness: Vec<(f64, f64)>,
    is_heard: bool,
}

/// What is written down of the context that was made last.
fn written(page: &Page) -> Vec<Written> {
    serde_json::from_value(page.run("return window.sounds.at(-1).tones")).unwrap()
}

/// How many contexts there have been, and how many of them are closed.
fn sounds(page: &Page) -> (u64, u64) {
    let counts = page.run(
        "return [window.sounds.length, window.sounds.filter((sound) => sound.isClosed || sound.state === 'closed').length]",
    );
    serde_json::from_value(counts).unwrap()
}

/// What must be heard of a chart, worked out without a browser.
fn tones(chart: &str, speed: Speed) -> Vec<Tone> {
    let view = expected("");
    let view = view.charts.iter().find(|view| view.chart.key == chart).unwrap();
    sound::score(view, &matrix::drawn(view, 600.0).marks, speed)
}

fn said(message: Message) -> String {
    Language::english().words(message)
}

/// What the live region says, as often as it says it.
fn heard(page: &Page) -> String {
    page.text("return one('.heard').textContent").trim_end_matches('\u{a0}').to_owned()
}

fn listen(page: &Page, chart: &str) {
    page.click(&format!("figure[data-chart={chart}] .listen"));
}

fn is_pressed(page: &Page, chart: &str) -> bool {
    page.run_with("return figure(given).querySelector('.listen').ariaPressed", json!(chart)) == "true"
}

fn with(script: &str, path: &str, test: impl FnOnce(&Page)) {
    visit("/", |page| {
        page.run_before_pages(script);
        page.open(path);
        test(page);
    });
}

/// Whether the words name the last tone.
fn is_last(words: &str) -> bool {
    let said = said(Message::SoundOver);
    words.starts_with(said.split('{').next().unwrap()) && words.contains("2025")
}

#[test]
fn a_press_has_each_mark_be_heard_in_order_and_nothing_does_before() {
    with(WRITTEN, "/", |page| {
        page.run("figure('rank').querySelector('.marks').focus(); await settled()");
        page.press(Key::Right);
        page.run("figure('rank').querySelector('.toggle').focus()");
        page.press(Key::Right);
        assert!(page.holds("return root.activeElement.matches('.listen')"), "arrows lead to it");
        assert_eq!(sounds(page), (0, 0), "nothing is made before a press");
        assert!(!is_pressed(page, "rank"));
        for chart in ["rank", "stock", "density", "licensing"] {
            listen(page, chart);
            let (written, tones) = (written(page), tones(chart, Speed::Normal));
            assert_eq!(written.len(), tones.len(), "{chart}");
            let first = written[0].start;
            assert!(first > 7.0, "in time");
            for (written, tone) in written.iter().zip(&tones) {
                assert!(written.is_heard, "{chart}");
                assert!((written.start - first - tone.start).abs() < 1e-6, "{chart}: {written:?} {tone:?}");
                assert!((written.stop - first - tone.end()).abs() < 1e-6, "{chart}: {written:?} {tone:?}");
                for (turns, expected) in
                    [(&written.pitch, tone.pitch()), (&written.loudness, tone.loudness())]
                {
                    assert_eq!(turns.len(), expected.len());
                    for ((value, at), turn) in turns.iter().zip(expected) {
                        assert!(
                            (value - turn.value).abs() < 1e-3 && (at - first - turn.at).abs() < 1e-6,
                            "{chart}: {turns:?}"
                        );
                    }
                }
            }
            assert!(is_pressed(page, chart));
            assert!(heard(page).starts_with(&format!("{} tones. First: ", tones.len())), "{}", heard(page));
        }
        assert_eq!(sounds(page), (4, 3), "one chart at a time");
        assert!(!is_pressed(page, "rank"));
    });
}

#[test]
fn the_mark_that_sounds_is_lit_and_the_end_is_said() {
    with(WRITTEN, "/", |page| {
        page.run("figure('pct').scrollIntoView({ block: 'center', behavior: 'instant' }); await settled()");
        let before = page.pictures_now();
        listen(page, "pct");
        page.wait_for("a ring", "return isVisible(figure('pct').querySelector('.ring'))");
        assert!(
            page.holds("return isVisible(figure('pct').querySelector('.sound'))"),
            "how to listen is said"
        );
        page.wait_for("the end", "return figure('pct').querySelector('.listen').ariaPressed === 'false'");
        assert!(is_last(&heard(page)), "{}", heard(page));
        assert_eq!(sounds(page), (1, 1));
        assert!(!page.holds("return isVisible(figure('pct').querySelector('.ring'))"));
        assert!(!page.holds("return isVisible(figure('pct').querySelector('.tip'))"));
        assert_eq!(page.pictures()["pct"], before["pct"], "nothing is lit any more");
    });
}

#[test]
fn it_stops_by_the_button_by_escape_and_when_what_is_heard_changes() {
    with(WRITTEN, "/", |page| {
        let mut count = 0;
        let mut expect_stop = |stop: &dyn Fn(), words: Option<Message>| {
            count += 1;
            listen(page, "rank");
            assert_eq!(sounds(page), (count, count - 1));
            page.wait_for("a ring", "return isVisible(figure('rank').querySelector('.ring'))");
            stop();
            assert_eq!(sounds(page), (count, count), "all is released");
            assert!(!is_pressed(page, "rank"));
            assert!(!page.holds("return isVisible(figure('rank').querySelector('.ring'))"));
            if let Some(words) = words {
                assert_eq!(heard(page), said(words));
            }
        };
        expect_stop(&|| listen(page, "rank"), Some(Message::SoundStopped));
        expect_stop(&|| page.press(Key::Escape), Some(Message::SoundStopped));
        expect_stop(&|| drop(page.run("element.setState({ place: ['shenzhen'] })")), None);
        expect_stop(&|| drop(page.run("element.setState({ place: [] })")), None);
        let leave = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
            while (figure('rank').querySelector('.listen').ariaPressed === 'true') await frames(1)";
        expect_stop(&|| drop(page.run(leave)), None);
        let speak = "element.lang = 'pt'; while (one('.infographic').lang !== 'pt') await frames(1);
            element.lang = 'en'; while (one('.infographic').lang !== 'en') await frames(1)";
        expect_stop(&|| drop(page.run(speak)), None);
        listen(page, "rank");
        // Another infographic of the page is heard in place of it.
        page.run(
            "const other = document.createElement('greater-bay-ip');
             other.setAttribute('chart', 'pct');
             element.after(other);
             await other.ready;
             other.shadowRoot.querySelector('.listen').click();
             await tick()",
        );
        assert_eq!(sounds(page), (count + 2, count + 1));
        assert!(!is_pressed(page, "rank"));
        page.run("element.nextElementSibling.remove(); await tick()");
        assert_eq!(sounds(page), (count + 2, count + 2), "what is taken out of the page is silent");
    });
}

#[test]
fn another_speed_goes_on_where_it_is_and_is_one_stop() {
    with(WRITTEN, "/", |page| {
        listen(page, "rank");
        page.click("figure[data-chart=rank] .speed[value=slow]");
        assert_eq!(sounds(page), (2, 1));
        let (slow, rest) = (tones("rank", Speed::Slow), written(page));
        let skipped = slow.len() - rest.len();
        assert!(skipped < slow.len() / 2, "{skipped}");
        for (tone, rest) in slow.iter().skip(skipped).zip(&rest) {
            assert!((tone.duration - (rest.stop - rest.start)).abs() < 1e-6);
        }
        page.press(Key::Escape);
        let chosen = "return all('.speed').filter((speed) => speed.ariaPressed === 'true').every((speed) => speed.value === given)";
        assert_eq!(page.run_with(chosen, json!("slow")), true, "at every chart");
        assert_eq!(sounds(page), (2, 2));
        let stops = "return figure('rank').querySelectorAll('.speeds [tabindex=\"0\"]').length";
        assert_eq!(page.run(stops), 1);
        page.run("figure('rank').querySelector('.speed[value=slow]').focus()");
        page.press(Key::Right);
        page.press(Key::Right);
        page.press(Key::Enter);
        assert_eq!(page.run_with(chosen, json!("fast")), true);
        assert_eq!(sounds(page), (2, 2), "a choice alone makes no sound");
        listen(page, "pct");
        let (fast, written) = (tones("pct", Speed::Fast), written(page));
        assert!((written[1].start - written[0].start - fast[1].start).abs() < 1e-6);
    });
}

#[test]
fn a_pause_rests_and_goes_on_by_keys_too() {
    with(WRITTEN, "/", |page| {
        let pause = "figure('rank').querySelector('.pause')";
        let said = |page: &Page| page.run(&format!("return [{pause}.ariaPressed, {pause}.ariaDisabled]"));
        listen(page, "rank");
        assert_eq!(said(page), json!(["false", null]));
        page.click("figure[data-chart=rank] .pause");
        assert_eq!((said(page), sounds(page)), (json!(["true", null]), (1, 1)));
        page.run("figure('rank').querySelector('.speed[aria-pressed=true]').focus()");
        page.press(Key::End);
        assert_eq!(page.run("return root.activeElement.className"), "pause");
        page.press(Key::Enter);
        assert_eq!((said(page), sounds(page)), (json!(["false", null]), (2, 1)));
        page.press(Key::Escape);
        assert_eq!((said(page), sounds(page)), (json!(["false", "true"]), (2, 2)));
    });
}

#[test]
fn the_browser_plays_it_on_a_press_and_in_a_frame_too() {
    with(OWN, "/", |page| {
        assert_eq!(sounds(page), (0, 0));
        listen(page, "pct");
        page.wait_for("tones", "return window.sounds[0]?.state === 'running'");
        page.wait_for("the end", "return window.sounds[0].state === 'closed'");
        assert!(is_last(&heard(page)), "{}", heard(page));
    });
    host_after(OWN, &lines("pct"), |page| {
        page.in_frame("iframe", || {
            page.wait_for("the frame", "return element?.hasAttribute('data-ready') ?? false");
            listen(page, "pct");
            page.wait_for("tones", "return window.sounds[0]?.state === 'running'");
            page.wait_for("the end", "return window.sounds[0].state === 'closed'");
            assert!(is_last(&heard(page)), "{}", heard(page));
        });
    });
}

#[test]
fn where_nothing_can_be_heard_nothing_is_offered_or_it_is_said() {
    let offered =
        "return all('.listen').filter(isVisible).map((button) => button.closest('figure').dataset.chart)";
    with("delete window.AudioContext", "/", |page| assert_eq!(page.texts(offered), [""; 0]));
    with(WRITTEN, "/", |page| {
        let on_scales: Vec<&str> =
            CHARTS.into_iter().filter(|chart| charts::find(chart).unwrap().has_scale()).collect();
        assert_eq!(page.texts(offered), on_scales);
        page.run("element.setAttribute('controls', 'none')");
        assert_eq!(page.texts(offered), [""; 0]);
    });
    for refusal in [
        "window.AudioContext = class { constructor() { throw new Error('no') } }",
        "window.AudioContext = class extends AudioContext { createGain() { throw new Error('no') } }",
        "window.AudioContext = class extends AudioContext { get currentTime() { return 0 } }",
    ] {
        with(refusal, "/", |page| {
            listen(page, "rank");
            page.wait_for("a word", "return figure('rank').querySelector('.listen').ariaPressed === 'false'");
            assert_eq!(heard(page), said(Message::SoundRefused), "{refusal}");
            let under = page.text("return figure('rank').querySelector('.citation').innerText");
            assert_eq!(under, said(Message::SoundRefused));
        });
    }
}
