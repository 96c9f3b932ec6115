use greater_bay_ip::language::Language;
use greater_bay_ip::page;
use serde_json::json;

use super::page::visit;
use super::{expected, shown};

#[test]
fn each_chart_can_be_cited_with_its_title_its_sources_and_the_address_of_what_it_shows() {
    let address = "/?place=shenzhen,guangzhou#article";
    visit(address, |page| {
        for (chart, view) in shown(&expected("place=shenzhen,guangzhou")) {
            page.click(&format!("[data-chart={chart}] .cite"));
            let citation = page.run_with(
                "const citation = figure(given).querySelector('.citation');
                 return [citation.textContent, isVisible(citation)]",
                json!(chart),
            );
            let words = page::citation(view, &page.url(address), &Language::english());
            assert!(words.contains(&view.title) && words.contains(&page.url(address)), "{words}");
            for source in view.sources() {
                assert!(
                    words.contains(&greater_bay_ip::view::source(source, &Language::english())),
                    "{words}"
                );
            }
            assert_eq!(citation, json!([words, true]), "{chart}");
        }
        page.run("return new Promise((settle) => setTimeout(settle, 100))");
        page.expect_silence();
        // It is of what was shown then.
        page.click("input[name=place][value=guangzhou]");
        assert!(page.holds("return !all('.citation').some(isVisible)"), "a citation outlives what it cites");
        page.click("[data-chart=map] .cite");
        let citation = page.text("return figure('map').querySelector('.citation').textContent");
        assert!(citation.contains(&page.url("/?place=shenzhen#article")), "{citation}");
    });
}

#[test]
fn a_citation_goes_to_the_clipboard_where_that_is_open() {
    visit("/", |page| {
        page.devtools(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        );
        page.click("[data-chart=key] .cite");
        let copied = page.run(
            "const wanted = figure('key').querySelector('.citation').textContent;
             for (let tries = 0; tries < 100; tries++) {
               if ((await navigator.clipboard.readText()) === wanted) return true;
               await frames(2);
             }
             return false",
        );
        assert_eq!(copied, json!(true));
    });
}

#[test]
fn a_clipboard_that_is_closed_leaves_the_citation_to_be_copied_by_hand() {
    visit("/", |page| {
        page.run(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        );
        page.click("[data-chart=key] .cite");
        page.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        page.click("[data-chart=share] .cite");
        assert!(page.holds(
            "const selectable = (citation) => getComputedStyle(citation).userSelect === 'all';
             const shown = all('.citation').filter(isVisible);
             return shown.length === 2 && shown.every(selectable)"
        ));
    });
}
