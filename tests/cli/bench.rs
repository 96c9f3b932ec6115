mod exponent;
mod growth;
mod rows;

use greater_bay_ip::cli::bench::contender::{CONTENDERS, LIMIT, USUAL};
use greater_bay_ip::cli::bench::visit::{Run, Sample};
use greater_bay_ip::cli::bench::{self, report};
use greater_bay_ip::cli::cargo;
use greater_bay_ip::cli::packages::Packages;
use serde_json::{Value, json};

#[test]
fn quantiles_are_numbers_that_were_measured() {
    let sample = Sample::of([4.0, f64::NAN, 1.0, 3.0, 2.0]);
    assert_eq!(sample.median(), Some(2.0));
    assert_eq!([0.0, 0.25, 0.95, 1.0].map(|share| sample.quantile(share)), [1.0, 1.0, 4.0, 4.0].map(Some));
    assert_eq!(sample.range(), Some((1.0, 4.0)));
    assert_eq!((Sample::of([]).median(), Sample::of([]).range()), (None, None));
}

#[test]
fn the_last_of_many_choices_is_not_quoted_for_most_of_them() {
    let sample = Sample::of((1..=20).map(f64::from));
    assert_eq!(sample.quantile(0.95), Some(19.0));
}

/// A run in which every page but the canvas took twice as long as that, and one never answered.
fn run() -> Run {
    let setting = json!({ "date": "2025-11-01", "machine": "2 × Abacus", "browser": "Mosaic/1" });
    let visits = CONTENDERS.iter().map(|contender| {
        let time = if contender.key == LIMIT { 500.0 } else { 1000.0 };
        json!({
            "name": contender.key, "bytes": 12_345, "picture": time, "longest_task": 60, "blocking": 10, "shift": 0,
            "interactive": if contender.key == "plotly" { Value::Null } else { json!(time) },
            "choices": [{ "handler": 2, "painted": 20 }], "heap": 1_500_000,
        })
    });
    let lines: Vec<String> = std::iter::once(setting).chain(visits).map(|line| line.to_string()).collect();
    Run::read(&lines).unwrap()
}

#[test]
fn a_table_compares_with_the_limit_and_with_the_usual_library() {
    let table = report::table(&CONTENDERS, &run());
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), CONTENDERS.len());
    let times = "1.00 s (1.00–1.00) × 2.00 | 1.00 s (1.00–1.00) × 1.00 ";
    assert_eq!(
        rows[CONTENDERS.iter().position(|contender| contender.key == USUAL).unwrap()],
        format!("| Chart.js | 12 KB | {times}| 60 ms | 10 ms | 2.0 ms / 20 ms (20 ms) | 1.5 MB | 0.000 |")
    );
    assert!(table.contains("| Plotly | 12 KB | 1.00 s (1.00–1.00) × 2.00 | never |"), "{table}");
}

#[test]
fn a_plot_names_every_page() {
    let plot = report::plot(&CONTENDERS, &run());
    for contender in CONTENDERS {
        assert!(plot.contains(contender.name), "{}", contender.name);
    }
}

#[test]
fn a_table_stands_between_its_marks() {
    let text = "before\n<!-- benchmark -->\nold\n<!-- /benchmark -->\nafter\n";
    let new = report::with_table(text, "new\n").unwrap();
    assert_eq!(new, "before\n<!-- benchmark -->\nnew\n<!-- /benchmark -->\nafter\n");
    assert_eq!(report::with_table("no marks", ""), None);
    let readme = std::fs::read_to_string(cargo::root().join(report::README)).unwrap();
    assert!(report::with_table(&readme, "").is_some(), "the README has no place for the table");
}

#[test]
fn each_peer_has_a_page_to_draw() {
    for contender in CONTENDERS.iter().filter(|contender| contender.is_peer()) {
        let script = Packages::Bench.manifest().join(format!("peers/{}.js", contender.key));
        assert!(script.is_file(), "{}", script.display());
    }
}

#[test]
fn peers_draw_the_figures_of_the_chart_they_are_compared_with() {
    let data = bench::data();
    assert_eq!(data["years"], json!([2022, 2023, 2024, 2025]));
    let series = data["series"].as_array().unwrap();
    assert_eq!(series[0]["name"], "Shenzhen–Hong Kong–Guangzhou");
    assert_eq!(
        series[0]["ranks"],
        json!([2, 2, 2, 1]).as_array().unwrap().iter().map(|rank| rank.as_f64()).collect::<Value>()
    );
    let last: Vec<f64> = series.iter().filter_map(|one| one["ranks"][3].as_f64()).collect();
    assert_eq!(last, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
}
