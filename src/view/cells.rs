//! Drawings that are controls too: a cell for each place and stage, a tile for each city.

use crate::chart::plan::Plan;
use crate::dataset::{Dataset, FigureId, Groups, Message, Place, PlaceKind, Stage};
use crate::language::Language;
use crate::pick::Pick;
use crate::selection::Selection;
use crate::state::{Choice, Field};
use crate::view::model::{Cell, Datum, Tick, largest};

/// The stages, as headings of columns.
pub(super) fn stages(language: &Language) -> Vec<Tick> {
    let mut stages = Vec::new();
    for (index, &stage) in Stage::ALL.iter().enumerate() {
        stages.push(Tick { value: index as f64, label: language.words(Message::of_stage(stage)) });
    }
    stages
}

/// How many figures the other filters leave for each place and stage; places without any have no row.
pub(super) fn chain(selection: Selection, language: &Language) -> Vec<Cell> {
    let mut counts = [[0_usize; Stage::ALL.len()]; Place::ALL.len()];
    for figure in selection.dataset().counted().map(|id| selection.dataset().figure(id)) {
        if selection.state().admits_beside(figure, Field::Place | Field::Stage) {
            counts[figure.place as usize][figure.stage as usize] += 1;
        }
    }
    let mut cells = Vec::new();
    let mut row = 0;
    let mut most = 1;
    for choice in Field::Place.choices() {
        let Choice::Place(place) = choice else { continue };
        let counts = counts[place as usize];
        if counts.iter().all(|&count| count == 0) {
            continue;
        }
        for (&stage, &count) in Stage::ALL.iter().zip(&counts) {
            most = most.max(count);
            cells.push(cell(place, stage, count, row, selection, language));
        }
        row += 1;
    }
    for cell in &mut cells {
        cell.share /= most as f64;
    }
    cells
}

fn cell(
    place: Place,
    stage: Stage,
    count: usize,
    row: u8,
    selection: Selection,
    language: &Language,
) -> Cell {
    let label = language.words(place.name());
    let text = if count == 0 { String::new() } else { count.to_string() };
    let stage_name = language.text(Message::of_stage(stage));
    let values = [("place", label.as_str()), ("stage", stage_name), ("count", &text)];
    let spoken = match count {
        0 => Message::ChartMatrixCellNone,
        1 => Message::ChartMatrixCellOne,
        _ => Message::ChartMatrixCell,
    };
    Cell {
        pick: Pick { place, stage: Some(stage) },
        column: stage as u8,
        row,
        name: language.fill(Message::UiPlaceAndStage, &values),
        speech: language.fill(spoken, &values),
        count,
        share: count as f64,
        is_chosen: selection.has_chosen(place, Some(stage)),
        figure: None,
        label,
        text,
    }
}

/// A tile for each city, with its figure where it has one and is asked for.
pub(super) fn cities(data: &[Datum], plan: &Plan, selection: Selection, language: &Language) -> Vec<Cell> {
    let most = largest(data);
    let given = given(data, plan, selection);
    let mut cells = Vec::new();
    for &place in Place::ALL {
        let Some((column, row)) = place.tile() else { continue };
        if place.kind() != PlaceKind::City {
            continue;
        }
        let datum = data.iter().find(|datum| datum.place == place);
        let label = language.words(place.name());
        let text = datum.map(|datum| datum.text.clone()).unwrap_or_default();
        let is_given = given.contains(&place);
        let speech = match (datum, is_given) {
            (Some(_), _) => [&*label, language.text(Message::UiLabelGap), &text].concat(),
            (None, true) => label.clone(),
            (None, false) => {
                [&*label, language.text(Message::UiLabelGap), language.text(Message::UiNoFigure)].concat()
            }
        };
        cells.push(Cell {
            pick: Pick { place, stage: None },
            column,
            row,
            speech,
            name: label.clone(),
            count: usize::from(is_given),
            share: datum.map_or(0.0, |datum| datum.value / most),
            is_chosen: selection.has_chosen(place, None),
            figure: datum.map(|datum| datum.id),
            label,
            text,
        });
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    cells
}

/// The places that have a figure of the metric and the period shown, whether they are asked for or not.
fn given(data: &[Datum], plan: &Plan, selection: Selection) -> Vec<Place> {
    let Some(first) = data.first() else { return Place::ALL.to_vec() };
    let dataset = selection.dataset();
    let figures = dataset.of_metric(first.metric).iter().map(|&id| dataset.figure(id));
    let shown = figures.filter(|figure| {
        figure.period == first.period
            && (plan.takes)(figure)
            && selection.state().admits_beside(figure, Field::Place)
    });
    shown.map(|figure| figure.place).collect()
}

/// The figures of the first metric that any place has one of, all of the period in which most places have one: the
/// latest of such periods.
pub(super) fn of_one_period(dataset: &Dataset, ids: &[FigureId]) -> Vec<FigureId> {
    let Some(&first) = ids.first() else { return Vec::new() };
    let metric = dataset.figure(first).metric;
    let mut by_period = Groups::default();
    for &id in ids.iter().filter(|&&id| dataset.figure(id).metric == metric) {
        by_period.push(dataset.figure(id).period.code(), id);
    }
    let fullest = by_period.iter().max_by(|one, other| {
        let end = |of_period: &[FigureId]| dataset.figure(of_period[0]).period.end();
        let order = one.len().cmp(&other.len()).then(end(one).total_cmp(&end(other)));
        // Of two that are alike in all, the one that the tables end with.
        order.then(one.last().cmp(&other.last()))
    });
    fullest.map_or_else(Vec::new, <[_]>::to_vec)
}
