//! The charts. Adding one is a file, a `mod` line and a line in the registry.

mod density;
mod financing;
mod licensing;
mod pct;
mod rank;
mod share;

use crate::dataset::{Basis, Dimension, Metric};
use crate::form::Sheet;
use crate::language::Language;
use crate::scene::Scene;
use crate::selection::Selection;
use crate::view::ChartView;

/// A chart: how it speaks of what is selected, and how it draws what it said.
#[derive(Debug)]
pub struct Chart {
    /// Its name in pages, addresses and commands.
    pub key: &'static str,
    /// Whether it wants the whole width of a wide page.
    pub is_wide: bool,
    /// Words and numbers of a selection.
    pub view: fn(&'static Chart, Selection, &Language) -> ChartView,
    /// The drawing of a view; never called with an empty one.
    pub layout: fn(&ChartView, &Sheet) -> Scene,
}

/// Every chart, in reading order.
pub static CHARTS: [Chart; 6] =
    [share::CHART, density::CHART, rank::CHART, pct::CHART, licensing::CHART, financing::CHART];

/// The chart of a name.
pub fn find(key: &str) -> Option<&'static Chart> {
    CHARTS.iter().find(|chart| chart.key == key)
}

/// Draws a view; an empty one has no drawing, only words.
pub fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    if view.is_empty() { Scene::new(sheet.width) } else { (view.chart.layout)(view, sheet).settle() }
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
