//! Drawings that are controls too: a cell for each place and stage, a tile for each city.

use crate::dataset::{FigureId, Message, Place, PlaceKind, Stage};
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
    for id in FigureId::all() {
        let figure = id.figure();
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
    Cell {
        pick: Pick { place, stage: Some(stage) },
        column: stage as u8,
        row,
        name: language.fill(Message::UiPlaceAndStage, &values),
        speech: language.fill(Message::ChartMatrixCell, &values),
        share: count as f64,
        is_chosen: selection.has_chosen(place, Some(stage)),
        figure: None,
        label,
        text,
    }
}

/// A tile for each city, with its figure where it has one.
pub(super) fn cities(data: &[Datum], selection: Selection, language: &Language) -> Vec<Cell> {
    let most = largest(data);
    let mut cells = Vec::new();
    for &place in Place::ALL {
        let Some((column, row)) = place.tile() else { continue };
        if place.kind() != PlaceKind::City {
            continue;
        }
        let datum = data.iter().find(|datum| datum.place == place);
        let label = language.words(place.name());
        let text = datum.map(|datum| datum.text.clone()).unwrap_or_default();
        let spoken = if text.is_empty() { language.text(Message::UiNoFigure) } else { &text };
        cells.push(Cell {
            pick: Pick { place, stage: None },
            column,
            row,
            speech: format!("{label}: {spoken}"),
            name: label.clone(),
            share: datum.map_or(0.0, |datum| datum.value / most),
            is_chosen: selection.has_chosen(place, None),
            figure: datum.map(|datum| datum.id),
            label,
            text,
        });
    }
    cells
}

/// The latest figure of each place of the first metric that any place has one of.
pub(super) fn latest_of_first_metric(ids: &[FigureId]) -> Vec<FigureId> {
    let mut kept: Vec<FigureId> = Vec::new();
    for &id in ids {
        let figure = id.figure();
        if kept.first().is_some_and(|first| first.figure().metric != figure.metric) {
            break;
        }
        match kept.iter_mut().find(|kept| kept.figure().place == figure.place) {
            Some(known) if known.figure().period.end() < figure.period.end() => *known = id,
            Some(_) => {}
            None => kept.push(id),
        }
    }
    kept
}
