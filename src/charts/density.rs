//! High-value invention patents per 10,000 people: cities against the nation, in rows of bars.

use crate::charts::{Axis, Chart};
use crate::dataset::{Message, Metric, Month, Period, Place, PlaceKind};
use crate::form::Sheet;
use crate::form::bars::bars;
use crate::format;
use crate::geometry::Point;
use crate::language::Language;
use crate::mark::dashes;
use crate::order::sort_by_number;
use crate::scene::Scene;
use crate::selection::Selection;
use crate::view::{ChartView, Datum, Facet, Naming, largest, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "density", is_wide: false, view, layout };

const DENSITY: Axis<1> = Axis::new([Metric::HighValuePatentsPer10000]);

/// The moment the story compares: all bars are as of the end of this month.
const MOMENT: Period = Period::AsOf(Month::new(2025, 6));

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let [metric] = DENSITY.0;
    let mut figures = selection.of(&[metric]);
    figures.retain(|id| id.figure().period == MOMENT);
    let nation = selection.yardstick(metric, Place::China, MOMENT);
    figures.extend(nation.filter(|nation| !figures.is_empty() && !figures.contains(nation)));
    let mut data = Datum::all(&figures, Naming::Place, language);
    sort_by_number(&mut data, |datum| -datum.value);
    let facets = vec![Facet::of_marks(String::new(), data)];
    let mut notes = notes_of(&facets, language);
    notes.extend(comparison(&facets[0].data, language));
    ChartView {
        chart,
        title: title(&facets[0].data, language),
        measure: language
            .fill(Message::ChartDensityMeasure, &[("period", &format::period(MOMENT, language))]),
        notes,
        facets,
    }
}

/// The leading city and the nation, where both are shown.
fn leader_and_nation(data: &[Datum]) -> Option<(&Datum, &Datum)> {
    let nation = data.iter().find(|datum| datum.place.kind() == PlaceKind::Nation)?;
    let leader = data.first().filter(|leader| leader.value > nation.value)?;
    Some((leader, nation))
}

fn title(data: &[Datum], language: &Language) -> String {
    if let Some((leader, nation)) = leader_and_nation(data) {
        let times = ((leader.value / nation.value) as u32).to_string();
        return language
            .fill(Message::ChartDensityTitleTimes, &[("place", &leader.label), ("times", &times)]);
    }
    match data.first() {
        Some(first) => {
            language.fill(Message::ChartDensityTitleOne, &[("place", &first.label), ("value", &first.text)])
        }
        None => language.text(Message::UiNothingHere).to_owned(),
    }
}

/// The sum behind the title.
fn comparison(data: &[Datum], language: &Language) -> Option<String> {
    let (leader, nation) = leader_and_nation(data)?;
    let quotient = crate::dataset::Decimal::rounded(leader.value / nation.value, 1);
    Some(language.fill(
        Message::ChartDensityNote,
        &[("leader", &leader.text), ("nation", &nation.text), ("times", &language.numbers().full(quotient))],
    ))
}

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let data = &view.facets[0].data;
    let drawn = bars(&mut scene, 4.0, data, largest(data), sheet);
    let nation = data.iter().find(|datum| datum.place.kind() == PlaceKind::Nation);
    if let (Some(nation), true) = (nation, data.len() > 1) {
        let x = drawn.zero + nation.value * drawn.per_unit;
        scene.of_place(nation.place, |scene| {
            dashes(scene, Point::new(x, 0.0), Point::new(x, drawn.bottom), 1.0, sheet.theme.background);
        });
    }
    scene.reach(drawn.bottom + 4.0);
    scene
}
