use std::collections::BTreeMap;

use super::id::FigureId;

/// Figures in groups, each of which has a number and is found by it without looking at the others.
#[derive(Debug, Clone, Default)]
pub struct Groups(BTreeMap<u64, Vec<FigureId>>);

impl Groups {
    /// Puts a figure into the group of a number, as its last.
    pub fn push(&mut self, number: u64, id: FigureId) {
        self.0.entry(number).or_default().push(id);
    }

    /// The group of a number, in the order in which figures were put there; empty where there is none.
    pub fn get(&self, number: u64) -> &[FigureId] {
        self.0.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Every group, in the order of the numbers.
    pub fn iter(&self) -> impl Iterator<Item = &[FigureId]> {
        self.0.values().map(Vec::as_slice)
    }
}
