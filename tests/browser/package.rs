//! The package for npm, packed, type-checked and bundled as its users do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use greater_bay_ip::cli::npm;
use greater_bay_ip::cli::packages::Packages;
use serde_json::Value;
use tempfile::TempDir;

use super::driver::{Running, site};
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

/// Expects that bundled pages show their chart, and know no address of the site to link to.
#[track_caller]
fn expect_charts(built: &Path, paths: &[&str]) {
    let page = Page::of(built);
    for path in paths {
        page.open(path);
        expect_look(&page);
        page.run("navigator.clipboard.writeText = async (words) => { window.taken = words }");
        for (what, words) in [("link", page.url(path)), ("embed", "<greater-bay-ip ".to_owned())] {
            page.run(&format!("one('.more').open = true; one('.share[value={what}]').click()"));
            page.wait_for(what, &format!("return window.taken?.startsWith('{words}')"));
        }
        page.expect_silence();
    }
}

/// Expects a chart in its language and in the element's styles: browsers indent a figure.
#[track_caller]
fn expect_look(page: &Page) {
    assert_eq!(
        page.run(
            "return [one('.infographic').lang, all('figure').length, getComputedStyle(one('figure')).marginLeft]"
        ),
        serde_json::json!(["pt", 1, "0px"])
    );
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
        if [".wasm", ".txt", ".csv"].into_iter().any(is_file) {
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
        expect_charts(&built, &["/"]);
    }
}

#[test]
fn bundles_of_rollup_and_rolldown_find_their_files_beside_them() {
    let project = project(&[
        ("main.js", "import './node_modules/greater-bay-ip/greater-bay-ip.js';"),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let built = project.path().join("built");
    for (bundler, path) in [("rollup", "rollup/dist/bin/rollup"), ("rolldown", "rolldown/bin/cli.mjs")] {
        let folder = format!("built/{bundler}");
        let output = run(tool(path).args(["main.js", "--dir", &folder]), project.path());
        assert!(output.status.success(), "{bundler}: {}", String::from_utf8_lossy(&output.stderr));
        let page = page_with("<script type=module src=main.js></script>");
        fs::write(built.join(bundler).join("index.html"), page).unwrap();
        copy_files(project.path(), &built.join(bundler));
    }
    expect_charts(&built, &["/rollup/", "/rolldown/"]);
}

/// Bundles with webpack, told nothing; and told where the bundle lies, what to make of the project's own style sheets,
/// and, as Parcel has it, not to read `exports`.
const WEBPACK: &str = "import webpack from 'webpack';
import { fileURLToPath } from 'node:url';

const context = fileURLToPath(new URL('.', import.meta.url));
const usual = { context, entry: './main.js', mode: 'production' };
const told = { module: { rules: [{ test: /\\.css$/, use: './sheet.cjs' }] }, resolve: { exportsFields: [] } };
const options = [
  { ...usual, output: { path: `${context}built/usual` } },
  { ...usual, ...told, output: { path: `${context}built/told`, publicPath: '/told/' } },
];
webpack(options, (fault, stats) => {
  if (fault || stats.hasErrors()) throw fault ?? new Error(stats.toString());
});
";

#[test]
fn bundles_of_webpack_bring_their_files_whatever_becomes_of_style_sheets() {
    let project = project(&[
        ("main.js", "import 'greater-bay-ip';"),
        ("build.mjs", WEBPACK),
        ("sheet.cjs", "module.exports = () => 'document.body.hidden = true';"),
        ("package.json", "{ \"type\": \"module\" }"),
    ]);
    let output = run(Command::new("node").arg("build.mjs"), project.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let built = project.path().join("built");
    for folder in ["usual", "told"] {
        let page = page_with("<script src=main.js defer></script>");
        fs::write(built.join(folder).join("index.html"), page).unwrap();
    }
    expect_charts(&built, &["/usual/", "/told/"]);
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

/// The versions of Vite that are tried.
const VITES: [&str; 3] = ["vite", "vite7", "vite8"];

/// A project as Vite has it.
fn project_of_vite() -> TempDir {
    project(&[
        ("index.html", &page_with("<script type=module src=./main.js></script>")),
        ("main.js", "import 'greater-bay-ip';\n"),
        ("package.json", "{ \"type\": \"module\" }"),
    ])
}

#[test]
fn pages_bundled_by_vite_show_a_chart_and_export_it() {
    let project = project_of_vite();
    for vite in VITES {
        let mut command = tool(&format!("{vite}/bin/vite.js"));
        command.args(["build", &format!("--base=/{vite}/"), &format!("--outDir=built/{vite}")]);
        let output = run(&mut command, project.path());
        assert!(output.status.success(), "{vite}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let page = Page::of(&project.path().join("built"));
    for vite in VITES {
        page.open(&format!("/{vite}/"));
        expect_look(&page);
        assert!(page.holds(
            "const png = await element.export('png'); return png.size > 9000 && png.type === 'image/png'"
        ));
        assert!(page.holds("return element.figures().length > 5"));
        page.expect_silence();
    }
}

/// Serves a project as its developers look at it, and says where.
const DEVELOPMENT: &str = "const [vite, ...exclude] = process.argv.slice(2);
const { createServer } = await import(vite);
const options = { server: { host: '127.0.0.1' }, optimizeDeps: { exclude }, logLevel: 'warn' };
const server = await (await createServer(options)).listen();
console.log(`at ${server.resolvedUrls.local[0]}`);
";

#[test]
fn pages_served_by_vite_to_their_developers_show_a_chart() {
    let project = project_of_vite();
    fs::write(project.path().join("serve.mjs"), DEVELOPMENT).unwrap();
    let page = Page::of(project.path());
    for vite in VITES {
        let mut command = Command::new("node");
        command.args(["serve.mjs", vite]).args((vite != "vite8").then_some(env!("CARGO_PKG_NAME")));
        let mut server = Running::start(command.current_dir(project.path()).stdout(Stdio::piped()));
        page.go_away(&server.says("at ").unwrap());
        page.wait_for("the chart", "return element.hasAttribute('data-ready')");
        expect_look(&page);
        let told: Vec<_> = page.console().into_iter().filter(|line| !line.contains("[vite] conn")).collect();
        assert_eq!(told, [""; 0]);
        // Before its server ends, which it would tell of.
        page.go_away("about:blank");
    }
}
