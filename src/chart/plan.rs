//! What a chart is: which figures it shows, how it names and orders them, and what it says about them.

use crate::chart::claim::Sentence;
use crate::chart::form::Form;
use crate::dataset::{Basis, Dimension, Figure, Hue, Message, Metric, PlaceKind};
use crate::view::model::{Datum, Facet, Naming};
use crate::view::teller::Teller;

/// A chart: what it shows of what is selected, and what it says about it.
#[derive(Debug)]
pub struct Chart {
    /// Its name in pages, addresses and commands.
    pub key: &'static str,
    /// Whether it wants the whole width of a wide page.
    pub is_wide: bool,
    /// What it is about, whatever is shown.
    pub topic: Message,
    /// What is measured, said of what its first facet shows.
    pub subtitle: Message,
    /// What it shows, part by part.
    pub facets: &'static [Plan],
    /// Its point; `None` where nothing is shown.
    pub title: fn(&[Facet], &Teller) -> Option<Sentence>,
    /// What must be known besides the notes of its figures.
    pub remark: fn(&[Facet], &Teller) -> Option<Sentence>,
}

impl Chart {
    /// A chart of one width with no remark, to be filled in.
    pub const fn new(key: &'static str, topic: Message, subtitle: Message, facets: &'static [Plan]) -> Self {
        Self { key, is_wide: false, topic, subtitle, facets, title: |_, _| None, remark: |_, _| None }
    }
}

impl Chart {
    /// Whether a part of it draws marks on a scale, which can be listened to.
    pub fn has_scale(&self) -> bool {
        self.facets.iter().any(|plan| plan.form.has_scale())
    }

    /// Whether numbers stand above what is drawn of it.
    pub fn has_heads(&self) -> bool {
        self.facets.iter().any(|plan| plan.form.has_lead())
    }

    /// Whether a part of it is drawn: text alone needs no canvas.
    pub fn is_drawn(&self) -> bool {
        self.facets.iter().any(|plan| !plan.form.is_text())
    }

    /// Whether what is text stands above what is drawn.
    pub fn begins_in_text(&self) -> bool {
        self.facets.first().is_some_and(|plan| plan.form.is_text())
    }

    /// Whether it has a part for a figure or an event.
    pub fn shows(&self, figure: &Figure) -> bool {
        self.facets.iter().any(|plan| plan.shows(figure))
    }
}

/// What a facet shows, and how.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// What stands above it: `{place}` and `{period}` are the first figure's.
    pub heading: Option<Message>,
    /// What stands above it while its axis is logarithmic, where that is another form.
    pub log_heading: Option<Message>,
    /// What is measured where this is the first facet that shows something, if not what the chart says.
    pub subtitle: Option<Message>,
    /// What was counted. Only facets in words may mix what cannot be compared: see [`Axis`].
    pub metrics: &'static [Metric],
    /// Which of the figures belong here.
    pub takes: fn(&Figure) -> bool,
    /// Whether the nation's figures stay for comparison when other places are asked for.
    pub has_yardstick: bool,
    /// Where it stands where there is room for two side by side.
    pub column: Column,
    /// What is said where it has nothing to show, of some of its figures.
    pub blank: fn(&Facet) -> Option<Footnote>,
    /// A metric whose figures are set among the marks, in words.
    pub annotation: Option<(Metric, Message)>,
    /// What figures are named by.
    pub naming: Naming,
    /// What is said beside a figure instead of its name.
    pub caption: fn(&Figure) -> Option<Message>,
    /// In which order they stand.
    pub order: Order,
    /// Whether numbers are followed by their unit.
    pub has_units: bool,
    /// What stands above it where its numbers are counted in a scale word, which is its `{scale}`; where there is none,
    /// each number is written with its own.
    pub scaled_heading: Option<Message>,
    /// How it is drawn.
    pub form: Form,
    /// Where the way of counting changed, on the axis of the form, and what changed.
    pub breaks: &'static [(f64, Message)],
    /// The one colour of all places but the nation, where the drawing is about how much, not about who.
    pub hue: Option<Hue>,
    /// Whether equal steps on its axis are equal factors whatever the reader asks for.
    pub is_log: bool,
    /// What must be known to read the drawing, said right below it of some of its figures.
    pub footnote: fn(&Facet) -> Option<Footnote>,
}

/// What must be known to read a drawing.
#[derive(Debug, Clone)]
pub struct Footnote<'a> {
    /// What is said.
    pub message: Message,
    /// The figures it is said of, in the order of its placeholders.
    pub data: Vec<&'a Datum>,
}

impl Footnote<'_> {
    /// What the tiles of cities mean, where nobody gave a figure for some of them.
    pub fn of_unknown_tiles(facet: &Facet) -> Option<Footnote<'_>> {
        let first = facet.data.first().filter(|_| facet.cells.iter().any(|cell| cell.count == 0))?;
        Some(Footnote { message: Message::ChartMapUnknown, data: vec![first] })
    }
}

/// Where a facet stands where there is room for two side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Across the whole width.
    Both,
    /// At the left.
    Left,
    /// At the right.
    Right,
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
    pub const fn new(form: Form, metrics: &'static [Metric]) -> Self {
        Self {
            heading: None,
            log_heading: None,
            subtitle: None,
            metrics,
            takes: |_| true,
            has_yardstick: false,
            column: Column::Both,
            blank: |_| None,
            annotation: None,
            naming: Naming::Place,
            caption: |_| None,
            order: Order::Table,
            has_units: false,
            scaled_heading: None,
            form,
            breaks: &[],
            hue: None,
            is_log: false,
            footnote: |_| None,
        }
    }

    fn shows(&self, figure: &Figure) -> bool {
        let is_annotation = self.annotation.is_some_and(|(metric, _)| metric == figure.metric);
        let is_taken = (is_annotation || self.metrics.contains(&figure.metric)) && (self.takes)(figure);
        // The matrix counts every figure, whatever it counts.
        is_taken || (self.form == Form::Matrix && figure.metric != Metric::Event)
    }
}

/// Whether a figure is of the nation as a whole.
pub fn is_national(figure: &Figure) -> bool {
    figure.place.kind() == PlaceKind::Nation
}

/// Metrics that share an axis. Made in constants, so that the build rejects what cannot be compared.
#[derive(Debug, Clone, Copy)]
pub struct Axis<const N: usize>(pub [Metric; N]);

impl<const N: usize> Axis<N> {
    /// An axis of metrics that count the same thing in the same way.
    ///
    /// ```
    /// use greater_bay_ip::{chart::plan::Axis, dataset::Metric};
    /// const RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
    /// # assert_eq!(RECORDS.0.len(), 2);
    /// ```
    ///
    /// What is in force at a moment is not compared with what came in over a year:
    ///
    /// ```compile_fail
    /// use greater_bay_ip::{chart::plan::Axis, dataset::Metric};
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
