use std::collections::BTreeMap;

use greater_bay_ip::chart::form::Form;
use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::dataset::Qualifier;
use greater_bay_ip::language::Language;
use greater_bay_ip::scene::Scene;
use greater_bay_ip::sound::{self, GLIDE, HIGHEST, LONGEST, LOWEST, Speed, Tone};
use greater_bay_ip::view::{ChartView, Datum, Facet};
use proptest::prelude::*;
use strum::VariantArray as _;

use crate::matrix;

/// The tones of a chart as it is drawn in a state, with what they are of.
struct Heard {
    view: ChartView<'static>,
    scene: Scene,
    tones: Vec<Tone>,
}

impl Heard {
    fn new(view: ChartView<'static>, width: f64) -> Self {
        let scene = matrix::drawn(&view, width);
        let tones = sound::score(&view, &scene.marks, Speed::Normal);
        Self { view, scene, tones }
    }

    fn of(chart: &str, query: &str) -> Self {
        Self::new(matrix::chart(chart, query, &Language::english()), 600.0)
    }

    /// The parts of the chart that are heard, each with its tones in their order and the figures they stand for.
    fn parts(&self) -> Vec<(&Facet, Vec<(&Tone, &Datum)>)> {
        let mut parts: BTreeMap<usize, Vec<&Tone>> = BTreeMap::new();
        for tone in &self.tones {
            parts.entry(self.scene.marks[tone.mark].part).or_default().push(tone);
        }
        let mut facets = self.view.facets.iter();
        let parts = parts.into_values().map(|tones| {
            let find = |facet: &'_ &Facet| facet.data.iter().any(|datum| datum.id == tones[0].figure);
            let facet = facets.find(|facet| facet.form.has_scale() && find(facet)).unwrap();
            let datum = |id| facet.data.iter().find(|datum| datum.id == id).unwrap();
            (facet, tones.iter().map(|&tone| (tone, datum(tone.figure))).collect())
        });
        parts.collect()
    }
}

/// Every chart that has something to be heard, in every state.
fn each(mut check: impl FnMut(&str, &Heard)) {
    let english = Language::english();
    let mut heard = 0;
    for query in matrix::queries() {
        for view in matrix::view_of(&query, &english).charts {
            let name = format!("{} “{query}”", view.chart.key);
            for width in [320.0, 900.0] {
                let of_width = Heard::new(view.clone(), width);
                if !of_width.tones.is_empty() {
                    heard += 1;
                    check(&name, &of_width);
                }
            }
        }
    }
    assert!(heard > 300, "{heard}");
}

#[test]
fn charts_on_scales_are_heard_and_words_tiles_and_tables_are_not() {
    for chart in &CHARTS {
        let tones = Heard::of(chart.key, "").tones;
        assert_eq!(tones.len() > 1, chart.has_scale(), "{}: {}", chart.key, tones.len());
    }
    for silent in ["share", "clusters", "key", "focus", "timeline", "matrix", "map", "matching", "services"] {
        assert_eq!(Heard::of(silent, "").tones, [], "{silent}");
    }
}

#[test]
fn whatever_is_drawn_higher_or_longer_sounds_higher() {
    each(|name, heard| {
        for (facet, tones) in heard.parts() {
            for (one, first) in &tones {
                for (other, second) in &tones {
                    // Small multiples have a scale each.
                    if facet.form == Form::Trends && first.place != second.place {
                        continue;
                    }
                    let order = one.frequency.total_cmp(&other.frequency);
                    let drawn = first.value.total_cmp(&second.value);
                    let drawn = if facet.form == Form::Ranks { drawn.reverse() } else { drawn };
                    assert_eq!(order, drawn, "{name}: {} {}", first.label, second.label);
                }
            }
        }
    });
}

#[test]
fn tones_follow_one_another_as_readers_walk_within_what_is_heard_well_and_soon_over() {
    each(|name, heard| {
        let tones = &heard.tones;
        assert_eq!(tones[0].start, 0.0, "{name}");
        assert!(sound::end(tones) <= LONGEST + 1e-9, "{name}: {}", sound::end(tones));
        for pair in tones.windows(2) {
            assert!(pair[0].mark < pair[1].mark, "{name}");
            assert!(pair[1].start - pair[0].start > 0.1, "{name}: too fast to be told apart");
            let [one, other] = [pair[0].mark, pair[1].mark].map(|mark| &heard.scene.marks[mark]);
            if one.series == other.series {
                assert!(one.along <= other.along, "{name}: left to right");
            }
        }
        for turn in tones.iter().flat_map(Tone::pitch) {
            assert!((200.0..=1200.0).contains(&turn.value), "{name}: {turn:?}");
        }
        for tone in tones {
            let loudness = tone.loudness();
            assert!(loudness.iter().all(|turn| (0.0..=0.3).contains(&turn.value)), "{name}: {loudness:?}");
            for turns in [tone.pitch(), loudness] {
                assert!(turns.is_sorted_by(|one, other| one.at <= other.at), "{name}: {turns:?}");
                assert_eq!(turns[0].at, tone.start);
                assert!((turns[turns.len() - 1].at - tone.end()).abs() < 1e-9, "{name}: {turns:?}");
            }
        }
    });
}

#[test]
fn pitch_is_what_was_drawn_by_factors_too() {
    for (chart, query) in
        [("stock", ""), ("stock", "scale=log"), ("rank", ""), ("pct-years", ""), ("grants", "")]
    {
        let Heard { scene, tones, .. } = Heard::of(chart, query);
        let level = |tone: &Tone| (tone.frequency / LOWEST).ln() / (HIGHEST / LOWEST).ln();
        let mut compared = 0;
        for one in &tones {
            for other in &tones {
                let [first, second] = [one, other].map(|tone| &scene.marks[tone.mark]);
                if first.series != second.series || first.part != second.part {
                    continue;
                }
                assert!((level(one) - first.level.unwrap()).abs() < 1e-9);
                let [high, low] = [first, second].map(|mark| mark.bounds.center().y);
                // On one scale, what stands half as far above stands half as much higher.
                let per_level = (low - high) / (level(one) - level(other));
                if (low - high).abs() > 20.0 {
                    compared += 1;
                    let height = match chart {
                        "stock" => 280.0 - 24.0,
                        _ => per_level,
                    };
                    assert!(
                        per_level > 0.0 && (per_level - height).abs() < 30.0,
                        "{chart} {query}: {per_level}"
                    );
                }
            }
        }
        assert!(compared > 3, "{chart} {query}: {compared}");
    }
    let lowest = |query: &str| {
        Heard::of("grants", query).tones.iter().map(|tone| tone.frequency).fold(HIGHEST, f64::min)
    };
    assert!(lowest("scale=log") != lowest(""));
}

fn tone(qualifier: Qualifier) -> Tone {
    let Heard { tones, .. } = Heard::of("pct", "");
    Tone { frequency: 400.0, start: 1.0, duration: 0.4, qualifier, ..tones[0] }
}

#[test]
fn the_end_of_a_tone_tells_how_exact_a_number_is() {
    let ends = |qualifier| tone(qualifier).pitch().last().unwrap().value / 400.0;
    assert_eq!(ends(Qualifier::Exact), 1.0);
    assert!((ends(Qualifier::Over) - GLIDE).abs() < 1e-9, "open upwards");
    assert!((ends(Qualifier::Below) * GLIDE - 1.0).abs() < 1e-9, "and its mirror");
    assert!(
        ends(Qualifier::Below) < ends(Qualifier::Nearly) && ends(Qualifier::Nearly) < 1.0,
        "a little less"
    );
    let rise = |qualifier| {
        let loudness = tone(qualifier).loudness();
        loudness[1].at - loudness[0].at
    };
    assert!(rise(Qualifier::About) > 8.0 * rise(Qualifier::Exact), "softly");
    let peaks = |qualifier| {
        tone(qualifier).loudness().windows(2).filter(|pair| pair[1].value > pair[0].value).count()
    };
    assert_eq!((peaks(Qualifier::Exact), peaks(Qualifier::Thousands)), (1, 5), "it trembles");
    // No two qualifiers sound the same.
    for one in Qualifier::ALL {
        for other in Qualifier::ALL.iter().filter(|other| *other != one) {
            let [one, other] = [one, other].map(|&qualifier| tone(qualifier));
            assert!((one.pitch(), one.loudness()) != (other.pitch(), other.loudness()));
        }
    }
    // What is over a number rings on into the next tone.
    let heard = Heard::of("licensing", "");
    let (over, exact): (Vec<&Tone>, Vec<&Tone>) =
        heard.tones.iter().partition(|tone| tone.qualifier == Qualifier::Over);
    assert!(over[0].duration > exact[0].duration);
}

#[test]
fn years_in_which_nothing_was_counted_are_a_rest() {
    let heard = Heard::of("stock", "");
    let mut rests = Vec::new();
    for pair in heard.tones.windows(2) {
        let [one, other] = [pair[0].mark, pair[1].mark].map(|mark| &heard.scene.marks[mark]);
        if one.series == other.series && one.part == other.part {
            rests.push((other.along - one.along, pair[1].start - pair[0].start));
        }
    }
    let year = rests.iter().find(|(years, _)| *years == 1.0).unwrap().1;
    let longer = rests.iter().filter(|(years, _)| *years >= 2.0);
    assert!(longer.clone().count() > 0 && longer.clone().all(|(_, rest)| *rest > 1.9 * year), "{rests:?}");
}

proptest! {
    #[test]
    fn the_rest_of_some_tones_begins_at_once_at_another_speed(
        first in 0..40_usize, before in 0..3_usize, after in 0..3_usize, seconds in -1.0..30.0_f64,
    ) {
        let heard = Heard::of("rank", "");
        let [before, after] = [before, after].map(|at| Speed::VARIANTS[at]);
        let tones = sound::score(&heard.view, &heard.scene.marks, before);
        let rest = sound::rest(&tones, first, (before, after));
        prop_assert_eq!(rest.len(), tones.len().saturating_sub(first));
        let whole = sound::score(&heard.view, &heard.scene.marks, after);
        for (one, other) in rest.iter().zip(whole.iter().skip(first)) {
            prop_assert_eq!((one.mark, one.frequency), (other.mark, other.frequency));
            prop_assert!((one.start - (other.start - whole[first].start)).abs() < 1e-9);
            prop_assert!((one.duration - other.duration).abs() < 1e-9);
        }
        let at = sound::at(&tones, seconds);
        let has_begun = |tone: &&Tone| tone.start <= seconds;
        prop_assert_eq!(at, tones.iter().filter(has_begun).count().checked_sub(1));
    }
}
