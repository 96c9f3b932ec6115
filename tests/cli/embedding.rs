use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::cli::embedding;
use greater_bay_ip::state::Field;

#[test]
fn the_manual_names_every_chart_key_and_colour_and_leaves_no_gap() {
    let template = include_str!("../../www/embedding.html");
    let page = embedding::page(template, &"https://site.example/".parse().unwrap(), "v/0123abcd/");
    for key in Field::ALL.iter().map(|field| field.key()).chain(CHARTS.iter().map(|chart| chart.key)) {
        assert!(page.contains(key), "{key}");
    }
    assert!(page.contains("--greater-bay-ip-hong-kong") && page.contains("connect-src https://site.example"));
    for gap in ["{version}", "{site}", "{keys}", "{colors}"] {
        assert!(template.contains(gap) && !page.contains(gap), "{gap}");
    }
}
