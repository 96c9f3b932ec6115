//! From mark to mark of a drawing, as arrow keys go.

use crate::scene::Mark;

/// A step from a mark to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Along the series, and from its end to the next one.
    Next,
    /// Back along the series, and from its beginning to the one before.
    Previous,
    /// To the next series, beside where it is.
    Down,
    /// To the series before, beside where it is.
    Up,
    /// To the next part of the chart.
    PageDown,
    /// To the beginning of the part, or of the one before.
    PageUp,
    /// To the first mark.
    First,
    /// To the last mark.
    Last,
}

/// The mark that a step leads to; where there is none in that direction, the one it comes from.
pub fn step(marks: &[Mark], from: usize, step: Step) -> usize {
    let Some(mark) = marks.get(from) else { return 0 };
    let last = marks.len() - 1;
    let first_of = |part: usize| marks.iter().position(|mark| mark.part == part);
    let beside =
        |series: Option<usize>| series.and_then(|series| nearest(marks, mark, series)).unwrap_or(from);
    match step {
        Step::Next => last.min(from + 1),
        Step::Previous => from.saturating_sub(1),
        Step::Down => beside(mark.series.checked_add(1)),
        Step::Up => beside(mark.series.checked_sub(1)),
        Step::PageDown => first_of(mark.part + 1).unwrap_or(last),
        Step::PageUp => match first_of(mark.part) {
            Some(first) if first < from => first,
            _ => mark.part.checked_sub(1).and_then(first_of).unwrap_or(0),
        },
        Step::First => 0,
        Step::Last => last,
    }
}

/// The mark of a series that is nearest to another along it.
fn nearest(marks: &[Mark], from: &Mark, series: usize) -> Option<usize> {
    let away = |mark: &Mark| (mark.along - from.along).abs();
    let all = marks.iter().enumerate().filter(|(_, mark)| mark.series == series);
    all.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other))).map(|(index, _)| index)
}

/// The mark of a series that stands nearest to an `x` of the drawing.
pub fn beside(marks: &[Mark], series: usize, x: f64) -> Option<usize> {
    let away = |mark: &Mark| (mark.bounds.center().x - x).abs();
    let all = marks.iter().enumerate().filter(|(_, mark)| mark.series == series);
    all.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other))).map(|(index, _)| index)
}

/// The next mark that passes a test: after one, from the start again after the last.
pub fn next_where(marks: &[Mark], after: usize, test: impl Fn(&Mark) -> bool) -> Option<usize> {
    let count = marks.len();
    (1..=count).map(|step| (after + step) % count).find(|&index| test(&marks[index]))
}
