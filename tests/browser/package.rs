//! The package for npm, packed, type-checked and bundled as its users do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use greater_bay_ip::cli::npm;
use greater_bay_ip::cli::packages::Packages;
use serde_json::Value;
use tempfile::TempDir;

use super::driver::site;
use super::page::Page;

/// Runs a tool of another developer in a directory.
#[track_caller]
pub(super) fn run(command: &mut Command, directory: &Path) -> Output {
    let output = command.current_dir(directory).output();
    output.unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo verify` installs it"))
}

/// A program that `tests/npm/package.json` names.
pub(super) fn tool(path: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(Packages::Tests.directory().unwrap().join("node_modules").join(path));
    command
}

/// A project that uses the package, with these files.
fn project(files: &[(&str, &str)]) -> TempDir {
    let project = tempfile::tempdir_in(Packages::Tests.directory().unwrap()).unwrap();
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

/// A component that shows the element, with and without a mistake.
const COMPONENT: &str = "import type {} from 'greater-bay-ip/react';
import { useRef } from 'react';
import type { GreaterBayIpElement } from 'greater-bay-ip';

export function Chart({ place }: { place: string }) {
  const element = useRef<GreaterBayIpElement>(null);
  return (
    <greater-bay-ip ref={element} chart='rank' lang='pt' place={place} period-from={2020} class='wide'
      onstatechange={(event) => console.log(event.detail.place)} />
  );
}

// @ts-expect-error There is no such chart.
export const wrong = <greater-bay-ip chart='pie' />;
";

#[test]
fn react_knows_the_element() {
    let project = project(&[("chart.tsx", COMPONENT), ("package.json", "{ \"type\": \"module\" }")]);
    let arguments = "--noEmit --strict --target es2022 --module esnext --moduleResolution bundler --jsx react-jsx --lib es2022,dom chart.tsx";
    let output = run(tool("typescript/bin/tsc").args(arguments.split(' ')), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_package_of_a_site_on_this_machine_names_no_such_address() {
    let package = site().join(npm::FOLDER);
    for file in fs::read_dir(&package).unwrap() {
        let bytes = fs::read(file.as_ref().unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for address in ["127.0.0.1", "localhost"] {
            assert!(!text.contains(address), "{address} is in {:?}", file.unwrap().path());
        }
    }
}

/// A page that loads a script, with an element in it.
fn page_with(script: &str) -> String {
    format!(
        "<!doctype html><html lang=pt><meta charset=utf-8><title>App</title><link rel=icon href='data:,'>
         <greater-bay-ip chart=rank></greater-bay-ip>{script}"
    )
}

/// Expects that a bundled page shows its chart, and knows no address of the site to link to.
#[track_caller]
fn expect_chart(built: &Path) {
    let page = Page::of(built);
    page.open("/");
    assert_eq!(
        page.run("return [one('.infographic').lang, all('figure').length]"),
        serde_json::json!(["pt", 1])
    );
    page.run("navigator.clipboard.writeText = async (words) => { window.taken = words }");
    for (what, words) in [("link", page.url("/")), ("embed", "<greater-bay-ip ".to_owned())] {
        page.run(&format!("one('.more').open = true; one('.share[value={what}]').click()"));
        page.wait_for(what, &format!("return window.taken?.startsWith('{words}')"));
    }
    page.expect_silence();
}

#[test]
fn on_a_server_importing_does_nothing() {
    let server = "const before = Reflect.ownKeys(globalThis).length;
        const { GreaterBayIp } = await import('greater-bay-ip');
        const { filesAt } = await import('greater-bay-ip/site.js');
        if (typeof GreaterBayIp !== 'function' || typeof filesAt !== 'function') throw new Error('not exported');
        if (Reflect.ownKeys(globalThis).length !== before) throw new Error('a name was added');
        await import('greater-bay-ip/embed-host.js');";
    let project = project(&[("server.mjs", server), ("package.json", "{}")]);
    let output = run(Command::new("node").arg("server.mjs"), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

/// Copies what of the package is no script to where a page is built: makers of bundles that do not follow it leave it out.
fn copy_files(project: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(project.join("node_modules").join(env!("CARGO_PKG_NAME"))).unwrap() {
        let file = file.unwrap();
        let is_file = |ending| file.file_name().to_string_lossy().ends_with(ending);
        if [".wasm", ".css", ".txt", ".csv"].into_iter().any(is_file) {
            fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

/// Where files are said to lie elsewhere than beside the bundle.
const ELSEWHERE: &str = "import { filesAt } from 'greater-bay-ip/site.js';

filesAt('/assets/ip/');
import('greater-bay-ip');
";

#[test]
fn bundles_of_esbuild_find_their_files_beside_them_or_where_they_are_told() {
    for (format, script, source, files) in [
        ("esm", "<script type=module src=bundle.js></script>", "import 'greater-bay-ip';", ""),
        ("iife", "<script src=bundle.js defer></script>", "import 'greater-bay-ip';", ""),
        ("esm", "<script type=module src=bundle.js></script>", ELSEWHERE, "assets/ip"),
    ] {
        let project = project(&[("main.js", source), ("package.json", "{ \"type\": \"module\" }")]);
        let built = project.path().join("built");
        let arguments = ["main.js", "--bundle", "--log-level=error", "--outfile=built/bundle.js"];
        let esbuild = Packages::Tests.directory().unwrap().join("node_modules/.bin/esbuild");
        let mut esbuild = Command::new(esbuild);
        let output = run(esbuild.args(arguments).arg(format!("--format={format}")), project.path());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::write(built.join("index.html"), page_with(script)).unwrap();
        copy_files(project.path(), &built.join(files));
        expect_chart(&built);
    }
}

#[test]
fn a_bundle_of_rollup_finds_its_files_beside_it() {
    let project = project(&[
        ("main.js", "import './node_modules/greater-bay-ip/greater-bay-ip.js';"),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let mut rollup = tool("rollup/dist/bin/rollup");
    let output = run(rollup.args(["main.js", "--dir", "built", "--silent"]), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let built = project.path().join("built");
    fs::write(built.join("index.html"), page_with("<script type=module src=main.js></script>")).unwrap();
    copy_files(project.path(), &built);
    expect_chart(&built);
}

#[test]
fn a_bundle_of_webpack_brings_its_files() {
    let build = "import webpack from 'webpack';
        import { fileURLToPath } from 'node:url';
        const context = fileURLToPath(new URL('.', import.meta.url));
        webpack({ context, entry: './main.js', mode: 'production', output: { path: `${context}built` } }, (fault, stats) => {
          if (fault || stats.hasErrors()) throw fault ?? new Error(stats.toString());
        });";
    let project = project(&[
        ("main.js", "import 'greater-bay-ip';"),
        ("build.mjs", build),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let output = run(Command::new("node").arg("build.mjs"), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let built = project.path().join("built");
    fs::write(built.join("index.html"), page_with("<script src=main.js defer></script>")).unwrap();
    expect_chart(&built);
}

#[test]
fn frames_are_sized_by_a_bundled_script() {
    let project = project(&[
        ("main.js", "import 'greater-bay-ip/embed-host.js';"),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let esbuild = Packages::Tests.directory().unwrap().join("node_modules/.bin/esbuild");
    let output = run(
        Command::new(esbuild).args(["main.js", "--bundle", "--log-level=error", "--outfile=bundle.js"]),
        project.path(),
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bundle = fs::read_to_string(project.path().join("bundle.js")).unwrap();
    super::guest::host(
        &format!("<iframe src='{{site}}/embed-share.html?v=1'></iframe><script>{bundle}</script>"),
        |page| {
            page.wait_for(
                "a height",
                "const { style } = document.querySelector('iframe'); return style.minHeight === '0px'",
            );
        },
    );
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
