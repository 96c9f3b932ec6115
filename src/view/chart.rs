//! A chart in words and numbers: what its plans show of a selection, and what is said about it.

use crate::chart::form::Form;
use crate::chart::plan::Chart;
use crate::dataset::{Layer, Message, Qualifier, Source};
use crate::language::Language;
use crate::measure::Measure;
use crate::selection::Selection;
use crate::view::facet::facet;
use crate::view::model::{Datum, Facet, Sign, largest};
use crate::view::teller::Teller;

/// A chart in words and numbers.
#[derive(Debug, Clone)]
pub struct ChartView {
    /// Which chart it is.
    pub chart: &'static Chart,
    /// Its point, computed from what is shown.
    pub title: String,
    /// What is measured, in which unit, as of when.
    pub subtitle: String,
    /// How its figures are read.
    pub measure: Measure,
    /// What is drawn, part by part.
    pub facets: Vec<Facet>,
    /// What a reader must know to read it right.
    pub notes: Vec<String>,
}

impl ChartView {
    /// Whether another view of the same chart says and draws the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let mut facets = self.facets.iter().zip(&other.facets);
        self.title == other.title && facets.all(|(one, other)| one.says_the_same(other))
    }

    /// Whether the filter left nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.facets.iter().all(Facet::is_empty)
    }

    /// Whether it counts the figures that are left instead of drawing them.
    pub fn counts_all(&self) -> bool {
        self.facets.iter().any(|facet| facet.form == Form::Matrix)
    }

    /// Everything drawn, in reading order, each figure once.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        let mut data: Vec<&Datum> = Vec::new();
        for facet in &self.facets {
            for datum in facet.data.iter().chain(&facet.annotations) {
                if !data.iter().any(|known| known.id == datum.id) {
                    data.push(datum);
                }
            }
        }
        data.into_iter()
    }

    /// The sources of everything drawn, each once.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = Vec::new();
        for datum in self.data() {
            let source = datum.id.figure().source;
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// The qualifiers and layers whose signs the drawing uses, for its legend.
    pub fn signs(&self) -> Vec<Sign> {
        let (mut qualifiers, mut layers) = (0_u32, 0_u32);
        for facet in &self.facets {
            for datum in &facet.data {
                layers |= 1 << datum.layer as u32;
                if !facet.is_in_words() {
                    qualifiers |= 1 << datum.qualifier as u32;
                }
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
pub fn view_of_chart(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let mut facets = Vec::new();
    for plan in chart.facets {
        facets.push(facet(plan, selection, language));
    }
    leave_out_repeats(&mut facets);
    let teller = Teller::new(language);
    let title = title_measured(&facets, selection.state().measure, &teller);
    let title = title.or_else(|| (chart.title)(&facets, &teller));
    let mut notes = notes_of(&facets, language);
    if let Some(remark) = (chart.remark)(&facets, &teller) {
        notes.push(remark);
    }
    let mut of_first: Vec<&Datum> = Vec::new();
    for datum in &facets[0].data {
        of_first.push(datum);
    }
    let speaks_of_figures = facets[0].cells.is_empty() || !chart.facets[0].metrics.is_empty();
    let subtitle = if of_first.is_empty() && speaks_of_figures {
        language.words(chart.topic)
    } else {
        teller.tell(chart.subtitle, &of_first)
    };
    let is_read = facets.iter().any(|facet| facet.is_read);
    let measure = if is_read { selection.state().measure } else { Measure::Counted };
    let subtitle = match measure {
        Measure::Counted => subtitle,
        _ => format!("{subtitle} · {}", language.text(measure.name())),
    };
    ChartView {
        chart,
        measure,
        title: title.unwrap_or_else(|| language.words(Message::UiNothingHere)),
        subtitle,
        notes,
        facets,
    }
}

/// Empties a facet that only draws again what one before it draws, as a course of which one moment is left.
fn leave_out_repeats(facets: &mut [Facet]) {
    for index in 1..facets.len() {
        let (before, rest) = facets.split_at_mut(index);
        let facet = &mut rest[0];
        let is_drawn =
            |datum: &Datum| before.iter().any(|facet| facet.data.iter().any(|known| known.id == datum.id));
        if facet.data.iter().all(is_drawn) {
            facet.data.clear();
        }
    }
}

/// The point of a chart whose first part is read in another way than its figures were counted.
fn title_measured(facets: &[Facet], measure: Measure, teller: &Teller) -> Option<String> {
    let message = match measure {
        Measure::Counted => return None,
        Measure::Share => Message::ReadingTitleShare,
        Measure::Per10000 => Message::ReadingTitlePer10000,
        Measure::Index => Message::ReadingTitleIndex,
    };
    let first = facets.iter().find(|facet| !facet.is_empty()).filter(|facet| facet.is_read)?;
    let most = largest(&first.data);
    let is_alone = first.data.iter().all(|datum| datum.place == first.data[0].place);
    let message = if is_alone { Message::ReadingTitleOne } else { message };
    teller.say(message, &[first.data.iter().find(|datum| datum.value == most)])
}

/// A sentence without the stop at its end.
fn without_stop(sentence: &str) -> &str {
    sentence.strip_suffix('.').or_else(|| sentence.strip_suffix('。')).unwrap_or(sentence)
}

/// The notes that must stand under a chart: those of its figures, each once. One that another note repeats and
/// continues is left out.
pub fn notes_of(facets: &[Facet], language: &Language) -> Vec<String> {
    let mut notes: Vec<&str> = Vec::new();
    for datum in facets.iter().filter(|facet| !facet.form.sets_notes()).flat_map(|facet| &facet.data) {
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
