//! What the benchmark writes: a table, and a plot drawn by our own painter.

use std::fs;
use std::path::Path;

use super::contender::{Contender, LIMIT, USUAL};
use super::exponent::exponent;
use super::growth::Growth;
use super::visit::{Run, Setting, Visit};
use crate::cli::error::Error;
use crate::cli::output;
use crate::export;
use crate::geometry::{Point, Rect};
use crate::scene::{Scene, Style};
use crate::text::{Font, WidthTable};
use crate::theme::Theme;

/// Where the plot stands in the repository.
pub const PLOT: &str = "tests/bench/benchmark.svg";

/// The file that shows table and plot.
pub const README: &str = "README.md";

/// What stands around the table there.
const MARKS: [&str; 2] = ["<!-- benchmark -->\n", "<!-- /benchmark -->\n"];

/// Milliseconds until the first picture.
fn picture(visit: &Visit) -> Option<f64> {
    visit.picture
}

/// Milliseconds until it answers.
fn interactive(visit: &Visit) -> Option<f64> {
    visit.interactive
}

/// A table in Markdown: medians, with the smallest and the largest of times, and how many times those of the page that
/// is compared with.
pub fn table(contenders: &[Contender], run: &Run) -> String {
    let heading = "| page | fetched | first picture | answers | longest task | blocked | choice | heap | shift |\n\
                   |---|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    let rows = contenders.iter().map(|Contender { key, name, .. }| {
        let one = |of: fn(&Visit) -> f64| run.sample(key, |visit| [of(visit)]);
        let handler =
            run.sample(key, |visit| visit.choices.iter().map(|choice| choice.handler).collect::<Vec<_>>());
        let painted =
            run.sample(key, |visit| visit.choices.iter().map(|choice| choice.painted).collect::<Vec<_>>());
        let cells = [
            (*name).to_owned(),
            amount(one(|visit| visit.bytes).median(), 1000.0, 0, "KB"),
            time(run, key, LIMIT, picture),
            time(run, key, USUAL, interactive),
            amount(one(|visit| visit.longest_task).median(), 1.0, 0, "ms"),
            amount(one(|visit| visit.blocking).median(), 1.0, 0, "ms"),
            format!(
                "{} / {} ({})",
                amount(handler.median(), 1.0, 1, "ms"),
                amount(painted.median(), 1.0, 0, "ms"),
                amount(painted.quantile(0.95), 1.0, 0, "ms"),
            ),
            amount(one(|visit| visit.heap).median(), 1e6, 1, "MB"),
            amount(one(|visit| visit.shift).median(), 1.0, 3, ""),
        ];
        format!("| {} |\n", cells.join(" | "))
    });
    heading.to_owned() + &rows.collect::<String>()
}

/// Something that visits cost, by the name of its column.
type Cost = (&'static str, fn(&Visit) -> Vec<f64>);

/// What grows.
const COSTS: [Cost; 4] = [
    ("answers", |visit| visit.interactive.into_iter().collect()),
    ("choice", |visit| visit.choices.iter().map(|choice| choice.handler).collect()),
    ("next picture", |visit| visit.choices.iter().map(|choice| choice.painted).collect()),
    ("longest task", |visit| vec![visit.longest_task]),
];

/// How cost grows with something, as a table in Markdown: medians, and the exponent of each column.
pub fn growth(growth: Growth, run: &Run) -> String {
    let medians = |size: u32| COSTS.map(|(_, of)| run.sample(&growth.page(size), of).median());
    let row = |first: &str, cells: &[String]| format!("| {first} | {} |\n", cells.join(" | "));
    let mut table = row(growth.name, &COSTS.map(|(name, _)| name.to_owned()));
    table += &format!("|--:{}|\n", "|--:".repeat(COSTS.len()));
    for &size in growth.sizes {
        table += &row(&size.to_string(), &medians(size).map(|median| amount(median, 1.0, 1, "ms")));
    }
    let exponent_of = |cost: usize| {
        let points = growth.sizes.iter().filter_map(|&size| Some((f64::from(size), medians(size)[cost]?)));
        amount(exponent(points), 1.0, 2, "")
    };
    table + &row("exponent", &(0..COSTS.len()).map(exponent_of).collect::<Vec<_>>())
}

/// A time in seconds with its range, and how many times that of another page it is.
fn time(run: &Run, key: &str, compared: &str, of: fn(&Visit) -> Option<f64>) -> String {
    let sample = run.sample(key, of);
    let (Some(median), Some((least, most))) = (sample.median(), sample.range()) else {
        return "never".to_owned();
    };
    let seconds = |milliseconds: f64| milliseconds / 1000.0;
    let range = format!("{:.2} s ({:.2}–{:.2})", seconds(median), seconds(least), seconds(most));
    match run.sample(compared, of).median() {
        Some(other) => format!("{range} × {:.2}", median / other),
        None => range,
    }
}

fn amount(value: Option<f64>, unit: f64, decimals: usize, name: &str) -> String {
    let written = value.map_or_else(|| "–".to_owned(), |value| format!("{:.decimals$} {name}", value / unit));
    written.trim_end().to_owned()
}

const WIDTH: f64 = 720.0;
const ROW: f64 = 28.0;
const LEFT: f64 = 140.0;
const RIGHT: f64 = 40.0;
const TOP: f64 = 36.0;

/// When each page's picture stood and when it answered, on one line of seconds a page.
pub fn plot(contenders: &[Contender], run: &Run) -> String {
    let (theme, measure) = (Theme::LIGHT, WidthTable);
    let times = |key: &str| {
        let median = |of: fn(&Visit) -> Option<f64>| run.sample(key, of).median();
        Some((median(picture)?, median(interactive)?))
    };
    let all = contenders.iter().filter_map(|contender| times(contender.key));
    let longest = all.flat_map(|(picture, interactive)| [picture, interactive]).fold(1000.0, f64::max);
    let x = |milliseconds: f64| LEFT + (WIDTH - LEFT - RIGHT) * milliseconds / longest;
    let mut scene = Scene::new(WIDTH);
    scene.reach(TOP + ROW * contenders.len() as f64 + 8.0);
    scene.block(scene.frame(), theme.background);
    let bottom = scene.height - 8.0;
    for second in 0..=(longest / 1000.0) as u32 {
        let at = x(f64::from(second) * 1000.0);
        scene.hairline(Point::new(at, TOP - 8.0), Point::new(at, bottom), theme.grid);
        let style = Style::middle(Font::SMALL, theme.muted);
        scene.text(&format!("{second} s"), Point::new(at, TOP - 14.0), style, &measure);
    }
    for (index, contender) in contenders.iter().enumerate() {
        let y = TOP + ROW * (index as f64 + 0.5);
        let is_ours = !contender.is_peer();
        let color = if is_ours { theme.hues[0] } else { theme.muted };
        let font = if is_ours { Font::STRONG } else { Font::LABEL };
        let baseline = y + font.cap_height() / 2.0;
        scene.text(contender.name, Point::new(LEFT - 12.0, baseline), Style::end(font, theme.text), &measure);
        if let Some((picture, interactive)) = times(contender.key) {
            let (from, to) = (Point::new(x(picture), y), Point::new(x(interactive), y));
            scene.line(&[from, to], 2.0, color);
            scene.disc(from, 5.0, color);
            scene.block(Rect::around(to, 10.0), color);
        }
    }
    export::svg(&scene, "Seconds until the first picture (dot) and until the page answers (square)", "en")
}

/// Writes plot and table to where the README shows them.
pub fn write(root: &Path, contenders: &[Contender], run: &Run) -> Result<(), Error> {
    output::write(&root.join(PLOT), plot(contenders, run).as_bytes())?;
    let path = root.join(README);
    let readme = fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let replaced = with_table(&readme, &shown(contenders, run)).ok_or_else(|| {
        Error::Usage(format!("{README} has no place for the benchmark: the lines {MARKS:?} in this order"))
    })?;
    Ok(output::write(&path, replaced.as_bytes())?)
}

fn shown(contenders: &[Contender], run: &Run) -> String {
    let Setting { date, machine, browser } = &run.setting;
    let rounds = run
        .visits
        .iter()
        .filter(|visit| Some(&*visit.name) == contenders.first().map(|first| first.key))
        .count();
    format!(
        "![Seconds until the first picture (dot) and until the page answers (square)]({PLOT})\n\n{}\n\
         Measured on {date}, {browser}, {machine}: medians of {rounds} visits each, in turn.\n",
        table(contenders, run)
    )
}

/// A text with what stands between the marks exchanged; `None` where it does not have them.
pub fn with_table(text: &str, table: &str) -> Option<String> {
    let [opening, closing] = MARKS;
    let (before, rest) = text.split_once(opening)?;
    let (_, after) = rest.split_once(closing)?;
    Some(format!("{before}{opening}{table}{closing}{after}"))
}
