use std::collections::BTreeSet;

use fantoccini::key::Key;
use greater_bay_ip::charts;
use greater_bay_ip::cli::{prerender, references};
use greater_bay_ip::dataset::PACKS;
use serde_json::{Value, json};

use super::CHARTS;
use super::driver::{published, site};
use super::page::{Page, visit};

#[test]
fn loading_and_using_the_infographic_is_silent_and_stays_on_its_origin() {
    visit("/", |page| {
        let at_first = fetched(page);
        assert_eq!(at_first, weighed("en"));
        tour(page);
        page.expect_silence();
        // The words of other languages, and the style sheet of an element that holds none of its own.
        let packs = PACKS[1..].iter().map(|pack| prerender::pack_name(pack.tag));
        let files = packs.chain([prerender::STYLES.to_owned()]);
        let expected = files.map(|name| format!("/{}", published(&name))).collect();
        assert_eq!(fetched(page).difference(&at_first).cloned().collect::<BTreeSet<_>>(), expected);
    });
}

#[test]
fn readers_of_another_language_fetch_its_words_and_no_others() {
    visit("/?lang=pt", |page| assert_eq!(fetched(page), weighed("pt")));
}

/// What `build` weighs for a language: the page, what it names, and the words.
fn weighed(tag: &str) -> BTreeSet<String> {
    let named = references::fetched(site(), "index.html").unwrap();
    let named = named[1..].iter().map(|file| file.display().to_string());
    let all = named.chain([String::new(), published(&prerender::pack_name(tag))]);
    all.map(|file| format!("/{file}")).collect()
}

/// What has been fetched since this was last asked: paths of the site, each with success.
fn fetched(page: &Page) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut ours = BTreeSet::new();
    for event in page.traffic() {
        let parameters = &event["params"];
        let request = parameters["requestId"].as_str().unwrap_or_default().to_owned();
        match event["method"].as_str().unwrap() {
            // The browser's own first page asks for its own resources.
            "Network.requestWillBeSent" if is_of(&parameters["documentURL"], "chrome") => {}
            "Network.requestWillBeSent" if is_of(&parameters["request"]["url"], "data:") => {}
            // What stands in for a drawing that is near and not there yet.
            "Network.requestWillBeSent" if is_picture(&parameters["request"]["url"]) => {}
            "Network.requestWillBeSent" => {
                let address = parameters["request"]["url"].as_str().unwrap();
                let path = address.strip_prefix(&page.url("")).unwrap_or_else(|| panic!("{address}"));
                paths.insert(path.split('?').next().unwrap().to_owned());
                ours.insert(request);
            }
            "Network.responseReceived" if ours.contains(&request) => {
                let status = &parameters["response"]["status"];
                assert!(status.as_u64().is_some_and(|status| status < 400), "{parameters:#}");
            }
            "Network.loadingFailed" if ours.contains(&request) => panic!("{parameters:#}"),
            _ => {}
        }
    }
    paths
}

fn is_picture(address: &Value) -> bool {
    address.as_str().is_some_and(|address| address.contains("/pictures/"))
}

fn is_of(address: &Value, beginning: &str) -> bool {
    address.as_str().is_some_and(|address| address.starts_with(beginning))
}

/// Uses all controls, those too that refuse.
fn choose_everything(page: &Page) {
    page.run(
        "for (const input of all('input, .choice')) {
           input.click();
           await frames(1);
           input.click();
         }
         for (const select of all('select:not([name=lang])')) {
           select.selectedIndex = [...select.options].findIndex(({ disabled }, at) => at > 1 && !disabled);
           select.dispatchEvent(new Event('change', { bubbles: true }));
           await frames(1);
         }
         await settled()",
    );
    page.click(".reset");
    for group in ["place", "topic", "years"] {
        page.click(&format!(".bar.top .opener[data-opens={group}]"));
    }
    page.click(".bar.top .opener[data-opens=place]");
    page.click(".choice[data-key=shenzhen]");
    page.click(".done");
    page.click(".bar.top .undo");
    page.click("input[name=layer][value=story]");
    page.run("element.setAttribute('theme', 'dark'); element.removeAttribute('theme')");
    for tag in ["pt", "zh-Hant", "en"] {
        page.run_with(
            "const select = one('[name=lang]');
             select.value = given;
             select.dispatchEvent(new Event('change', { bubbles: true }));
             while (one('.infographic').lang !== given) await frames(1)",
            json!(tag),
        );
    }
    page.click(".reset");
}

/// A bit of everything a reader, a browser and a host page do.
fn tour(page: &Page) {
    for chart in CHARTS {
        // What a choice had emptied comes back after what is in the window.
        page.run("await settled()");
        page.click(&format!("[data-chart={chart}] .toggle"));
        page.click(&format!("[data-chart={chart}] .cite"));
        if !charts::find(chart).unwrap().is_drawn() {
            continue;
        }
        page.click(&format!("[data-chart={chart}] canvas"));
        page.run(&format!("figure('{chart}').querySelector('.marks').focus()"));
        for key in [Key::Right, Key::End, Key::Enter, Key::Escape, Key::Escape] {
            page.press(key);
        }
        // Where the chart is a control, click and keys have chosen something.
        if page.holds("return !!one('.reset')") {
            page.click(".reset");
        }
    }
    choose_everything(page);
    page.click(".more summary");
    for filter in
        ["[name=layer][value=story]", "[name=place][value=shenzhen]", "[name=stage][value=creation]"]
    {
        page.click(filter);
    }
    // The address follows once the picture stands.
    page.run("await settled()");
    page.back();
    page.forward();
    page.run("await settled()");
    page.click(".chip");
    page.run("await settled()");
    page.click(".reset");
    page.run("element.setState({ place: ['zhuhai'], stage: ['services'] })");
    page.set_media("prefers-color-scheme", "dark");
    page.set_media("forced-colors", "active");
    page.set_screen(360, 800, 2.0);
    page.run("return frames(3)");
    page.click(".fold");
    page.run(
        "const host = document.createElement('div');
         host.lang = 'zh-CN';
         host.append(document.createElement('greater-bay-ip'));
         document.body.append(host);
         await host.firstChild.ready",
    );
    page.wait_for("a Chinese infographic", "return !!document.querySelector('[lang=zh-CN] [data-ready]')");
    page.run("document.querySelector('[lang=zh-CN]').remove()");
    page.run("return frames(3)");
}
