//! Whose text size counts: the reader's, not the root's of a host; and that nothing is lost where it is large or set apart.

use serde_json::{Value, json};

use super::guest::host;
use super::page::{Page, visit};

const SCRIPT: &str = "<script type=module src={site}/greater-bay-ip.js></script>";

/// How large the words are, and what the canvases show.
fn look(page: &Page) -> Value {
    page.run(
        "await settled();
         const parts = ['.headline', '.title', '.topic', '.lead', '.measure', '.source', '.toggle', '.subtitle', '.counts b'];
         return [pictures(), parts.map((part) => [part, getComputedStyle(one(part)).fontSize, one(part).offsetHeight])]",
    )
}

#[test]
fn the_root_of_a_host_does_not_matter() {
    let look_in = |root: &str| {
        let html = format!(
            "<style>html {{ font-size: {root} }} body {{ margin: 0 }}</style>{SCRIPT}<greater-bay-ip></greater-bay-ip>"
        );
        let mut seen = json!(null);
        host(&html, |page| {
            page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
            seen = look(page);
        });
        seen
    };
    let usual = look_in("100%");
    assert!(usual[1][0][1] == "28px", "{usual}");
    for root in ["62.5%", "40px", "100px"] {
        assert_eq!(look_in(root), usual, "{root}");
    }
}

#[test]
fn a_host_can_say_how_large_all_is() {
    let html = format!(
        "<style>body {{ margin: 0 }} greater-bay-ip {{ --greater-bay-ip-size: 24px }}</style>{SCRIPT}<greater-bay-ip></greater-bay-ip>"
    );
    host(&html, |page| {
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        let size = page.text("return getComputedStyle(one('.headline')).fontSize");
        assert_eq!(size, "42px");
    });
}

/// How large the words above a picture are, and the mark that keys come to first in it.
fn sizes(page: &Page, chart: &str) -> (f64, f64) {
    let sizes = page.run(&format!(
        "await settled();
         figure('{chart}').querySelector('.marks').focus();
         await frames(2);
         const ring = figure('{chart}').querySelector('.ring').getBoundingClientRect();
         return [parseFloat(getComputedStyle(figure('{chart}').querySelector('.measure')).fontSize), ring.height - 4]"
    ));
    serde_json::from_value(sizes).unwrap()
}

/// What reaches out of the window, and what cuts its own words off.
const LOST: &str = "
    await settled();
    const { clientWidth, scrollWidth } = document.documentElement;
    // In a line that is cut, who else says so stands in the notes as well.
    const scrolls = '.table, .scroll, .source, .heard, .skip, .keys, .marks';
    const isSeen = (part) => part.checkVisibility() && part.getBoundingClientRect().width > 1;
    const seen = all('.infographic *').filter((part) => isSeen(part) && !part.closest(scrolls));
    const out = seen.filter((part) => part.getBoundingClientRect().right > clientWidth + 1);
    const cut = seen.filter((part) => {
      const { overflowX, overflowY } = getComputedStyle(part);
      return (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1) ||
        (overflowY === 'hidden' && part.scrollHeight > part.clientHeight + 1);
    });
    const named = (part) => `${part.localName}.${part.className} ${part.textContent.slice(0, 30)}`;
    return [...(scrollWidth > clientWidth ? [`the page: ${scrollWidth}`] : []),
      ...out.map((part) => 'out: ' + named(part)), ...cut.map((part) => 'cut: ' + named(part))]";

#[test]
fn on_our_own_pages_all_grows_with_the_readers_text_and_nothing_is_lost() {
    for path in ["/", "/embed.html", "/embed-uneven.html"] {
        visit("/", |page| {
            page.arrive(path);
            let (words, mark) = sizes(page, "density");
            page.run("document.documentElement.style.fontSize = '200%'; await frames(3)");
            let (large_words, large_mark) = sizes(page, "density");
            assert!((large_words / words - 2.0).abs() < 0.02, "{path}: {words} → {large_words}");
            assert!(large_mark / mark > 1.6, "{path}: {mark} → {large_mark}");
            // At once, and for readers who come with it.
            for width in [1280, 640, 320, 280] {
                page.set_screen(width, 900, 1.0);
                page.run("await frames(3)");
                assert_eq!(page.texts(LOST), [""; 0], "{path} at {width}");
            }
        });
    }
}

#[test]
fn nothing_is_lost_where_readers_set_letters_words_and_lines_apart_or_zoom_in() {
    visit("/", |page| {
        for path in ["/", "/embed-rank.html"] {
            for width in [1280, 320, 280] {
                page.set_screen(width, 900, 1.0);
                page.arrive(path);
                assert_eq!(page.texts(LOST), [""; 0], "{path} at {width}");
                // WCAG 2.2, 1.4.12.
                page.run(
                    "const apart = new CSSStyleSheet();
                     apart.replaceSync(`.infographic * {
                       line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
                     } p { margin-bottom: 2em !important }`);
                     root.adoptedStyleSheets = [apart];
                     for (const rest of all('.rest, .terms, .tasks')) rest.open = true",
                );
                assert_eq!(page.texts(LOST), [""; 0], "{path} at {width}, set apart");
            }
        }
    });
}

/// What can be pressed and is smaller than a length, but for links within lines of text and what the focus alone brings out.
const SMALL: &str = "
    openExplorer();
    await settled();
    for (const folded of all('details:not([open])')) folded.open = true;
    await settled();
    const isWithinText = (part) => part.localName === 'a' && part.closest('.notes p, .foot p');
    const controls = all('a, button, summary, select, input').filter((part) => isVisible(part) && !part.matches('.skip'));
    const pressed = controls.map((part) => part.closest('label') ?? part).filter((part) => !isWithinText(part));
    const isSmall = (part) => Math.min(part.getBoundingClientRect().width, part.getBoundingClientRect().height) < least - .5;
    const named = (part) => `${part.localName}.${part.className} in ${part.parentElement.className}`;
    return [...new Set(pressed.filter(isSmall).map(named))]";

#[test]
fn what_can_be_pressed_has_room_for_a_finger_on_touch_and_for_a_mouse_elsewhere() {
    visit("/", |page| {
        for (width, touches, least) in [(360, true, 44), (1280, true, 44), (1280, false, 24)] {
            page.set_screen(width, 800, 1.0);
            page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": touches }));
            for path in ["/embed.html", "/embed-rank.html", "/embed-use.html"] {
                page.open(path);
                assert_eq!(page.holds("return matchMedia('(pointer: coarse)').matches"), touches);
                let small = page.texts(&format!("const least = {least}; {SMALL}"));
                assert!(small.is_empty(), "{path} at {width}, touch: {touches}: {small:#?}");
            }
        }
    });
}
