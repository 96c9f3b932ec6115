//! What the pages of the site say about themselves, read as search engines and other sites read it.

use std::collections::BTreeSet;
use std::fs;

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::cli::embedding;
use greater_bay_ip::cli::output;
use greater_bay_ip::cli::site_url::PORT;
use greater_bay_ip::cli::site_url::SiteUrl;
use greater_bay_ip::dataset::{BAKED, PACKS, Place};
use greater_bay_ip::page::STATEMENT;
use serde_json::{Value, json};

use super::driver::site;

/// Every page of the site, with its name.
fn pages() -> Vec<(String, String)> {
    let files = output::files(site()).unwrap();
    let pages = files.into_iter().filter(|file| file.ends_with(".html") && !file.contains('/'));
    // The manual and the statement are about no figures.
    let pages = pages.filter(|file| file != embedding::PAGE && file != STATEMENT);
    pages
        .map(|file| (fs::read_to_string(site().join(&file)).unwrap(), file))
        .map(|(text, file)| (file, text))
        .collect()
}

/// The values of an attribute of all elements that begin so.
fn all<'p>(page: &'p str, beginning: &str, attribute: &str) -> Vec<&'p str> {
    let elements = page.split(beginning).skip(1).map(|rest| rest.split('>').next().unwrap());
    let opening = format!("{attribute}=\"");
    elements.filter_map(|element| element.split_once(&*opening)?.1.split('"').next()).collect()
}

#[track_caller]
fn one<'p>(page: &'p str, beginning: &str, attribute: &str) -> &'p str {
    let found = all(page, beginning, attribute);
    assert_eq!(found.len(), 1, "{beginning} in\n{}", &page[..2000]);
    found[0]
}

/// The file of the site that an address names.
#[track_caller]
fn file(address: &str) -> String {
    let base = SiteUrl::local(PORT);
    let name = address.strip_prefix(base.as_str()).unwrap_or_else(|| panic!("{address} is not of the site"));
    let name = name.split('?').next().unwrap();
    let name = if name.is_empty() { "index.html" } else { name };
    assert!(site().join(name).is_file(), "the site has no {name}");
    name.to_owned()
}

fn json_of(name: &str) -> Value {
    serde_json::from_slice(&fs::read(site().join(name)).unwrap()).unwrap()
}

#[test]
fn every_page_names_itself_its_other_languages_and_its_picture() {
    let pages = pages();
    // The article, and in each language the gallery, the whole, every chapter and every chart.
    assert_eq!(pages.len(), 1 + PACKS.len() * (Chapter::ALL.len() + CHARTS.len() + 2));
    for (name, page) in &pages {
        assert_eq!(file(one(page, "<link rel=\"canonical\"", "href")), *name);
        assert_eq!(file(one(page, "<meta property=\"og:url\"", "content")), *name);
        let alternates: BTreeSet<String> =
            all(page, "<link rel=\"alternate\" hreflang", "href").into_iter().map(file).collect();
        let is_translated = *name != "index.html";
        assert_eq!(alternates.len(), if is_translated { PACKS.len() } else { 0 }, "{name}");
        assert!(!is_translated || alternates.contains(name), "{name} is not among {alternates:?}");
        for words in ["og:title", "og:description", "og:site_name", "og:image:alt"] {
            assert!(
                !one(page, &format!("<meta property=\"{words}\""), "content").is_empty(),
                "{name}: {words}"
            );
        }
        assert!(one(page, "<meta name=\"description\"", "content").len() > 20, "{name}");
        assert_eq!(one(page, "<meta name=\"twitter:card\"", "content"), "summary_large_image");
        let card = fs::read(site().join(file(one(page, "<meta property=\"og:image\"", "content")))).unwrap();
        // The header of a PNG holds width and height as the bytes 16 to 23.
        assert_eq!(card[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "{name}: its card is not 1200 by 630");
    }
}

#[test]
fn every_page_describes_its_figures_as_a_dataset() {
    for (name, page) in pages() {
        let script = page.split_once("<script type=\"application/ld+json\">").unwrap().1;
        let dataset: Value = serde_json::from_str(script.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(
            (&dataset["@context"], &dataset["@type"]),
            (&json!("https://schema.org"), &json!("Dataset"))
        );
        assert_eq!(file(dataset["distribution"]["contentUrl"].as_str().unwrap()), "figures.csv", "{name}");
        assert_eq!(dataset["inLanguage"], one(&page, "<html", "lang"), "{name}");
        for field in ["name", "description", "creditText"] {
            assert!(dataset[field].as_str().is_some_and(|text| text.len() > 5), "{name}: {field}");
        }
        // Its own page describes it in full.
        let is_based_on = dataset["isBasedOn"].as_array().is_some_and(|sources| !sources.is_empty());
        assert_eq!(is_based_on, file(dataset["url"].as_str().unwrap()) == name, "{name}");
        if name == "embed.html" {
            expect_all_figures(&dataset);
        }
    }
}

/// Expects that a description is of every figure there is.
#[track_caller]
fn expect_all_figures(dataset: &Value) {
    let figures = &BAKED.figures()[..BAKED.counted().len()];
    let first = figures.iter().map(|figure| figure.period.first_year()).min().unwrap();
    let last = figures.iter().map(|figure| figure.period.year()).max().unwrap();
    assert_eq!(dataset["temporalCoverage"], format!("{first}/{last}"));
    assert!(
        dataset["description"].as_str().unwrap().starts_with(&BAKED.counted().len().to_string()),
        "{dataset:#}"
    );
    let texts = |field: &str| {
        let texts = dataset[field].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned());
        texts.collect::<BTreeSet<_>>()
    };
    let based_on = texts("isBasedOn");
    for source in figures.iter().filter_map(|figure| BAKED.source_of(figure)) {
        assert!(based_on.contains(&*source.url), "{}", source.url);
    }
    // Besides, what notes say has sources of its own.
    let known: BTreeSet<String> =
        BAKED.sources().iter().map(|source| source.url.clone().into_owned()).collect();
    assert!(based_on.is_subset(&known), "{based_on:?}");
    let places: BTreeSet<&str> = figures.iter().map(|figure| figure.place.key()).collect();
    assert_eq!(texts("spatialCoverage").len(), places.len());
    assert!(places.contains(Place::Macao.key()));
}

#[test]
fn every_embed_page_says_how_to_embed_it_without_any_script() {
    for (name, page) in pages() {
        if !name.starts_with("embed") {
            continue;
        }
        let oembed =
            json_of(&file(one(&page, "<link rel=\"alternate\" type=\"application/json+oembed\"", "href")));
        assert_eq!((&oembed["version"], &oembed["type"]), (&json!("1.0"), &json!("rich")), "{name}");
        let html = oembed["html"].as_str().unwrap();
        assert_eq!(file(one(html, "<iframe", "src")), name);
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(one(html, "<iframe", "height"), oembed["height"].to_string());
        assert!(oembed["width"].as_u64().is_some_and(|width| width > 300), "{name}");
        file(oembed["thumbnail_url"].as_str().unwrap());
        assert_eq!((&oembed["thumbnail_width"], &oembed["thumbnail_height"]), (&json!(1200), &json!(630)));
    }
}
