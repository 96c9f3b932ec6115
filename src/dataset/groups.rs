use super::id::FigureId;

/// Figures in groups, each of which has a number and is found by it without looking at the others.
#[derive(Debug, Clone)]
pub struct Groups {
    groups: Vec<(u64, Vec<FigureId>)>,
    /// The positions of the groups whose numbers leave the same when they are divided by [`SLOTS`].
    slots: Vec<Vec<usize>>,
}

/// A prime, as numbers are often multiples of something.
const SLOTS: u64 = 1021;

impl Default for Groups {
    fn default() -> Self {
        Self { groups: Vec::new(), slots: vec![Vec::new(); SLOTS as usize] }
    }
}

impl Groups {
    /// Puts a figure into the group of a number, as its last.
    pub fn push(&mut self, number: u64, id: FigureId) {
        let at = self.find(number).unwrap_or_else(|| {
            self.slots[(number % SLOTS) as usize].push(self.groups.len());
            self.groups.push((number, Vec::new()));
            self.groups.len() - 1
        });
        self.groups[at].1.push(id);
    }

    /// The group of a number, in the order in which figures were put there; empty where there is none.
    pub fn get(&self, number: u64) -> &[FigureId] {
        self.find(number).map_or(&[], |at| &self.groups[at].1)
    }

    /// Every group.
    pub fn iter(&self) -> impl Iterator<Item = &[FigureId]> {
        self.groups.iter().map(|(_, group)| &group[..])
    }

    fn find(&self, number: u64) -> Option<usize> {
        let slot = &self.slots[(number % SLOTS) as usize];
        slot.iter().copied().find(|&at| self.groups[at].0 == number)
    }
}
