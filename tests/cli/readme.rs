use greater_bay_ip::charts::{self, Scope};
use greater_bay_ip::cli::gallery;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;

#[test]
fn the_lines_of_the_manual_are_those_of_the_gallery() {
    let manual = include_str!("../../README.md");
    let language = Language::english();
    let subject =
        Subject { scope: Scope::Chart(charts::find("rank").unwrap()), language: &language, dataset: &BAKED };
    let url = "https://your.host/".parse().unwrap();
    for lines in [gallery::framed(subject, &url), gallery::scripted(subject, &url)] {
        assert!(manual.contains(&lines), "README.md does not show\n{lines}");
    }
}
