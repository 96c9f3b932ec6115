//! What hosts do to their pages once an infographic stands in them: drawing and pointing follow.

use fantoccini::key::Key;
use serde_json::json;

use super::guest::{READY, SCRIPT, host};
use super::page::Page;

/// Waits until a colour is in the canvas.
fn wait_for_ink(page: &Page, [red, green, blue]: [u8; 3]) {
    let pixel = u32::from_le_bytes([red, green, blue, u8::MAX]);
    page.wait_for("its colour", &format!("await frames(1); return pixels(one('canvas')).includes({pixel})"));
}

const LIGHT_INK: [u8; 3] = [0x14, 0x18, 0x1D];
const DARK_INK: [u8; 3] = [0xEE, 0xF1, 0xF4];

#[test]
fn it_is_as_dark_as_its_page_and_turns_with_it() {
    let html = format!(
        "<html style='color-scheme: light'><body>{SCRIPT}<greater-bay-ip chart=licensing></greater-bay-ip>"
    );
    host(&html, |page| {
        page.set_media("prefers-color-scheme", "dark");
        page.wait_for("the infographic", READY);
        wait_for_ink(page, LIGHT_INK);
        page.run("document.documentElement.style.colorScheme = 'dark'");
        wait_for_ink(page, DARK_INK);
        assert_eq!(
            page.text("return getComputedStyle(one('.infographic')).backgroundColor"),
            "rgb(20, 24, 29)"
        );
        page.run("document.documentElement.style.colorScheme = 'light dark'; await frames(3)");
        wait_for_ink(page, DARK_INK);
        page.run("element.theme = 'light'");
        wait_for_ink(page, LIGHT_INK);
    });
}

#[test]
fn a_colour_that_the_host_exchanges_later_is_drawn_with() {
    host(&format!("{SCRIPT}<greater-bay-ip chart=licensing></greater-bay-ip>"), |page| {
        page.wait_for("the infographic", READY);
        page.pictures();
        page.run("element.style.setProperty('--greater-bay-ip-shenzhen', 'rgb(255 0 128)')");
        wait_for_ink(page, [255, 0, 128]);
    });
}

#[test]
fn a_font_that_comes_late_is_drawn_with() {
    let html = format!(
        "<style>greater-bay-ip {{ --greater-bay-ip-font: Late, sans-serif }}</style>
         {SCRIPT}<greater-bay-ip chart=licensing></greater-bay-ip>"
    );
    host(&html, |page| {
        page.wait_for("the infographic", READY);
        let before = page.pictures();
        page.run(
            "const face = new FontFace('Late', 'local(\"DejaVu Sans Mono\"), local(\"Liberation Mono\")');
             document.fonts.add(face);
             await face.load()",
        );
        page.wait_for("the font", "return document.fonts.check('12px Late')");
        let started = std::time::Instant::now();
        while page.pictures() == before {
            assert!(started.elapsed().as_secs() < 10, "it is drawn in the font before");
        }
    });
}

/// What the tooltip begins with, if one is shown.
const TOLD: &str = "return one('.tip').hidden ? '' : one('.tip').innerText.split('\\n')[0]";

/// Goes by keys to the second mark, says where it is in the window, and what is told of it.
fn second_mark(page: &Page) -> (f64, f64, String) {
    page.run("one('.marks').focus()");
    page.press(Key::Right);
    page.press(Key::Right);
    let found = page.run(
        "one('.ring').scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
         await frames(3);
         const { x, y, width, height } = one('.ring').getBoundingClientRect();
         return [x + width / 2, y + height / 2, one('.tip').innerText.split('\\n')[0]]",
    );
    page.run("root.activeElement.blur()");
    serde_json::from_value(found).unwrap()
}

#[test]
fn pointing_follows_where_a_host_zooms_or_transforms() {
    for around in
        ["zoom: 1.5", "zoom: .8", "transform: scale(.7)", "transform: rotate(4deg) scale(1.2)", "scale: .9"]
    {
        let html = format!(
            "<div style='width: 700px; transform-origin: 0 0; {around}'>{SCRIPT}<greater-bay-ip chart=rank></greater-bay-ip></div>"
        );
        host(&html, |page| {
            page.wait_for("the infographic", READY);
            page.pictures();
            let (x, y, words) = second_mark(page);
            page.point_at(x, y);
            assert!(!words.is_empty());
            eprintln!("{around}: {words} at {x}, {y}");
            page.wait_for_text(&words, TOLD);
        });
    }
}

#[test]
fn in_a_window_that_opens_slowly_it_is_laid_out_for_the_width_that_it_has_at_last() {
    let html = format!(
        "<style>div {{ width: 700px; transform: scale(.1); transition: transform .3s }} .open {{ transform: none }}</style>
         <div>{SCRIPT}<greater-bay-ip chart=rank></greater-bay-ip></div>"
    );
    host(&html, |page| {
        page.wait_for("the infographic", READY);
        page.run("document.querySelector('div').className = 'open'; await settled()");
        page.wait_for(
            "the window",
            "return document.querySelector('div').getBoundingClientRect().width === 700",
        );
        let width = page.run("await settled(); return one('canvas').width / devicePixelRatio");
        assert_eq!(width, json!(700));
        let (x, y, words) = second_mark(page);
        page.point_at(x, y);
        page.wait_for_text(&words, TOLD);
    });
}

#[test]
fn a_phone_that_is_turned_takes_tooltip_and_ring_along_and_reports_no_fault() {
    host(&format!("{SCRIPT}<greater-bay-ip chart=rank></greater-bay-ip>"), |page| {
        page.set_screen(900, 400, 1.0);
        page.wait_for("the infographic", READY);
        page.run(
            "window.faults = [];
             addEventListener('error', ({ message }) => faults.push(message));
             await settled();
             one('.marks').focus()",
        );
        page.press(Key::End);
        for (width, height) in [(400, 900), (900, 400), (320, 640)] {
            page.set_screen(width, height, 1.0);
            let look = page.run(
                "await settled(); await frames(3);
                 const [ring, frame] = [one('.ring'), one('.plot')].map((part) => part.getBoundingClientRect());
                 const { scrollWidth, clientWidth } = document.scrollingElement;
                 return {
                   sideways: scrollWidth > clientWidth,
                   isRinged: ring.width > 0 && ring.left >= frame.left - 4 && ring.right <= frame.right + 4,
                   faults,
                 }",
            );
            assert_eq!(look, json!({ "sideways": false, "isRinged": true, "faults": [] }), "{width}");
        }
    });
}

/// The lines to copy that the README has, of a server.
fn lines_to_copy(address: &str) -> Vec<String> {
    let readme = include_str!("../../README.md");
    let blocks = readme.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(|lines| lines.replace("https://your.host", address)).collect()
}

#[test]
fn a_server_that_never_answers_stops_no_host() {
    // It takes calls, and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let lines = lines_to_copy(&address);
    assert_eq!(lines.len(), 2, "{lines:?}");
    host("<p>", |page| {
        for lines in &lines {
            page.run_with(
                "const frame = document.createElement('iframe');
                 frame.srcdoc = `<p>before</p>${given}<p id=end>after</p>`;
                 document.body.append(frame);
                 window.inner = frame",
                json!(lines),
            );
            page.wait_for(
                "the rest of the host's page",
                "return inner.contentDocument.readyState === 'interactive' && inner.contentDocument.querySelector('#end') !== null",
            );
        }
    });
}
