use greater_bay_ip::charts::Scope;
use greater_bay_ip::cli::bench::rows;
use greater_bay_ip::dataset::{BAKED, Dataset, Figure};
use greater_bay_ip::language::Language;
use greater_bay_ip::state::State;
use greater_bay_ip::view::view_of;

fn drawn(dataset: &Dataset) -> usize {
    let view = view_of(dataset, Scope::Story, &State::default(), &[], &Language::english());
    view.charts.iter().map(|chart| chart.data().count()).sum()
}

#[test]
fn rows_grow_and_what_is_drawn_of_them_does_not() {
    for rows in [100, 1_000, 5_000] {
        let dataset = rows::dataset(rows);
        assert_eq!(dataset.counted().len(), rows);
        assert_eq!(dataset, rows::dataset(rows), "made anew, it is another");
        let of = |figure: &Figure| (figure.metric.key(), figure.place.key(), figure.period.to_string());
        let mut known: Vec<_> = dataset.counted().map(|id| of(dataset.figure(id))).collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), rows, "two are of the same");
        if rows >= BAKED.counted().len() {
            assert_eq!(drawn(&dataset), drawn(&BAKED));
        }
    }
}

#[test]
fn a_chart_draws_as_many_marks_as_are_asked_for() {
    for marks in [1, 10, 100] {
        let dataset = rows::drawn(marks);
        let scope = Scope::Chart(greater_bay_ip::charts::find("grants").unwrap());
        let view = view_of(&dataset, scope, &State::default(), &[], &Language::english());
        assert_eq!(view.charts[0].data().count(), marks);
    }
}
