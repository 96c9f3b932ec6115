use greater_bay_ip::cli::gallery::{feed, scripted, snippet};
use greater_bay_ip::cli::prerender;
use greater_bay_ip::cli::site_url::SiteUrl;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::dataset::BAKED;

fn url() -> SiteUrl {
    "https://news.example/ip/".parse().unwrap()
}

#[test]
fn no_line_to_copy_makes_a_page_wait_for_another_server() {
    let languages: Vec<_> = prerender::languages().collect();
    for subject in Subject::all(&BAKED, &languages) {
        for lines in [scripted(subject, &url()), snippet(subject, &url(), "p{margin:0}")] {
            for script in lines.split("<script").skip(1) {
                let (attributes, _) = script.split_once('>').unwrap();
                assert!(attributes.ends_with(" async"), "{attributes}");
            }
            assert!(!lines.contains("rel=\"stylesheet\"") && !lines.contains("@import"));
        }
        assert!(snippet(subject, &url(), "p{margin:0}").contains("<style>p{margin:0}</style>"));
    }
}

#[test]
fn feeds_get_picture_table_and_link_and_no_other_words() {
    let languages: Vec<_> = prerender::languages().collect();
    for subject in Subject::all(&BAKED, &languages) {
        let feed = feed(subject, &url());
        for tag in ["<template", "<style", "<script", "<svg", "<greater-bay-ip", " style="] {
            assert!(!feed.contains(tag), "{tag}");
        }
        let count = |tag: &str| feed.matches(tag).count();
        let charts = subject.views().len();
        assert_eq!([count("<img "), count("<table"), count("<figcaption")], [charts; 3]);
        assert_eq!(count("https://news.example/ip/embed-"), 2 * charts);
    }
}
