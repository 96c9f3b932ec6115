//! One infographic from start to end, without a page.

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::dataset::TOUR;
use greater_bay_ip::export::ExportError;
use greater_bay_ip::geometry::Point;
use greater_bay_ip::language::Language;
use greater_bay_ip::movement::DURATION;
use greater_bay_ip::page::{ChartPart, Part};
use greater_bay_ip::presenter::Presenter;
use greater_bay_ip::scene::Scene;
use greater_bay_ip::text::WidthTable;

fn shown(attributes: &str, query: &str) -> Presenter {
    let mut infographic = Presenter::new(Language::english(), attributes, query);
    for chart in 0..CHARTS.len() {
        infographic.lay_out(chart, 600.0, false, &WidthTable);
    }
    infographic
}

fn at(key: &str) -> usize {
    CHARTS.iter().position(|chart| chart.key == key).unwrap()
}

/// The drawing as it is after so many milliseconds, and whether it moves on.
fn painted(infographic: &mut Presenter, chart: usize, elapsed: f64) -> (Scene, bool) {
    let mut seen = None;
    let moves = infographic.paint(chart, elapsed, |scene, _| seen = Some(scene.clone()));
    (seen.unwrap(), moves)
}

#[test]
fn it_shows_what_is_asked_and_says_so_as_an_address() {
    let mut infographic = shown("", "?place=macao&utm=x");
    assert_eq!(infographic.query(), "place=macao");
    assert!(infographic.act("stage=creation"));
    assert_eq!(infographic.query(), "place=macao&stage=creation");
    assert!(infographic.stated().starts_with("v=1&place=macao&stage=creation&right=all"));
    assert!(infographic.act(""));
    assert_eq!(infographic.query(), "");
    infographic.ask("sort=place");
    assert_eq!(infographic.query(), "sort=place");
}

#[test]
fn what_would_leave_nothing_is_refused_with_the_reason_and_changes_nothing() {
    let mut infographic = shown("", "place=macao");
    let before = infographic.query();
    let refused = infographic.part(Part::Filters);
    assert!(refused.contains("value=\"finance\"") && infographic.part(Part::Notices).is_empty());
    assert!(!infographic.act("right=finance"));
    assert_eq!(infographic.query(), before);
    assert!(!infographic.part(Part::Notices).is_empty());
    // What is no control of ours leads nowhere.
    for (name, value) in [("place", "atlantis"), ("q", "macao"), ("lang", "pt")] {
        assert!(!infographic.act(&format!("{name}={value}")), "{name}={value}");
    }
    assert_eq!(infographic.query(), before);
}

#[test]
fn a_stop_of_the_tour_is_shown_until_something_else_is_asked() {
    let mut infographic = shown("", "tour=2");
    let said = |infographic: &Presenter, stop: usize| {
        infographic.part(Part::Tour).contains(Language::english().text(TOUR[stop].text))
    };
    assert!(said(&infographic, 1));
    infographic.visit(3);
    assert!(said(&infographic, 2) && infographic.query() == "tour=3");
    infographic.visit(0);
    assert_eq!(infographic.query(), "tour=1");
    infographic.act("place=macao");
    assert!(!infographic.query().contains("tour"));
}

#[test]
fn only_charts_that_have_something_new_to_show_have_news() {
    let mut infographic = shown("", "");
    infographic.act("scale=log");
    let news: Vec<_> = (0..CHARTS.len()).filter(|&chart| infographic.has_news(chart)).collect();
    assert!(news.contains(&at("stock")) && !news.contains(&at("services")), "{news:?}");
    infographic.ask("scale=log");
    assert!((0..CHARTS.len()).all(|chart| !infographic.has_news(chart)));
}

#[test]
fn a_chart_alone_is_all_there_is() {
    let infographic = shown("chart=pct&place=macao", "");
    assert!(!infographic.lacks(0) && infographic.lacks(1));
    assert!(infographic.records(None).unwrap().iter().all(|record| record.charts == ["pct"]));
    let unknown = shown("chart=pie", "");
    assert!(!unknown.lacks(1) && unknown.part(Part::Notices).contains("pie"));
}

#[test]
fn marks_move_from_where_they_were_and_arrive() {
    let mut infographic = shown("", "layer=story,context");
    let chart = at("density");
    let (before, _) = painted(&mut infographic, chart, f64::INFINITY);
    infographic.act("sort=place");
    infographic.lay_out(chart, 600.0, true, &WidthTable);
    let (first, moves) = painted(&mut infographic, chart, 0.0);
    let (last, moves_on) = painted(&mut infographic, chart, DURATION);
    assert!(moves && !moves_on);
    assert!(first.shapes != last.shapes && before.shapes != last.shapes);
    // Laid out without leave to move, it is there at once.
    infographic.act("sort=value");
    infographic.lay_out(chart, 600.0, false, &WidthTable);
    assert!(painted(&mut infographic, chart, 0.0) == (before, false));
}

#[test]
fn a_mark_is_hit_said_and_lit_where_it_was_drawn() {
    let mut infographic = shown("", "");
    for (chart, key) in CHARTS.iter().map(|chart| chart.key).enumerate() {
        for mark in 0..infographic.mark_count(chart) {
            let bounds = infographic.bounds(chart, mark);
            let hit = infographic.hit(chart, bounds.center()).unwrap();
            let nearest = infographic.bounds(chart, hit).center().distance(bounds.center());
            assert!(nearest == 0.0, "mark {mark} of {key} is covered");
            let id = format!("id=\"{}\"", infographic.mark_id(chart, mark));
            assert!(infographic.chart_part(chart, ChartPart::Marks).unwrap().contains(&id), "{id}");
        }
    }
    assert!(infographic.hit(0, Point::new(-9.0, -9.0)).is_none());
    let chart = at("pct");
    assert!(infographic.tip(chart, 0).contains("class=\"quantity\""));
    assert!(infographic.light_up(chart, 0) && !infographic.light_up(chart, 0));
    assert!(infographic.light_up(CHARTS.len(), 0));
}

#[test]
fn a_tile_and_a_cell_choose_what_they_show() {
    let mut infographic = shown("", "");
    let tile = (0..infographic.mark_count(at("map")))
        .find(|&mark| infographic.mark_id(at("map"), mark).contains("macao"))
        .unwrap();
    assert!(infographic.pick(at("map"), tile));
    assert_eq!(infographic.query(), "place=macao");
    assert!(!infographic.pick(at("pct"), 0) && !infographic.pick(99, 0));
}

#[test]
fn a_chart_there_is_none_of_has_nothing_to_say() {
    let mut infographic = shown("", "");
    assert_eq!(infographic.chart_part(99, ChartPart::Table), None);
    assert_eq!(infographic.canvas_name(99), None);
    assert_eq!(infographic.citation(99, "") + &infographic.tip(99, 0), "");
    assert!(infographic.lacks(99) && !infographic.has_news(99));
    assert_eq!(infographic.lay_out(99, 600.0, true, &WidthTable), 0.0);
    assert!(!infographic.paint(99, 0.0, |_, _| panic!("there is nothing to paint")));
}

#[test]
fn posters_hold_the_charts_that_have_something_to_show() {
    let infographic = shown("", "");
    let all = infographic.poster(None).unwrap();
    let one = infographic.poster(Some("pct")).unwrap();
    assert!(one.height < all.height && one.marks.len() == infographic.mark_count(at("pct")));
    let pie = infographic.poster(Some("pie")).unwrap_err();
    assert!(pie.to_string().starts_with("chart: “pie” is not one of key, share"), "{pie}");
    assert_eq!(shown("", "place=macao").svg(Some("grants")), Err(ExportError::Nothing));
}
