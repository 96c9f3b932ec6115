use greater_bay_ip::language::Language;
use greater_bay_ip::scene::Mark;
use greater_bay_ip::walk::{Step, next_where, step};

use crate::matrix;

fn marks(chart: &str) -> Vec<Mark> {
    matrix::drawn(&matrix::chart(chart, "", &Language::english()), 600.0).marks
}

#[test]
fn arrows_go_along_a_series_and_between_series_beside_where_they_are() {
    let rank = marks("rank");
    let first_of_next = rank.iter().position(|mark| mark.series == 1).unwrap();
    assert_eq!(step(&rank, first_of_next - 1, Step::Next), first_of_next);
    assert_eq!(step(&rank, first_of_next, Step::Previous), first_of_next - 1);
    assert_eq!((step(&rank, 0, Step::Previous), step(&rank, 0, Step::Up)), (0, 0));
    for (at, mark) in rank.iter().enumerate() {
        let down = step(&rank, at, Step::Down);
        let next: Vec<&Mark> = rank.iter().filter(|other| other.series == mark.series + 1).collect();
        if next.is_empty() {
            assert_eq!(down, at);
            continue;
        }
        let nearest = next.iter().map(|other| (other.along - mark.along).abs()).fold(f64::MAX, f64::min);
        assert_eq!(rank[down].series, mark.series + 1);
        assert_eq!((rank[down].along - mark.along).abs(), nearest);
    }
    // Small multiples stand in other places, and are walked year by year all the same.
    let panels = marks("pct-years");
    let shared = (0..panels.len()).find(|&at| {
        panels.iter().any(|mark| mark.series == panels[at].series + 1 && mark.along == panels[at].along)
    });
    let at = shared.unwrap();
    assert_eq!(panels[step(&panels, at, Step::Down)].along, panels[at].along);
}

#[test]
fn tiles_of_a_row_are_one_series_and_bars_a_series_each() {
    let map = marks("map");
    let at = map.iter().position(|mark| mark.series == 1).unwrap();
    let row: Vec<&Mark> = map.iter().filter(|mark| mark.series == 1).collect();
    assert!(row.iter().all(|mark| mark.bounds.top == row[0].bounds.top));
    assert_eq!(map[step(&map, at, Step::Up)].series, 0);
    let bars = marks("clusters");
    assert_eq!(step(&bars, 0, Step::Down), step(&bars, 0, Step::Next));
}

#[test]
fn pages_are_the_parts_of_a_chart() {
    let marks = marks("licensing");
    let second = marks.iter().position(|mark| mark.part == 1).unwrap();
    assert_eq!(step(&marks, 0, Step::PageDown), second);
    assert_eq!(step(&marks, second, Step::PageUp), 0);
    assert_eq!(step(&marks, second + 1, Step::PageUp), second);
    let last = marks.len() - 1;
    assert_eq!((step(&marks, 0, Step::Last), step(&marks, last, Step::PageDown)), (last, last));
    assert_eq!((step(&marks, last, Step::First), step(&[], 3, Step::Next)), (0, 0));
}

#[test]
fn a_search_goes_round_the_end() {
    let marks = marks("rank");
    let is_first = |mark: &Mark| mark.figure == marks[0].figure;
    assert_eq!(next_where(&marks, 5, is_first), Some(0));
    assert_eq!(next_where(&marks, 0, is_first), Some(0));
    assert_eq!(next_where(&marks, 0, |_| false), None);
}
