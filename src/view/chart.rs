//! A chart in words and numbers: what its plans show of a selection, and what is said about it.

use std::collections::BTreeSet;

use crate::chapter::Chapter;
use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::{Arithmetic, Dataset, Layer, Message, PlaceKind, Qualifier, Source};
use crate::format;
use crate::language::Language;
use crate::measure::{Measure, Readings};
use crate::selection::Selection;
use crate::view::facet::facet;
use crate::view::model::{Datum, Facet, Sign, latest};
use crate::view::teller::Teller;

/// A chart in words and numbers.
#[derive(Debug, Clone)]
pub struct ChartView<'d> {
    /// Where its figures come from.
    pub dataset: &'d Dataset,
    /// Which chart it is.
    pub chart: &'static Chart,
    /// The chapter of the story that it is the picture of.
    pub chapter: Option<Chapter>,
    /// What there is about the reader's choice in it, in its chapter.
    pub choice: Option<String>,
    /// Its point, computed from what is shown.
    pub title: String,
    /// What is measured, in which unit, as of when.
    pub subtitle: String,
    /// How its figures are read: as counted where none of them can be read otherwise.
    pub measure: Measure,
    /// How any figure of the choice is read.
    pub readings: Readings<'d>,
    /// What is drawn, part by part.
    pub facets: Vec<Facet>,
    /// What a reader must know to read it right.
    pub notes: Vec<String>,
    /// Its title and its remark with what they claim; none where nothing is shown.
    pub sentences: Vec<Sentence>,
}

impl<'d> ChartView<'d> {
    /// Whether another view of the same chart says and draws the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let mut facets = self.facets.iter().zip(&other.facets);
        self.title == other.title
            && self.choice == other.choice
            && facets.all(|(one, other)| one.says_the_same(other))
    }

    /// A chart that nothing has been put into words of yet.
    pub fn unread(chart: &'static Chart, dataset: &'d Dataset) -> Self {
        Self {
            dataset,
            chart,
            chapter: None,
            choice: None,
            title: String::new(),
            subtitle: String::new(),
            measure: Measure::Counted,
            readings: Readings::counted(dataset),
            facets: Vec::new(),
            notes: Vec::new(),
            sentences: Vec::new(),
        }
    }

    /// Whether nothing has been put into words of it yet.
    pub fn is_unread(&self) -> bool {
        self.facets.is_empty()
    }

    /// Whether the filter left nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.facets.iter().all(Facet::is_empty)
    }

    /// Whether it counts the figures that are left instead of drawing them.
    pub fn counts_all(&self) -> bool {
        self.facets.iter().any(|facet| facet.form == Form::Matrix)
    }

    /// The parts that a page draws on a canvas.
    pub fn drawn(&self) -> impl Iterator<Item = &Facet> {
        self.facets.iter().filter(|facet| !facet.form.is_text() && !facet.is_empty())
    }

    /// The parts that a page sets as text.
    pub fn written(&self) -> impl Iterator<Item = (&'static Plan, &Facet)> {
        let parts = self.chart.facets.iter().zip(&self.facets);
        parts.filter(|(_, facet)| facet.form.is_text() && !facet.is_empty())
    }

    /// Everything drawn, in reading order, each figure once.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        let mut known = BTreeSet::new();
        let data = self.facets.iter().flat_map(Facet::figures);
        let data: Vec<&Datum> = data.filter(|datum| known.insert(datum.id)).collect();
        data.into_iter()
    }

    /// The sources of everything drawn and of what it comes out of, each once; `None`, last, for what is
    /// worked out here.
    pub fn sources(&self) -> Vec<Option<&'d Source>> {
        let mut sources = Vec::new();
        let mut is_worked_out = false;
        for datum in self.data() {
            let operands = self.dataset.figure(datum.id).arithmetic.map(Arithmetic::operands);
            let base = datum.read.map(|read| read.base);
            is_worked_out |= operands.is_some() || base.is_some();
            for id in operands.into_iter().flatten().chain([datum.id]).chain(base) {
                let figure = self.dataset.figure(id);
                for source in [self.dataset.source_of(figure), self.dataset.source_of_note(figure)] {
                    if source.is_some() && !sources.contains(&source) {
                        sources.push(source);
                    }
                }
            }
        }
        // What is worked out here is said to be, once and last.
        sources.extend(is_worked_out.then_some(None));
        sources
    }

    /// The qualifiers and layers whose signs the drawing uses, for its legend.
    pub fn signs(&self) -> Vec<Sign> {
        let (mut qualifiers, mut layers) = (0_u32, 0_u32);
        for facet in &self.facets {
            for datum in facet.figures() {
                layers |= 1 << datum.layer as u32;
            }
            for datum in facet.data.iter().filter(|_| !facet.is_in_words()) {
                qualifiers |= 1 << datum.qualifier as u32;
            }
        }
        let mut signs = Vec::new();
        for &qualifier in Qualifier::ALL {
            if qualifier != Qualifier::Exact && qualifiers & (1 << qualifier as u32) != 0 {
                signs.push(Sign::Qualifier(qualifier));
            }
        }
        for &layer in &[Layer::Derived, Layer::Context] {
            if layers & (1 << layer as u32) != 0 {
                signs.push(Sign::Layer(layer));
            }
        }
        signs
    }
}

/// Puts what is selected into words and numbers.
pub fn view_of_chart<'d>(
    chart: &'static Chart,
    selection: Selection<'d, '_>,
    language: &Language,
) -> ChartView<'d> {
    let readings = selection.readings();
    let mut facets = Vec::new();
    for plan in chart.facets {
        facets.push(facet(plan, selection, &readings, language));
    }
    leave_out_repeats(&mut facets);
    let teller = Teller::new(selection.dataset(), language);
    let measure = if facets.iter().any(|facet| facet.is_read) { readings.measure } else { Measure::Counted };
    let title = match measure {
        Measure::Counted => (chart.title)(&facets, &teller),
        _ => title_read(&facets, measure, &teller),
    };
    let remark = (chart.remark)(&facets, &teller).filter(|_| measure == Measure::Counted);
    let mut notes = notes_of(&facets, language);
    notes.extend(remark.iter().map(|remark| remark.words.clone()));
    let subtitle = subtitle(chart, &facets, &teller, language);
    let subtitle = name_reading(&mut facets, subtitle, &readings, language);
    let title_words = title.as_ref().map(|title| title.words.clone());
    ChartView {
        dataset: selection.dataset(),
        chart,
        chapter: None,
        choice: None,
        measure,
        title: title_words.unwrap_or_else(|| language.words(Message::UiNothingHere)),
        subtitle,
        readings: if measure == Measure::Counted { Readings::counted(selection.dataset()) } else { readings },
        notes,
        sentences: title.into_iter().chain(remark).collect(),
        facets,
    }
}

/// What is measured, in which unit, as of when; of what the first facet shows that shows something.
fn subtitle(chart: &Chart, facets: &[Facet], teller: &Teller, language: &Language) -> String {
    let shows = |(facet, plan): &(&Facet, &Plan)| {
        let is_chosen_in_only = facet.data.is_empty() && facet.annotations.is_empty();
        !facet.is_empty() && (!is_chosen_in_only || plan.metrics.is_empty())
    };
    match facets.iter().zip(chart.facets).find(shows) {
        Some((facet, plan)) => {
            let data: Vec<&Datum> = facet.figures().collect();
            teller.tell(plan.subtitle.unwrap_or(chart.subtitle), &data)
        }
        None => language.words(chart.topic),
    }
}

/// Says how figures are read, an index with its base: after the subtitle where all are read so, else after the headings
/// of those that are. Returns the subtitle.
fn name_reading(facets: &mut [Facet], subtitle: String, readings: &Readings, language: &Language) -> String {
    let Some(first) = facets.iter().find(|facet| facet.is_read).and_then(|facet| facet.data.first()) else {
        return subtitle;
    };
    let name = match readings.base(first.metric) {
        Some(base) => {
            language.fill(Message::ReadingNameIndex, &[("period", &format::period(base, language))])
        }
        None => language.words(readings.measure.name()),
    };
    let beside = |words: &str| {
        if words.is_empty() { name.clone() } else { format!("{words} · {name}") }
    };
    if facets.iter().all(|facet| facet.is_read || facet.is_empty()) {
        return beside(&subtitle);
    }
    for facet in facets.iter_mut().filter(|facet| facet.is_read) {
        facet.heading = beside(&facet.heading);
    }
    subtitle
}

/// Empties a facet that only draws again what one before it draws, as a course of which one moment is left. A picker
/// among them stays a control as long as there is something to pick among.
fn leave_out_repeats(facets: &mut [Facet]) {
    for index in 1..facets.len() {
        let (before, rest) = facets.split_at_mut(index);
        let facet = &mut rest[0];
        let is_drawn =
            |datum: &Datum| before.iter().any(|facet| facet.data.iter().any(|known| known.id == datum.id));
        if facet.data.iter().all(is_drawn) {
            facet.data.clear();
            facet.heading.clear();
            for cell in &mut facet.cells {
                cell.figure = None;
            }
            if before.iter().all(Facet::is_empty) {
                facet.cells.clear();
            }
        }
    }
}

/// The point of a chart that is read in another way than its figures were counted, about the first of what is read.
fn title_read(facets: &[Facet], measure: Measure, teller: &Teller) -> Option<Sentence> {
    let data = &facets.iter().find(|facet| facet.is_read)?.data;
    let message = match measure {
        Measure::Counted => return None,
        Measure::Share => Message::ReadingTitleShare,
        Measure::Per10000 => Message::ReadingTitlePer10000,
        Measure::Index => Message::ReadingTitleIndex,
    };
    // What has become less has not grown most.
    let has_grown =
        |point: &Point| measure != Measure::Index || point.data.iter().all(|datum| datum.value > 100.0);
    let is_part = |datum: &Datum| datum.place.kind() != PlaceKind::Nation;
    teller.first([
        (message, Point::most(data).filter(has_grown)),
        (Message::TitleOne, Point::of([latest(data, is_part).or(latest(data, |_| true))])),
    ])
}

/// A sentence without the stop at its end.
fn without_stop(sentence: &str) -> &str {
    sentence.strip_suffix('.').or_else(|| sentence.strip_suffix('。')).unwrap_or(sentence)
}

/// The notes that must stand under a chart: those of its figures, each once. One that another note repeats and
/// continues is left out.
pub fn notes_of(facets: &[Facet], language: &Language) -> Vec<String> {
    let mut notes: Vec<&str> = Vec::new();
    for datum in facets.iter().filter(|facet| !facet.form.sets_notes()).flat_map(Facet::figures) {
        let Some(note) = datum.note else { continue };
        let note = language.text(note);
        let repeats = |longer: &str, shorter: &str| longer.starts_with(without_stop(shorter));
        if !notes.iter().any(|known| repeats(known, note)) {
            notes.retain(|known| !repeats(note, known));
            notes.push(note);
        }
    }
    notes.into_iter().map(str::to_owned).collect()
}
