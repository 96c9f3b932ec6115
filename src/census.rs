//! How many figures there are of each kind, so that a choice need not count them one by one.

use enumset::EnumSet;

use crate::charts::Scope;
use crate::dataset::{Dataset, Figure, FigureId, Layer, Metric, Place};
use crate::measure::{Measure, Readings};
use crate::selection::{Selection, is_of};
use crate::state::{Choice, Field};

/// The figures of some charts, those together that every filter treats alike.
#[derive(Debug)]
pub struct Census {
    scope: Scope,
    bundles: Vec<Bundle>,
}

/// Figures that every filter treats alike.
#[derive(Debug)]
struct Bundle {
    /// One of them.
    like: Figure,
    /// How many there are.
    size: usize,
    /// How many of them can be read in another way, of each of [`DIVIDED`], by the layer of what they are divided by.
    readable: [[usize; Layer::ALL.len()]; DIVIDED.len()],
}

/// The measures whose divisor no choice changes.
const DIVIDED: [Measure; 2] = [Measure::Share, Measure::Per10000];

impl Census {
    /// Counts the figures of some charts.
    pub fn new(dataset: &Dataset, scope: Scope) -> Self {
        let readings = DIVIDED.map(|measure| Readings::new(dataset, measure, EnumSet::empty(), &|_| true));
        let mut bundles: Vec<Bundle> = Vec::new();
        let mut by_kind = vec![Vec::new(); Metric::ALL.len() * Place::ALL.len()];
        for id in dataset.all().filter(|&id| is_of(scope, dataset.figure(id))) {
            let figure = dataset.figure(id);
            let of_kind = &mut by_kind[figure.metric as usize * Place::ALL.len() + figure.place as usize];
            let known = of_kind.iter().rev().copied().find(|&at: &usize| bundles[at].holds(figure));
            let at = known.unwrap_or_else(|| {
                of_kind.push(bundles.len());
                bundles.push(Bundle { like: *figure, size: 0, readable: Default::default() });
                bundles.len() - 1
            });
            bundles[at].size += 1;
            for (readable, readings) in bundles[at].readable.iter_mut().zip(&readings) {
                if let Some(read) = readings.read(id) {
                    readable[dataset.figure(read.base).layer as usize] += 1;
                }
            }
        }
        Self { scope, bundles }
    }

    /// How many figures a selection leaves, and each option would.
    pub fn counts<'c>(&'c self, selection: Selection<'c, 'c>) -> Counts<'c> {
        let refusals = self.bundles.iter().map(|bundle| (bundle, selection.state().refusals(&bundle.like)));
        let near: Vec<_> = refusals.filter(|(_, refusals)| refusals.len() <= 1).collect();
        let left = near.iter().filter(|(_, refusals)| refusals.is_empty());
        Counts {
            selection,
            scope: self.scope,
            total: sum(self.bundles.iter()),
            left: sum(left.map(|&(bundle, _)| bundle)),
            near,
        }
    }
}

impl Bundle {
    /// Whether every filter treats a figure of the same metric and place as it does these.
    fn holds(&self, figure: &Figure) -> bool {
        let asked = |of: &Figure| (of.stage, of.layer, of.period.first_year(), of.period.year());
        asked(&self.like) == asked(figure)
    }

    /// How many of them can be read in another way, divided by figures of some layers: of all where none is named.
    fn readable(&self, measure: Measure, layers: EnumSet<Layer>) -> usize {
        let Some(at) = DIVIDED.iter().position(|&divided| divided == measure) else { return 0 };
        let is_open = |layer: &Layer| layers.is_empty() || layers.contains(*layer);
        Layer::ALL.iter().filter(|layer| is_open(layer)).map(|&layer| self.readable[at][layer as usize]).sum()
    }
}

fn sum<'b>(bundles: impl Iterator<Item = &'b Bundle>) -> usize {
    bundles.map(|bundle| bundle.size).sum()
}

/// How many figures each option would leave, the other filters staying as they are.
#[derive(Debug, Clone)]
pub struct Counts<'c> {
    selection: Selection<'c, 'c>,
    scope: Scope,
    /// How many there are.
    pub total: usize,
    /// How many are left as it is.
    pub left: usize,
    /// Those that one filter refuses at most, and which.
    near: Vec<(&'c Bundle, EnumSet<Field>)>,
}

impl Counts<'_> {
    /// How many figures an option would leave, alone of its filter; of a measure, how many of those left can be read
    /// so.
    pub fn with(&self, choice: Choice) -> usize {
        let left = self.without(choice.field());
        match choice {
            Choice::Measure(Measure::Counted) => sum(left),
            Choice::Measure(Measure::Index) => self.indexed(),
            Choice::Measure(measure) => match self.selection.state().layer {
                // With the story alone nothing is worked out.
                layers if layers == EnumSet::only(Layer::Story) => 0,
                layers => left.map(|bundle| bundle.readable(measure, layers)).sum(),
            },
            _ => sum(left.filter(|bundle| choice.admits(&bundle.like))),
        }
    }

    /// How many would be left without a choice of a filter.
    pub fn beside(&self, field: Field) -> usize {
        sum(self.without(field))
    }

    /// Those that would be left without a choice of a filter.
    fn without(&self, field: Field) -> impl Iterator<Item = &Bundle> {
        let near = self.near.iter().filter(move |(_, refusals)| refusals.is_subset(EnumSet::only(field)));
        near.map(|&(bundle, _)| bundle)
    }

    /// How many of those left have an index, whose base depends on which are.
    fn indexed(&self) -> usize {
        let (dataset, layers) = (self.selection.dataset(), self.selection.state().layer);
        let is_left = |id: FigureId| is_of(self.scope, dataset.figure(id)) && self.selection.admits(id);
        let readings = Readings::new(dataset, Measure::Index, layers, &is_left);
        let all = dataset.courses().flatten().copied();
        all.filter(|&id| readings.base(dataset.figure(id).metric).is_some())
            .filter(|&id| is_left(id) && readings.read(id).is_some())
            .count()
    }
}
