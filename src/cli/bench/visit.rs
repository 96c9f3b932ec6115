//! What visits of a page were like, and how they differ.

use serde::Deserialize;

/// One visit of a page, as the driver of the browser tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Visit {
    /// Which page.
    pub name: String,
    /// Bytes that came over the line.
    pub bytes: f64,
    /// Milliseconds until most of the drawing stood on the screen; `None` where it never did.
    pub picture: Option<f64>,
    /// Milliseconds until it answered.
    pub interactive: Option<f64>,
    /// Milliseconds of the longest task of the main thread.
    pub longest_task: f64,
    /// Milliseconds that tasks took beyond 50 each, in all.
    pub blocking: f64,
    /// What moved, in the measure of layout shift.
    pub shift: f64,
    /// What some choices took.
    pub choices: Vec<Choice>,
    /// Bytes that scripts hold at the end.
    pub heap: f64,
}

/// All visits of one run of the benchmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where and when.
    pub setting: Setting,
    /// In the order in which they were made.
    pub visits: Vec<Visit>,
}

/// Where and when a run was made.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Setting {
    /// The day, as `2025-10-31`.
    pub date: String,
    /// How many processors, and which.
    pub machine: String,
    /// The browser and its version.
    pub browser: String,
}

impl Run {
    /// Reads what the driver prints: a line of the setting, then a line a visit.
    pub fn read(lines: &[String]) -> Result<Self, serde_json::Error> {
        let (setting, visits) = lines.split_first().map_or(("", lines), |(first, rest)| (first, rest));
        Ok(Self {
            setting: serde_json::from_str(setting)?,
            visits: visits.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?,
        })
    }

    /// What all visits of a page have of something.
    pub fn sample<I: IntoIterator<Item = f64>>(&self, page: &str, of: impl Fn(&Visit) -> I) -> Sample {
        Sample::of(self.visits.iter().filter(|visit| visit.name == page).flat_map(of))
    }
}

/// What one choice took.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Choice {
    /// Milliseconds until the page was free again.
    pub handler: f64,
    /// Milliseconds until the next picture stood.
    pub painted: f64,
}

/// Numbers of which the middle is quoted, and how far they lie apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample(Vec<f64>);

impl Sample {
    /// The numbers among these that are numbers.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The number below which a share of them lies, by the nearest rank; `None` of nothing.
    pub fn quantile(&self, share: f64) -> Option<f64> {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).copied()
    }

    /// The one in the middle.
    pub fn median(&self) -> Option<f64> {
        self.quantile(0.5)
    }

    /// The smallest and the largest.
    pub fn range(&self) -> Option<(f64, f64)> {
        Some((*self.0.first()?, *self.0.last()?))
    }
}
