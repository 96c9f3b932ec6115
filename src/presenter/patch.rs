//! What is to be done in the page.

use std::borrow::Cow;
use std::rc::Rc;

use crate::chapter::Chapter;
use crate::dataset::Place;
use crate::export::TextAlternative;
use crate::geometry::Rect;
use crate::page::{ChartPart, Group, Part};
use crate::record::Document;
use crate::scene::Scene;
use crate::sound::{Speed, Tone};

/// A change of the page. Charts are counted from 0, in reading order; markup is safe to parse as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Patch {
    /// Everything in the container is replaced by markup, in a language.
    Fill {
        /// The BCP 47 tag of the language.
        language: String,
        /// The markup.
        markup: String,
    },
    /// The explorer has one more figure, as markup.
    Figure(String),
    /// A part of the page has other markup.
    Part(Part, String),
    /// A part of a chart has other markup.
    ChartPart(usize, ChartPart, String),
    /// The filters' controls stand otherwise: all of them, in order.
    Controls(Vec<ControlState>),
    /// The filters are unfolded, or folded.
    Unfolded(bool),
    /// Whoever cannot see what has changed is told of it: the page's live region says so.
    Announce(String),
    /// Whether something is chosen that can be taken back.
    Chosen(bool),
    /// The sheet is open at a bar, counted from 0, and shows a group; or it is closed.
    Sheet(Option<(usize, Group)>),
    /// The window shows the beginning of a chapter or a chart, which is marked for a moment.
    Reveal {
        /// What it shows.
        goal: Goal,
        /// Whether it moves there, where it would jump.
        is_gentle: bool,
    },
    /// A canvas is called otherwise.
    CanvasName(usize, String),
    /// A chart has nothing to show, or has again.
    Empty(usize, bool),
    /// A chart shows text alone, or a drawing again.
    Undrawn(usize, bool),
    /// A canvas shows a scene; marks of all places but `lit` are faded.
    Paint {
        /// The chart.
        chart: usize,
        /// What to paint.
        scene: Rc<Scene>,
        /// The place pointed at.
        lit: Option<Place>,
    },
    /// A canvas is as high in the page as its drawing, in CSS pixels.
    Fit(usize, f64),
    /// A tooltip stands beside a mark.
    Tip {
        /// The chart.
        chart: usize,
        /// What it says, as markup.
        words: String,
        /// The mark.
        mark: Rect,
        /// The drawing.
        frame: Rect,
    },
    /// The tooltip of a chart is hidden.
    HideTip(usize),
    /// A ring stands around a mark, or none does.
    Ring(usize, Option<Rect>),
    /// The option of a chart's list that keys are on has an id, or there is none.
    Current(usize, Option<String>),
    /// The first of these that can be seen gets the focus.
    Focus(Vec<Target>),
    /// The citation below a chart says something, or is hidden.
    Citation(usize, Option<String>),
    /// What the citation below a chart says is put into the clipboard.
    Copy(usize),
    /// The reader is given a file.
    Save {
        /// Its name.
        name: String,
        /// What it holds.
        file: File,
    },
    /// The page is printed.
    Print,
    /// A chart's table is opened or closed.
    Table(usize, bool),
    /// The table of all figures is opened.
    Figures,
    /// The page's address says what is shown, written as a query without a `?`.
    Address(String),
    /// The host is told of a new state.
    Tell,
    /// Developers are told what was wrong with what the page asked for, in English.
    Warn(String),
    /// A chart's canvas shows nothing any more: the picture that stood in for it stands there again, where there is one.
    Cover(usize),
    /// The host is told that something has failed.
    Fail(Fault),
    /// A picture of a chart is put into the clipboard; the reader is told that it is there, or that it is not.
    CopyPicture {
        /// Which chart.
        chart: usize,
        /// The picture.
        file: File,
        /// What is said where it is there.
        copied: String,
        /// What is said where the browser refuses.
        refused: String,
    },
    /// A chart fills the screen, or does so no longer.
    FullScreen {
        /// Which chart.
        chart: usize,
        /// What is said where the page does not allow it.
        refused: String,
    },
    /// A chart is listened to, or no longer: its button says so. Once it is, it offers speeds.
    Listening(usize, bool),
    /// What is heard of a chart rests, or goes on: its button says so.
    Paused(usize, bool),
    /// Tones are played in place of those that were; [`super::Event::Sounded`] is due time and again.
    Play(Vec<Tone>),
    /// No tones are played any more.
    Silence,
    /// A speed is the chosen one.
    Speed(Speed),
    /// [`super::Event::Frame`] is due when the browser paints next.
    NextFrame,
    /// [`super::Event::Idle`] is due once the browser has painted.
    Later,
}

/// How a form control or an entry of a list stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlState {
    /// The filter it belongs to.
    pub filter: &'static str,
    /// Its value.
    pub key: Cow<'static, str>,
    /// What it is called aloud, or the words of the entry: its name and what it would leave.
    pub name: String,
    /// Its name alone.
    pub label: String,
    /// What stands beside it: how many figures it would leave.
    pub count: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Whether it would lead nowhere.
    pub is_refused: bool,
}

/// What a link or an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A chapter.
    Chapter(Chapter),
    /// A chart of the explorer, which is opened.
    Chart(usize),
}

/// Something that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The first chip.
    Chip,
    /// The button that opens a group at a bar, counted from 0.
    Opener(usize, Group),
    /// The first control of the sheet.
    Sheet,
    /// A chapter as a whole.
    Chapter(Chapter),
    /// The button that unfolds the filters.
    Fold,
    /// The first control of the filters.
    Control,
    /// A chart's list of marks.
    Marks(usize),
    /// The button in a chart's tooltip that chooses the mark.
    TipChoice(usize),
    /// The link in a chart's tooltip.
    TipLink(usize),
}

/// What can fail once an infographic answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Fault {
    /// The browser has taken a canvas's memory away.
    ContextLost,
    /// The browser gives no context to draw on.
    ContextRefused,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum File {
    /// Text of a media type.
    Text {
        /// The media type.
        media_type: &'static str,
        /// The text.
        text: String,
    },
    /// Figures as JSON.
    Data(Document),
    /// A scene as PNG.
    Picture {
        /// What to paint.
        scene: Rc<Scene>,
        /// Pixels to a CSS pixel.
        scale: f64,
        /// What it says of itself in words.
        text: TextAlternative,
    },
}
