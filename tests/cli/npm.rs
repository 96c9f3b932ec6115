use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::cli::npm::{elements, manifest, readme};
use greater_bay_ip::cli::site_url::{PORT, SiteUrl};
use greater_bay_ip::language::Language;
use greater_bay_ip::state::Field;

#[test]
fn a_package_carries_the_address_of_a_site_only_where_others_find_it() {
    let files = ["greater-bay-ip.js".to_owned()];
    let told = |url: &SiteUrl| format!("{} {}", manifest(&files, url), readme(&Language::english(), url));
    let local = told(&SiteUrl::local(PORT));
    for words in ["127.0.0.1", "localhost", "homepage", "http://", "https://"] {
        assert!(!local.contains(words), "{words} is in {local}");
    }
    let public = told(&"https://news.example/ip/".parse().unwrap());
    assert!(
        public.contains("\"homepage\": \"https://news.example/ip/\"")
            && public.contains("<https://news.example/ip/>")
    );
}

#[test]
fn types_come_before_what_they_describe() {
    let url = SiteUrl::local(PORT);
    let manifest = manifest(&[], &url).to_string();
    for (types, script) in [("index.d.ts", "greater-bay-ip.js"), ("site.d.ts", "site.js")] {
        let lines = format!("\"types\": \"./{types}\",\n      \"default\": \"./{script}\"");
        assert!(manifest.contains(&lines), "{manifest}");
    }
}

#[test]
fn editors_know_every_attribute_and_chart() {
    let manifest = elements();
    let declared = &manifest["modules"][0]["declarations"][0];
    assert_eq!(declared["tagName"], "greater-bay-ip");
    let attributes = declared["attributes"].as_array().unwrap();
    let kind_of = |name: &str| {
        let attribute = attributes.iter().find(|attribute| attribute["name"] == name);
        attribute.unwrap_or_else(|| panic!("no {name}"))["type"]["text"].as_str().unwrap()
    };
    for chart in CHARTS.iter() {
        assert!(kind_of("chart").contains(chart.key));
    }
    for field in Field::ALL {
        for choice in field.choices() {
            assert!(kind_of(field.key()).contains(&*choice.key()), "{}", choice.key());
        }
    }
    for name in ["lang", "theme", "tour"] {
        kind_of(name);
    }
}
