//! What an editor may add in `src/data` alone, built and run as the editor would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::cli::cargo;
use greater_bay_ip::dataset::{BAKED, PACKS, Place, PlaceKind};

/// A copy of the package. It always lies at the same path, so that cargo knows it again.
struct Package {
    root: PathBuf,
    target: PathBuf,
}

impl Package {
    fn copied() -> Self {
        let target = cargo::target_directory().unwrap().join("extension");
        let root = target.join("package");
        if root.exists() {
            fs::remove_dir_all(&root).unwrap();
        }
        fs::create_dir_all(root.join("tests")).unwrap();
        for file in ["Cargo.toml", "Cargo.lock", "LICENSE", "build.rs"] {
            fs::copy(cargo::root().join(file), root.join(file)).unwrap();
        }
        // The manifest names it.
        fs::write(root.join("tests/main.rs"), "").unwrap();
        for folder in ["src", "www"] {
            copy(&cargo::root().join(folder), &root.join(folder));
        }
        Self { root, target }
    }

    /// Changes a file in `src/data`.
    fn edit(&self, name: &str, change: impl FnOnce(String) -> String) {
        let path = self.root.join("src/data").join(name);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, change(text)).unwrap();
    }

    fn append(&self, name: &str, rows: &[&str]) {
        self.edit(name, |text| text + &rows.join("\n") + "\n");
    }

    /// Builds it, if it is not yet built, and runs it; what it prints, with single spaces.
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.answer(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).unwrap();
        printed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
    }

    /// Builds it, if it is not yet built, and runs it.
    fn answer(&self, arguments: &[&str]) -> Output {
        let mut command = cargo::cargo();
        command.current_dir(&self.root).args(["run", "--quiet", "--offline", "--target-dir"]);
        command.arg(&self.target).arg("--").args(arguments);
        // The symbols would take longer to write than the code.
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
        command.output().unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Puts a text under a heading of a language.
fn with_text(messages: String, section: &str, line: &str) -> String {
    let heading = format!("[{section}]\n");
    assert_eq!(messages.matches(&heading).count(), 1, "{heading}");
    messages.replace(&heading, &format!("{heading}{line}\n"))
}

/// A row, a metric, a city and a language, each in `src/data` and nowhere else.
#[test]
fn figures_metrics_cities_and_languages_are_added_in_the_tables_alone() {
    let package = Package::copied();
    mistakes_are_told_plainly(&package);
    package.append("places.csv", &["shanwei,city,neutral,,guangdong,5,0"]);
    package.append("metrics.csv", &["test-courts,courts,count,courts,other"]);
    package.append(
        "context.csv",
        &[
            "pct-applications,zhuhai,2018,1234,applications,about,creation,cer-2022,",
            "test-courts,guangzhou,2025,1,courts,exact,protection,cer-2022,",
            "high-value-patents-per-10000,shanwei,2025-06,12.5,per-10000-people,exact,creation,cer-2022,",
        ],
    );
    for pack in PACKS {
        let [place, metric, one, several] = match pack.tag {
            "pt" => ["Shanwei", "tribunais", "{value} tribunal", "{value} tribunais"],
            "en" => ["Shanwei", "courts", "{value} court", "{value} courts"],
            _ => ["汕尾", "法院", "{value}所法院", "{value}所法院"],
        };
        package.edit(&format!("messages/{}.toml", pack.tag), |text| {
            let text = with_text(text, "place", &format!("shanwei = \"{place}\""));
            let text = with_text(text, "metric", &format!("test-courts = \"{metric}\""));
            let text = with_text(text, "unit-one", &format!("courts = \"{one}\""));
            with_text(text, "unit", &format!("courts = \"{several}\""))
        });
    }
    let messages = package.root.join("src/data/messages");
    fs::copy(messages.join("en.toml"), messages.join("en-IE.toml")).unwrap();
    package.edit("messages/en-IE.toml", |text| {
        assert_eq!(text.matches("china = \"China\"").count(), 1);
        text.replace("china = \"China\"", "china = \"Chine\"").replace("Shanwei", "Shanwei-sur-Mer")
    });

    let listed = package.run(&["check"]);
    for row in [
        "context pct-applications zhuhai 2018 about 1234 applications\n",
        "context test-courts guangzhou 2025 exact 1 courts\n",
        "context high-value-patents-per-10000 shanwei 2025-06 exact 12.5 per-10000-people\n",
        &format!("{} figures and ", BAKED.counted().len() + 3),
    ] {
        assert!(listed.contains(row), "{row} is not in:\n{listed}");
    }

    let mut drawn = String::new();
    for chart in &CHARTS {
        let file = package.target.join(format!("{}.svg", chart.key));
        package.run(&[
            "render",
            "--chart",
            chart.key,
            "--lang",
            "en-IE",
            "--out",
            &file.display().to_string(),
        ]);
        drawn += &fs::read_to_string(file).unwrap();
    }
    a_site_is_built_with_many_more_rows(&package);
    assert!(drawn.contains("xml:lang=\"en-IE\""));
    for words in ["Chine", "Shanwei-sur-Mer", "12.5"] {
        // Words stand on a line of their own within their text.
        assert!(drawn.lines().any(|line| line == words), "{words} is in no drawing");
    }
}

/// `check` tells the mistakes although there can be no program with such tables, and nothing beside them.
fn mistakes_are_told_plainly(package: &Package) {
    let intact = fs::read_to_string(package.root.join("src/data/context.csv")).unwrap();
    package.append("context.csv", &["pct-applications,zhuhai,2018,many,applications,about,creation,nobody,"]);
    let output = package.answer(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    let line = intact.lines().count() + 1;
    for (told, column) in told.lines().zip(["value", "source"]) {
        let told = told.strip_prefix("error: ").unwrap_or(told);
        assert!(
            told.starts_with(&format!("src/data/context.csv:{line}: column {column:?}: found ")),
            "{told}"
        );
    }
    assert_eq!(told.lines().count(), 2, "{told}");
    package.edit("context.csv", |_| intact);
}

/// Weight is no reason not to build.
fn a_site_is_built_with_many_more_rows(package: &Package) {
    let counted = fs::read_to_string(package.root.join("src/data/context.csv")).unwrap();
    let cities = Place::ALL.iter().filter(|place| place.kind() == PlaceKind::City);
    let series =
        cities.flat_map(|city| (1985..2015).map(|year| format!("pct-applications,{},{year}", city.key())));
    let rows = series.filter(|figure| !counted.contains(&format!("{figure},"))).zip(1..=200);
    let rows: Vec<String> = rows
        .map(|(figure, count)| format!("{figure},{count},applications,exact,creation,cer-2022,"))
        .collect();
    assert_eq!(rows.len(), 200);
    package.append("context.csv", &rows.iter().map(String::as_str).collect::<Vec<_>>());
    let site = package.target.join("site");
    package.run(&["build", "--out", &site.display().to_string()]);
    let figures = fs::read_to_string(site.join("figures.csv")).unwrap();
    assert_eq!(figures.lines().count() - 1, BAKED.counted().len() + 3 + 200);
    assert!(site.join("index.html").is_file());
}
