//! One chart as an infographic of its own.

use std::collections::BTreeSet;

use greater_bay_ip::charts::{CHARTS, Scope, find};
use greater_bay_ip::dataset::{BAKED, FigureId};
use greater_bay_ip::language::Language;
use greater_bay_ip::state::{Action, State};
use greater_bay_ip::view::{View, view, view_of};

fn of(chart: &str, query: &str) -> View<'static> {
    view_of(
        &BAKED,
        Scope::Chart(find(chart).unwrap()),
        &crate::matrix::state(query),
        &[],
        &Language::english(),
    )
}

#[test]
fn a_chart_alone_says_and_draws_what_it_does_among_the_others() {
    for query in ["", "place=shenzhen", "layer=story&measure=share"] {
        let all = view(&BAKED, &crate::matrix::state(query), &[], &Language::english());
        assert!(!all.is_of_one());
        // In the story a chart is whole whatever is chosen.
        for chart in all.charts.iter().filter(|chart| chart.chapter.is_none() || query.is_empty()) {
            let view = of(chart.chart.key, query);
            assert!(view.is_of_one());
            assert_eq!(view.charts[0].title, chart.title);
            assert!(view.charts[0].says_the_same(chart), "{} “{query}”", chart.chart.key);
        }
    }
    assert!(find("pie").is_none() && find("").is_none());
}

#[test]
fn its_filters_count_the_figures_it_has_and_no_others() {
    for chart in &CHARTS {
        let has: BTreeSet<FigureId> = (0..BAKED.figures().len() as u32)
            .map(FigureId)
            .filter(|&id| chart.shows(BAKED.figure(id)))
            .collect();
        let view = of(chart.key, "");
        assert!(view.charts[0].data().all(|datum| has.contains(&datum.id)), "{}", chart.key);
        assert!(view.summary.contains(&has.len().to_string()), "{}: {}", chart.key, view.summary);
        // A map has room for one metric; a matrix has cells, and counts what is in them.
        let drawn = view.charts[0].data().count();
        let seen = if drawn == 0 { has.len() } else { drawn };
        assert!(view.summary.contains(&seen.to_string()), "{}: {}", chart.key, view.summary);
        for option in view.filters.iter().flat_map(|filter| &filter.options) {
            if let (Some(count), Some(action)) =
                (option.count, Action::of_control(option.filter, &option.key))
            {
                let state = State::default().after(action);
                let left = has.iter().filter(|&&id| state.admits(BAKED.figure(id))).count();
                let name = format!("{} {}={}", chart.key, option.filter, option.key);
                // A measure leaves all that is there, and counts what can be read so.
                assert!(
                    count == left || option.filter == "measure" && count <= left,
                    "{name}: {count} {left}"
                );
                assert_eq!(option.why_not.is_some(), count == 0 && !option.is_chosen, "{name}");
            }
        }
    }
}
