//! What an infographic shows, what the page has of it, and what it owes the page.

use maud::Markup;

use super::drawing::{Drawing, Table};
use super::patch::{ControlState, Patch};
use super::pointed::{Pointed, Touch, Typed};
use super::surroundings::Surroundings;
use crate::chapter::Chapter;
use crate::charts::{self, CHARTS, Scope};
use crate::dataset::{BAKED, Message, Place};
use crate::language::Language;
use crate::page::{self, ChartPart, Group, HeadingLevel, Part, Shown};
use crate::query;
use crate::selection::Selection;
use crate::state::{Repair, State};
use crate::theme::Theme;
use crate::view::{FilterOption, View, view_after, view_of, view_of_chart};

/// An infographic: its memory is all here.
#[derive(Debug)]
pub struct Presenter {
    pub(super) language: Language,
    pub(super) scope: Scope,
    /// The level of the first heading.
    pub(super) heading: HeadingLevel,
    /// What was wrong with what the element asks for, told once.
    pub(super) repairs: Vec<Repair>,
    /// Where the table of all figures can be downloaded.
    pub(super) table_url: String,
    pub(super) state: State,
    /// What was shown before each choice, the latest last.
    pub(super) before: Vec<State>,
    pub(super) view: View<'static>,
    pub(super) drawings: Vec<Drawing>,
    pub(super) theme: Theme,
    pub(super) pointed: Option<Pointed>,
    /// The finger that came down on a canvas last, unless the mouse did since.
    pub(super) touch: Option<Touch>,
    /// The letters of a place's name that were typed in a list of marks.
    pub(super) typed: Typed,
    /// What stands in the parts outside of charts, in the order of [`SAID`].
    pub(super) said: [String; SAID.len()],
    /// Whether the address, whether the controls, and whether the parts outside of charts do not say yet what is shown.
    pub(super) owes_address: bool,
    pub(super) owes_controls: bool,
    pub(super) owes_words: bool,
    /// The bar whose sheet is open, counted from 0, and what of the sheet.
    pub(super) sheet: Option<(usize, Group)>,
    /// Whether the filters are unfolded, and whether the table of all figures is open.
    pub(super) is_unfolded: bool,
    pub(super) has_figures: bool,
    /// What the live region said last.
    pub(super) announced: String,
    /// Whether the host has heard that something failed, which still does.
    pub(super) has_failed: bool,
    /// When the browser first asked for a picture of the movement under way.
    pub(super) started: Option<f64>,
}

/// The parts that say what is shown, outside of charts.
pub(super) const SAID: [Part; 8] = [
    Part::Status,
    Part::Chips,
    Part::Notices,
    Part::Absent,
    Part::Outcome,
    Part::Done,
    Part::Offices,
    Part::Tasks,
];

/// Those of them that stand in the window wherever a choice is made, or have the focus.
pub(super) const AT_ONCE: [Part; 4] = [Part::Chips, Part::Notices, Part::Outcome, Part::Done];

/// Those that follow once the picture stands.
pub(super) const LATER: [Part; 3] = [Part::Status, Part::Offices, Part::Tasks];

/// How many choices can be undone.
const MOST_UNDONE: usize = 100;

/// What the attributes of an element ask for that cannot change later, as they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Request<'r> {
    /// A chart alone, which comes before a chapter.
    pub chart: Option<&'r str>,
    /// A chapter alone.
    pub chapter: Option<&'r str>,
    /// The level of the first heading, from 1 to 6.
    pub heading_level: Option<&'r str>,
}

impl Request<'_> {
    fn scope(self, repairs: &mut Vec<Repair>) -> Scope {
        if let Some(word) = self.chart {
            return charts::find(word).map_or_else(
                || {
                    let known = CHARTS.iter().map(|chart| chart.key).collect();
                    repairs.push(Repair::UnknownChart { word: word.to_owned(), known });
                    Scope::Unknown
                },
                Scope::Chart,
            );
        }
        let Some(word) = self.chapter else { return Scope::Story };
        Chapter::find(word).map_or_else(
            || {
                let known = Chapter::ALL.iter().map(|chapter| chapter.key()).collect();
                repairs.push(Repair::UnknownChapter { word: word.to_owned(), known });
                Scope::Unknown
            },
            Scope::Chapter,
        )
    }

    fn heading(self, repairs: &mut Vec<Repair>) -> HeadingLevel {
        let Some(word) = self.heading_level else { return HeadingLevel::default() };
        HeadingLevel::parse(word).unwrap_or_else(|| {
            repairs.push(Repair::UnknownLevel { word: word.to_owned() });
            HeadingLevel::default()
        })
    }
}

impl Presenter {
    /// An infographic in its default state, as it stands in a page before any script runs: of what the element's attributes
    /// ask for. [`super::Event::Started`] is the first to come.
    pub fn new(language: Language, request: Request<'_>, table_url: &str) -> Self {
        let mut repairs = Vec::new();
        let scope = request.scope(&mut repairs);
        let heading = request.heading(&mut repairs);
        let state = State::default();
        let view = view_of(&BAKED, scope, &state, &[], &language);
        let mut presenter = Self {
            drawings: view.charts.iter().map(|_| Drawing::new()).collect(),
            language,
            scope,
            heading,
            repairs,
            table_url: table_url.to_owned(),
            state,
            before: Vec::new(),
            view,
            theme: Theme::LIGHT,
            pointed: None,
            touch: None,
            typed: Typed::default(),
            said: Default::default(),
            owes_address: false,
            owes_controls: false,
            owes_words: false,
            sheet: None,
            is_unfolded: false,
            has_figures: false,
            announced: String::new(),
            has_failed: false,
            started: None,
        };
        presenter.said = SAID.map(|part| presenter.part(part));
        presenter
    }

    /// What is shown.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is shown, as an address writes it, without a `?`.
    pub fn query(&self) -> String {
        query::written(&self.state)
    }

    /// The whole markup of what is shown.
    pub fn markup(&self) -> String {
        let Self { view, language, heading, table_url, .. } = self;
        page::infographic(view, language, *heading, table_url, &|_| Markup::default()).into_string()
    }

    /// The level of its first heading.
    pub fn heading(&self) -> HeadingLevel {
        self.heading
    }

    /// What it is of.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// What the page shows of the charts, in reading order.
    pub fn view(&self) -> &View<'static> {
        &self.view
    }

    /// Has the page say all of what is shown anew, and open what was open.
    pub fn rebuild(&mut self, out: &mut Vec<Patch>) {
        out.push(Patch::Fill { language: self.language.tag().to_owned(), markup: self.markup() });
        self.said = SAID.map(|part| self.part(part));
        self.sheet = None;
        out.push(Patch::Chosen(!self.view.chips.is_empty()));
        for (chart, drawing) in self.drawings.iter_mut().enumerate() {
            drawing.owes_caption = false;
            drawing.owes_list = false;
            drawing.owes_table = false;
            drawing.has_citation = false;
            if drawing.table == Table::Open {
                out.push(Patch::Table(chart, true));
            } else {
                drawing.table = Table::Prepared;
            }
        }
        if self.is_unfolded {
            out.push(Patch::Unfolded(true));
        }
        if self.has_figures {
            out.push(Patch::Figures);
            out.push(Patch::Part(Part::Figures, self.part(Part::Figures)));
        }
    }

    /// What stands in a part of the page.
    pub fn part(&self, part: Part) -> String {
        let Self { state, view, language, heading, .. } = self;
        page::part(part, Shown { state, view, language, heading: *heading }).into_string()
    }

    pub(super) fn chart_part(&self, chart: usize, part: ChartPart) -> String {
        let heading = self.heading.of_charts(self.scope);
        page::chart_part(part, &self.view.charts[chart], &self.language, heading).into_string()
    }

    /// Shows a state that a reader or a script asks for: a new step of the page's address.
    pub(super) fn step(
        &mut self,
        state: State,
        repairs: &[Repair],
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) {
        if state != self.state {
            if self.before.len() == MOST_UNDONE {
                self.before.remove(0);
            }
            self.before.push(self.state);
        }
        self.settle_address(out);
        let before = self.state;
        self.show(state, repairs, around, out);
        self.announce_change(&before, out);
        self.owes_address = true;
    }

    /// Shows what was shown before the last choice; everything, where that is not known.
    pub(super) fn undo(&mut self, around: &dyn Surroundings, out: &mut Vec<Patch>) {
        // A step back in the page's history may have led there already.
        let is_news = |before: &State| *before != self.state;
        let before = std::iter::from_fn(|| self.before.pop()).find(is_news).unwrap_or_default();
        self.settle_address(out);
        let after = self.state;
        self.show(before, &[], around, out);
        self.announce_change(&after, out);
        self.owes_address = true;
    }

    /// Shows another state. What is seen at once changes at once; the rest follows after the next picture, so that it
    /// keeps nobody waiting.
    pub(super) fn show(
        &mut self,
        state: State,
        repairs: &[Repair],
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) {
        self.point_away(out);
        let is_told = self.scope.is_told();
        // What is folded, or far from the window, is put into words once the picture stands.
        let waits = |chart: usize| {
            let drawing = &self.drawings[chart];
            let is_in_sight = drawing.is_near && drawing.width > 0.0;
            is_told && self.view.charts[chart].chapter.is_none() && !is_in_sight
        };
        let next = view_after(&self.view, &self.state, &state, repairs, &self.language, &waits);
        let waiting: Vec<bool> = (0..self.drawings.len()).map(waits).collect();
        let charts = next.charts.iter().zip(&self.view.charts);
        for (chart, (drawing, (next, before))) in self.drawings.iter_mut().zip(charts).enumerate() {
            drawing.owes_view = waiting[chart];
            if !waiting[chart] && !next.says_the_same(before) {
                drawing.renew();
            }
            drawing.end_opening();
            // A citation is of what was shown.
            if std::mem::take(&mut drawing.has_citation) {
                out.push(Patch::Citation(chart, None));
            }
        }
        self.view = next;
        self.state = state;
        self.owes_controls = true;
        self.draw_near(!around.is_still(), around, out);
        self.say(&AT_ONCE, out);
        self.owes_words = true;
        out.push(Patch::Chosen(!self.view.chips.is_empty()));
        out.push(Patch::Later);
        out.push(Patch::Tell);
    }

    /// Draws and says the charts near the window that are not of what is shown.
    pub(super) fn draw_near(&mut self, moves: bool, around: &dyn Surroundings, out: &mut Vec<Patch>) {
        let is_due = |&chart: &usize| self.drawings[chart].is_near && self.drawings[chart].is_stale;
        let due: Vec<usize> = (0..self.drawings.len()).filter(is_due).collect();
        for &chart in &due {
            self.draw(chart, moves, around, out);
        }
        if due.iter().any(|&chart| self.drawings[chart].is_moving()) {
            self.started = None;
            out.push(Patch::NextFrame);
        }
        for chart in due {
            self.caption(chart, out);
            self.fit(chart, out);
        }
    }

    /// Lays a chart out and paints it; what was there before moves there if it may.
    pub(super) fn draw(
        &mut self,
        chart: usize,
        moves: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) {
        self.settle_view(chart);
        let lit = self.lit();
        let drawing = &mut self.drawings[chart];
        let lit = lit.filter(|_| drawing.is_near);
        drawing.lay_out(&self.view.charts[chart], &self.theme, moves, around);
        out.extend(drawing.paint(chart, if moves { 0.0 } else { f64::INFINITY }, lit));
    }

    pub(super) fn fit(&self, chart: usize, out: &mut Vec<Patch>) {
        let scene = self.drawings[chart].scene();
        if !scene.shapes.is_empty() {
            out.push(Patch::Fit(chart, scene.height));
        }
    }

    /// Draws a chart anew, in another width or other colours.
    pub(super) fn renew_drawing(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) {
        self.draw(chart, false, around, out);
        self.fit(chart, out);
    }

    /// Puts into words what charts show whose views were put off.
    pub fn settle_views(&mut self) {
        for chart in 0..self.drawings.len() {
            self.settle_view(chart);
        }
    }

    fn settle_view(&mut self, chart: usize) {
        let drawing = &mut self.drawings[chart];
        if !std::mem::take(&mut drawing.owes_view) {
            return;
        }
        let view = &mut self.view.charts[chart];
        let selection = Selection::new(self.view.dataset, &self.state);
        let next = view_of_chart(view.chart, selection, &self.language);
        if !next.says_the_same(view) {
            drawing.renew();
        }
        *view = next;
    }

    /// Has some parts outside of charts say in words what is shown.
    pub(super) fn say(&mut self, parts: &[Part], out: &mut Vec<Patch>) {
        for (at, part) in SAID.into_iter().enumerate().filter(|(_, part)| parts.contains(part)) {
            let words = self.part(part);
            if self.said[at] != words {
                out.push(Patch::Part(part, words.clone()));
                self.said[at] = words;
            }
        }
    }

    /// Says what stands above a drawing, and what its canvas is called.
    pub(super) fn caption(&mut self, chart: usize, out: &mut Vec<Patch>) {
        self.settle_view(chart);
        if !std::mem::take(&mut self.drawings[chart].owes_caption) {
            return;
        }
        let view = &self.view.charts[chart];
        out.push(Patch::ChartPart(chart, ChartPart::Caption, self.chart_part(chart, ChartPart::Caption)));
        out.push(Patch::CanvasName(chart, page::canvas_name(view, &self.language)));
        out.push(Patch::Empty(chart, view.is_empty()));
    }

    /// Says what stands below a drawing, and figure by figure: in the list of marks and in the table.
    pub(super) fn enumerate(&mut self, chart: usize, out: &mut Vec<Patch>) {
        self.settle_view(chart);
        if std::mem::take(&mut self.drawings[chart].owes_list) {
            for part in [ChartPart::Foot, ChartPart::Marks] {
                out.push(Patch::ChartPart(chart, part, self.chart_part(chart, part)));
            }
        }
        let drawing = &mut self.drawings[chart];
        if drawing.table == Table::Open {
            if std::mem::take(&mut drawing.owes_table) {
                out.push(Patch::ChartPart(chart, ChartPart::Table, self.chart_part(chart, ChartPart::Table)));
            }
        } else if std::mem::replace(&mut drawing.table, Table::Closed) == Table::Prepared {
            out.push(Patch::ChartPart(chart, ChartPart::Table, String::new()));
        }
    }

    /// Puts into words, draws and says one more chart; says whether there was one.
    pub(super) fn catch_up_one(&mut self, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let is_behind = |drawing: &Drawing| {
            let can_be_drawn = drawing.is_stale && drawing.width > 0.0;
            let owes_table = if drawing.table == Table::Open {
                drawing.owes_table
            } else {
                drawing.table == Table::Prepared
            };
            can_be_drawn || drawing.owes_caption || drawing.owes_list || owes_table
        };
        let next = (0..self.drawings.len()).find(|&chart| {
            self.settle_view(chart);
            is_behind(&self.drawings[chart])
        });
        let Some(chart) = next else { return false };
        if self.drawings[chart].is_stale {
            self.draw(chart, false, around, out);
        }
        self.caption(chart, out);
        self.fit(chart, out);
        self.enumerate(chart, out);
        true
    }

    /// What the page's address does not say yet, as a query.
    pub(super) fn owed(&self) -> Option<String> {
        self.owes_address.then(|| self.query())
    }

    /// Has the page's address say what is shown. Browsers take longer over that than over all the rest of a change, so
    /// it follows the picture; before the next change, as each is a step to go back from.
    pub(super) fn settle_address(&mut self, out: &mut Vec<Patch>) {
        if std::mem::take(&mut self.owes_address) {
            out.push(Patch::Address(self.query()));
        }
    }

    /// How the filters' controls stand; they stay in the page, as one of them has the focus.
    pub(super) fn controls(&self) -> Patch {
        let options = self.view.filters.iter().flat_map(|filter| &filter.options);
        let control = |option: &FilterOption| ControlState {
            filter: option.filter,
            key: option.key.clone(),
            name: page::option_name(option, &self.language),
            label: option.label.clone(),
            count: page::count(option),
            is_chosen: option.is_chosen,
            is_refused: option.why_not.is_some(),
        };
        Patch::Controls(options.map(control).collect())
    }

    /// Gives the reader words to take away. Where the clipboard is closed, they stand there to be copied by hand.
    pub(super) fn hand(&mut self, chart: usize, words: String, out: &mut Vec<Patch>) {
        self.drawings[chart].has_citation = true;
        out.push(Patch::Citation(chart, Some(words)));
        out.push(Patch::Copy(chart));
    }

    /// The place that is pointed at: marks of all others fade.
    pub(super) fn lit(&self) -> Option<Place> {
        let Pointed { chart, mark, .. } = self.pointed?;
        self.drawings.get(chart)?.mark(mark).map(|mark| mark.place)
    }

    /// Points at nothing any more; says whether it had.
    pub(super) fn point_away(&mut self, out: &mut Vec<Patch>) -> bool {
        let Some(pointed) = self.pointed.take() else { return false };
        out.extend(hidden(pointed.chart));
        self.light_up(out);
        true
    }

    /// Paints the charts near the window in which another place stands out now; where none does, those too that have
    /// left it since they were painted.
    pub(super) fn light_up(&mut self, out: &mut Vec<Patch>) {
        let lit = self.lit();
        for (chart, drawing) in self.drawings.iter_mut().enumerate() {
            // What moves is painted with the next picture.
            let is_due = drawing.is_near || lit.is_none();
            if is_due && !drawing.is_moving() && drawing.is_lit_otherwise(lit) {
                out.extend(drawing.paint(chart, f64::INFINITY, lit));
            }
        }
    }
}

/// What hides all that stands beside a mark of a chart.
pub(super) fn hidden(chart: usize) -> [Patch; 3] {
    [Patch::HideTip(chart), Patch::Ring(chart, None), Patch::Current(chart, None)]
}

/// What a picture of the whole infographic is called.
pub(super) fn region(language: &Language) -> &str {
    language.text(Message::UiRegion)
}
