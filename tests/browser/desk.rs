use std::fs;

use super::page::Page;
use crate::cli::desk::{Desk, EDIT};
use crate::cli::tables::changed;

#[test]
fn an_edit_is_shown_with_state_and_scroll_kept_and_a_mistake_over_what_was_there() {
    let (name, from, to) = EDIT;
    let tables = changed(&[]);
    let path = tables.path().join(name);
    let right = fs::read_to_string(&path).unwrap();
    let desk = Desk::start(tables.path());
    desk.wait_for_module();
    let nothing = tempfile::tempdir().unwrap();
    let page = Page::of(nothing.path());
    page.go_elsewhere(&format!("http://127.0.0.1:{}/", desk.port));
    page.wait_over_reloads("the infographic to be ready", "return element.hasAttribute('data-ready')");
    let figures = "JSON.stringify(element.figures())";
    assert!(page.holds(&format!("return {figures}.includes('8524000') && !{figures}.includes('8765000')")));
    page.run("element.setState({ scale: 'log' }); openExplorer(); await settled(); scrollTo(0, 2500); await settled()");
    let top = page.run("return scrollY");
    assert!(top.as_f64().unwrap() > 2000.0, "{top}");

    fs::write(&path, right.replace(from, to)).unwrap();
    let is_shown = format!("return element.hasAttribute('data-ready') && {figures}.includes('8765000')");
    page.wait_over_reloads("the new figure", &is_shown);
    let is_kept = format!(
        "return element.state.scale === 'log' && Math.abs(scrollY - {top}) < 2 \
         && one('[data-explorer]').open"
    );
    page.wait_over_reloads("what was shown, scrolled as it was", &is_kept);

    fs::write(&path, right.replace(from, "greater-bay-area,2025-06,many,")).unwrap();
    let told = "document.querySelector('greater-bay-ip-desk')?.shadowRoot";
    page.wait_over_reloads("the mistake", &format!("return {told}?.textContent.includes('story.csv:5')"));
    assert!(page.holds(&format!("return {told}.querySelector('a').href.startsWith('vscode://file/')")));
    assert!(page.holds(&is_shown), "what holds mistakes is not shown");

    fs::write(&path, right.replace(from, to)).unwrap();
    page.wait_over_reloads("the mistake to be gone", &format!("return !{told}"));
    page.expect_silence();
}
