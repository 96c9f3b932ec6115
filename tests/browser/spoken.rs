//! What browsers hand to screen readers of the whole story, as text that a reviewer can read, in each language.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use greater_bay_ip::dataset::LANGUAGES;
use greater_bay_ip::page::embed;
use serde_json::{Value, json};

use super::page::{Page, visit};

/// States that change how something is said.
const STATES: [&str; 8] =
    ["level", "expanded", "selected", "checked", "disabled", "pressed", "multiselectable", "live"];

fn text<'v>(node: &'v Value, field: &str) -> &'v str {
    node[field]["value"].as_str().unwrap_or_default()
}

/// A node and those below it, one a line; what is left out for being without meaning leaves its children in its place.
fn write(node: &Value, nodes: &BTreeMap<&str, &Value>, depth: usize, around: &str, lines: &mut Vec<String>) {
    let (role, name) = (text(node, "role"), text(node, "name").trim());
    let is_mute = matches!(role, "InlineTextBox" | "LineBreak" | "none" | "ListMarker");
    let is_box = matches!(role, "generic" | "RootWebArea" | "main" | "LayoutTable") && name.is_empty();
    let is_repeated = role == "StaticText" && around.contains(name);
    let is_left_out = node["ignored"] == true || is_mute || is_box || is_repeated;
    if !is_left_out {
        let mut line = format!("{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            line += &format!(" “{name}”");
        }
        let description = text(node, "description").trim();
        if !description.is_empty() {
            line += &format!(" – {description}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (state, value) = (property["name"].as_str().unwrap(), &property["value"]["value"]);
            if STATES.contains(&state) && *value != json!(false) && *value != json!("false") {
                line += &format!(" [{state} {}]", value.to_string().trim_matches('"'));
            } else if state == "expanded" {
                line += " [folded]";
            }
        }
        lines.push(line);
    }
    let (depth, around) = if is_left_out { (depth, around) } else { (depth + 1, name) };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.get(child.as_str().unwrap()) {
            write(child, nodes, depth, around, lines);
        }
    }
}

fn spoken(page: &Page) -> String {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
    let list = tree["nodes"].as_array().unwrap();
    let nodes: BTreeMap<&str, &Value> =
        list.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
    let mut lines = Vec::new();
    write(&list[0], &nodes, 0, "", &mut lines);
    lines.join("\n") + "\n"
}

#[test]
fn the_story_is_handed_to_screen_readers_as_it_stands_in_the_golden_files() {
    visit("/", |page| {
        for (tag, _) in LANGUAGES {
            page.arrive(&format!("/{}", embed::file(None, tag)));
            page.run("await settled()");
            let spoken = spoken(page);
            assert!(spoken.lines().count() > 100, "{spoken}");
            let golden = PathBuf::from(format!("tests/spoken/{tag}.txt"));
            if std::env::var_os("UPDATE_GOLDENS").is_some() {
                fs::create_dir_all(golden.parent().unwrap()).unwrap();
                fs::write(&golden, &spoken).unwrap();
            }
            let expected = fs::read_to_string(&golden).unwrap();
            let differing = spoken.lines().zip(expected.lines()).find(|(now, before)| now != before);
            assert_eq!(differing, None, "{tag}: renew it by UPDATE_GOLDENS=1, and read what has changed");
            assert_eq!(spoken.lines().count(), expected.lines().count(), "{tag}");
        }
    });
}
