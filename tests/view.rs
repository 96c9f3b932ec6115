use std::collections::BTreeSet;

use greater_bay_ip::dataset::{FigureId, Layer, Message, PACKS, PlaceKind, Qualifier};
use greater_bay_ip::language::Language;
use greater_bay_ip::selection::Selection;
use greater_bay_ip::state::{Action, State};
use greater_bay_ip::view::{ChartView, Detail, FilterOption, Sign, View, view};

use crate::matrix::{chart, languages, queries, view_of};

fn english() -> Language {
    Language::english()
}

fn options(view: &View) -> impl Iterator<Item = &FilterOption> {
    view.filters.iter().flat_map(|filter| &filter.options)
}

/// How many figures carry the words of a state, read from the tables themselves.
fn recount(query: &str) -> usize {
    let words = |filter: &str| -> Vec<&str> {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(filter)?.strip_prefix('='));
        value.map(|value| value.split(',').collect()).unwrap_or_default()
    };
    let admits = |filter: &str, key: &str| words(filter).is_empty() || words(filter).contains(&key);
    let figures = FigureId::all().map(FigureId::figure).filter(|figure| {
        admits("place", figure.place.key())
            && admits("stage", figure.stage.key())
            && admits("layer", figure.layer.key())
    });
    figures.count()
}

#[test]
fn options_say_how_many_figures_they_would_leave() {
    let all: Vec<(&str, &str)> =
        options(&view_of("", &english())).map(|option| (option.filter, option.key)).collect();
    for &(filter, key) in &all {
        let asked = format!("{filter}={key}");
        for option in options(&view_of(&asked, &english())) {
            let kept = if option.filter == filter { String::new() } else { format!("{asked}&") };
            let left = format!("{kept}{}={}", option.filter, option.key);
            assert_eq!(option.count, recount(&left), "{left}");
            assert_eq!(option.is_chosen, (option.filter, option.key) == (filter, key), "{asked}");
        }
    }
}

/// Every pair of options of two filters, and of one.
fn pairs() -> Vec<State> {
    let view = view_of("", &english());
    let all: Vec<Action> = options(&view).map(|o| Action::of_control(o.filter, o.key).unwrap()).collect();
    let pair = |&a: &Action, &b: &Action| State::default().after(a).after(b);
    all.iter().enumerate().flat_map(|(at, a)| all[at + 1..].iter().map(move |b| pair(a, b))).collect()
}

#[test]
fn the_count_of_a_state_is_the_sum_of_its_figures() {
    for state in pairs() {
        let shown = recount(&state.to_query());
        let view = view(&state, &[], &english());
        assert_eq!(Selection::new(&state).count(), shown);
        assert_eq!(view.is_empty, shown == 0);
        let expected = match shown {
            0 => "No figure matches this choice.".to_owned(),
            1 => "Showing 1 of 235 figures".to_owned(),
            _ => format!("Showing {shown} of 235 figures"),
        };
        assert_eq!(view.summary, expected, "{}", state.to_query());
        assert_eq!(view.chips.len(), 2);
    }
}

#[test]
fn everything_is_shown_when_nothing_is_asked() {
    let view = view_of("", &english());
    assert_eq!(view.summary, "Showing all 235 figures");
    assert!(!view.is_empty && view.chips.is_empty() && view.notices.is_empty());
    assert!(view.charts.iter().all(|chart| !chart.is_empty()));
}

#[test]
fn an_empty_choice_is_told_and_draws_nothing() {
    for language in languages() {
        let view = view_of("place=jiangmen&stage=protection", &language);
        assert!(view.is_empty);
        assert_eq!(view.summary, language.text(Message::UiNoneLeft));
        for chart in &view.charts {
            assert!(chart.is_empty(), "{}", chart.chart.key);
            assert_eq!(chart.title, language.text(Message::UiNothingHere));
        }
    }
}

#[test]
fn the_titles_make_the_points_of_the_story() {
    let titles: Vec<String> = view_of("", &english()).charts.into_iter().map(|chart| chart.title).collect();
    insta::assert_snapshot!(titles.join("\n"));
}

/// The numbers in a text: runs of digits with the signs within them.
fn numbers(text: &str) -> Vec<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | '\u{a0}');
    let runs = text.split(|character| !is_number(character));
    let trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
    trimmed.filter(|run| !run.is_empty()).collect()
}

/// What a chart's title may take its numbers from.
fn sayable(chart: &ChartView, language: &Language) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for datum in chart.data() {
        let detail = Detail::of(datum.id, language);
        let short = datum.clone().with_unit(language).text;
        let year = datum.period.year().to_string();
        for text in [&datum.text, &datum.label, &datum.when, &short, &detail.metric, &detail.place, &year] {
            texts.extend(numbers(text));
        }
    }
    texts
}

#[test]
fn titles_say_only_numbers_that_are_shown() {
    for language in languages() {
        let states = pairs().into_iter().chain([State::default()]);
        for state in states {
            for chart in view(&state, &[], &language).charts {
                let name = format!("{} “{}” {}", chart.chart.key, state.to_query(), language.tag());
                assert!(!chart.title.trim().is_empty() && !chart.title.contains(['{', '}']), "{name}");
                assert!(!chart.measure.is_empty(), "{name}");
                let sayable = sayable(&chart, &language);
                let compared = quotient(&chart);
                for number in numbers(&chart.title) {
                    let is_said = sayable.contains(&number) || compared.as_ref() == Some(&number);
                    // “per 10,000 people” is in the unit's name.
                    let is_unit = chart.chart.key == "density" && numbers(&chart.measure).contains(&number);
                    assert!(is_said || is_unit, "{name}: {number} in {:?}, of {sayable:?}", chart.title);
                }
            }
        }
    }
}

/// How many times the nation's density the leading place has, in whole times.
fn quotient(chart: &ChartView) -> Option<String> {
    let nation = chart.data().find(|datum| datum.place.kind() == PlaceKind::Nation)?;
    let largest = chart.data().map(|datum| datum.value).fold(0.0, f64::max);
    (chart.chart.key == "density").then(|| ((largest / nation.value) as u32).to_string())
}

#[test]
fn the_density_title_names_the_place_with_most() {
    for language in languages() {
        for query in queries() {
            let view = chart("density", &query, &language);
            let most = view.data().max_by(|a, b| a.value.total_cmp(&b.value));
            if let Some(most) = most {
                assert!(view.title.contains(&most.label), "{query}: {} without {}", view.title, most.label);
            }
        }
    }
}

#[test]
fn the_yardstick_of_the_nation_stays_with_other_places_but_not_without_its_layer() {
    let places = |query: &str| -> Vec<&'static str> {
        chart("density", query, &english()).data().map(|datum| datum.place.key()).collect()
    };
    assert_eq!(places("place=zhuhai"), ["zhuhai", "china"]);
    assert_eq!(places("place=zhuhai&layer=story"), ["zhuhai"]);
    assert_eq!(places("layer=story"), ["shenzhen", "zhuhai", "guangzhou"]);
    assert_eq!(places("place=foshan"), Vec::<&str>::new());
}

#[test]
fn a_filtered_chart_shows_only_what_was_asked_for_and_its_yardstick() {
    for state in pairs() {
        for chart in view(&state, &[], &english()).charts {
            for datum in chart.data() {
                let figure = datum.id.figure();
                assert!(state.admits_beside(figure), "{}", state.to_query());
                let is_yardstick = figure.place.kind() == PlaceKind::Nation;
                assert!(state.admits(figure) || is_yardstick, "{}: {figure:?}", state.to_query());
            }
        }
    }
}

#[test]
fn every_figure_drawn_has_the_word_for_how_exact_it_is() {
    for language in languages() {
        for datum in view_of("", &language).charts.iter().flat_map(ChartView::data) {
            let template = language.text(Message::of_qualifier(datum.qualifier));
            let mut words = template.split("{value}").map(str::trim);
            assert!(words.all(|word| datum.text.contains(word)), "{template}: {}", datum.text);
            assert_ne!(datum.qualifier, Qualifier::Thousands, "there is no number to draw");
        }
    }
}

#[test]
fn words_no_filter_offers_are_quoted_and_shortened() {
    let notice = |query: &str| {
        let (state, dropped) = State::from_query(query);
        view(&state, &dropped, &english()).notices.join("\n")
    };
    assert_eq!(
        notice("place=atlantis,lemuria"),
        "This address asked for “atlantis” and “lemuria”, which no filter offers; it was left out."
    );
    let long = notice(&format!("stage={}", "澳".repeat(41)));
    assert!(long.contains(&format!("“{}…”", "澳".repeat(40))), "{long}");
    assert!(notice(&format!("stage={}", "a".repeat(40))).contains(&format!("“{}”", "a".repeat(40))));
    let many = notice("place=a,b,c,d,e,f,g");
    assert!(many.contains("“e”") && !many.contains("“f”"), "{many}");
    assert_eq!(notice("place=macao"), "");
}

#[test]
fn a_detail_tells_all_that_belongs_to_a_figure_and_is_spoken_so() {
    for language in languages() {
        for id in FigureId::all() {
            let detail = Detail::of(id, &language);
            let spoken = detail.speech(&language);
            let parts = [
                &detail.place,
                &detail.metric,
                &detail.quantity,
                &detail.period,
                &detail.layer,
                &detail.remark,
                &detail.source,
            ];
            for part in parts {
                assert!(spoken.contains(part.as_str()), "{part:?} in {spoken:?}");
                assert!(!part.is_empty() || part == &detail.remark, "{id:?} {}", language.tag());
            }
            assert!(!detail.exactness.is_empty() && !spoken.contains(['{', '}']), "{spoken}");
            assert_eq!(detail.url.is_empty(), id.figure().source.is_derived());
            assert_eq!(
                detail.remark.is_empty(),
                id.figure().note.is_none() && id.figure().arithmetic.is_none()
            );
        }
    }
}

#[test]
fn an_event_says_once_what_happened() {
    for language in languages() {
        for id in FigureId::events() {
            let detail = Detail::of(id, &language);
            assert_eq!(Some(detail.quantity.as_str()), id.figure().note.map(|note| language.text(note)));
            assert!(detail.remark.is_empty() && !detail.url.is_empty(), "{detail:?}");
            assert_eq!(detail.speech(&language).matches(&detail.quantity).count(), 1, "{detail:?}");
        }
    }
}

#[test]
fn filters_choose_among_events_too() {
    let left = |query: &str| Selection::new(&crate::matrix::state(query)).events().len();
    assert_eq!([left(""), left("place=hong-kong"), left("layer=story")], [6, 2, 4]);
    assert_eq!(left("place=zhuhai"), 0);
}

#[test]
fn a_derived_figure_shows_its_sum() {
    let sums: Vec<String> = FigureId::all()
        .filter(|id| id.figure().layer == Layer::Derived)
        .map(|id| Detail::of(id, &english()).remark)
        .collect();
    assert!(sums[0].starts_with("1,413 ÷ 25.3%"), "{sums:#?}");
    assert!(sums[1].starts_with("13,500 ÷ (1 + over 30%)"), "{sums:#?}");
    assert!(sums[2].starts_with("over 200\u{a0}billion ÷ nearly 7,000"), "{sums:#?}");
    assert!(sums[3].starts_with("over 120,000 ÷ over 1,100"), "{sums:#?}");
}

#[test]
fn the_legend_explains_every_sign_that_is_drawn_and_no_other() {
    for query in queries() {
        for chart in view_of(&query, &english()).charts {
            let signs = chart.signs();
            let is_explained = |sign: Sign| signs.contains(&sign);
            let marked =
                || chart.facets.iter().filter(|facet| !facet.is_in_words).flat_map(|facet| &facet.data);
            for datum in marked() {
                let is_plain = datum.qualifier == Qualifier::Exact;
                assert!(is_plain || is_explained(Sign::Qualifier(datum.qualifier)), "{query}");
            }
            for datum in chart.data() {
                assert!(datum.layer == Layer::Story || is_explained(Sign::Layer(datum.layer)), "{query}");
            }
            for sign in signs {
                let is_drawn = match sign {
                    Sign::Qualifier(qualifier) => marked().any(|datum| datum.qualifier == qualifier),
                    Sign::Layer(layer) => chart.data().any(|datum| datum.layer == layer),
                };
                assert!(is_drawn, "{query}: {sign:?}");
            }
        }
    }
}

#[test]
fn every_note_of_a_figure_stands_under_its_chart_and_every_source_once() {
    for language in languages() {
        for chart in view_of("", &language).charts {
            for note in chart.data().filter_map(|datum| datum.note) {
                let note = language.text(note);
                // A note that says the same and more stands for both.
                let words = note.trim_end_matches(['.', '。']);
                let times = chart.notes.iter().filter(|shown| shown.starts_with(words)).count();
                assert_eq!(times, 1, "{} {}: {note}", chart.chart.key, language.tag());
            }
            let sources: BTreeSet<&str> = chart.sources().iter().map(|source| source.key()).collect();
            assert_eq!(sources.len(), chart.sources().len());
            assert!(chart.data().all(|datum| sources.contains(datum.id.figure().source.key())));
        }
    }
    assert_eq!(PACKS.len(), 4);
}
