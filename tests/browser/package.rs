//! The package for npm, packed, type-checked and bundled as its users do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use greater_bay_ip::cli::{npm, verify};
use serde_json::Value;
use tempfile::TempDir;

use super::driver::site;
use super::page::Page;

/// Runs a tool of another developer in a directory.
#[track_caller]
fn run(command: &mut Command, directory: &Path) -> Output {
    let output = command.current_dir(directory).output();
    output.unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo verify` installs it"))
}

/// A program that `tests/npm/package.json` names.
fn tool(path: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(verify::packages().unwrap().join("node_modules").join(path));
    command
}

/// A project that uses the package, with these files.
fn project(files: &[(&str, &str)]) -> TempDir {
    let project = tempfile::tempdir_in(verify::packages().unwrap()).unwrap();
    let package = project.path().join("node_modules").join(env!("CARGO_PKG_NAME"));
    fs::create_dir_all(&package).unwrap();
    for file in fs::read_dir(site().join(npm::FOLDER)).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), package.join(file.file_name())).unwrap();
    }
    for (name, text) in files {
        fs::write(project.path().join(name), text).unwrap();
    }
    project
}

#[test]
fn npm_packs_every_file_of_the_package_and_no_other() {
    let package = site().join(npm::FOLDER);
    let output = run(Command::new("npm").args(["pack", "--dry-run", "--json"]), &package);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let packed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names =
        packed[0]["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned());
    let files = fs::read_dir(&package).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.collect::<BTreeSet<_>>(), files.collect::<BTreeSet<_>>());
    assert_eq!(packed[0]["id"], concat!(env!("CARGO_PKG_NAME"), "@", env!("CARGO_PKG_VERSION")));
}

/// A script that uses all of the interface; each expected error is one, or the check fails.
const CONSUMER: &str = "import 'greater-bay-ip';
import type { ChartKey, Figure, PartialState, State } from 'greater-bay-ip';

const element = document.createElement('greater-bay-ip');
const rank: ChartKey = 'rank';
const change: PartialState = { place: ['shenzhen', 'macao'], 'period-from': 2020, measure: null };
element.setAttribute('chart', rank);
element.addEventListener('statechange', ({ detail }) => {
  const places: State['place'] = detail.place;
  console.log(places.length, detail['period-from']?.toFixed());
});
element.addEventListener('error', (event) => console.log(event.message));
await element.ready;
element.setState(change);
const figures: Figure[] = element.figures();
const values: (number | null)[] = figures.map((figure) => figure.value);
const picture: Blob = await element.export('png', { chart: 'rank', scale: 2 });
console.log(values, picture.size, element.state?.sort, figures[0]?.source.url);

// @ts-expect-error There is no such place.
element.setState({ place: ['atlantis'] });
// @ts-expect-error A chart is no number.
const nowhere: ChartKey = 5;
// @ts-expect-error Nothing is exported so.
await element.export('gif');
// @ts-expect-error A value may be missing.
figures[0]!.value.toFixed();
";

#[test]
fn the_types_know_what_the_interface_takes_and_what_not() {
    let project = project(&[("consumer.ts", CONSUMER)]);
    let arguments =
        "--noEmit --strict --target es2022 --module esnext --lib es2022,dom consumer.ts --moduleResolution";
    for resolution in ["bundler", "nodenext"] {
        let arguments = match resolution {
            "nodenext" => arguments.replace("--module esnext", "--module nodenext"),
            _ => arguments.to_owned(),
        };
        fs::write(project.path().join("package.json"), "{ \"type\": \"module\" }").unwrap();
        let mut compiler = tool("typescript/bin/tsc");
        let output = run(compiler.args(arguments.split(' ')).arg(resolution), project.path());
        assert!(output.status.success(), "{resolution}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn a_page_bundled_by_vite_shows_a_chart_and_exports_it() {
    let page =
        "<!doctype html><html lang=pt><meta charset=utf-8><title>App</title><link rel=icon href='data:,'>
         <greater-bay-ip chart=rank></greater-bay-ip><script type=module src=./main.js></script>";
    let project = project(&[
        ("index.html", page),
        ("main.js", "import 'greater-bay-ip';\n"),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let output = run(tool("vite/bin/vite.js").args(["build", "--outDir", "built"]), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let page = Page::of(&project.path().join("built"));
    page.open("/");
    assert_eq!(
        page.run("return [one('.infographic').lang, all('figure').length]"),
        serde_json::json!(["pt", 1])
    );
    assert!(page.holds(
        "const png = await element.export('png'); return png.size > 9000 && png.type === 'image/png'"
    ));
    assert!(page.holds("return element.figures().length > 5"));
    page.expect_silence();
}
