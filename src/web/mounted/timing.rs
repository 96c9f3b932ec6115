//! What is put off: until the next picture, until the browser is idle, until readers have seen it.

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use web_sys::{CustomEvent, CustomEventInit};

use super::Mounted;
use crate::presenter::{self, Fault, Surroundings as _};
use crate::web::values::written_out;

/// How long what can wait waits for a picture, in milliseconds: browsers paint none of what is out of sight.
const UNPAINTED: u32 = 100;

/// How long what can wait may go on at a time, in milliseconds: less than readers or browsers notice.
const SLICE: f64 = 8.0;

/// How long what a link has led to is marked, in milliseconds.
const MARKED: u32 = 2500;

/// What will call, unless it is dropped.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) idle: Option<Timeout>,
    pub(super) painted: Option<AnimationFrame>,
    pub(super) unmark: Option<Timeout>,
    pub(super) tell: Option<Timeout>,
    pub(super) sizes: Option<AnimationFrame>,
    pub(super) ring: Option<AnimationFrame>,
    pub(super) frame: Option<AnimationFrame>,
}

impl Mounted {
    /// Tells the presenter of a canvas without a context, once what is being painted is.
    pub(super) fn lose_soon(&self, chart: usize) {
        let this = self.this.clone();
        Timeout::new(0, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.hear(presenter::Event::CanvasLost { chart, fault: Fault::ContextRefused });
            }
        })
        .forget();
    }

    /// Takes the mark off what a link has led to, once readers have seen where they are.
    pub(super) fn unmark_later(&self) {
        let this = self.this.clone();
        let unmark = Timeout::new(MARKED, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.aim.set(None);
                mounted.page.borrow().mark(None);
            }
        });
        self.pending.borrow_mut().unmark = Some(unmark);
    }

    /// Has the presenter hear of it once the browser has painted: callbacks of a frame come before its picture.
    pub(super) fn later(&self) {
        if self.is_catching_up.get() {
            return self.idle_in(0);
        }
        let this = self.this.clone();
        let painted = request_animation_frame(move |_| {
            if let Some(mounted) = this.upgrade() {
                mounted.idle_in(0);
            }
        });
        self.pending.borrow_mut().painted = Some(painted);
        self.idle_in(UNPAINTED);
    }

    pub(super) fn idle_in(&self, milliseconds: u32) {
        let this = self.this.clone();
        let idle = Timeout::new(milliseconds, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.catch_up();
            }
        });
        self.pending.borrow_mut().idle = Some(idle);
    }

    /// Has the presenter do what could wait: as much of it as a reader does not notice, with what the page makes of it.
    pub(super) fn catch_up(&self) {
        let end = self.around.now() + SLICE;
        self.pending.borrow_mut().painted = None;
        self.is_catching_up.set(true);
        loop {
            self.pending.borrow_mut().idle = None;
            self.hear(presenter::Event::Idle);
            if self.pending.borrow().idle.is_none() || self.around.now() >= end {
                break;
            }
        }
        self.is_catching_up.set(false);
        self.keep_ring();
    }

    pub(super) fn next_frame(&self) {
        let this = self.this.clone();
        // One picture at a time, however many changes ask for it.
        let frame = request_animation_frame(move |now| {
            if let Some(mounted) = this.upgrade() {
                mounted.hear(presenter::Event::Frame(now));
            }
        });
        self.pending.borrow_mut().frame = Some(frame);
    }

    /// Tells the host of a new state, once whatever led to it is over and all who listen to that have heard of it.
    pub(super) fn tell_soon(&self) {
        let this = self.this.clone();
        let tell = Timeout::new(0, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.tell();
            }
        });
        self.pending.borrow_mut().tell = Some(tell);
    }

    pub(super) fn tell(&self) {
        let state = *self.presenter().state();
        if *self.told.borrow() == state {
            return;
        }
        let detail = written_out(&state);
        self.told.replace(state);
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let (Some(host), Ok(event)) =
            (self.host(), CustomEvent::new_with_event_init_dict("statechange", &init))
        {
            // It fails for events that are being dispatched.
            let _ = host.dispatch_event(&event);
        }
    }
}
