//! Arrows between the files of `src` point one way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules it names.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The rooms of a drawing, lowest first: a file of one names no file of a later one.
const ROOMS: [&[&str]; 9] = [
    &["dataset", "geometry", "text", "theme", "scale", "format", "language"],
    &["pick", "measure", "state", "query"],
    &["chart::form", "chart::claim", "view::emphasis", "view::model", "view::teller"],
    &["chart::plan", "chart"],
    &["charts"],
    &["selection", "census", "view"],
    &["scene"],
    &["layout"],
    &[
        "render",
        "movement",
        "walk",
        "sound",
        "export",
        "record",
        "page",
        "infographic",
        "presenter",
        "web",
        "cli",
    ],
];

/// What the files of charts may not name: where things stand, how they are drawn, and who asks for it.
const NOT_FOR_CHARTS: [&str; 11] = [
    "layout",
    "scene",
    "render",
    "movement",
    "export",
    "record",
    "page",
    "presenter",
    "web",
    "cli",
    "charts",
];

/// The paths after `crate::` or `super::` in the source of a module, a `use` of many taken apart; comments are left out.
fn paths(name: &str, source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let parent =
        |name: &str| name.rsplit_once("::").map_or(String::new(), |(parent, _)| format!("{parent}::"));
    let above = parent(name);
    let code = code.join(" ");
    let code = code.replace("super::super::", &format!("crate::{}", parent(above.trim_end_matches("::"))));
    let code = code.replace("super::", &format!("crate::{above}"));
    // A module names its own children without a path.
    let words: Vec<&str> = code.split_whitespace().collect();
    let declared =
        words.windows(2).filter(|pair| pair[0] == "mod").filter_map(|pair| pair[1].strip_suffix(';'));
    let is_named = |child: &&str| {
        let child = format!("{child}::");
        code.match_indices(&child)
            .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
    };
    let mut paths: Vec<String> = declared.filter(is_named).map(|child| format!("{name}::{child}")).collect();
    for after in code.split("crate::").skip(1) {
        let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(after.len());
        let base = after[..end].trim_end_matches(':');
        match after[end..].strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((names, _)) if end == 0 || after[..end].ends_with("::") => {
                paths.extend(names.split(',').filter_map(|name| name.split_whitespace().next()).map(|name| {
                    if name == "self" {
                        base.to_owned()
                    } else {
                        format!("{base}::{name}").trim_start_matches("::").to_owned()
                    }
                }))
            }
            _ => paths.push(base.to_owned()),
        }
    }
    paths
}

/// The module graph of some sources by module name.
fn graph(sources: &BTreeMap<String, String>) -> Graph {
    let module_of = |path: &str| {
        let mut path = path;
        loop {
            if sources.contains_key(path) {
                return Some(path.to_owned());
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let mut graph = Graph::new();
    for (name, source) in sources {
        let named = paths(name, source).into_iter().filter_map(|path| module_of(&path));
        graph.insert(name.clone(), named.filter(|other| other != name).collect());
    }
    graph
}

/// All that a module leads to, itself only where it stands in a circle.
fn reached<'a>(graph: &'a Graph, from: &'a String) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        open.extend(graph.get(next).into_iter().flatten().filter(|&to| reached.insert(to)));
    }
    reached
}

/// Groups of modules each of which leads to every other: none in a house whose arrows point one way.
fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reach: BTreeMap<_, _> = graph.keys().map(|module| (module, reached(graph, module))).collect();
    let mut circles = BTreeSet::new();
    for (module, reached) in &reach {
        let circle: Vec<String> = reached
            .iter()
            .filter(|&&other| reach[other].contains(*module))
            .map(|&other| other.clone())
            .collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// The room of a module: that of the longest name that begins it.
fn room(module: &str) -> Option<usize> {
    let is_of =
        |name: &str| module == name || module.strip_prefix(name).is_some_and(|rest| rest.starts_with("::"));
    let rooms = ROOMS.iter().enumerate().flat_map(|(at, names)| names.iter().map(move |name| (at, name)));
    rooms.filter(|(_, name)| is_of(name)).max_by_key(|(_, name)| name.len()).map(|(at, _)| at)
}

/// Arrows from a room to a later one.
fn upward(graph: &Graph) -> Vec<String> {
    let arrows = graph.iter().flat_map(|(from, named)| named.iter().map(move |to| (from, to)));
    arrows
        .filter(|(from, to)| room(from).is_some_and(|from| room(to).is_some_and(|to| from < to)))
        .map(|(from, to)| format!("{from} -> {to}"))
        .collect()
}

fn sources(directory: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_stem().unwrap().to_str().unwrap());
        if path.is_dir() {
            sources(&path, &format!("{name}::"), found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

fn of_this_crate() -> Graph {
    let mut found = BTreeMap::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    found.remove("lib");
    found.remove("main");
    graph(&found)
}

#[test]
fn no_circle_between_files() {
    let circles = circles(&of_this_crate());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn no_arrow_points_upward() {
    let upward = upward(&of_this_crate());
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn nothing_of_the_desk_is_in_what_is_published() {
    let graph = of_this_crate();
    let reached = reached(&graph, graph.get_key_value("cli::build").unwrap().0);
    let of_the_desk: Vec<_> = reached.into_iter().filter(|module| module.starts_with("cli::desk")).collect();
    assert!(of_the_desk.is_empty(), "{of_the_desk:?}");
}

#[test]
fn charts_name_neither_each_other_nor_how_they_are_drawn() {
    for (chart, named) in of_this_crate().iter().filter(|(module, _)| module.starts_with("charts::")) {
        for other in named {
            let begins = other.split("::").next().unwrap();
            assert!(!NOT_FOR_CHARTS.contains(&begins), "{chart} names {other}");
        }
    }
}

#[test]
fn a_circle_and_an_arrow_upward_are_found() {
    let house = [
        ("scene", "use crate::theme::Color; // crate::layout is above"),
        ("theme", ""),
        ("layout", "mod bars;\nuse crate::{scene};\nuse bars::draw;"),
        ("layout::bars", "use super::Sheet;\nfn draw() { crate::scene::Scene::new() }"),
        ("charts::key", "use crate::layout::bars::{\n    one,\n    other,\n};"),
    ];
    let house = house.map(|(name, source)| (name.to_owned(), source.to_owned())).into();
    let graph = graph(&house);
    assert_eq!(circles(&graph), [["layout", "layout::bars"]]);
    assert_eq!(upward(&graph), ["charts::key -> layout::bars"]);
    assert_eq!(graph["layout"], ["layout::bars", "scene"].map(str::to_owned).into());
    assert_eq!(graph["layout::bars"], ["layout", "scene"].map(str::to_owned).into());
}

/// How long a line of a script may be, in characters.
const LINE: usize = 120;

#[test]
fn lines_of_scripts_can_be_read_beside_one_another() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let scripts = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for script in scripts.filter(|path| path.extension().is_some_and(|extension| extension == "js")) {
        for (index, line) in fs::read_to_string(&script).unwrap().lines().enumerate() {
            assert!(line.chars().count() <= LINE, "{}:{}: {line}", script.display(), index + 1);
        }
    }
}
