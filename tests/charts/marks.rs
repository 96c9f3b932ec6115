use std::collections::BTreeSet;

use greater_bay_ip::dataset::{BAKED, FigureId, Place};
use greater_bay_ip::language::Language;
use greater_bay_ip::page::{self, ChartPart, HeadingLevel};
use greater_bay_ip::scene::TARGET;
use greater_bay_ip::view::Stop;
use proptest::prelude::*;

use crate::matrix::{self, Case};

#[test]
fn marks_lie_within_the_drawing() {
    let mut mistakes = Vec::new();
    matrix::each(|case| mistakes.extend(outside(&case)));
    matrix::none(&mistakes);
}

fn outside(case: &Case) -> Vec<String> {
    let frame = case.scene.frame();
    let marks = case.scene.marks.iter().filter(|mark| !frame.encloses(mark.bounds, 0.001));
    marks.map(|mark| format!("{}: {:?} outside {frame:?}", case.name(), mark.bounds)).collect()
}

#[test]
fn marks_are_hit_in_their_middle() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        for mark in &case.scene.marks {
            let hit = case.scene.hit(mark.bounds.center());
            // Figures that lie on the very same spot, as all indices do at 100, are told apart by keyboard.
            let is_same = hit.is_some_and(|hit| case.scene.marks[hit].bounds == mark.bounds);
            if !is_same {
                let other = hit.map(|hit| &case.scene.marks[hit]);
                mistakes.push(format!("{}: {mark:?} gives {other:?}", case.name()));
            }
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn marks_are_large_enough_for_a_finger() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        for mark in &case.scene.marks {
            let (width, height) = (mark.bounds.width(), mark.bounds.height());
            if width.min(height) < TARGET - 0.001 {
                mistakes.push(format!("{}: {width} × {height} px for {:?}", case.name(), mark.place));
            }
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn every_figure_shown_has_one_mark_and_every_mark_a_figure() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        let marks: BTreeSet<FigureId> = case.scene.marks.iter().filter_map(|mark| mark.figure).collect();
        let data: BTreeSet<FigureId> = case.view.data().map(|datum| datum.id).collect();
        if marks != data {
            mistakes.push(format!("{}: marks {marks:?}, data {data:?}", case.name()));
        }
        if data.len() != case.view.data().count() {
            mistakes.push(format!("{}: a figure twice", case.name()));
        }
        if case.scene.marks.iter().any(|mark| mark.figure.is_none() && mark.pick.is_none()) {
            mistakes.push(format!("{}: a mark of nothing", case.name()));
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn marks_belong_to_the_place_of_their_figure() {
    matrix::each(|case| {
        for mark in &case.scene.marks {
            let place =
                mark.figure.map(|figure| BAKED.figure(figure).place).or(mark.pick.map(|pick| pick.place));
            assert_eq!(Some(mark.place), place, "{}", case.name());
        }
    });
}

/// The marks of what a page draws by their ids in the list, one that is drawn twice at the first.
fn walked(case: &Case) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for mark in &matrix::drawn_in_page(case.view, case.width).marks {
        let id = page::mark_id(case.view.chart.key, mark.figure, mark.pick);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

#[test]
fn marks_are_walked_in_the_order_of_their_list_series_by_series_in_time() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        let listed: Vec<String> = case
            .view
            .stations()
            .iter()
            .map(|station| match station.stop {
                Stop::Control(cell) => page::mark_id(case.view.chart.key, None, Some(cell.pick)),
                Stop::Figure(datum) => page::mark_id(case.view.chart.key, Some(datum.id), None),
            })
            .collect();
        if walked(&case) != listed {
            mistakes.push(format!("{}: walked {:?}, listed {listed:?}", case.name(), walked(&case)));
        }
        for facet in case.view.facets.iter().filter(|facet| facet.form.has_courses()) {
            for pair in facet.data.windows(2) {
                let [one, next] = [&pair[0], &pair[1]];
                let is_back = one.place == next.place && one.period.end() > next.period.end();
                let mut later = facet.data.iter().skip_while(|datum| datum.id != next.id);
                let is_again = one.place != next.place && later.any(|datum| datum.place == one.place);
                if is_back || is_again {
                    mistakes.push(format!("{}: {:?} before {:?}", case.name(), one.id, next.id));
                }
            }
        }
        let series: Vec<usize> = case.scene.marks.iter().map(|mark| mark.series).collect();
        if !series.windows(2).all(|pair| pair[0] == pair[1] || pair[0] + 1 == pair[1]) {
            mistakes.push(format!("{}: series {series:?}", case.name()));
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn an_option_says_which_one_of_its_course_it_is() {
    let english = Language::english();
    let rank = matrix::chart("rank", "", &english);
    let ours: Vec<(usize, usize)> = rank
        .stations()
        .iter()
        .filter(|station| matches!(station.stop, Stop::Figure(datum) if datum.place == Place::ShenzhenHongKongGuangzhou))
        .map(|station| (station.position, station.of))
        .collect();
    assert!(ours.len() > 1);
    assert_eq!(ours, (1..ours.len() + 1).map(|at| (at, ours.len())).collect::<Vec<_>>());
    let list = page::chart_part(ChartPart::Marks, &rank, &english, HeadingLevel::default()).into_string();
    assert!(list.contains(&format!("aria-posinset=\"2\" aria-setsize=\"{}\"", ours.len())), "{list}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn marks_stay_sound_at_any_width(width in 280.0..1600.0, query in prop::sample::select(matrix::queries())) {
        for language in matrix::languages() {
            for view in matrix::view_of(&query, &language).charts.iter().filter(|view| !view.is_empty()) {
                let scene = matrix::drawn(view, width);
                let case = Case { query: &query, language: &language, width, view, scene: &scene };
                prop_assert_eq!(outside(&case), Vec::<String>::new());
                for mark in &scene.marks {
                    let hit = scene.hit(mark.bounds.center()).map(|hit| scene.marks[hit].bounds);
                    prop_assert_eq!(hit, Some(mark.bounds), "{}", case.name());
                    prop_assert!(mark.bounds.width().min(mark.bounds.height()) >= TARGET - 0.001);
                }
            }
        }
    }
}
