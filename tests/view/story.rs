//! The story's charts under a choice: nothing goes but by a layer, what was not chosen fades.

use std::collections::BTreeSet;

use greater_bay_ip::charts::{self, STORY};
use greater_bay_ip::dataset::{BAKED, FigureId, Layer, Metric, Place};
use greater_bay_ip::language::Language;
use greater_bay_ip::scene::Kind;
use greater_bay_ip::selection::Selection;
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::Emphasis;
use greater_bay_ip::view::story::{Told, extent, told};

use crate::matrix::{drawn, languages, state};

fn tell(key: &str, query: &str, language: &Language) -> Told<'static> {
    told(charts::find(key).unwrap(), Selection::new(&BAKED, &state(query)), language)
}

/// What the page writes in words.
const WRITTEN: [&str; 3] = ["services", "focus", "timeline"];

fn figures(told: &Told) -> BTreeSet<FigureId> {
    told.chart.data().map(|datum| datum.id).collect()
}

const CHOICES: [&str; 6] = [
    "place=shenzhen",
    "place=greater-bay-area&right=pct",
    "place=macao&measure=share&sort=place&scale=log",
    "right=trademarks",
    "period-from=2024",
    "place=foshan&period-to=2010",
];

#[test]
fn a_choice_takes_nothing_away_and_leaves_titles_true_of_the_whole() {
    for language in languages() {
        for key in STORY {
            let whole = tell(key, "", &language);
            assert!(whole.choice.is_none() && whole.numbers.len() == figures(&whole).len());
            for query in CHOICES {
                let chosen = tell(key, query, &language);
                assert_eq!(figures(&chosen), figures(&whole), "{key} “{query}”");
                assert_eq!(chosen.chart.title, whole.chart.title, "{key} “{query}”");
                assert_eq!(drawn(&chosen.chart, 360.0).height, drawn(&whole.chart, 360.0).height);
                let line = chosen.choice.unwrap();
                assert!(!line.contains(['{', '}']) && line.ends_with(['.', '。']), "{line}");
            }
        }
    }
}

#[test]
fn the_story_draws_or_writes_every_figure_it_was_told() {
    let english = Language::english();
    let told: BTreeSet<FigureId> =
        STORY.into_iter().chain(WRITTEN).flat_map(|key| figures(&tell(key, "", &english))).collect();
    let story = BAKED.counted().filter(|&id| BAKED.figure(id).layer == Layer::Story);
    let untold: Vec<Metric> =
        story.filter(|id| !told.contains(id)).map(|id| BAKED.figure(id).metric).collect();
    assert_eq!(untold, [Metric::Gdp], "beside the economy, which is a clause of the lead");
}

#[test]
fn no_picture_of_the_story_draws_what_the_nation_records_in_a_year_beside_what_a_city_does() {
    let english = Language::english();
    for key in STORY {
        let metrics: BTreeSet<&str> = tell(key, "", &english).chart.data().map(|datum| datum.metric.key()).collect();
        let unlike = [Metric::PatentTransfersAndLicences, Metric::PatentTransfers].map(Metric::key);
        assert!(!unlike.iter().all(|metric| metrics.contains(metric)), "{key}");
    }
}

#[test]
fn a_layer_removes_in_the_story_too() {
    let english = Language::english();
    let (whole, story) = (tell("density", "", &english), tell("density", "layer=story", &english));
    assert!(figures(&story).is_subset(&figures(&whole)) && figures(&story).len() < figures(&whole).len());
}

#[test]
fn what_was_not_chosen_fades_and_can_still_be_read() {
    let english = Language::english();
    let theme = Theme::LIGHT;
    for key in STORY {
        for query in CHOICES {
            let told = tell(key, query, &english);
            let faded: BTreeSet<FigureId> = told
                .chart
                .data()
                .filter(|datum| datum.emphasis == Emphasis::Faded)
                .map(|datum| datum.id)
                .collect();
            for placed in drawn(&told.chart, 768.0).shapes {
                let is_faded = placed.figure.is_some_and(|figure| faded.contains(&figure));
                if is_faded && matches!(placed.shape.kind, Kind::Text { .. }) {
                    assert!([theme.muted, theme.text].contains(&placed.shape.color), "{key} “{query}”");
                } else if is_faded {
                    assert!(placed.shape.color.opacity <= 0.25, "{key} “{query}”: {placed:?}");
                }
            }
        }
    }
}

#[test]
fn a_place_includes_its_parts_and_its_clusters() {
    let includes = |place: Place, other: Place| place.includes(other);
    assert!(includes(Place::Shenzhen, Place::ShenzhenHongKongGuangzhou));
    assert!(includes(Place::HongKong, Place::ShenzhenHongKong));
    assert!(!includes(Place::Guangzhou, Place::ShenzhenHongKong));
    assert!(includes(Place::Zhuhai, Place::MacaoZhuhai) && !includes(Place::Zhuhai, Place::Macao));
    assert!(includes(Place::Guangdong, Place::Foshan) && !includes(Place::Guangdong, Place::HongKong));
    let cities = Place::ALL.iter().filter(|place| place.tile().is_some());
    assert!(cities.clone().count() == 11 && cities.clone().all(|&city| includes(Place::GreaterBayArea, city)));
    assert!(!includes(Place::GreaterBayArea, Place::Guangdong) && !includes(Place::China, Place::Guangdong));
}

#[test]
fn the_line_under_a_title_speaks_of_the_choice_and_numbers_are_counted_once() {
    let english = Language::english();
    let line = |key, query| tell(key, query, &english).choice.unwrap();
    let rank = line("rank", "place=shenzhen&period-from=2025");
    assert!(rank.starts_with("Shenzhen–Hong Kong–Guangzhou") && rank.contains("rank 1"), "{rank}");
    assert_eq!(line("pct", "place=macao"), "Macao: nothing in this picture.");
    assert_eq!(line("pct", "period-from=2023&period-to=2023"), "2023: nothing in this picture.");
    // Of a course the latest.
    let course = line("rank", "place=shenzhen");
    assert!(course.contains("rank 1, 2025"), "{course}");
    let told: Vec<Told> = STORY.map(|key| tell(key, "place=shenzhen", &english)).into();
    let of_shenzhen: BTreeSet<FigureId> = told.iter().flat_map(|told| told.numbers.clone()).collect();
    let extent = extent(&told);
    assert_eq!(extent.numbers, of_shenzhen.len());
    assert_eq!(extent.charts, told.iter().filter(|told| !told.numbers.is_empty()).count());
    assert!(extent.charts >= 4, "{extent:?}");
}
