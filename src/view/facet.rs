//! A facet of a chart: the selected figures its plan takes, in words and numbers.

use crate::chart::form::Form;
use crate::chart::plan::{Order, Plan};
use crate::dataset::{FigureId, Layer, PlaceKind};
use crate::format::{self, Length, Numbers};
use crate::language::Language;
use crate::measure::{self, Measure};
use crate::scale;
use crate::selection::Selection;
use crate::state::{Field, Scaling, Sorting};
use crate::view::cells::{self, latest_of_first_metric};
use crate::view::model::{Datum, Facet, Tick, largest};
use crate::view::teller::Teller;

/// What a plan shows of a selection.
pub fn facet(plan: &Plan, selection: Selection, language: &Language) -> Facet {
    let state = selection.state();
    let measure = state.measure;
    let is_log = state.scale == Scaling::Log && matches!(plan.form, Form::Trends | Form::Lines);
    let form = match plan.form {
        Form::Trends if is_log => Form::Lines,
        form => form,
    };
    let (ids, is_read) = shown(plan, selection);
    let mut data = Vec::new();
    for id in ids {
        let mut datum = Datum::named(id, plan.naming, language);
        if let Some(read) = measure::read(id, measure) {
            datum.value = read.value.to_f64();
            datum.qualifier = read.qualifier;
            datum.layer = Layer::Derived;
            // Columns and small panels have no room for more than the number.
            datum.text = match (measure, form) {
                (Measure::Index, Form::Columns | Form::Trends) => Numbers::of(language).full(read.value),
                _ => measure::text(read, measure, language),
            };
        } else if plan.has_units {
            datum.text = format::quantity(id.figure(), Length::Short, language);
        }
        if let (true, Some(note)) = (form.sets_notes(), datum.note) {
            datum.remark = language.words(note);
        }
        data.push(datum);
    }
    let is_course = data.iter().any(|datum| datum.period != data[0].period);
    let is_log = is_log && is_course;
    // What was observed once only has no course.
    let form = if form == Form::Lines && !is_course { Form::Bars } else { form };
    let order = if form == Form::Bars && plan.form != Form::Bars { Order::Value } else { plan.order };
    let rank: Option<fn(&Datum) -> f64> = match order {
        Order::Table => None,
        Order::Value if state.sort == Sorting::Place => Some(|datum| f64::from(datum.place as u8)),
        Order::Value => Some(|datum| -datum.value),
        Order::Time => Some(|datum| datum.period.end()),
    };
    if let Some(rank) = rank {
        data.sort_by(|one, other| rank(one).total_cmp(&rank(other)));
    }
    let mut suffix = "";
    if plan.is_scaled
        && !is_read
        && let Some(scale) = Numbers::of(language).scale_for(largest(&data))
    {
        suffix = scale.word();
        for datum in &mut data {
            datum.text = format::in_scale(datum.id.figure(), &scale, language);
        }
    }
    if !plan.has_units && !plan.is_scaled && !is_read && form != Form::Map {
        write_alike(&mut data, language);
    }
    let mut annotations = Vec::new();
    if let Some((metric, words)) = plan.annotation {
        for id in selection.of(&[metric]) {
            let mut datum = Datum::named(id, plan.naming, language);
            datum.label = language.fill(words, &[("value", &datum.text)]);
            annotations.push(datum);
        }
    }
    let cells = match form {
        Form::Map => cells::cities(&data, selection, language),
        Form::Matrix => cells::chain(selection, language),
        _ => Vec::new(),
    };
    let heading = if is_log { plan.log_heading.or(plan.heading) } else { plan.heading };
    let heading = heading
        .filter(|_| !data.is_empty() || !annotations.is_empty())
        .map(|heading| Teller::new(language).heading(heading, data.first(), suffix));
    Facet {
        heading: heading.unwrap_or_default(),
        form: if form == Form::Part && data.len() < 2 { Form::Tiles } else { form },
        ticks: match form {
            Form::Lines => ticks(&data, is_log, is_read.then_some(measure), language),
            Form::Matrix => cells::stages(language),
            _ => Vec::new(),
        },
        breaks: breaks(plan, &data, language),
        annotations,
        cells,
        is_read,
        is_log,
        data,
    }
}

/// The figures a plan shows, and whether they are read in another way than they were counted: where that is honest of
/// any, the others have no place beside them.
fn shown(plan: &Plan, selection: Selection) -> (Vec<FigureId>, bool) {
    let mut taken = Vec::new();
    for id in selection.of(plan.metrics) {
        if (plan.takes)(id.figure()) {
            taken.push(id);
        }
    }
    if plan.has_yardstick && !taken.is_empty() {
        add_yardsticks(&mut taken, plan, selection);
    }
    let is_readable = |&id: &FigureId| measure::read(id, selection.state().measure).is_some();
    let is_read = taken.iter().any(is_readable);
    let mut shown = Vec::new();
    for id in taken {
        let has_place = if is_read {
            is_readable(&id)
        } else {
            id.figure().value.is_some() || plan.form.takes_unnumbered()
        };
        if has_place {
            shown.push(id);
        }
    }
    if plan.form == Form::Map {
        shown = latest_of_first_metric(&shown);
    }
    (shown, is_read)
}

/// The nation's figures of the same metrics and periods, where they are not there already.
fn add_yardsticks(ids: &mut Vec<FigureId>, plan: &Plan, selection: Selection) {
    for id in FigureId::all() {
        let figure = id.figure();
        let compares = figure.place.kind() == PlaceKind::Nation
            && plan.metrics.contains(&figure.metric)
            && (plan.takes)(figure)
            && selection.state().admits_beside(figure, Field::Place);
        if compares && !ids.contains(&id) {
            ids.push(id);
        }
    }
}

/// Numbers of one facet are read beside one another: where one of them cannot be shortened, none is.
fn write_alike(data: &mut [Datum], language: &Language) {
    let full = |datum: &Datum| format::value(datum.id.figure(), Length::Full, language);
    let shortened = data.iter().filter(|datum| datum.text != full(datum)).count();
    if shortened > 0 && shortened < data.len() {
        for datum in data {
            datum.text = full(datum);
        }
    }
}

/// At most five round values from zero, or values of equal factors, in words.
fn ticks(data: &[Datum], is_log: bool, measure: Option<Measure>, language: &Language) -> Vec<Tick> {
    let values = if is_log {
        let smallest = data.iter().fold(f64::MAX, |smallest, datum| datum.value.min(smallest));
        scale::factors(smallest, largest(data))
    } else {
        scale::rounds(largest(data))
    };
    let mut ticks = Vec::new();
    for value in values {
        let number = crate::dataset::Decimal::rounded(value, 3);
        let label = match measure {
            Some(Measure::Share) => Numbers::of(language).percent(number),
            _ => Numbers::of(language).short(number, format::Standing::Alone),
        };
        ticks.push(Tick { value, label });
    }
    ticks
}

/// The breaks with figures on both sides.
fn breaks(plan: &Plan, data: &[Datum], language: &Language) -> Vec<Tick> {
    let mut breaks = Vec::new();
    for &(value, words) in plan.breaks {
        let before = data.iter().any(|datum| plan.form.along(datum.period) < value);
        let after = data.iter().any(|datum| plan.form.along(datum.period) > value);
        if before && after {
            breaks.push(Tick { value, label: language.words(words) });
        }
    }
    breaks
}
