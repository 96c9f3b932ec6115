//! How cost grows with the rows of a dataset and with the marks that are shown, natively: the same views, the same
//! presenter and the same drawings as in the browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{self, CHARTS, STORY, Scope};
use greater_bay_ip::cli::bench::exponent::exponent;
use greater_bay_ip::cli::bench::rows;
use greater_bay_ip::cli::bench::visit::Sample;
use greater_bay_ip::dataset::{Dataset, Place};
use greater_bay_ip::language::Language;
use greater_bay_ip::layout::{Sheet, layout};
use greater_bay_ip::page::Links;
use greater_bay_ip::presenter::{Event, Patch, Plot, Presenter, Request, Surroundings};
use greater_bay_ip::query::Asked;
use greater_bay_ip::state::{Action, Choice, State};
use greater_bay_ip::text::{TextMeasure, WidthTable};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::{ChartView, first_view, view_of};

/// How many rows datasets have.
const ROWS: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// How many marks the chart draws that is drawn of more and more.
const MARKS: [usize; 4] = [10, 100, 1_000, 10_000];

const WIDTH: f64 = 768.0;

/// A page of no pixels.
struct Around;

impl Surroundings for Around {
    fn measure(&self) -> &dyn TextMeasure {
        &WidthTable
    }

    fn is_still(&self) -> bool {
        true
    }

    fn now(&self) -> f64 {
        0.0
    }

    fn address(&self, _: Option<&str>) -> String {
        String::new()
    }

    fn article(&self, _: Option<&str>) -> Option<String> {
        None
    }

    fn site(&self) -> &str {
        ""
    }

    fn theme(&self) -> String {
        String::new()
    }
}

/// What was measured: seconds by what of, and by how many rows or marks.
type Measured = BTreeMap<(&'static str, usize), Vec<f64>>;

/// Measures something of a size again and again; it says itself how long it took.
fn measure(
    criterion: &mut Criterion,
    measured: &mut Measured,
    (what, size): (&'static str, usize),
    mut once: impl FnMut() -> Duration,
) {
    let taken = measured.entry((what, size)).or_default();
    let mut group = criterion.benchmark_group(what);
    group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
        bencher.iter_custom(|times| {
            let all: Duration = (0..times).map(|_| once()).sum();
            taken.push(all.as_secs_f64() / times as f64);
            all
        });
    });
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let done = black_box(work());
    let taken = start.elapsed();
    drop(done);
    taken
}

/// An infographic in its page: where charts are told in chapters, two of them in the window, else all of them.
struct Shown(Presenter);

impl Shown {
    fn of(dataset: &'static Dataset, chapter: Option<&str>) -> Self {
        let request = Request { chapter, ..Request::default() };
        let presenter = Presenter::new(dataset, Language::english(), request, Links::default());
        let is_explored = chapter.is_some();
        let plot = |(at, view): (usize, &ChartView)| {
            let is_seen = is_explored || view.chapter.is_some();
            Plot { width: if is_seen { WIDTH } else { 0.0 }, is_near: is_explored || at < 2 }
        };
        let plots = presenter.view().charts.iter().enumerate().map(plot).collect();
        let mut shown = Self(presenter);
        let asked = Asked::of("");
        shown.0.answer(Event::Started { theme: Theme::LIGHT, asked, plots }, &Around);
        shown.catch_up();
        shown
    }

    /// One city alone, or all again; what can wait is done, and not counted.
    fn choose(&mut self) -> Duration {
        let value = Place::Shenzhen.key();
        let taken = timed(|| self.0.answer(Event::Changed { name: "place", value }, &Around));
        self.catch_up();
        taken
    }

    fn catch_up(&mut self) {
        while self.0.answer(Event::Idle, &Around).patches.contains(&Patch::Later) {}
    }
}

/// What every picture of the charts takes.
fn frame(views: &[ChartView]) -> Duration {
    let sheet = Sheet { width: WIDTH, theme: &Theme::LIGHT, measure: &WidthTable };
    let shown = views.iter().filter(|view| !view.is_empty());
    timed(|| shown.map(|view| layout(view, &sheet)).collect::<Vec<_>>())
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .without_plots()
        .configure_from_args();
    let mut measured = Measured::new();
    let english = Language::english();
    let is_folded = |chart: usize| !STORY.contains(&CHARTS[chart].key);
    for rows in ROWS {
        let dataset = rows::dataset(rows);
        measure(&mut criterion, &mut measured, ("first view", rows), || {
            // What a dataset remembers once it was asked is no longer in the time of the first.
            let dataset = dataset.clone();
            timed(|| first_view(&dataset, Scope::Story, &english, &is_folded).summary)
        });
        let dataset: &'static Dataset = Box::leak(Box::new(dataset));
        let mut story = Shown::of(dataset, None);
        measure(&mut criterion, &mut measured, ("choice", rows), || story.choose());
        let mut explorer = Shown::of(dataset, Some(Chapter::Explore.key()));
        measure(&mut criterion, &mut measured, ("choice in the explorer", rows), || explorer.choose());
        let state = State::default().after(Action::Choose(Choice::Place(Place::Shenzhen)));
        let views = view_of(dataset, Scope::Story, &state, &[], &english).charts;
        measure(&mut criterion, &mut measured, ("frame", rows), || frame(&views));
    }
    for marks in MARKS {
        let dataset = rows::drawn(marks);
        let scope = charts::find("grants").map_or(Scope::Unknown, Scope::Chart);
        let views = view_of(&dataset, scope, &State::default(), &[], &english).charts;
        measure(&mut criterion, &mut measured, ("frame of many marks", marks), || frame(&views));
    }
    criterion.final_summary();
    tell(&measured);
}

/// A table in Markdown: medians by size, and the exponents with which they grow.
fn tell(measured: &Measured) {
    let mut rows: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (&(what, size), taken) in measured {
        if let Some(median) = Sample::of(taken.iter().copied()).median() {
            rows.entry(what).or_default().push((size, median));
        }
    }
    for (what, sizes) in rows {
        let cells: Vec<String> =
            sizes.iter().map(|(size, seconds)| format!("{size}: {:.3} ms", seconds * 1000.0)).collect();
        let points = sizes.iter().map(|&(size, seconds)| (size as f64, seconds));
        let exponent = exponent(points).map_or_else(|| "–".to_owned(), |exponent| format!("{exponent:.2}"));
        println!("| {what} | {} | exponent {exponent} |", cells.join(" | "));
    }
}
