//! The parts of a page that change with the state.

/// A part of the page outside of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The groups of options.
    Filters,
    /// How many figures are left.
    Status,
    /// What is chosen, each with its way back.
    Chips,
    /// What could not be done as asked.
    Notices,
    /// The charts that have nothing to show.
    Absent,
    /// How much there is of the choice in the story, as a line; a chart alone has none, nor what follows.
    Outcome,
    /// The button that closes the sheet.
    Done,
    /// What the offices' chapter tells first.
    Offices,
    /// What it tells to those who want to know more.
    Tasks,
    /// Who says what that chapter tells.
    Cited,
    /// The table of all figures that are left.
    Figures,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Filters,
        Self::Status,
        Self::Chips,
        Self::Notices,
        Self::Absent,
        Self::Outcome,
        Self::Done,
        Self::Offices,
        Self::Tasks,
        Self::Cited,
        Self::Figures,
    ];

    /// The `data-part` of its element.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filters => "filters",
            Self::Status => "status",
            Self::Chips => "chips",
            Self::Notices => "notices",
            Self::Absent => "absent",
            Self::Outcome => "outcome",
            Self::Done => "done",
            Self::Offices => "offices",
            Self::Tasks => "tasks",
            Self::Cited => "cited",
            Self::Figures => "figures",
        }
    }
}

/// A part of a chart's `figure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartPart {
    /// Title, and what is measured.
    Caption,
    /// The numbers that stand above what is drawn.
    Heads,
    /// What of it is text.
    Text,
    /// The list of its marks.
    Marks,
    /// Signs, notes, sources.
    Foot,
    /// The table of its figures: the content of a `details` element.
    Table,
}

impl ChartPart {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Caption, Self::Heads, Self::Text, Self::Marks, Self::Foot, Self::Table];

    /// The `data-part` of its element.
    pub fn name(self) -> &'static str {
        match self {
            Self::Caption => "caption",
            Self::Heads => "heads",
            Self::Text => "text",
            Self::Marks => "marks",
            Self::Foot => "foot",
            Self::Table => "table",
        }
    }
}
