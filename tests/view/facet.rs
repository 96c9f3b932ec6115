use greater_bay_ip::chart::form::Form;
use greater_bay_ip::dataset::{Layer, PlaceKind};
use greater_bay_ip::language::Language;
use greater_bay_ip::view::Facet;

use crate::matrix::{chart, languages, queries, view_of};

fn facets(key: &str, query: &str) -> Vec<Facet> {
    chart(key, query, &Language::english()).facets
}

#[test]
fn a_break_stands_between_figures_of_both_sides() {
    assert_eq!(facets("stock", "")[0].breaks.len(), 1);
    assert!(facets("stock", "place=shenzhen")[0].breaks.is_empty());
    assert_eq!(facets("rank", "")[0].breaks.len(), 1);
    assert!(facets("rank", "period-from=2025")[0].breaks.is_empty());
}

#[test]
fn ticks_rise_and_cover_what_is_drawn() {
    let mut courses = 0;
    for query in queries() {
        for chart in view_of(&query, &Language::english()).charts {
            for facet in chart.facets.iter().filter(|facet| facet.form == Form::Lines && !facet.is_empty()) {
                courses += 1;
                let name = format!("{} {query}: {:?}", chart.chart.key, facet.ticks);
                assert!((2..=8).contains(&facet.ticks.len()), "{name}");
                assert!(facet.ticks.windows(2).all(|pair| pair[0].value < pair[1].value), "{name}");
                assert_eq!(facet.ticks[0].value == 0.0, !facet.is_log, "{name}");
                assert!(facet.ticks.iter().all(|tick| !tick.label.is_empty()), "{name}");
            }
        }
    }
    assert!(courses > 20, "{courses}");
}

#[test]
fn what_was_observed_at_one_moment_only_is_no_course() {
    for facet in facets("grants", "measure=per-10000").into_iter().filter(|facet| facet.is_read) {
        assert_eq!((facet.form, facet.is_read), (Form::Bars, true));
        assert!(facet.data.windows(2).all(|pair| pair[0].value >= pair[1].value));
    }
    assert!(facets("density", "layer=story")[2].is_empty(), "the bars say it already");
}

#[test]
fn numbers_of_one_facet_are_shortened_together_or_not_at_all() {
    for language in languages() {
        let data = &chart("stock", "", &language).facets[0].data;
        let scales = ["million", "milhões", "mil", "万", "萬"];
        assert!(!data.iter().any(|datum| scales.iter().any(|scale| datum.text.contains(scale))));
    }
}

#[test]
fn a_reading_is_derived_and_leaves_out_what_cannot_be_read_so() {
    for query in ["measure=share", "measure=per-10000", "measure=index"] {
        let mut read = 0;
        for chart in view_of(query, &Language::english()).charts {
            for facet in chart.facets.iter().filter(|facet| facet.is_read) {
                assert!(facet.data.iter().all(|datum| datum.layer == Layer::Derived), "{}", chart.chart.key);
                read += facet.data.len();
            }
        }
        assert!(read > 5, "{query}: {read}");
    }
}

#[test]
fn places_are_sorted_as_asked() {
    let cities = |query: &str| -> Vec<&'static str> {
        let data = &facets("density", query)[0].data;
        data.iter()
            .filter(|datum| datum.place.kind() == PlaceKind::City)
            .map(|datum| datum.place.key())
            .collect()
    };
    assert_eq!(cities(""), ["shenzhen", "zhuhai", "guangzhou"]);
    assert_eq!(cities("sort=place"), ["guangzhou", "shenzhen", "zhuhai"]);
}
