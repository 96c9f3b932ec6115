mod alone;
mod cells;
mod description;
mod facet;
pub(crate) mod recount;
mod said;
mod teller;

use std::collections::BTreeSet;

use greater_bay_ip::census::Census;
use greater_bay_ip::charts::Scope;
use greater_bay_ip::dataset::{
    BAKED, Figure, FigureId, Layer, Message, Metric, PACKS, Period, PlaceKind, Qualifier,
};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::{Measure, Readings};
use greater_bay_ip::query;
use greater_bay_ip::selection::Selection;
use greater_bay_ip::state::{Action, Field, State};
use greater_bay_ip::text;
use greater_bay_ip::view::{Control, Detail, Filter, Sign, View, filters, view};

use crate::matrix::{chart, each_alone, languages, queries, story_of, view_of};

fn english() -> Language {
    Language::english()
}

/// The cities of the Bay Area in Guangdong.
const NINE: [&str; 9] =
    ["guangzhou", "shenzhen", "zhuhai", "foshan", "dongguan", "zhongshan", "huizhou", "jiangmen", "zhaoqing"];

/// The clusters of the Bay Area, and the cities each is named after.
const NAMED_AFTER: [(&str, &[&str]); 3] = [
    ("shenzhen-hong-kong-guangzhou", &["shenzhen", "hong-kong", "guangzhou"]),
    ("shenzhen-hong-kong", &["shenzhen", "hong-kong"]),
    ("macao-zhuhai", &["macao", "zhuhai"]),
];

/// Whether a place, its parts or its clusters are another place.
fn is_of(place: &str, other: &str) -> bool {
    let cities =
        NAMED_AFTER.iter().find(|(cluster, _)| *cluster == other).map_or(&[][..], |(_, cities)| cities);
    other == place
        || cities.contains(&place)
        || match place {
            "greater-bay-area" => {
                NINE.contains(&other) || ["hong-kong", "macao"].contains(&other) || !cities.is_empty()
            }
            "guangdong" => NINE.contains(&other),
            _ => false,
        }
}

/// What a choice of one option would let through, figure by figure, read from the tables themselves.
fn let_through(filter: &str, key: &str) -> Vec<bool> {
    let years = |period: Period| match period {
        Period::Year(year) | Period::Half(year, _) | Period::ToDate(year) => (year, year),
        Period::AsOf(month) => (month.year, month.year),
        Period::Day(day) | Period::Told(day) => (day.year, day.year),
        Period::Months(from, to) => (from.year, to.year),
        Period::Years(from, to) => (from, to),
    };
    let year = || key.parse::<u16>().unwrap();
    let test = |figure: &Figure| match filter {
        "place" => is_of(key, figure.place.key()),
        "stage" => figure.stage.key() == key,
        "right" => figure.metric.right().key() == key,
        "layer" => figure.layer.key() == key,
        "period-from" => key.is_empty() || years(figure.period).1 >= year(),
        "period-to" => key.is_empty() || years(figure.period).0 <= year(),
        _ => true,
    };
    BAKED.figures()[..BAKED.counted().len()].iter().map(test).collect()
}

/// How many figures the query of a state leaves.
fn recount(query: &str) -> usize {
    let mut left = vec![true; BAKED.counted().len()];
    for (filter, words) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let words: Vec<Vec<bool>> = words.split(',').map(|key| let_through(filter, key)).collect();
        for (at, is_left) in left.iter_mut().enumerate() {
            *is_left &= words.iter().any(|word| word[at]);
        }
    }
    left.into_iter().filter(|&is_left| is_left).count()
}

fn all_filters(state: &State) -> Vec<Filter> {
    let census = Census::new(&BAKED, Scope::Story);
    filters(state, &census.counts(Selection::new(&BAKED, state)), &english())
}

/// Every option, and what it alone would let through.
fn all_options() -> Vec<(&'static str, String, Vec<bool>)> {
    let filters = all_filters(&State::default());
    let options = filters.iter().flat_map(|filter| &filter.options);
    options
        .map(|option| (option.filter, option.key.to_string(), let_through(option.filter, &option.key)))
        .collect()
}

fn both(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(&one, &other)| one && other).collect()
}

#[test]
fn options_say_how_many_figures_they_would_leave_and_why_they_cannot_be_chosen() {
    let options = all_options();
    let readable = |left: &[bool], measure: Measure, state: &State| {
        let left: Vec<FigureId> =
            BAKED.counted().zip(left).filter(|(_, left)| **left).map(|(id, _)| id).collect();
        let readings = Readings::new(&BAKED, measure, state.layer, &|id| left.contains(&id));
        left.iter().filter(|&&id| measure == Measure::Counted || readings.read(id).is_some()).count()
    };
    let count = |left: &[bool]| left.iter().filter(|&&is_left| is_left).count();
    let year = |key: &str| key.parse::<u16>().ok();
    let mut pairs = 0;
    for (at, (filter, key, by_one)) in options.iter().enumerate() {
        for (other_filter, other_key, by_other) in &options[at + 1..] {
            if filter == other_filter
                || (*filter, *other_filter) == ("period-from", "period-to")
                    && year(key) > year(other_key).or(Some(9999))
            {
                continue;
            }
            pairs += 1;
            let act = |state: State, name, value| state.after(Action::of_control(name, value).unwrap());
            let state = act(act(State::default(), filter, key), other_filter, other_key);
            let left = both(by_one, by_other);
            let name = format!("{filter}={key}&{other_filter}={other_key}");
            assert_eq!(Selection::new(&BAKED, &state).count(), count(&left), "{name}");
            let filters = all_filters(&state);
            let shown = filters.iter().flat_map(|filter| &filter.options);
            for (option, (of, word, by_word)) in shown.zip(&options) {
                assert_eq!((option.filter, &*option.key), (*of, word.as_str()));
                let name = format!("{}={} at {name}", of, word);
                let is_chosen = |filter, key: &str| (filter, key) == (*of, word.as_str());
                let untouched = of != filter && of != other_filter;
                let is_default = ["", "counted", "linear", "value"].contains(&word.as_str());
                let is_chosen =
                    is_chosen(filter, key) || is_chosen(other_filter, other_key) || untouched && is_default;
                assert_eq!(option.is_chosen, is_chosen, "{name}");
                let others = match *of {
                    _ if of == filter => by_other.clone(),
                    _ if of == other_filter => by_one.clone(),
                    _ => left.clone(),
                };
                let is_backwards = match *of {
                    "period-from" => state.period.to.zip(year(word)).is_some_and(|(to, from)| from > to),
                    "period-to" => state.period.from.zip(year(word)).is_some_and(|(from, to)| from > to),
                    _ => false,
                };
                let expected = match *of {
                    "scale" | "sort" => None,
                    "measure" => Some(readable(&others, Measure::parse(word).unwrap(), &state)),
                    _ if is_backwards => Some(0),
                    _ => Some(count(&both(&others, by_word))),
                };
                assert_eq!(option.count, expected, "{name}");
                let reason = match *of {
                    _ if expected != Some(0) || is_chosen || is_default => None,
                    "measure" => Some("no number shown can honestly be read so."),
                    _ if is_backwards => Some("the period would end before it begins."),
                    _ => Some("no number matches it together with the other choices."),
                };
                let sentence = reason.map(|reason| format!("{}: {reason}", option.label));
                assert_eq!(option.why_not, sentence, "{name}");
            }
        }
    }
    assert!(pairs > 1500, "{pairs}");
}

#[test]
fn filters_are_offered_by_the_controls_that_fit_them() {
    let filters = all_filters(&State::default());
    let names: Vec<&str> = filters.iter().map(|filter| filter.name).collect();
    assert_eq!(names, Field::ALL.iter().map(|field| field.key()).collect::<Vec<_>>());
    for filter in &filters {
        let chosen: Vec<&str> =
            filter.options.iter().filter(|option| option.is_chosen).map(|option| &*option.key).collect();
        match filter.control {
            Control::Checkboxes => assert_eq!(chosen, Vec::<&str>::new()),
            Control::Radios => assert_eq!(chosen, [&*filter.options[0].key]),
            Control::Select => assert_eq!((chosen, &*filter.options[0].key), (vec![""], "")),
        }
        assert_eq!(filter.control == Control::Select, filter.name.starts_with("period"));
        assert!(filter.options.iter().all(|option| option.filter == filter.name && !option.label.is_empty()));
    }
}

#[test]
fn every_choice_has_a_chip_that_takes_it_back() {
    let asked = "place=shenzhen,zhuhai&right=pct&period-from=2014&period-to=2023&layer=context&measure=index&scale=log\
                 &sort=place";
    let mut state = crate::matrix::state(asked);
    for language in languages() {
        let view = view(&BAKED, &state, &[], &language);
        assert_eq!(view.chips.len(), 9);
        assert!(view.chips.iter().all(|chip| !chip.label.contains(['{', '}']) && chip.why_not.is_none()));
    }
    let labels: Vec<String> = view_of(asked, &english()).chips.into_iter().map(|chip| chip.label).collect();
    assert_eq!(labels[3..5], ["From 2014", "Up to 2023"]);
    assert_eq!(labels[6], "Index, earliest = 100");
    for left in (0..9).rev() {
        let chips = view(&BAKED, &state, &[], &english()).chips;
        let chip = &chips[left / 2];
        state = state.after(Action::of_control(chip.filter, &chip.key).unwrap());
        assert_eq!(view(&BAKED, &state, &[], &english()).chips.len(), left, "{}", chip.label);
    }
    assert_eq!(state, State::default());
}

/// Every pair of options of three filters, and of one; what readers most often do.
fn usual_pairs() -> Vec<State> {
    let filters = all_filters(&State::default());
    let asked = filters.iter().filter(|filter| ["place", "stage", "layer"].contains(&filter.name));
    let all: Vec<Action> = asked
        .flat_map(|filter| &filter.options)
        .map(|option| Action::of_control(option.filter, &option.key).unwrap())
        .collect();
    let pair = |&a: &Action, &b: &Action| State::default().after(a).after(b);
    all.iter().enumerate().flat_map(|(at, a)| all[at + 1..].iter().map(move |b| pair(a, b))).collect()
}

/// How many figures of a choice any chart draws.
fn drawn(view: &View, state: &State) -> usize {
    let drawn: BTreeSet<FigureId> =
        view.charts.iter().flat_map(|chart| chart.data().map(|datum| datum.id)).collect();
    let is_event = |figure: &Figure| figure.metric == Metric::Event;
    let drawn = drawn.into_iter().map(|id| BAKED.figure(id));
    drawn.filter(|figure| state.admits(figure) && !is_event(figure)).count()
}

#[test]
fn the_count_of_a_state_is_the_sum_of_its_figures() {
    for state in usual_pairs() {
        let shown = recount(&query::written(&state));
        let view = view(&BAKED, &state, &[], &english());
        assert_eq!(Selection::new(&BAKED, &state).count(), shown);
        assert_eq!(view.is_empty, shown == 0);
        // What is counted is drawn, or stands in the table and is said to.
        let drawn = drawn(&view, &state);
        let expected = match drawn {
            0 if shown == 0 => "No number matches this choice.".to_owned(),
            0 => format!("In the table alone: {shown} of 235 numbers"),
            _ if drawn < shown => {
                format!("Showing {drawn} of 235 numbers; in the table alone: {}", shown - drawn)
            }
            _ => format!("Showing {drawn} of 235 numbers"),
        };
        assert_eq!(view.summary, expected, "{}", query::written(&state));
        assert_eq!(view.chips.len(), 2);
    }
}

#[test]
fn everything_is_shown_when_nothing_is_asked() {
    let view = view_of("", &english());
    assert_eq!(view.summary, "Showing 202 of 235 numbers; in the table alone: 33");
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
            assert_eq!(chart.data().count(), 0, "{}", chart.chart.key);
            // What can be chosen stays to be chosen.
            let is_control = ["map", "matrix"].contains(&chart.chart.key);
            assert_eq!(chart.is_empty(), !is_control, "{}", chart.chart.key);
            assert_eq!(chart.title == language.text(Message::UiNothingHere), !is_control, "{}", chart.title);
        }
    }
}

#[test]
fn the_titles_make_the_points_of_the_story() {
    let titles: Vec<String> = view_of("", &english()).charts.into_iter().map(|chart| chart.title).collect();
    insta::assert_snapshot!(titles.join("\n"));
}

/// Whether a year in which something was counted stands in a text.
fn says_when(text: &str) -> bool {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    numbers.filter_map(|number| number.parse().ok()).any(|number: u16| (2005..=2026).contains(&number))
}

#[test]
fn a_headline_or_the_line_under_it_says_when() {
    for language in languages() {
        for query in queries() {
            let alone = view_of(&query, &language);
            let told = story_of(&query, &language);
            for view in alone.charts.iter().chain(&told.charts).filter(|view| view.data().next().is_some()) {
                let (title, subtitle) = (&view.title, &view.subtitle);
                assert!(
                    says_when(title) || says_when(subtitle),
                    "{} “{query}”: {title} / {subtitle}",
                    view.chart.key
                );
            }
        }
    }
}

#[test]
fn the_yardstick_of_the_nation_stays_with_other_places_but_not_without_its_layer() {
    let places = |query: &str| -> Vec<&'static str> {
        let mut places = Vec::new();
        for datum in chart("density", query, &english()).data() {
            if !places.contains(&datum.place.key()) {
                places.push(datum.place.key());
            }
        }
        places
    };
    assert_eq!(places("place=zhuhai"), ["zhuhai", "china"]);
    assert_eq!(places("place=zhuhai&layer=story"), ["zhuhai"]);
    assert_eq!(places("layer=story"), ["shenzhen", "zhuhai", "guangzhou"]);
    assert_eq!(places("place=foshan"), Vec::<&str>::new());
}

#[test]
fn a_filtered_chart_shows_only_what_was_asked_for_and_its_yardstick() {
    for state in usual_pairs() {
        for chart in each_alone(&state, &english()) {
            for datum in chart.data() {
                let figure = BAKED.figure(datum.id);
                assert!(state.admits_beside(figure, Field::Place), "{}", query::written(&state));
                let is_yardstick = figure.place.kind() == PlaceKind::Nation;
                assert!(state.admits(figure) || is_yardstick, "{}: {figure:?}", query::written(&state));
            }
        }
    }
}

#[test]
fn every_figure_drawn_has_the_word_for_how_exact_it_is() {
    for language in languages() {
        let charts = view_of("", &language).charts;
        let facets = charts.iter().flat_map(|chart| &chart.facets);
        for (facet, datum) in facets.flat_map(|facet| facet.data.iter().map(move |datum| (facet, datum))) {
            // What happened is told in the words of its note.
            if datum.metric == Metric::Event {
                continue;
            }
            let template = language.text(Message::of_qualifier(datum.qualifier));
            let mut words = template.split("{value}").map(str::trim);
            assert!(words.all(|word| datum.text.contains(word)), "{template}: {}", datum.text);
            assert!(
                datum.qualifier != Qualifier::Thousands || facet.is_in_words(),
                "there is no number to draw"
            );
        }
    }
}

#[test]
fn words_no_filter_offers_are_quoted_and_shortened() {
    let notice = |query: &str| {
        let (state, dropped) = query::read(query);
        view(&BAKED, &state, &dropped, &english()).notices.join("\n")
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
    assert_eq!(
        notice("measure=share,index"),
        "This address asked for “index” besides another choice; only the first counts."
    );
    assert_eq!(
        notice("period-from=2023&period-to=2014"),
        "The period asked for ended before it began; the two years have been exchanged."
    );
}

#[test]
fn a_detail_tells_all_that_belongs_to_a_figure_and_is_spoken_so() {
    for language in languages() {
        for id in BAKED.counted() {
            let detail = Detail::of(&BAKED, id, &language);
            let spoken = detail.speech(false, &language);
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
            assert_eq!(detail.url.is_empty(), BAKED.figure(id).source.is_none());
            assert_eq!(
                detail.remark.is_empty(),
                BAKED.figure(id).note.is_none() && BAKED.figure(id).arithmetic.is_none()
            );
        }
    }
}

#[test]
fn an_event_says_once_what_happened() {
    for language in languages() {
        for id in BAKED.events() {
            let detail = Detail::of(&BAKED, id, &language);
            let said = BAKED.figure(id).note.map(|note| text::plain(language.text(note)));
            assert_eq!(Some(detail.quantity.as_str()), said.as_deref());
            assert!(detail.remark.is_empty() && !detail.url.is_empty(), "{detail:?}");
            assert_eq!(detail.speech(false, &language).matches(&detail.quantity).count(), 1, "{detail:?}");
        }
    }
}

#[test]
fn filters_choose_among_events_too() {
    let left = |query: &str| Selection::new(&BAKED, &crate::matrix::state(query)).events().len();
    assert_eq!([left(""), left("place=hong-kong"), left("layer=story")], [6, 3, 4]);
    assert_eq!(left("place=zhuhai"), 0);
}

#[test]
fn a_derived_figure_shows_its_sum() {
    let sums: Vec<String> = BAKED
        .counted()
        .filter(|&id| BAKED.figure(id).layer == Layer::Derived)
        .map(|id| Detail::of(&BAKED, id, &english()).remark)
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
                || chart.facets.iter().filter(|facet| !facet.is_in_words()).flat_map(|facet| &facet.data);
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
            let told: Vec<&str> = chart
                .facets
                .iter()
                .flat_map(|facet| &facet.data)
                .map(|datum| datum.remark.as_str())
                .collect();
            for note in chart.data().filter_map(|datum| datum.note) {
                let note = language.text(note);
                // A note that says the same and more stands for both.
                let words = note.trim_end_matches(['.', '。']);
                let times = chart.notes.iter().filter(|shown| shown.starts_with(words)).count();
                let is_told = told.contains(&note);
                assert_eq!(times, usize::from(!is_told), "{} {}: {note}", chart.chart.key, language.tag());
            }
            let sources = chart.sources();
            let keys: BTreeSet<_> = sources.iter().map(|source| source.map(|source| &source.key)).collect();
            assert_eq!(keys.len(), sources.len());
            assert!(chart.data().all(|datum| sources.contains(&BAKED.source_of(BAKED.figure(datum.id)))));
        }
    }
    assert_eq!(PACKS.len(), 4);
}
