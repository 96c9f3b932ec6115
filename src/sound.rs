//! A drawing as tones: mark by mark, as a reader walks through them, each as high as it stands on its scale. The end of a
//! tone tells what the sign of its mark does.

use crate::dataset::{FigureId, Qualifier};
use crate::scene::Mark;
use crate::view::{ChartView, Datum};

/// The tone of the foot of a scale, in hertz. With all glides, tones stay where small loudspeakers are good and old ears
/// hear well.
pub const LOWEST: f64 = 260.0;

/// The tone of the top of a scale, in hertz.
pub const HIGHEST: f64 = 940.0;

/// How far an open end leads away from a tone, as a factor of its frequency: four semitones.
pub const GLIDE: f64 = 1.26;

/// How long a chart may take to be heard at the usual speed, in seconds.
pub const LONGEST: f64 = 20.0;

/// From one tone to the next at the usual speed where there is time for it, in seconds.
const BEAT: f64 = 0.4;

/// The longest rest for years in which nothing was counted, in beats.
const LONGEST_STEP: f64 = 3.0;

/// How much longer it takes until another course begins, and until another part of the chart does, in beats.
const NEXT_COURSE: f64 = 1.0;
const NEXT_PART: f64 = 2.0;

/// How long a tone is: less than the shortest step, but for one that rings on; in beats.
const TONE: f64 = 0.9;
const RINGING: f64 = 1.5;

/// How long a tone takes to begin and to end, where its qualifier asks for no other, in seconds: without it there is a click.
const EDGE: f64 = 0.015;

/// How loud a tone is, of 1: together with one that rings on still well below that.
const LOUDNESS: f64 = 0.3;

/// How often a tone trembles, in hertz.
const TREMBLING: f64 = 12.0;

/// How fast a chart is heard.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Speed {
    /// Half as fast as usual.
    Slow,
    /// As usual.
    #[default]
    Normal,
    /// Twice as fast as usual.
    Fast,
}

impl Speed {
    /// Its name in the page.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// How much longer everything takes than at the usual speed.
    pub fn stretch(self) -> f64 {
        match self {
            Self::Slow => 2.0,
            Self::Normal => 1.0,
            Self::Fast => 0.5,
        }
    }
}

/// What is heard of a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// The mark, by its index in the drawing.
    pub mark: usize,
    /// The figure it stands for.
    pub figure: FigureId,
    /// When it begins, in seconds from the first tone.
    pub start: f64,
    /// How long it is, in seconds.
    pub duration: f64,
    /// How high it is, in hertz.
    pub frequency: f64,
    /// How exact its figure is, which its beginning and its end tell.
    pub qualifier: Qualifier,
}

/// Where something that changes evenly has come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// When, in seconds from the first tone.
    pub at: f64,
    /// What it is then.
    pub value: f64,
}

/// The tones of a chart's marks on scales, in the order in which readers walk through them: series by series, each in time.
pub fn score(chart: &ChartView, marks: &[Mark], speed: Speed) -> Vec<Tone> {
    let heard = heard(chart, marks);
    let mut beats = vec![0.0];
    for pair in heard.windows(2) {
        beats.push(beats[beats.len() - 1] + step(&pair[0], &pair[1]));
    }
    let whole = beats[beats.len() - 1] + RINGING;
    let beat = BEAT.min(LONGEST / whole) * speed.stretch();
    let tones = heard.iter().zip(beats).map(|(heard, at)| Tone {
        mark: heard.index,
        figure: heard.datum.id,
        start: at * beat,
        duration: beat * if heard.datum.qualifier == Qualifier::Over { RINGING } else { TONE },
        frequency: LOWEST * (HIGHEST / LOWEST).powf(heard.level),
        qualifier: heard.datum.qualifier,
    });
    tones.collect()
}

/// When the last of some tones has ended, in seconds from the first.
pub fn end(tones: &[Tone]) -> f64 {
    tones.iter().fold(0.0, |end, tone| end.max(tone.end()))
}

/// The tone that has begun last, so many seconds after the first did, by its index.
pub fn at(tones: &[Tone], seconds: f64) -> Option<usize> {
    tones.iter().rposition(|tone| tone.start <= seconds)
}

/// Some tones from one of them on, which begins at once, at another speed than they were written for.
pub fn rest(tones: &[Tone], first: usize, (before, after): (Speed, Speed)) -> Vec<Tone> {
    let rest = tones.get(first..).unwrap_or_default();
    let begun = rest.first().map_or(0.0, |tone| tone.start);
    let factor = after.stretch() / before.stretch();
    let at_speed = |tone: &Tone| Tone {
        start: (tone.start - begun) * factor,
        duration: tone.duration * factor,
        ..*tone
    };
    rest.iter().map(at_speed).collect()
}

/// A mark that is heard.
struct Heard<'a> {
    index: usize,
    mark: &'a Mark,
    level: f64,
    datum: &'a Datum,
    is_of_course: bool,
}

/// The marks on scales, each with the figure that its part of the chart draws.
fn heard<'a>(chart: &'a ChartView, marks: &'a [Mark]) -> Vec<Heard<'a>> {
    let mut heard: Vec<Heard> = Vec::new();
    let mut facet = 0;
    for (index, mark) in marks.iter().enumerate() {
        // A part is drawn after those before it; some of the chart's may have nothing to draw.
        if index > 0 && marks[index - 1].part != mark.part {
            facet += 1;
        }
        let (Some(level), Some(figure)) = (mark.level, mark.figure) else { continue };
        let found = chart.facets.iter().enumerate().skip(facet).find_map(|(at, facet)| {
            let datum = facet.data.iter().find(|datum| datum.id == figure)?;
            Some((at, datum, facet.form.has_courses()))
        });
        if let Some((at, datum, is_of_course)) = found {
            facet = at;
            heard.push(Heard { index, mark, level, datum, is_of_course });
        }
    }
    heard
}

/// From the beginning of a tone to that of the next, in beats: where there are courses, as far as their years lie apart.
fn step(last: &Heard, next: &Heard) -> f64 {
    let is_of_series = last.mark.series == next.mark.series;
    match (last.mark.part == next.mark.part, next.is_of_course) {
        (false, _) => 1.0 + NEXT_PART,
        (true, true) if is_of_series => (next.mark.along - last.mark.along).clamp(1.0, LONGEST_STEP),
        (true, true) => 1.0 + NEXT_COURSE,
        (true, false) => 1.0,
    }
}

impl Tone {
    /// When it has ended, in seconds from the first tone.
    pub fn end(&self) -> f64 {
        self.start + self.duration
    }

    fn turn(&self, share: f64, value: f64) -> Turn {
        Turn { at: self.start + self.duration * share, value }
    }

    /// How high it is from its beginning to its end, in hertz: what is over a number leads on upwards, what lies below it
    /// downwards, and what is nearly it falls at its very end.
    pub fn pitch(&self) -> Vec<Turn> {
        let glide = |from: f64, factor: f64| {
            let ends = [(0.0, 1.0), (from, 1.0), (1.0, factor)];
            ends.map(|(share, factor)| self.turn(share, self.frequency * factor)).to_vec()
        };
        match self.qualifier {
            Qualifier::Over => glide(0.35, GLIDE),
            Qualifier::Below => glide(0.35, 1.0 / GLIDE),
            Qualifier::Nearly => glide(0.75, 1.0 / GLIDE.sqrt()),
            Qualifier::Exact | Qualifier::About | Qualifier::Thousands => glide(1.0, 1.0),
        }
    }

    /// How loud it is from its beginning to its end, of 1: what is about a number begins softly, what is over one dies
    /// away, and what is thousands trembles.
    pub fn loudness(&self) -> Vec<Turn> {
        let edge = (EDGE / self.duration).min(0.25);
        let swelling = |rise: f64, fall: f64| {
            let turns = [(0.0, 0.0), (rise, LOUDNESS), (fall, LOUDNESS), (1.0, 0.0)];
            turns.map(|(share, value)| self.turn(share, value)).to_vec()
        };
        match self.qualifier {
            Qualifier::Exact | Qualifier::Nearly | Qualifier::Below => swelling(edge, 1.0 - edge),
            Qualifier::About => swelling(0.5, 0.7),
            Qualifier::Over => swelling(edge, 0.35),
            Qualifier::Thousands => self.trembling(),
        }
    }

    fn trembling(&self) -> Vec<Turn> {
        let halves = (2.0 * TREMBLING * self.duration).round().max(2.0) as u32;
        let values = [0.0, LOUDNESS].into_iter().cycle();
        let all = (0..=2 * (halves / 2)).zip(values);
        all.map(|(half, value)| self.turn(f64::from(half) / f64::from(2 * (halves / 2)), value)).collect()
    }
}
