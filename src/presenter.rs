//! One infographic as readers meet it: events in, changes of the page out. It knows what is shown and what the page
//! still owes, and touches no page itself.
//!
//! ```text
//! Event ─► answer ─► Patch, Patch, …        a press on a filter: Paint, Part, ChartPart, Fit, …, Later
//!                                           Later: Address, Controls, the charts out of sight, …
//! ```

mod announcing;
mod answer;
mod canvases;
mod drawing;
mod event;
mod exploring;
mod files;
mod heard;
mod owing;
mod patch;
mod pointed;
mod pointing;
mod request;
mod showing;
mod sounding;
mod surroundings;
pub mod tooltip;

pub use answer::Answer;
pub use event::{Event, Key, Plot, Pressed, Way};
pub use files::{FileError, FileKind, USUAL_SCALE};
pub use patch::{ControlState, Fault, File, Goal, Patch, Target};
pub use request::Request;
pub use showing::Presenter;
pub use surroundings::Surroundings;
