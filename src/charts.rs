//! The charts. Adding one is a file, a `mod` line and a line in the registry.

mod density;
mod financing;
mod focus;
mod grants;
mod key;
mod licensing;
mod map;
mod matching;
mod matrix;
mod pct;
mod rank;
mod services;
mod share;
mod stock;
mod timeline;

use crate::dataset::{Basis, Dimension, Figure, Message, Metric, PlaceKind};
use crate::form::{Form, Sheet, draw};
use crate::geometry::Point;
use crate::language::Language;
use crate::reading::Reading;
use crate::scene::Scene;
use crate::selection::Selection;
use crate::text::together;
use crate::view::{ChartView, Datum, Facet, Naming, Teller, facet, largest, notes_of};

/// A chart: what it shows of what is selected, and what it says about it.
#[derive(Debug)]
pub struct Chart {
    /// Its name in pages, addresses and commands.
    pub key: &'static str,
    /// Whether it wants the whole width of a wide page.
    pub is_wide: bool,
    /// Whether its first facet stands beside the others where there is room.
    pub is_split: bool,
    /// What it is about, whatever is shown.
    pub topic: Message,
    /// What is measured, said of what its first facet shows.
    pub measure: Message,
    /// What it shows, part by part.
    pub facets: &'static [Plan],
    /// Its point; `None` where nothing is shown.
    pub title: fn(&[Facet], &Teller) -> Option<String>,
    /// What must be known besides the notes of its figures.
    pub remark: fn(&[Facet], &Teller) -> Option<String>,
}

impl Chart {
    /// A chart of one width with no remark, to be filled in.
    const fn new(key: &'static str, topic: Message, measure: Message, facets: &'static [Plan]) -> Self {
        Self {
            key,
            is_wide: false,
            is_split: false,
            topic,
            measure,
            facets,
            title: |_, _| None,
            remark: |_, _| None,
        }
    }
}

impl Chart {
    /// Whether it has a part for a figure or an event.
    pub fn shows(&self, figure: &Figure) -> bool {
        self.facets.iter().any(|plan| plan.shows(figure))
    }
}

/// What a facet shows, and how.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// What stands above it: `{place}` and `{period}` are the first figure's, `{scale}` the scale word of its
    /// numbers.
    pub heading: Option<Message>,
    /// What stands above it while its axis is logarithmic, where that is another form.
    pub log_heading: Option<Message>,
    /// What was counted. Only facets in words may mix what cannot be compared: see [`Axis`].
    pub metrics: &'static [Metric],
    /// Which of the figures belong here.
    pub takes: fn(&Figure) -> bool,
    /// Whether the nation's figures stay for comparison when other places are asked for.
    pub has_yardstick: bool,
    /// A metric whose figures are set among the marks, in words.
    pub annotation: Option<(Metric, Message)>,
    /// What figures are named by.
    pub naming: Naming,
    /// In which order they stand.
    pub order: Order,
    /// Whether numbers are followed by their unit.
    pub has_units: bool,
    /// Whether numbers are counted in the scale word that the heading names.
    pub is_scaled: bool,
    /// How it is drawn.
    pub form: Form,
    /// Where the way of counting changed, on the axis of the form, and what changed.
    pub breaks: &'static [(f64, Message)],
}

/// In which order figures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in the tables.
    Table,
    /// The largest first, or as the reader sorts them.
    Value,
    /// The earliest first.
    Time,
}

impl Plan {
    /// A facet of all selected figures of some metrics, named by place, in the order of the tables.
    const fn new(form: Form, metrics: &'static [Metric]) -> Self {
        Self {
            heading: None,
            log_heading: None,
            metrics,
            takes: |_| true,
            has_yardstick: false,
            annotation: None,
            naming: Naming::Place,
            order: Order::Table,
            has_units: false,
            is_scaled: false,
            form,
            breaks: &[],
        }
    }

    fn shows(&self, figure: &Figure) -> bool {
        let is_annotation = self.annotation.is_some_and(|(metric, _)| metric == figure.metric);
        let is_taken = self.metrics.contains(&figure.metric) && (self.takes)(figure);
        // The matrix counts every figure, whatever it counts.
        is_annotation || is_taken || (self.form == Form::Matrix && figure.metric != Metric::Event)
    }
}

/// Every chart, in reading order.
pub static CHARTS: [Chart; 15] = [
    key::CHART,
    share::CHART,
    map::CHART,
    stock::CHART,
    density::CHART,
    grants::CHART,
    rank::CHART,
    pct::CHART,
    licensing::CHART,
    financing::CHART,
    matching::CHART,
    services::CHART,
    focus::CHART,
    timeline::CHART,
    matrix::CHART,
];

/// The charts of one infographic: all of them, or one alone.
pub type Scope = &'static [Chart];

/// The chart of a name.
pub fn find(key: &str) -> Option<&'static Chart> {
    alone(key).and_then(<[Chart]>::first)
}

/// The chart of a name as an infographic of its own.
pub fn alone(key: &str) -> Option<Scope> {
    let at = CHARTS.iter().position(|chart| chart.key == key)?;
    CHARTS.get(at..=at)
}

/// Puts what is selected into words and numbers.
pub fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let mut facets = Vec::new();
    for plan in chart.facets {
        facets.push(facet(plan, selection, language));
    }
    leave_out_repeats(&mut facets);
    let teller = Teller::new(language);
    let title = title_of_reading(&facets, selection.state().measure(), &teller);
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
    let measure = if of_first.is_empty() && speaks_of_figures {
        language.words(chart.topic)
    } else {
        teller.tell(chart.measure, &of_first)
    };
    let is_read = facets.iter().any(|facet| facet.is_read);
    let reading = if is_read { selection.state().measure() } else { Reading::Counted };
    let measure = match reading {
        Reading::Counted => measure,
        _ => together(&[&measure, " · ", language.text(reading.name())]),
    };
    ChartView {
        chart,
        reading,
        title: title.unwrap_or_else(|| language.words(Message::UiNothingHere)),
        measure,
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
fn title_of_reading(facets: &[Facet], reading: Reading, teller: &Teller) -> Option<String> {
    let message = match reading {
        Reading::Counted => return None,
        Reading::Share => Message::ReadingTitleShare,
        Reading::Per10000 => Message::ReadingTitlePer10000,
        Reading::Index => Message::ReadingTitleIndex,
    };
    let first = facets.iter().find(|facet| !facet.is_empty()).filter(|facet| facet.is_read)?;
    let most = largest(&first.data);
    let is_alone = first.data.iter().all(|datum| datum.place == first.data[0].place);
    let message = if is_alone { Message::ReadingTitleOne } else { message };
    teller.say(message, &[first.data.iter().find(|datum| datum.value == most)])
}

/// Between two facets.
const GAP: f64 = 28.0;

/// Between facets that stand side by side.
const GUTTER: f64 = 48.0;

/// The narrowest a facet is drawn beside another.
const NARROWEST: f64 = 400.0;

/// Draws a view; an empty one has no drawing, only words.
pub fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let bottom = draw_on(&mut scene, view, sheet);
    scene.reach(bottom);
    scene.settle()
}

/// Draws a view among other things; returns its bottom.
pub fn draw_on(scene: &mut Scene, view: &ChartView, sheet: &Sheet) -> f64 {
    let shown = view.facets.iter().filter(|facet| !facet.is_empty()).count();
    let first_width = (sheet.width * 0.34).max(240.0);
    let has_room = sheet.width - first_width - GUTTER >= NARROWEST;
    let is_split = view.chart.is_split && has_room && shown > 1 && !view.facets[0].is_empty();
    let (mut left, mut top, mut lowest) = (0.0, 0.0, 0.0_f64);
    for facet in view.facets.iter().filter(|facet| !facet.is_empty()) {
        let is_beside = is_split && left == 0.0;
        let width = if is_beside { first_width } else { sheet.width - left };
        if top > 0.0 {
            top += GAP;
        }
        let mut bottom = top;
        scene.moved(Point::new(left, top), |scene| {
            bottom += draw(scene, facet, &Sheet { width, ..*sheet }).ceil();
        });
        lowest = lowest.max(bottom);
        if is_beside {
            left = first_width + GUTTER;
        } else {
            top = bottom;
        }
    }
    lowest
}

/// Whether a figure is of the nation as a whole.
fn is_national(figure: &Figure) -> bool {
    figure.place.kind() == PlaceKind::Nation
}

/// Metrics that share an axis. Made in constants, so that the build rejects what cannot be compared.
#[derive(Debug, Clone, Copy)]
pub struct Axis<const N: usize>(pub [Metric; N]);

impl<const N: usize> Axis<N> {
    /// An axis of metrics that count the same thing in the same way.
    ///
    /// ```
    /// use greater_bay_ip::{charts::Axis, dataset::Metric};
    /// const RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
    /// # assert_eq!(RECORDS.0.len(), 2);
    /// ```
    ///
    /// What is in force at a moment is not compared with what came in over a year:
    ///
    /// ```compile_fail
    /// use greater_bay_ip::{charts::Axis, dataset::Metric};
    /// const MIXED: Axis<2> = Axis::new([Metric::ValidInventionPatents, Metric::InventionPatentsGranted]);
    /// # assert_eq!(MIXED.0.len(), 2);
    /// ```
    pub const fn new(metrics: [Metric; N]) -> Self {
        let mut index = 1;
        while index < N {
            assert!(
                comparable(metrics[0], metrics[index]),
                "an axis mixes metrics of different basis or dimension: give each an axis of its own"
            );
            index += 1;
        }
        Self(metrics)
    }
}

const fn comparable(a: Metric, b: Metric) -> bool {
    const fn same_basis(a: Basis, b: Basis) -> bool {
        a as u8 == b as u8
    }
    const fn same_dimension(a: Dimension, b: Dimension) -> bool {
        a as u8 == b as u8
    }
    same_basis(a.basis(), b.basis()) && same_dimension(a.dimension(), b.dimension())
}
