//! What has a chart be heard, and how fast.

use maud::{Markup, html};
use strum::VariantArray as _;

use crate::dataset::Message;
use crate::language::Language;
use crate::sound::Speed;
use crate::view::ChartView;

/// The button that has a chart be heard, with what it is called aloud; none where nothing stands on a scale.
pub(super) fn listen(chart: &ChartView, name: &str, language: &Language) -> Markup {
    html! {
        @if chart.chart.has_scale() {
            button.listen type="button" tabindex="-1" aria-pressed="false" aria-label=(name) aria-describedby=(hint_id(chart)) {
                (language.text(Message::SoundListen))
            }
            " "
        }
    }
}

/// How to listen to a chart, how fast, and a rest, with what these are called aloud: shown once it is listened to.
pub(super) fn speeds(chart: &ChartView, [speed, pause]: [&str; 2], language: &Language) -> Markup {
    html! {
        @if chart.chart.has_scale() {
            div.sound hidden {
                p id=(hint_id(chart)) { (language.text(Message::SoundHint)) }
                p { (language.text(Message::SoundSigns)) }
                div.speeds part="controls" role="toolbar" aria-label=(speed) {
                    span aria-hidden="true" { (language.text(Message::SoundSpeed)) }
                    @for &speed in Speed::VARIANTS {
                        " "
                        (choice(speed, language))
                    }
                    " "
                    button.pause type="button" tabindex="-1" aria-pressed="false" aria-disabled="true" aria-label=(pause) { (language.text(Message::SoundPause)) }
                }
            }
        }
    }
}

fn choice(speed: Speed, language: &Language) -> Markup {
    let is_usual = speed == Speed::default();
    let name = match speed {
        Speed::Slow => Message::SoundSlow,
        Speed::Normal => Message::SoundNormal,
        Speed::Fast => Message::SoundFast,
    };
    html! {
        button.speed type="button" value=(speed.key()) tabindex=(if is_usual { "0" } else { "-1" }) aria-pressed=(if is_usual { "true" } else { "false" }) {
            (language.text(name))
        }
    }
}

fn hint_id(chart: &ChartView) -> String {
    format!("{}-sound", chart.chart.key)
}
