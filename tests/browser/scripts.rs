//! The scripts in `www`, those the build writes for them, and the desk's, as TypeScript reads them.

use std::fs;

use greater_bay_ip::cli::constants::{self, FAULTS_FILE, HEIGHTS_FILE, SITE_FILE};
use greater_bay_ip::cli::packages::Packages;
use greater_bay_ip::cli::wasm::BINDINGS_TYPES_FILE;
use greater_bay_ip::cli::{cargo, npm};
use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;
use serde_json::json;

use super::driver::site;
use super::package::{run, tool};

/// The scripts that are checked, as patterns of names, with all that they import.
const CHECKED: [&str; 1] = ["*.js"];

#[test]
fn scripts_fit_their_types_and_those_of_the_module() {
    let folder = tempfile::tempdir_in(Packages::Tests.directory().unwrap()).unwrap();
    let file = |name: &str| folder.path().join(name);
    for entry in fs::read_dir(cargo::root().join("www")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "js") {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    fs::copy(cargo::root().join("src/cli/desk/page.js"), file("desk.js")).unwrap();
    // The types stand for the module's bindings, which nobody wrote.
    for name in [BINDINGS_TYPES_FILE, npm::TYPES, SITE_FILE, FAULTS_FILE] {
        fs::copy(site().join(npm::FOLDER).join(name), file(name)).unwrap();
    }
    fs::write(file(HEIGHTS_FILE), constants::heights(&BAKED, &[Language::english()])).unwrap();
    let options = json!({
        "allowJs": true,
        "checkJs": true,
        "strict": true,
        "noEmit": true,
        "target": "es2022",
        "lib": ["es2022", "esnext.disposable", "dom", "dom.iterable"],
        "module": "esnext",
        "moduleResolution": "bundler",
        "moduleDetection": "force",
        "types": [],
    });
    let included: Vec<_> = CHECKED.into_iter().chain([npm::TYPES]).collect();
    let project = json!({ "compilerOptions": options, "include": included });
    fs::write(file("tsconfig.json"), project.to_string()).unwrap();
    let output = run(&mut tool("typescript/bin/tsc"), folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
