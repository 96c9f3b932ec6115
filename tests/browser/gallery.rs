//! The gallery, as an author uses it who wants a chart.

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{self, Scope};
use greater_bay_ip::cli::site_url::PORT;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::cli::{gallery, prerender};
use greater_bay_ip::dataset::{BAKED, SiteMessage};
use greater_bay_ip::language::{Language, SiteWords};
use greater_bay_ip::query::stated;
use greater_bay_ip::state::State;
use serde_json::{Value, json};

use super::driver::site;
use super::guest::host;
use super::page::Page;

/// What the gallery shows: of every section its heading, its picture's and its frame's sizes, and its code.
const SECTIONS: &str = "const sections = [];
    for (const section of document.querySelectorAll('section')) {
      const picture = section.querySelector('img');
      picture?.scrollIntoView({ behavior: 'instant' });
      while (picture && !(picture.complete && picture.naturalWidth)) await frames(1);
      sections.push({
        heading: section.querySelector('h2').textContent,
        has_picture: picture ? picture.naturalWidth > 300 && picture.offsetWidth > 300 : null,
        codes: section.querySelectorAll('pre').length,
        opens: section.querySelector('a').getAttribute('href'),
      });
    }
    return sections";

fn expected(language: &Language) -> Vec<Value> {
    let section = |subject: Subject| {
        let (heading, has_picture) = match subject.scope {
            Scope::Chapter(Chapter::Explore) => (subject.title(), Value::Null),
            Scope::Chapter(_) | Scope::Chart(_) => (subject.title(), json!(true)),
            _ => (SiteWords::of(language).text(SiteMessage::Whole).to_owned(), Value::Null),
        };
        json!({ "heading": heading, "has_picture": has_picture, "codes": 4, "opens": subject.file("embed", "html") })
    };
    Subject::all(&BAKED, std::slice::from_ref(language)).into_iter().map(section).collect()
}

#[test]
fn the_gallery_shows_every_chart_in_every_language_with_and_without_scripts() {
    let page = Page::of(site());
    for (language, has_scripts) in prerender::languages().zip([true, false, true, false]) {
        page.set_screen(1280, 900, 1.0);
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !has_scripts }));
        page.go(&format!("/{}", gallery::file(&language)));
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        assert_eq!(page.run(SECTIONS), json!(expected(&language)), "{}", language.tag());
        let buttons = page.run("return document.querySelectorAll('button').length");
        let per_section = if has_scripts { 6 } else { 0 };
        assert_eq!(buttons, json!(expected(&language).len() * per_section), "{}", language.tag());
        page.set_screen(340, 900, 1.0);
        assert!(page.holds("return document.documentElement.scrollWidth <= 340"), "{}", language.tag());
    }
    page.expect_silence();
}

#[test]
fn a_press_copies_the_lines_and_the_file_with_the_picture() {
    let page = Page::of(site());
    page.run_before_pages(
        "window.clipboard = [];
         navigator.clipboard.writeText = async (text) => { clipboard.push(text) }",
    );
    page.go("/gallery.html");
    page.run(
        "const section = document.querySelector('#rank');
         section.querySelector('details').open = true;
         for (const button of section.querySelectorAll('button')) button.click()",
    );
    page.wait_for("six texts", "return clipboard.length === 6");
    let mut copied = page.texts("return clipboard");
    let shown =
        page.texts("return [...document.querySelectorAll('#rank pre')].map((pre) => pre.textContent)");
    copied.sort_by_key(String::len);
    let file = copied.pop().unwrap();
    assert!(shown.iter().all(|code| copied.contains(code)), "{copied:#?}\n{shown:#?}");
    let on_disk = std::fs::read_to_string(site().join("snippets/rank.html")).unwrap();
    assert_eq!(file, on_disk);
    page.wait_for(
        "a word about it",
        "return [...document.querySelectorAll('#rank output')].every((output) => output.textContent === 'Copied')",
    );
    page.expect_silence();
}

#[test]
fn the_line_with_integrity_names_a_script_that_browsers_accept_and_a_changed_one_they_refuse() {
    let page = Page::of(site());
    page.go("/gallery.html");
    let codes =
        page.texts("return [...document.querySelectorAll('#share pre')].map((pre) => pre.textContent)");
    let pinned = codes.iter().find(|code| code.contains("integrity")).unwrap();
    drop(page);
    let pinned = pinned.replace(&format!("http://127.0.0.1:{PORT}"), "{site}");
    host(&pinned, |page| page.wait_for("the infographic", "return element.hasAttribute('data-ready')"));
    let changed = pinned.replacen("sha384-", "sha384-A", 1);
    host(&changed, |page| {
        page.run("await new Promise((settle) => setTimeout(settle, 300))");
        assert!(page.holds("return !customElements.get('greater-bay-ip')"));
        page.console();
    });
}

#[test]
fn the_snippet_shows_picture_table_and_link_until_the_element_takes_over() {
    let language = Language::english();
    let subject =
        Subject { scope: Scope::Chart(charts::find("rank").unwrap()), language: &language, dataset: &BAKED };
    let url = "http://site.example/".parse().unwrap();
    let styles = std::fs::read_to_string(site().join(prerender::STYLES)).unwrap();
    let snippet = gallery::snippet(subject, &url, &styles).replace("http://site.example", "{site}");
    let before = snippet.split("<script").next().unwrap().to_owned();
    let rows = crate::matrix::rows(&subject.views()[0]);
    let look = |page: &Page| {
        page.run(
            "const { top, height } = one('.plot').getBoundingClientRect();
             return [one('.title').textContent, top, height]",
        )
    };
    let mut first = json!(null);
    host(&before, |page| {
        assert!(page.holds("return !one('link') && one('style').sheet.cssRules.length > 50"));
        assert!(
            page.holds("return all('.picture > svg').filter((svg) => svg.checkVisibility()).length === 1")
        );
        // What is there for feed readers is neither shown nor fetched.
        assert!(page.holds(
            "return !element.querySelector('img').complete && !isVisible(element.querySelector('table'))"
        ));
        first = look(page);
        assert_eq!(page.run("return one('table').tBodies[0].rows.length"), json!(rows));
    });
    host(&snippet, |page| {
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        page.run("await settled()");
        assert!(page.holds(
            "return isVisible(one('canvas')) && !all('.picture > svg').some((svg) => svg.checkVisibility())"
        ));
        let taken = look(page);
        assert_eq!((&taken[0], &taken[1]), (&first[0], &first[1]));
        // The picture is laid out for one wide page: at other widths a line may wrap otherwise.
        let [before, after] = [&first, &taken].map(|look| look[2].as_f64().unwrap());
        assert!((before - after).abs() < 12.0, "it takes over with a shift: {before} became {after}");
    });
    // Where elements are not known, as in feed readers, it is a figure with a picture, a table and a link.
    let elsewhere =
        before.replace("greater-bay-ip", "unknown-element").replace("shadowrootmode", "data-unknown");
    host(&elsewhere, |page| {
        let seen = page.run_with(
            "const part = (selector) => document.querySelector(`figure ${selector}`);
             await part('img').decode();
             return [part('img').naturalWidth, part('table').tBodies[0].rows.length, part('figcaption a').search, isVisible(part('table'))]",
            json!(null),
        );
        let query = format!("?{}", stated(&State::default()));
        assert_eq!(seen, json!([1200, rows, query, true]));
    });
    // A page whose scripts put it in keeps that until the element has more to show.
    let text = json!(before.replace("shadowrootmode", "data-unparsed")).to_string().replace('<', "\\u003c");
    let (_, script) = snippet.split_once("<script").unwrap();
    let put_in = format!("<main></main><script id=text type=application/json>{text}</script><script{script}");
    host(&put_in, |page| {
        page.run(
            "await customElements.whenDefined('greater-bay-ip');
             document.querySelector('main').innerHTML = JSON.parse(document.querySelector('#text').textContent)",
        );
        page.wait_for(
            "the first or the second picture",
            "return isVisible(element.querySelector('img')) || isVisible(one('canvas'))",
        );
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        assert!(page.holds("return isVisible(one('canvas')) && !isVisible(element.querySelector('img'))"));
    });
}
