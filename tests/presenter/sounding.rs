//! A chart that is listened to.

use greater_bay_ip::dataset::Message;
use greater_bay_ip::language::Language;
use greater_bay_ip::page::Part;
use greater_bay_ip::presenter::{Event, Key, Patch, Pressed};
use greater_bay_ip::sound::{self, Speed, Tone};
use greater_bay_ip::walk::Step;

use super::{Shown, announced, at, painted};

/// What is played.
fn played(patches: &[Patch]) -> Option<&[Tone]> {
    patches.iter().find_map(|patch| match patch {
        Patch::Play(tones) => Some(&tones[..]),
        _ => None,
    })
}

fn is_silenced(patches: &[Patch], chart: usize) -> bool {
    patches.contains(&Patch::Silence) && patches.contains(&Patch::Listening(chart, false))
}

fn says(patches: &[Patch], message: Message) -> bool {
    let words = Language::english().words(message);
    announced(patches).iter().any(|said| said.trim_end_matches('\u{a0}') == words)
}

/// The story, whose rank is listened to, and its tones.
fn listening() -> (Shown, usize, Vec<Tone>) {
    let mut shown = Shown::new(None, "");
    let chart = at("rank");
    assert!(played(&shown.patches).is_none(), "nothing sounds before a press");
    let patches = shown.hear(Event::ListenPressed { chart });
    let tones = played(&patches).unwrap().to_vec();
    assert!(patches.contains(&Patch::Listening(chart, true)));
    (shown, chart, tones)
}

#[test]
fn what_will_be_heard_is_said_and_that_it_is_over() {
    let (mut shown, chart, tones) = listening();
    let said = announced(&shown.patches)[0].to_owned();
    let count = format!("{} tones. First: Shenzhen–Hong Kong–Guangzhou, rank ", tones.len());
    assert!(said.starts_with(&count), "{said}");
    let last = sound::end(&tones);
    assert!(!is_silenced(&shown.hear(Event::Sounded(last - 0.01)), chart));
    let over = shown.hear(Event::Sounded(last));
    assert!(is_silenced(&over, chart));
    let said = announced(&over)[0].to_owned();
    assert!(said.starts_with("That was the last tone: ") && said.contains("2019"), "{said}");
    assert!(over.contains(&Patch::Ring(chart, None)));
    assert!(shown.hear(Event::Sounded(last + 1.0)).is_empty());
}

#[test]
fn the_mark_that_sounds_is_lit() {
    let (mut shown, chart, tones) = listening();
    shown.hear(Event::Sounded(-0.1));
    let ringed = |patches: &[Patch]| {
        patches.iter().find_map(|patch| match patch {
            Patch::Ring(of, Some(mark)) if *of == chart => Some(*mark),
            _ => None,
        })
    };
    let scene = shown.scene(chart);
    for tone in &tones {
        let patches = shown.hear(Event::Sounded(tone.start + 0.01));
        assert_eq!(ringed(&patches), Some(scene.marks[tone.mark].bounds));
        assert!(
            painted(&patches).is_empty(),
            "a reader who wants nothing to move sees a ring and no flicker"
        );
        assert!(shown.hear(Event::Sounded(tone.start + 0.02)).is_empty(), "once");
    }
    let (mut shown, chart, tones) = listening();
    shown.hear(Event::ListenPressed { chart });
    shown.around.is_still = false;
    shown.hear(Event::ListenPressed { chart });
    let lit = shown.hear(Event::Sounded(tones[0].start));
    let place = shown.scene(chart).marks[tones[0].mark].place;
    let is_lit = |patch: &Patch| matches!(patch, Patch::Paint { chart: of, lit, .. } if *of == chart && *lit == Some(place));
    assert!(lit.iter().any(is_lit), "as if it were pointed at");
    // What keys are on comes first.
    shown.hear(Event::Focused { chart });
    shown.hear(Event::KeyPressed { chart, key: Key::Step(Step::Last), on: Pressed::Marks });
    assert_eq!(ringed(&shown.hear(Event::Sounded(tones[5].start))), None);
    assert!(!shown.hear(Event::ListenPressed { chart }).contains(&Patch::Ring(chart, None)));
}

/// What ends it in a chart, and whether that is said.
type Stop = (&'static str, fn(usize) -> Event<'static>, bool);

#[test]
fn it_stops_by_the_same_button_by_escape_and_with_what_was_heard() {
    let stops: [Stop; 9] = [
        ("the button", |chart| Event::ListenPressed { chart }, true),
        ("Escape", |_| Event::Dismissed, true),
        ("a filter", |_| Event::Changed { name: "place", value: "shenzhen" }, false),
        ("all again", |_| Event::ResetPressed, false),
        ("out of sight", |chart| Event::Approached { chart, is_near: false }, false),
        ("paper", |_| Event::Printed(true), false),
        ("another infographic", |_| Event::Outsounded, false),
        ("no infographic", |_| Event::Ended, false),
        ("another chart", |_| Event::ListenPressed { chart: at("stock") }, false),
    ];
    for (name, event, is_said) in stops {
        let (mut shown, chart, _) = listening();
        shown.hear(Event::Sounded(1.0));
        let patches = shown.hear(event(chart));
        assert!(is_silenced(&patches, chart), "{name}: {patches:?}");
        assert_eq!(says(&patches, Message::SoundStopped), is_said, "{name}");
        assert_eq!(played(&patches).is_some(), name == "another chart", "{name}");
    }
    let (mut shown, chart, _) = listening();
    let answer = shown.presenter.speak(Language::find("pt").unwrap(), &shown.around);
    assert!(is_silenced(&answer.patches, chart), "another language");
    // What else Escape does is done by the next one.
    let (mut shown, _, _) = listening();
    shown.hear(Event::Hovered {
        chart: at("rank"),
        at: shown.scene(at("rank")).marks[0].bounds.center(),
        is_press: false,
    });
    assert!(!shown.hear(Event::Dismissed).contains(&Patch::HideTip(at("rank"))));
    assert!(shown.hear(Event::Dismissed).contains(&Patch::HideTip(at("rank"))));
}

#[test]
fn another_speed_goes_on_where_it_is_and_is_kept() {
    let (mut shown, _, tones) = listening();
    shown.hear(Event::Sounded(tones[3].start));
    let slower = shown.hear(Event::SpeedPressed(Speed::Slow));
    assert!(slower.contains(&Patch::Speed(Speed::Slow)));
    let rest = played(&slower).unwrap();
    assert_eq!((rest.len(), rest[0].mark, rest[0].start), (tones.len() - 3, tones[3].mark, 0.0));
    assert!((rest[0].duration - 2.0 * tones[3].duration).abs() < 1e-9);
    assert!(played(&shown.hear(Event::SpeedPressed(Speed::Slow))).is_none(), "it is that already");
    let chart = at("stock");
    let other = shown.hear(Event::ListenPressed { chart });
    let usual = Shown::new(None, "").hear(Event::ListenPressed { chart });
    let [slow, usual] = [&other, &usual].map(|patches| sound::end(played(patches).unwrap()));
    assert!((slow - 2.0 * usual).abs() < 1e-9);
    let answer = shown.presenter.speak(Language::find("pt").unwrap(), &shown.around);
    assert!(answer.patches.contains(&Patch::Speed(Speed::Slow)), "in another language too");
    shown.hear(Event::Ended);
    assert!(played(&shown.hear(Event::SpeedPressed(Speed::Fast))).is_none(), "a choice alone makes no sound");
}

#[test]
fn a_pause_rests_at_a_tone_and_goes_on_with_it() {
    let (mut shown, chart, tones) = listening();
    shown.hear(Event::Sounded(tones[2].start));
    assert!(shown.hear(Event::PausePressed { chart: at("stock") }).is_empty(), "another chart is not heard");
    let rests = shown.hear(Event::PausePressed { chart });
    assert_eq!(rests, [Patch::Paused(chart, true), Patch::Silence]);
    assert!(
        played(&shown.hear(Event::SpeedPressed(Speed::Slow))).is_none(),
        "another speed does not end the rest"
    );
    let on = shown.hear(Event::PausePressed { chart });
    assert!(on.contains(&Patch::Paused(chart, false)));
    let rest = played(&on).unwrap();
    assert_eq!((rest.len(), rest[0].mark, rest[0].start), (tones.len() - 2, tones[2].mark, 0.0));
    assert!(
        (rest[0].duration - 2.0 * tones[2].duration).abs() < 1e-9,
        "at the speed that was chosen meanwhile"
    );
    shown.hear(Event::PausePressed { chart });
    assert!(says(&shown.hear(Event::Dismissed), Message::SoundStopped), "what rests can be ended");
    assert!(shown.hear(Event::PausePressed { chart }).is_empty(), "and does not go on then");
}

#[test]
fn what_cannot_be_heard_is_said_in_words() {
    let (mut shown, chart, _) = listening();
    let refused = shown.hear(Event::SoundRefused);
    assert!(is_silenced(&refused, chart) && says(&refused, Message::SoundRefused));
    let words = Language::english().words(Message::SoundRefused);
    assert!(refused.contains(&Patch::Citation(chart, Some(words))));
    assert!(shown.choose("place", "macao").contains(&Patch::Citation(chart, None)));
    let chart = at("grants");
    let nothing = shown.hear(Event::ListenPressed { chart });
    assert!(says(&nothing, Message::SoundNothing) && played(&nothing).is_none(), "{nothing:?}");
    assert!(shown.hear(Event::SoundRefused).is_empty());
    assert_eq!(super::part(&shown.hear(Event::ListenPressed { chart: 99 }), Part::Notices), None);
}
