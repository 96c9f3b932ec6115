//! What the drawings are tried with: states × languages × widths.

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::dataset::{BAKED, PACKS};
use greater_bay_ip::language::Language;
use greater_bay_ip::layout::{self, Sheet};
use greater_bay_ip::query;
use greater_bay_ip::scene::Scene;
use greater_bay_ip::selection::Selection;
use greater_bay_ip::state::{Field, State};
use greater_bay_ip::text::WidthTable;
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::{ChartView, View, view, view_of_chart};

/// Phones, tablets, columns of a newspaper page, and both sides of the width at which layouts change.
pub(crate) const WIDTHS: [f64; 19] = [
    280.0, 300.0, 320.0, 344.0, 360.0, 390.0, 414.0, 480.0, 519.0, 520.0, 526.0, 600.0, 720.0, 768.0, 900.0,
    1024.0, 1100.0, 1280.0, 1600.0,
];

/// Everything, each single word of each filter that takes many, and some that cross.
pub(crate) fn queries() -> Vec<String> {
    let single = |filter: &str, key: &str| format!("{filter}={key}");
    let crossed = [
        "",
        "place=shenzhen,zhuhai",
        "place=guangzhou,china",
        "place=china&layer=context",
        "scale=log",
        "measure=share",
        "measure=per-10000&scale=log",
        "measure=index&scale=log",
        "measure=index",
        "sort=place",
        "period-from=2016&period-to=2020",
        "period-from=2025&scale=log",
        "right=invention-patents,pct&place=macao,shenzhen",
    ];
    let singles = Field::MANY.into_iter().flat_map(Field::choices);
    let singles = singles.map(|choice| single(choice.field().key(), &choice.key()));
    crossed.map(str::to_owned).into_iter().chain(singles).collect()
}

pub(crate) fn languages() -> Vec<Language> {
    PACKS.iter().map(|pack| Language::find(pack.tag).unwrap()).collect()
}

pub(crate) fn state(query: &str) -> State {
    let (state, dropped) = query::read(query);
    assert_eq!(dropped, [], "{query}");
    state
}

/// What each chart says in a state where it stands alone; all else as the whole infographic has it.
pub(crate) fn view_of(query: &str, language: &Language) -> View<'static> {
    let state = state(query);
    View { charts: each_alone(&state, language), ..view(&BAKED, &state, &[], language) }
}

/// What each chart says in a state where it stands alone.
pub(crate) fn each_alone(state: &State, language: &Language) -> Vec<ChartView<'static>> {
    let selection = Selection::new(&BAKED, state);
    CHARTS.iter().map(|chart| view_of_chart(chart, selection, language)).collect()
}

/// What the whole infographic says in a state.
pub(crate) fn story_of(query: &str, language: &Language) -> View<'static> {
    view(&BAKED, &state(query), &[], language)
}

/// The view of one chart.
pub(crate) fn chart(key: &str, query: &str, language: &Language) -> ChartView<'static> {
    let views = view_of(query, language).charts;
    views.into_iter().find(|view| view.chart.key == key).unwrap()
}

pub(crate) fn drawn(view: &ChartView, width: f64) -> Scene {
    layout::layout(view, &Sheet { width, theme: &Theme::LIGHT, measure: &WidthTable })
}

/// What a page draws of a chart, without the parts that it sets as text.
pub(crate) fn drawn_in_page(view: &ChartView, width: f64) -> Scene {
    layout::layout_in_page(view, &Sheet { width, theme: &Theme::LIGHT, measure: &WidthTable })
}

/// The rows of a chart's table: its figures, else what its cells hold.
pub(crate) fn rows(view: &ChartView) -> usize {
    let cells = view.facets.iter().flat_map(|facet| &facet.cells);
    match view.data().count() {
        0 => cells.filter(|cell| !cell.text.is_empty()).count(),
        figures => figures,
    }
}

/// A drawing of the matrix and where in it.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub query: &'a str,
    pub language: &'a Language,
    pub width: f64,
    pub view: &'a ChartView<'a>,
    pub scene: &'a Scene,
}

impl Case<'_> {
    /// Chart, state, language and width, to draw it again.
    pub(crate) fn name(&self) -> String {
        let Case { query, language, width, view, .. } = self;
        format!("{} “{query}” {} {width} px", view.chart.key, language.tag())
    }
}

/// Draws every case that is not empty.
pub(crate) fn each(mut check: impl FnMut(Case)) {
    let mut drawings = 0;
    for language in languages() {
        for (turn, query) in queries().into_iter().enumerate() {
            for view in view_of(&query, &language).charts.iter().filter(|view| !view.is_empty()) {
                // Every width without a filter; elsewhere, turn by turn, every fourth.
                let is_whole = query.is_empty();
                for (index, &width) in WIDTHS.iter().enumerate() {
                    if !is_whole && index > 0 && (index + turn) % 4 != 0 {
                        continue;
                    }
                    let scene = drawn(view, width);
                    check(Case { query: &query, language: &language, width, view, scene: &scene });
                    drawings += 1;
                }
            }
        }
    }
    assert!(drawings > 100 * CHARTS.len(), "the matrix draws {drawings}");
}

/// Fails with all mistakes at once, the first few written out.
#[track_caller]
pub(crate) fn none(mistakes: &[String]) {
    let shown: Vec<&str> = mistakes.iter().take(40).map(String::as_str).collect();
    assert!(mistakes.is_empty(), "{} mistakes:\n{}", mistakes.len(), shown.join("\n"));
}
