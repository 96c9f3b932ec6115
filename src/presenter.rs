//! One infographic as readers meet it: what it was asked, what it shows of it, and where its drawings stand. It
//! knows no page; the page asks it for words, pixels and what a press means.

use maud::Markup;

use crate::charts::{self, CHARTS, Scope};
use crate::dataset::{Message, Place};
use crate::export::{self, ExportError};
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::layout::{self, Sheet};
use crate::movement::{between, progress};
use crate::page::{self, ChartPart, Part, Shown};
use crate::query::{self, Asked};
use crate::record::{self, Record};
use crate::scene::{Mark, Scene};
use crate::state::{Action, Choice, Repair, State};
use crate::text::TextMeasure;
use crate::theme::Theme;
use crate::view::{ChartView, View, view_of};

/// An infographic: its memory is all here.
#[derive(Debug)]
pub struct Presenter {
    language: Language,
    scope: Scope,
    state: State,
    /// The stop of the tour that is shown.
    stop: Option<usize>,
    view: View,
    drawings: Vec<Drawing>,
    theme: Theme,
    lit: Option<Place>,
}

/// A chart as it was laid out last.
#[derive(Debug)]
struct Drawing {
    scene: Scene,
    /// The drawing it comes from, while it moves.
    before: Option<Scene>,
    /// Whether the last step changed what it has to show.
    has_news: bool,
}

/// How far marks have moved in the first picture, which is painted at once.
const FIRST_STEP: f64 = 0.2;

impl Presenter {
    /// An infographic of all charts, or of the one that `attributes` name, that shows what a query asks for.
    /// Both are written as addresses.
    pub fn new(language: Language, attributes: &str, query: &str) -> Self {
        let mut asked = Asked::of(query);
        let scope = scope(attributes, &mut asked.repairs);
        let view = view_of(scope, &asked.state, &asked.repairs, &language);
        let mut drawings = Vec::new();
        for _ in &view.charts {
            drawings.push(Drawing { scene: Scene::new(0.0), before: None, has_news: true });
        }
        Self {
            language,
            scope,
            state: asked.state,
            stop: asked.stop,
            drawings,
            view,
            theme: Theme::LIGHT,
            lit: None,
        }
    }

    /// What is shown.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is shown, as an address writes it, without a `?`.
    pub fn query(&self) -> String {
        self.stop.map_or_else(|| query::written(&self.state), query::of_stop)
    }

    /// What is shown as an address that stays true when defaults change, without a `?`.
    pub fn stated(&self) -> String {
        query::stated(&self.state)
    }

    /// The figures of the chart of a name, or all that are shown.
    ///
    /// # Errors
    /// Where there is no chart of that name.
    pub fn records(&self, chart: Option<&str>) -> Result<Vec<Record>, ExportError> {
        self.known(chart)?;
        let mut records = record::records(self.scope, &self.state, &self.view.charts, &self.language);
        records.retain(|record| chart.is_none_or(|chart| record.charts.contains(&chart)));
        Ok(records)
    }

    /// Shows what a query asks for.
    pub fn ask(&mut self, query: &str) {
        let Asked { state, stop, repairs } = Asked::of(query);
        self.show(state, stop, &repairs);
    }

    /// Does what a form control or a button of a name and a value, written `name=value`, asks for, and without one takes
    /// all back. Says whether that led anywhere: what would leave nothing is refused, with the reason among the notices.
    pub fn act(&mut self, control: &str) -> bool {
        let (name, value) = control.split_once('=').unwrap_or_default();
        let action = if name.is_empty() { Some(Action::Reset) } else { Action::of_control(name, value) };
        let Some(action) = action else { return false };
        let View { filters, notices, .. } = &mut self.view;
        for filter in filters.iter().filter(|filter| filter.name == name) {
            for option in filter.options.iter().filter(|option| option.key == value) {
                if let Some(why_not) = &option.why_not {
                    *notices = vec![why_not.clone()];
                    return false;
                }
            }
        }
        self.show(self.state.after(action), None, &[]);
        true
    }

    /// Goes to a stop of the tour, counted from 1; to the first where there is no such stop before it.
    pub fn visit(&mut self, stop: usize) {
        let stop = stop.saturating_sub(1);
        self.show(query::state_of_stop(stop), Some(stop), &[]);
    }

    /// Chooses what a mark is a control for; says whether it is one.
    pub fn pick(&mut self, chart: usize, mark: usize) -> bool {
        let Some(pick) = self.mark(chart, mark).and_then(|mark| mark.pick) else { return false };
        let action = match pick.stage {
            Some(stage) => Action::Chain(pick.place, stage),
            None => Action::Choose(Choice::Place(pick.place)),
        };
        self.show(self.state.after(action), None, &[]);
        true
    }

    fn show(&mut self, state: State, stop: Option<usize>, repairs: &[Repair]) {
        let next = view_of(self.scope, &state, repairs, &self.language);
        for ((drawing, next), before) in self.drawings.iter_mut().zip(&next.charts).zip(&self.view.charts) {
            drawing.has_news = !next.says_the_same(before);
        }
        self.view = next;
        self.state = state;
        self.stop = stop;
    }

    /// The whole markup; `table_url` is where all figures can be downloaded.
    pub fn markup(&self, table_url: &str) -> String {
        page::infographic(&self.view, &self.language, table_url, &|_| Markup::default()).into_string()
    }

    /// What stands in a part of the page.
    pub fn part(&self, part: Part) -> String {
        let Self { state, view, stop, language, .. } = self;
        page::part(part, Shown { state, view, stop: *stop, language }).into_string()
    }

    /// What stands in a part of a chart; `None` where there is no such chart.
    pub fn chart_part(&self, chart: usize, part: ChartPart) -> Option<String> {
        let view = self.view.charts.get(chart)?;
        Some(page::chart_part(part, view, &self.language).into_string())
    }

    /// What the canvas of a chart is called; `None` where there is no such chart.
    pub fn canvas_name(&self, chart: usize) -> Option<String> {
        self.view.charts.get(chart).map(|view| page::canvas_name(view, &self.language))
    }

    /// A citation of a chart as it is shown at an address.
    pub fn citation(&self, chart: usize, address: &str) -> String {
        let view = self.view.charts.get(chart);
        view.map(|view| page::citation(view, address, &self.language)).unwrap_or_default()
    }

    /// Whether there is nothing at all to show.
    pub fn is_empty(&self) -> bool {
        self.view.is_empty
    }

    /// Whether the last step changed what a chart has to show.
    pub fn has_news(&self, chart: usize) -> bool {
        self.drawings.get(chart).is_some_and(|drawing| drawing.has_news)
    }

    /// Whether a chart has nothing to show.
    pub fn lacks(&self, chart: usize) -> bool {
        self.view.charts.get(chart).is_none_or(ChartView::is_empty)
    }

    /// The colours to draw with.
    pub fn theme(&mut self) -> &mut Theme {
        &mut self.theme
    }

    /// Lays a chart out in a width, in pixels; what was there before moves there if it may. Returns the height.
    pub fn lay_out(&mut self, chart: usize, width: f64, moves: bool, measure: &dyn TextMeasure) -> f64 {
        let Self { view, drawings, theme, .. } = self;
        let Some((view, drawing)) = view.charts.get(chart).zip(drawings.get_mut(chart)) else { return 0.0 };
        let scene = layout::layout(view, &Sheet { width, theme, measure });
        let before = std::mem::replace(&mut drawing.scene, scene);
        // A drawing that was empty has nothing to move from.
        drawing.before = Some(before).filter(|before| moves && !before.shapes.is_empty());
        drawing.scene.height
    }

    /// Has a chart painted as it is so many milliseconds after it was laid out; says whether it still moves then.
    pub fn paint(&mut self, chart: usize, elapsed: f64, paint: impl FnOnce(&Scene, Option<Place>)) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        let share = progress(elapsed).max(FIRST_STEP);
        match &drawing.before {
            Some(before) if share < 1.0 => paint(&between(before, &drawing.scene, share), self.lit),
            _ => {
                drawing.before = None;
                paint(&drawing.scene, self.lit);
            }
        }
        drawing.before.is_some()
    }

    /// The charts that have something to show, or the one of a name, as they travel alone, each as wide as it is laid
    /// out.
    ///
    /// # Errors
    /// Where there is no chart of that name, or nothing to show.
    pub fn poster(&self, chart: Option<&str>) -> Result<Scene, ExportError> {
        Ok(export::posters(&self.exported(chart)?, &self.theme, &self.language))
    }

    /// As [`Presenter::poster`], as an SVG document.
    ///
    /// # Errors
    /// As there.
    pub fn svg(&self, chart: Option<&str>) -> Result<String, ExportError> {
        let views = self.exported(chart)?;
        let name = match views[..] {
            [(view, _)] => &view.title,
            _ => self.language.text(Message::UiRegion),
        };
        let poster = export::posters(&views, &self.theme, &self.language);
        Ok(export::svg(&poster, name, self.language.tag()))
    }

    /// The figures of the chart of a name, or all that are shown, as comma-separated values.
    ///
    /// # Errors
    /// Where there is no chart of that name.
    pub fn csv(&self, chart: Option<&str>) -> Result<String, ExportError> {
        Ok(export::records_csv(&self.records(chart)?))
    }

    /// The charts that an export shows, with their widths on the poster in CSS pixels.
    fn exported(&self, chart: Option<&str>) -> Result<Vec<(&ChartView, f64)>, ExportError> {
        self.known(chart)?;
        let is_asked = |view: &ChartView| chart.is_none_or(|chart| view.chart.key == chart);
        let exported: Vec<_> = self
            .view
            .charts
            .iter()
            .zip(&self.drawings)
            .filter(|(view, _)| is_asked(view) && !view.is_empty())
            .map(|(view, drawing)| (view, drawing.scene.width + 2.0 * export::MARGIN))
            .collect();
        if exported.is_empty() { Err(ExportError::Nothing) } else { Ok(exported) }
    }

    /// Refuses the name of a chart there is none of.
    fn known(&self, chart: Option<&str>) -> Result<(), ExportError> {
        let known = || self.view.charts.iter().map(|view| view.chart.key);
        match chart {
            Some(chart) if !known().any(|key| key == chart) => {
                Err(ExportError::UnknownChart { chart: chart.to_owned(), known: known().collect() })
            }
            _ => Ok(()),
        }
    }

    /// The mark at a point of a chart.
    pub fn hit(&self, chart: usize, point: Point) -> Option<usize> {
        self.drawings.get(chart)?.scene.hit(point)
    }

    /// How many marks a chart has.
    pub fn mark_count(&self, chart: usize) -> usize {
        self.drawings.get(chart).map_or(0, |drawing| drawing.scene.marks.len())
    }

    fn mark(&self, chart: usize, mark: usize) -> Option<&Mark> {
        self.drawings.get(chart)?.scene.marks.get(mark)
    }

    /// Where a mark is, in the pixels of its chart; nowhere without one.
    pub fn bounds(&self, chart: usize, mark: usize) -> Rect {
        self.mark(chart, mark).map_or(Rect::default(), |mark| mark.bounds)
    }

    /// The id of a mark in the list of its chart's marks.
    pub fn mark_id(&self, chart: usize, mark: usize) -> String {
        let Some((view, mark)) = self.view.charts.get(chart).zip(self.mark(chart, mark)) else {
            return String::new();
        };
        page::mark_id(view.chart.key, mark.figure, mark.pick)
    }

    /// What is said beside a mark of a figure; empty for a mark that is a control alone.
    pub fn tip(&self, chart: usize, mark: usize) -> String {
        let view = self.view.charts.get(chart);
        let figure = self.mark(chart, mark).and_then(|mark| mark.figure);
        let tip = view
            .zip(figure)
            .map(|(view, figure)| page::tip(figure, view.measure, &self.language).into_string());
        tip.unwrap_or_default()
    }

    /// Lights up the place of a mark in every chart, and without such a mark none; says whether that is news.
    pub fn light_up(&mut self, chart: usize, mark: usize) -> bool {
        let place = self.mark(chart, mark).map(|mark| mark.place);
        std::mem::replace(&mut self.lit, place) != place
    }
}

/// The chart that an element asks for alone, else all of them.
fn scope(attributes: &str, repairs: &mut Vec<Repair>) -> Scope {
    let Some(word) = query::parameter(attributes, query::CHART_KEY) else { return &CHARTS };
    charts::alone(&word).unwrap_or_else(|| {
        repairs.push(Repair::Unoffered { field: query::CHART_KEY, word });
        &CHARTS
    })
}
