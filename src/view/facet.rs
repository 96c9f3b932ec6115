//! A facet of a chart: the selected figures its plan takes, in words and numbers.

use crate::chart::form::{Contents, Form};
use crate::chart::plan::{Footnote, Order, Plan};
use crate::chart::wording::{self, Wording};
use crate::dataset::{Basis, Dataset, Figure, FigureId, Layer, PlaceKind};
use crate::format::{self, Numbers};
use crate::language::Language;
use crate::measure::{Measure, Readings};
use crate::scale;
use crate::selection::Selection;
use crate::state::{Field, Scaling, Sorting};
use crate::view::cells::{self, of_one_period};
use crate::view::model::{Datum, Facet, Tick, largest};
use crate::view::teller::Teller;

/// What a plan shows of a selection.
pub fn facet(plan: &Plan, selection: Selection, readings: &Readings, language: &Language) -> Facet {
    let (dataset, state) = (selection.dataset(), selection.state());
    let counted = Readings::counted(dataset);
    let readings = if plan.form.takes_measures() { readings } else { &counted };
    let (ids, is_read) = shown(plan, selection, readings);
    let figures: Vec<&Figure> = ids.iter().map(|&id| dataset.figure(id)).collect();
    let said = said(plan, selection);
    let scale = if plan.is_log { Scaling::Log } else { state.scale };
    let form = plan.form.suiting(contents(&figures, &said, dataset), scale);
    let is_log = matches!(form, Form::Lines | Form::History) && scale == Scaling::Log;
    let wording = Wording::of(plan, form, &figures, language);
    let teller = Teller::new(dataset, language);
    let mut data: Vec<Datum> = Vec::new();
    for id in ids {
        let (mut datum, figure) = (Datum::named(dataset, id, plan.naming, language), dataset.figure(id));
        if let Some(read) = readings.read(id) {
            datum.read = Some(read);
            datum.value = read.value.to_f64();
            datum.qualifier = read.qualifier;
            datum.layer = Layer::Derived;
            datum.text = wording::reading(read, form, language);
        } else {
            datum.text = wording.value(figure, language);
            datum.length = wording.length();
        }
        if let Some(caption) = (plan.caption)(figure) {
            datum.label = teller.tell(caption, &[&datum]);
        }
        if let (true, Some(note)) = (form.sets_notes(), datum.note) {
            datum.remark = language.words(note);
        }
        if let (Some(hue), false) = (plan.hue, datum.place.kind() == PlaceKind::Nation) {
            datum.hue = hue;
        }
        datum.is_chosen = selection.has_chosen(datum.place, None);
        data.push(datum);
    }
    sort(&mut data, plan, form, state.sort);
    if form.has_courses() {
        group(&mut data);
    }
    let mut annotations = Vec::new();
    if let Some((_, words)) = plan.annotation {
        for id in said {
            let mut datum = Datum::named(dataset, id, plan.naming, language);
            datum.label = teller.tell(words, &[&datum]);
            datum.is_chosen = selection.has_chosen(datum.place, None);
            annotations.push(datum);
        }
    }
    let cells = match form {
        Form::Map | Form::Picker => cells::cities(&data, plan, selection, language),
        Form::Matrix => cells::chain(selection, language),
        _ => Vec::new(),
    };
    let scale_word = if is_read { "" } else { wording.scale_word() };
    let heading = match plan {
        _ if is_log => plan.log_heading.or(plan.heading),
        _ if !scale_word.is_empty() => plan.scaled_heading,
        _ => plan.heading,
    };
    let heading = heading
        .filter(|_| !data.is_empty() || !annotations.is_empty())
        .map(|heading| teller.heading(heading, data.first().or(annotations.first()), scale_word));
    let facet = Facet {
        heading: heading.unwrap_or_default(),
        form,
        ticks: match form {
            Form::Lines | Form::History => {
                ticks(&data, is_log, is_read.then_some(readings.measure), language)
            }
            Form::Matrix => cells::stages(language),
            _ => Vec::new(),
        },
        breaks: breaks(plan, &data, language),
        blank: String::new(),
        footnote: String::new(),
        annotations,
        cells,
        is_read,
        is_log,
        data,
    };
    let told = |of: fn(&Facet) -> Option<Footnote>| {
        of(&facet).map(|note| teller.tell(note.message, &note.data)).unwrap_or_default()
    };
    let (footnote, blank) = (told(plan.footnote), told(plan.blank));
    Facet { footnote, blank, ..facet }
}

/// The figures that [`facet`] draws, as marks or in words, without putting them into words.
pub(super) fn drawn(plan: &Plan, selection: Selection, readings: &Readings) -> Vec<FigureId> {
    let counted = Readings::counted(selection.dataset());
    let readings = if plan.form.takes_measures() { readings } else { &counted };
    let (mut ids, _) = shown(plan, selection, readings);
    ids.extend(said(plan, selection));
    ids
}

/// The figures that are set among the marks, in words.
fn said(plan: &Plan, selection: Selection) -> Vec<FigureId> {
    let Some((metric, _)) = plan.annotation else { return Vec::new() };
    let mut ids = selection.of(&[metric]);
    ids.retain(|&id| (plan.takes)(selection.dataset().figure(id)));
    ids
}

/// What the choice of a form depends on.
fn contents(figures: &[&Figure], said: &[FigureId], dataset: &Dataset) -> Contents {
    let said = said.iter().map(|&id| dataset.figure(id));
    Contents {
        count: figures.len(),
        is_course: figures.iter().any(|figure| figure.period != figures[0].period),
        has_share: figures.iter().copied().chain(said).any(|figure| figure.metric.basis() == Basis::Share),
    }
}

/// Puts data in the order of the plan; bars in place of a course, in that of their lengths.
fn sort(data: &mut [Datum], plan: &Plan, form: Form, sorting: Sorting) {
    let order = if form == Form::Bars && plan.form != Form::Bars { Order::Value } else { plan.order };
    let rank: fn(&Datum) -> f64 = match order {
        Order::Table => return,
        Order::Value if sorting == Sorting::Place => |datum| f64::from(datum.place as u8),
        Order::Value => |datum| -datum.value,
        Order::Time => |datum| datum.period.end(),
    };
    arrange(data, &|datum| (rank(datum), 0.0));
}

/// Puts data in the order of their courses: place by place, as they first appear, each in time.
fn group(data: &mut [Datum]) {
    let mut places = Vec::new();
    for datum in data.iter() {
        if !places.contains(&datum.place) {
            places.push(datum.place);
        }
    }
    let course = |datum: &Datum| places.iter().position(|&place| place == datum.place);
    arrange(data, &|datum| (course(datum).map_or(0.0, |course| course as f64), datum.period.end()));
}

/// Puts data in an order, those of one rank as they were.
fn arrange(data: &mut [Datum], rank: &dyn Fn(&Datum) -> (f64, f64)) {
    data.sort_by(|one, other| {
        let (one, other) = (rank(one), rank(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
}

/// The figures a plan shows, and whether they are read in another way than they were counted: where that is honest of
/// any, the others have no place beside them.
fn shown(plan: &Plan, selection: Selection, readings: &Readings) -> (Vec<FigureId>, bool) {
    let dataset = selection.dataset();
    let mut taken = selection.of(plan.metrics);
    taken.retain(|&id| (plan.takes)(dataset.figure(id)));
    if plan.has_yardstick && !taken.is_empty() {
        add_yardsticks(&mut taken, plan, selection);
    }
    let is_readable = |&id: &FigureId| readings.read(id).is_some();
    let is_read = taken.iter().any(is_readable);
    let mut shown = Vec::new();
    for id in taken {
        let has_place = if is_read {
            is_readable(&id)
        } else {
            dataset.figure(id).value.is_some() || plan.form.takes_unnumbered()
        };
        if has_place {
            shown.push(id);
        }
    }
    if plan.form.has_tiles() {
        shown = of_one_period(dataset, &shown);
    }
    (shown, is_read)
}

/// The nation's figures of the same metrics and periods, where they are not there already.
fn add_yardsticks(ids: &mut Vec<FigureId>, plan: &Plan, selection: Selection) {
    let dataset = selection.dataset();
    let compares = |&id: &FigureId| {
        let figure = dataset.figure(id);
        figure.place.kind() == PlaceKind::Nation
            && (plan.takes)(figure)
            && selection.state().admits_beside(figure, Field::Place)
    };
    let of_metrics = plan.metrics.iter().flat_map(|&metric| dataset.of_metric(metric)).copied();
    ids.extend(of_metrics.filter(compares).filter(|&id| !selection.admits(id)));
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
