use greater_bay_ip::cli::bench::growth::{DENSITIES, EMBEDS, GROWTHS, ROWS, WIDTHS};
use greater_bay_ip::cli::bench::report;
use greater_bay_ip::cli::bench::visit::Run;
use serde_json::json;

#[test]
fn every_page_has_a_name_of_its_own_and_the_screen_it_is_measured_on() {
    let pages: Vec<_> = GROWTHS.iter().flat_map(|growth| growth.pages("http://host")).collect();
    let mut names: Vec<&str> = pages.iter().map(|page| page["name"].as_str().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    let first = |growth: greater_bay_ip::cli::bench::growth::Growth| growth.pages("http://host")[0].clone();
    assert_eq!(first(ROWS)["url"], "http://host/rows-100/embed.html");
    assert_eq!(first(EMBEDS)["url"], "http://host/own/embeds-1.html");
    assert_eq!(first(WIDTHS)["screen"], json!({ "width": 280 }));
    assert_eq!(first(DENSITIES)["screen"], json!({ "deviceScaleFactor": 1 }));
}

#[test]
fn a_table_tells_how_cost_grows() {
    let visit = |&size: &u32| {
        json!({
            "name": ROWS.page(size), "bytes": 1, "picture": 1, "interactive": f64::from(size) * 2.0, "longest_task": 7,
            "blocking": 0, "shift": 0, "choices": [{ "handler": f64::from(size).sqrt(), "painted": 16 }], "heap": 1,
        })
    };
    let setting = json!({ "date": "2025-11-01", "machine": "2 × Abacus", "browser": "Mosaic/1" });
    let lines: Vec<String> =
        std::iter::once(setting).chain(ROWS.sizes.iter().map(visit)).map(|line| line.to_string()).collect();
    let table = report::growth(ROWS, &Run::read(&lines).unwrap());
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "| rows | answers | choice | next picture | longest task |");
    assert_eq!(rows[2], "| 100 | 200.0 ms | 10.0 ms | 16.0 ms | 7.0 ms |");
    assert_eq!(rows[rows.len() - 1], "| exponent | 1.00 | 0.50 | 0.00 | 0.00 |");
    assert_eq!(rows.len(), 3 + ROWS.sizes.len());
}
