use std::collections::BTreeSet;
use std::fs;

use greater_bay_ip::cli::accessibility;
use greater_bay_ip::dataset::{LANGUAGES, Message};
use greater_bay_ip::language::Language;
use greater_bay_ip::presenter::Key;

const TEMPLATE: &str = include_str!("../../www/accessibility.html");

/// What readers look for on the screen, and are told the name of.
const NAMES: [Message; 11] = [
    Message::UiRegion,
    Message::StorySkip,
    Message::StoryToStart,
    Message::UiFilterPlace,
    Message::StoryTopic,
    Message::StoryYears,
    Message::StoryFilter,
    Message::UiTable,
    Message::UiCite,
    Message::UiShare,
    Message::SoundListen,
];

/// The part of the page in a language.
fn section(tag: &str) -> &'static str {
    let begin = format!("<section id=\"{tag}\" lang=\"{tag}\">");
    let (_, rest) = TEMPLATE.split_once(&begin).unwrap_or_else(|| panic!("no {begin}"));
    rest.split_once("</section>").unwrap().0
}

fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.into_iter().map(|(tag, _)| (tag, section(tag)))
}

/// What stands between two signs, each time.
fn between<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(open).skip(1).map(move |rest| rest.split(close).next().unwrap())
}

#[test]
fn every_language_has_the_same_parts() {
    let outline = |section: &str| {
        ["<h2>", "<h3>", "<p>", "<ul>", "<li>", "<tr>", "<kbd>", "<a ", "<blockquote>"]
            .map(|tag| (tag.to_owned(), section.matches(tag).count()))
    };
    let english = outline(section("en"));
    assert!(english.iter().all(|(_, count)| *count > 0), "{english:?}");
    for (tag, section) in sections() {
        assert_eq!(outline(section), english, "{tag}");
        assert!(TEMPLATE.contains(&format!("<a href=\"#{tag}\" lang=\"{tag}\">")), "{tag}");
        let dates: Vec<_> = between(section, "<time datetime=\"", "\"").collect();
        assert_eq!(dates, between(self::section("en"), "<time datetime=\"", "\"").collect::<Vec<_>>());
    }
    let page = accessibility::page(TEMPLATE, "v/0123abcd/");
    assert!(page.contains("href=\"v/0123abcd/gallery.css\"") && !page.contains(['{', '}']));
}

#[test]
fn names_in_quotes_are_those_on_the_screen() {
    for (tag, section) in sections() {
        let (open, close) = match tag {
            "pt" => ("«", "»"),
            "zh-Hant" => ("「", "」"),
            _ => ("“", "”"),
        };
        let quoted: BTreeSet<&str> = between(section, open, close).collect();
        let language = Language::find(tag).unwrap();
        let names: BTreeSet<&str> = NAMES.iter().map(|&name| language.text(name)).collect();
        assert_eq!(quoted, names, "{tag}");
    }
}

/// A key as `KeyboardEvent` names it.
fn key(cap: &str) -> &str {
    match cap {
        "←" => "ArrowLeft",
        "→" => "ArrowRight",
        "↑" => "ArrowUp",
        "↓" => "ArrowDown",
        "Page Up" => "PageUp",
        "Page Down" => "PageDown",
        "Space" | "空格" | "Espaço" => " ",
        "Esc" => "Escape",
        other => other,
    }
}

#[test]
fn the_table_has_the_keys_that_a_list_of_values_answers() {
    for (tag, section) in sections() {
        let table = between(section, "<table>", "</table>").next().unwrap();
        let keys: Vec<&str> = between(table, "<kbd>", "</kbd>").map(key).collect();
        let told = [
            "ArrowLeft",
            "ArrowRight",
            "ArrowUp",
            "ArrowDown",
            "Home",
            "End",
            "PageUp",
            "PageDown",
            "Enter",
            " ",
            "Tab",
            "Escape",
        ];
        assert_eq!(keys, told, "{tag}");
        // The browser itself answers Tab.
        for name in keys.into_iter().filter(|name| *name != "Tab") {
            assert!(Key::of(name).is_some(), "{tag}: {name}");
        }
    }
}

#[test]
fn the_example_of_speech_is_what_screen_readers_are_handed() {
    for (tag, section) in sections() {
        let example = between(section, "<blockquote>", "</blockquote>").next().unwrap().replace('\n', " ");
        let spoken = fs::read_to_string(format!("tests/spoken/{tag}.txt")).unwrap();
        assert!(spoken.contains(&format!("option “{example}”")), "{tag}: {example}");
    }
}
