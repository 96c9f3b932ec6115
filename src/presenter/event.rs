//! What can happen to an infographic, in words of the page.

use super::patch::Fault;
use crate::chapter::Chapter;
use crate::geometry::Point;
use crate::page::Group;
use crate::query::Asked;
use crate::sound::Speed;
use crate::theme::Theme;
use crate::walk::Step;

/// Something that happened. Charts are counted from 0, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<'e> {
    /// The page stands.
    Started {
        /// Its colours.
        theme: Theme,
        /// What is asked for.
        asked: Asked,
        /// Where each chart is drawn.
        plots: Vec<Plot>,
    },
    /// The plot of a chart is of another width, in CSS pixels.
    Resized {
        /// The chart.
        chart: usize,
        /// The width.
        width: f64,
    },
    /// A chart came near the window, or left it behind.
    Approached {
        /// The chart.
        chart: usize,
        /// Whether it is near.
        is_near: bool,
    },
    /// The plot of a chart has begun to be seen.
    Seen {
        /// The chart.
        chart: usize,
    },
    /// A form control of a filter took a value.
    Changed {
        /// The name of the control.
        name: &'e str,
        /// Its value; empty for a list's entry that stands for no bound.
        value: &'e str,
    },
    /// The chip of a choice was pressed, which takes it back.
    ChipPressed {
        /// The name of the filter's controls.
        name: &'e str,
        /// The value that takes the choice back.
        value: &'e str,
    },
    /// The button that folds and unfolds the filters was pressed.
    FiltersFolded,
    /// The button that takes all back was pressed.
    ResetPressed,
    /// A button of a bar was pressed that opens a group of the sheet.
    BarPressed {
        /// The bar, counted from 0.
        bar: usize,
        /// The group.
        group: Group,
    },
    /// The button that closes the sheet was pressed.
    SheetClosed,
    /// The focus leaves the bars.
    BarLeft,
    /// Something was pressed that belongs to no bar.
    PressedElsewhere,
    /// The button that takes the last choice back was pressed.
    UndoPressed,
    /// A link or an address leads to a chapter.
    Visited {
        /// The chapter.
        chapter: Chapter,
        /// What is asked for there, if anything is.
        asked: Option<Asked>,
    },
    /// A finger or the mouse comes down on a canvas: what follows is its doing.
    Touched {
        /// Whether it is a finger.
        is_finger: bool,
    },
    /// The mouse or a finger is on a canvas.
    Hovered {
        /// The chart.
        chart: usize,
        /// Where, in CSS pixels of the drawing.
        at: Point,
        /// Whether it pressed there.
        is_press: bool,
    },
    /// The mouse left the frame of a chart.
    Left,
    /// A chart's list of marks has the focus.
    Focused {
        /// The chart.
        chart: usize,
    },
    /// The focus left the frame of a chart.
    Blurred,
    /// A key was pressed in the frame of a chart.
    KeyPressed {
        /// The chart.
        chart: usize,
        /// The key.
        key: Key,
        /// On what.
        on: Pressed,
    },
    /// An option of a chart's list of marks was pressed.
    OptionPressed {
        /// The chart.
        chart: usize,
        /// Its id.
        id: &'e str,
    },
    /// What chooses the mark was pressed in a chart's tooltip.
    ChoosePressed {
        /// The chart.
        chart: usize,
    },
    /// Escape was pressed, wherever the focus is.
    Dismissed,
    /// A chart's table was opened or closed.
    TableToggled {
        /// The chart.
        chart: usize,
        /// Whether it is open.
        is_open: bool,
    },
    /// The table of all figures was opened or closed.
    FiguresToggled {
        /// Whether it is open.
        is_open: bool,
    },
    /// The explorer was opened.
    ExplorerOpened,
    /// A citation of a chart was asked for.
    Cited {
        /// The chart.
        chart: usize,
    },
    /// A chart is to leave the page.
    Shared {
        /// The chart.
        chart: usize,
        /// How.
        way: Way,
    },
    /// The button was pressed that has a chart be heard, or be silent again.
    ListenPressed {
        /// The chart.
        chart: usize,
    },
    /// A speed was chosen to listen at.
    SpeedPressed(Speed),
    /// What is heard of a chart is to rest, or to go on.
    PausePressed {
        /// Which chart.
        chart: usize,
    },
    /// So many seconds of the tones have been heard.
    Sounded(f64),
    /// The browser plays no tones.
    SoundRefused,
    /// Another infographic of the page is listened to.
    Outsounded,
    /// The page has other colours, or another font.
    Recolored(Theme),
    /// The screen has another density.
    Redrawn,
    /// The browser has taken the drawing on a canvas away, or refuses one.
    CanvasLost {
        /// The chart.
        chart: usize,
        /// Which of the two.
        fault: Fault,
    },
    /// A canvas can be drawn on again.
    CanvasRestored {
        /// The chart.
        chart: usize,
    },
    /// The page is being printed, or no longer.
    Printed(bool),
    /// The browser is about to paint, so many milliseconds after some start.
    Frame(f64),
    /// The browser has painted what was new.
    Idle,
    /// A step in the page's history leads to what an address asks for.
    Returned(Asked),
    /// The infographic is taken out of the page.
    Ended,
}

impl Event<'_> {
    /// The chart that a reader does something to.
    pub(super) fn chart(&self) -> Option<usize> {
        match *self {
            Self::Hovered { chart, .. }
            | Self::Focused { chart }
            | Self::KeyPressed { chart, .. }
            | Self::OptionPressed { chart, .. }
            | Self::ChoosePressed { chart }
            | Self::TableToggled { chart, .. }
            | Self::Cited { chart }
            | Self::Shared { chart, .. }
            | Self::ListenPressed { chart } => Some(chart),
            _ => None,
        }
    }
}

/// Where a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// CSS pixels across; 0 where it is not shown.
    pub width: f64,
    /// Whether it is in the window, or nearly.
    pub is_near: bool,
}

impl Plot {
    /// Of a chart that does not stand in the page yet.
    pub const NOWHERE: Self = Self { width: 0.0, is_near: false };
}

/// A key that means something in the frame of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To another mark.
    Step(Step),
    /// Chooses.
    Enter,
    /// Chooses, or goes on with the name of a place.
    Space,
    /// A letter of the name of a place.
    Letter(char),
    /// Dismisses.
    Escape,
}

impl Key {
    /// The key of a `KeyboardEvent`'s `key`, if it means something.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowRight" => Self::Step(Step::Next),
            "ArrowLeft" => Self::Step(Step::Previous),
            "ArrowDown" => Self::Step(Step::Down),
            "ArrowUp" => Self::Step(Step::Up),
            "PageDown" => Self::Step(Step::PageDown),
            "PageUp" => Self::Step(Step::PageUp),
            "Home" => Self::Step(Step::First),
            "End" => Self::Step(Step::Last),
            "Enter" => Self::Enter,
            " " => Self::Space,
            "Escape" => Self::Escape,
            _ => {
                let mut letters = name.chars();
                let letter = letters.next().filter(|letter| letter.is_alphanumeric())?;
                return letters.next().is_none().then_some(Self::Letter(letter));
            }
        })
    }
}

/// What a key was pressed on, in the frame of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// The list of marks.
    Marks,
    /// The tooltip.
    Tip,
}

/// A way in which a chart leaves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Way {
    /// As a link, to the clipboard.
    Link,
    /// As embed code, to the clipboard.
    Embed,
    /// As a picture of pixels.
    Png,
    /// As a picture of lines.
    Svg,
    /// As a table.
    Csv,
    /// As data.
    Json,
    /// On paper.
    Print,
    /// As a picture of pixels, to the clipboard.
    CopyPicture,
    /// As large as the screen, and back.
    FullScreen,
}
