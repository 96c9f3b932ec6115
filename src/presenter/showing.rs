//! What an infographic shows, what the page has of it, and what it owes the page.

use super::drawing::{Drawing, Table};
use super::heard::Heard;
use super::patch::Patch;
use super::pointed::{Pointed, Touch, Typed};
use super::request::Request;
use super::surroundings::Surroundings;
use crate::chapter::Chapter;
use crate::charts::{STORY, Scope};
use crate::dataset::{Dataset, Message, Place};
use crate::language::Language;
use crate::page::{self, ChartPart, Group, HeadingLevel, Links, Part, Rendering, Shown};
use crate::query;
use crate::sound::Speed;
use crate::state::{Repair, State};
use crate::theme::Theme;
use crate::view::{View, first_view, view_after};

/// An infographic: its memory is all here.
#[derive(Debug)]
pub struct Presenter {
    pub(super) language: Language,
    pub(super) scope: Scope,
    /// The level of the first heading.
    pub(super) heading: HeadingLevel,
    /// What was wrong with what the element asks for, told once.
    pub(super) repairs: Vec<Repair>,
    /// Where the table of all figures can be downloaded, and where the accessibility statement stands.
    pub(super) table_url: String,
    pub(super) statement_url: String,
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
    /// The chart that is listened to, and how fast charts are heard.
    pub(super) heard: Option<Heard>,
    pub(super) speed: Speed,
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
    /// How many charts stand in the page, from the first on, and whether those of the explorer are made there.
    pub(super) made: usize,
    pub(super) is_exploring: bool,
    /// What the live region said last.
    pub(super) announced: String,
    /// Whether the host has heard that something failed, which still does.
    pub(super) has_failed: bool,
    /// When the browser first asked for a picture of the movement under way.
    pub(super) started: Option<f64>,
}

/// The parts that say what is shown, outside of charts.
pub(super) const SAID: [Part; 9] = [
    Part::Status,
    Part::Chips,
    Part::Notices,
    Part::Absent,
    Part::Outcome,
    Part::Done,
    Part::Offices,
    Part::Tasks,
    Part::Cited,
];

/// Those of them that stand in the window wherever a choice is made, or have the focus.
pub(super) const AT_ONCE: [Part; 4] = [Part::Chips, Part::Notices, Part::Outcome, Part::Done];

/// Those that follow once the picture stands.
pub(super) const LATER: [Part; 4] = [Part::Status, Part::Offices, Part::Tasks, Part::Cited];

/// How many choices can be undone.
const MOST_UNDONE: usize = 100;

impl Presenter {
    /// An infographic in its default state, as it stands in a page before any script runs: of what the element's attributes
    /// ask for. [`super::Event::Started`] is the first to come.
    pub fn new(dataset: &'static Dataset, language: Language, request: Request<'_>, links: Links) -> Self {
        let mut repairs = Vec::new();
        let scope = request.scope(&mut repairs);
        let heading = request.heading(&mut repairs);
        // The explorer is folded: what it holds is put into words when there is time.
        let is_folded =
            |chart: usize| scope.is_told() && Chapter::of_chart(scope.charts()[chart].key).is_none();
        let view = first_view(dataset, scope, &language, &is_folded);
        let made = match scope {
            Scope::Story => STORY.len(),
            _ => view.charts.len(),
        };
        let mut presenter = Self {
            drawings: view.charts.iter().map(Drawing::of).collect(),
            language,
            scope,
            heading,
            repairs,
            table_url: links.table.to_owned(),
            statement_url: links.statement.to_owned(),
            state: State::default(),
            before: Vec::new(),
            view,
            theme: Theme::LIGHT,
            pointed: None,
            touch: None,
            typed: Typed::default(),
            heard: None,
            speed: Speed::default(),
            said: Default::default(),
            owes_address: false,
            owes_controls: false,
            owes_words: false,
            sheet: None,
            is_unfolded: false,
            has_figures: false,
            made,
            is_exploring: false,
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
        let Self { view, language, heading, made, .. } = self;
        let links = Links { table: &self.table_url, statement: &self.statement_url };
        page::infographic(view, language, *heading, links, Rendering::Live { made: *made }).into_string()
    }

    /// The level of its first heading.
    pub fn heading(&self) -> HeadingLevel {
        self.heading
    }

    /// What it is of.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The colours it draws with.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What the page shows of the charts, in reading order.
    pub fn view(&self) -> &View<'static> {
        &self.view
    }

    /// Has the page say all of what is shown anew, and open what was open.
    pub fn rebuild(&mut self, out: &mut Vec<Patch>) {
        for chart in 0..self.made {
            self.settle_view(chart);
        }
        out.push(Patch::Fill { language: self.language.tag().to_owned(), markup: self.markup() });
        self.said = SAID.map(|part| self.part(part));
        self.sheet = None;
        out.push(Patch::Chosen(!self.view.chips.is_empty()));
        for chart in 0..self.drawings.len() {
            let drawing = &mut self.drawings[chart];
            drawing.owe_nothing();
            if drawing.table == Table::Open {
                out.push(Patch::Table(chart, true));
                out.push(Patch::ChartPart(chart, ChartPart::Table, self.chart_part(chart, ChartPart::Table)));
            }
        }
        if self.is_unfolded {
            out.push(Patch::Unfolded(true));
        }
        if self.speed != Speed::default() {
            out.push(Patch::Speed(self.speed));
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
        self.hush(out);
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
            // What was never read says what the page does, until something is chosen.
            if next.is_unread() || !waiting[chart] && !next.says_the_same(before) {
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

    /// Gives the reader words to take away. Where the clipboard is closed, they stand there to be copied by hand.
    pub(super) fn hand(&mut self, chart: usize, words: String, out: &mut Vec<Patch>) {
        self.drawings[chart].has_citation = true;
        out.push(Patch::Citation(chart, Some(words)));
        out.push(Patch::Copy(chart));
    }

    /// The place that is pointed at, else the one that is heard: marks of all others fade.
    pub(super) fn lit(&self) -> Option<Place> {
        let pointed = self.pointed.map(|Pointed { chart, mark, .. }| (chart, mark));
        let (chart, mark) = pointed.or_else(|| self.heard.as_ref()?.lit())?;
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
