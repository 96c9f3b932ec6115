//! What the reader asked for. The page address, the script interface and the command line all speak it.

use std::marker::PhantomData;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::dataset::{Figure, Layer, Message, Place, PlaceKind, Right, Stage, YEAR_KEYS, line};
use crate::measure::Measure;
use crate::query;

pub use crate::dataset::YEARS;

/// A question that the reader can answer: a group of form controls, and a key in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Field {
    /// Which places to show.
    Place,
    /// Which links of the IP chain to show.
    Stage,
    /// Which rights to show.
    Right,
    /// From which year on.
    PeriodFrom,
    /// Up to which year.
    PeriodTo,
    /// Which layers to show.
    Layer,
    /// How figures are read.
    Measure,
    /// How axes count.
    Scale,
    /// What comes first.
    Sort,
}

/// How axes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scaling {
    /// Equal lengths are equal amounts.
    Linear,
    /// Equal lengths are equal ratios.
    Log,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorting {
    /// The largest value.
    Value,
    /// The first place in the order of the filter.
    Place,
}

/// Other clusters of the world ranking are company for ours, not places of this story.
const OFFERED_PLACES: u64 = {
    let (mut offered, mut at) = (0, 0);
    while at < Place::ALL.len() {
        if !matches!(Place::ALL[at].kind(), PlaceKind::WorldCluster) {
            offered |= 1 << at;
        }
        at += 1;
    }
    offered
};

/// What can be answered to a question.
struct Offer {
    /// The name of its form controls and of its key in the address.
    key: &'static str,
    /// Every word there is, a line each, in the order of the bits.
    words: &'static str,
    /// How readers know them; years have no message.
    names: &'static [Message],
    /// The words that can be chosen.
    offered: u64,
}

/// How readers know each word of a set.
macro_rules! names {
    ($word:ident, $name:expr) => {{
        static NAMES: [Message; $word::ALL.len()] = {
            let (mut names, mut at) = ([Message::UiEarliest; $word::ALL.len()], 0);
            while at < names.len() {
                names[at] = $name($word::ALL[at]);
                at += 1;
            }
            names
        };
        &NAMES
    }};
}

static OFFERS: [Offer; 9] = [
    Offer { key: "place", words: Place::KEYS, names: names!(Place, Place::name), offered: OFFERED_PLACES },
    Offer {
        key: "stage",
        words: Stage::KEYS,
        names: names!(Stage, Message::of_stage),
        offered: all(Stage::ALL.len()),
    },
    Offer {
        key: "right",
        words: Right::KEYS,
        names: names!(Right, Message::of_right),
        offered: all(Right::ALL.len()),
    },
    Offer { key: "period-from", words: YEAR_KEYS, names: &[], offered: all(YEARS.len()) },
    Offer { key: "period-to", words: YEAR_KEYS, names: &[], offered: all(YEARS.len()) },
    Offer {
        key: "layer",
        words: Layer::KEYS,
        names: names!(Layer, Message::of_layer),
        offered: all(Layer::ALL.len()),
    },
    Offer {
        key: "measure",
        words: Measure::KEYS,
        names: names!(Measure, Measure::name),
        offered: all(Measure::ALL.len()),
    },
    Offer {
        key: "scale",
        words: "linear\nlog",
        names: &[Message::ScaleLinear, Message::ScaleLog],
        offered: all(2),
    },
    Offer {
        key: "sort",
        words: "value\nplace",
        names: &[Message::SortValue, Message::SortPlace],
        offered: all(2),
    },
];

/// So many words, all of them offered: a choice has one bit a word.
const fn all(words: usize) -> u64 {
    assert!(words < 64, "too many words for 64 bits");
    (1 << words) - 1
}

impl Field {
    /// Every question, in the order the address writes them.
    pub const ALL: [Self; 9] = [
        Self::Place,
        Self::Stage,
        Self::Right,
        Self::PeriodFrom,
        Self::PeriodTo,
        Self::Layer,
        Self::Measure,
        Self::Scale,
        Self::Sort,
    ];

    /// Those that any number of words answers.
    pub const MANY: [Self; 4] = [Self::Place, Self::Stage, Self::Right, Self::Layer];

    /// The name of its form controls and of its key in the address.
    pub fn key(self) -> &'static str {
        self.offer().key
    }

    /// The question of a name, if there is one.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether any number of words can be chosen.
    pub fn takes_many(self) -> bool {
        matches!(self, Self::Place | Self::Stage | Self::Right | Self::Layer)
    }

    /// Whether it is answered by a year or not at all.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::PeriodFrom | Self::PeriodTo)
    }

    /// Whether its first word stands for no choice.
    fn has_default(self) -> bool {
        matches!(self, Self::Measure | Self::Scale | Self::Sort)
    }

    /// What a form control that takes the choice back is worth; empty where that is no word.
    pub fn unset_key(self) -> &'static str {
        if self.has_default() { line(self.offer().words, 0) } else { "" }
    }

    /// What an address writes where nothing is chosen, to say so.
    pub fn any_key(self) -> &'static str {
        match self {
            Self::PeriodFrom => "earliest",
            Self::PeriodTo => "latest",
            _ => "all",
        }
    }

    /// What can be chosen, in the order it is shown.
    pub fn choices(self) -> impl Iterator<Item = Choice> {
        let offered = self.offer().offered;
        let end = u64::BITS - offered.leading_zeros();
        (0..end as u8).filter(move |bit| offered >> bit & 1 != 0).map(move |bit| Choice { field: self, bit })
    }

    /// The choice of a key, if it is offered.
    pub fn find(self, key: &str) -> Option<Choice> {
        self.choices().find(|choice| choice.key() == key)
    }

    fn offer(self) -> &'static Offer {
        &OFFERS[self as usize]
    }
}

/// A word offered in answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    field: Field,
    bit: u8,
}

impl Choice {
    /// The question it answers.
    pub fn field(self) -> Field {
        self.field
    }

    /// Its value in form and address.
    pub fn key(self) -> &'static str {
        line(self.field.offer().words, self.position())
    }

    /// How readers know it; `None` for a year.
    pub fn name(self) -> Option<Message> {
        self.field.offer().names.get(self.position()).copied()
    }

    /// The year it stands for in answer to a question about years.
    pub fn year(self) -> u16 {
        YEARS.get(self.position()).copied().unwrap_or_default()
    }

    /// Its position in the set of its words: `Place::ALL`, [`YEARS`] and the like.
    pub fn position(self) -> usize {
        usize::from(self.bit)
    }
}

/// A word of the tables that answers a question.
pub trait Word: Copy {
    /// The question.
    const FIELD: Field;

    /// Its position in the set of its words.
    fn position(self) -> u8;
}

macro_rules! word {
    ($($word:ident)+) => { $(
        impl Word for $word {
            const FIELD: Field = Field::$word;

            fn position(self) -> u8 {
                self as u8
            }
        }
    )+ };
}

word!(Place Stage Right Layer);

/// The words chosen in answer to one question. None chosen means that all are let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<T> {
    bits: u64,
    word: PhantomData<T>,
}

impl<T: Word> Chosen<T> {
    /// Whether nothing is chosen.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether the word is chosen.
    pub fn contains(self, word: T) -> bool {
        self.bits >> word.position() & 1 != 0
    }

    /// Whether the word is let through.
    pub fn admits(self, word: T) -> bool {
        self.is_empty() || self.contains(word)
    }
}

/// What was mended in a state that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// A word that the field does not offer was left out.
    Unoffered {
        /// The key of the field.
        field: &'static str,
        /// The word, as it was written.
        word: String,
    },
    /// A second word was left out where only one can be chosen.
    Second {
        /// The key of the field.
        field: &'static str,
        /// The word.
        word: String,
    },
    /// A period that ended before it began was turned round.
    Swapped,
}

/// What the reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// A bit for each word chosen; where one word is the default, none stands for it.
    chosen: [u64; 9],
}

/// As scripts and files know it: lists of keys, years or null, keys.
impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in Field::ALL {
            let mut keys = Vec::new();
            for choice in field.choices().filter(|&choice| self.has(choice)) {
                keys.push(choice.key());
            }
            match field {
                Field::PeriodFrom => map.serialize_entry(field.key(), &self.period_from())?,
                Field::PeriodTo => map.serialize_entry(field.key(), &self.period_to())?,
                _ if field.takes_many() => map.serialize_entry(field.key(), &keys)?,
                _ => map.serialize_entry(field.key(), keys.first().unwrap_or(&""))?,
            }
        }
        map.end()
    }
}

/// What a reader can do to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Choose a word, or no longer where many can be chosen.
    Choose(Choice),
    /// Choose nothing in answer to a question.
    Clear(Field),
    /// Ask for one place within one stage alone, or no longer.
    Chain(Place, Stage),
    /// Show everything again.
    Reset,
}

impl Action {
    /// The action of a form control, from its name and value; `None` where it is none of ours.
    pub fn of_control(name: &str, value: &str) -> Option<Self> {
        let field = Field::parse(name)?;
        if value.is_empty() && field.is_bound() {
            return Some(Self::Clear(field));
        }
        field.find(value).map(Self::Choose)
    }

    /// Choose a word of the tables, or no longer.
    pub fn of_word<T: Word>(word: T) -> Self {
        Self::Choose(Choice { field: T::FIELD, bit: word.position() })
    }
}

impl State {
    /// The places to show.
    pub fn place(&self) -> Chosen<Place> {
        self.words()
    }

    /// The links of the IP chain to show.
    pub fn stage(&self) -> Chosen<Stage> {
        self.words()
    }

    /// The rights to show.
    pub fn right(&self) -> Chosen<Right> {
        self.words()
    }

    /// The layers to show.
    pub fn layer(&self) -> Chosen<Layer> {
        self.words()
    }

    /// The year from which on to show figures.
    pub fn period_from(&self) -> Option<u16> {
        self.bound(Field::PeriodFrom)
    }

    /// The year up to which to show figures.
    pub fn period_to(&self) -> Option<u16> {
        self.bound(Field::PeriodTo)
    }

    /// How figures are read.
    pub fn measure(&self) -> Measure {
        Measure::ALL[self.one(Field::Measure)]
    }

    /// How axes count.
    pub fn scale(&self) -> Scaling {
        if self.one(Field::Scale) == 0 { Scaling::Linear } else { Scaling::Log }
    }

    /// What comes first.
    pub fn sort(&self) -> Sorting {
        if self.one(Field::Sort) == 0 { Sorting::Value } else { Sorting::Place }
    }

    fn words<T: Word>(&self) -> Chosen<T> {
        Chosen { bits: self.bits(T::FIELD), word: PhantomData }
    }

    fn bits(&self, field: Field) -> u64 {
        self.chosen[field as usize]
    }

    /// The position of the one word chosen, or of the default.
    fn one(&self, field: Field) -> usize {
        match self.bits(field) {
            0 => 0,
            bits => bits.trailing_zeros() as usize,
        }
    }

    fn bound(&self, field: Field) -> Option<u16> {
        (self.bits(field) != 0).then(|| YEARS[self.one(field)])
    }

    /// Whether something is chosen that is not the default.
    pub fn answers(&self, field: Field) -> bool {
        self.bits(field) != 0
    }

    /// Whether a word is chosen, be it as the default.
    pub fn has(&self, choice: Choice) -> bool {
        let is_default = choice.field.has_default() && choice.bit == 0 && !self.answers(choice.field);
        is_default || self.bits(choice.field) >> choice.bit & 1 != 0
    }

    /// The state after an action.
    pub fn after(self, action: Action) -> Self {
        let mut next = self;
        match action {
            Action::Choose(choice) if choice.field.takes_many() => {
                next.chosen[choice.field as usize] ^= 1 << choice.bit;
            }
            Action::Choose(choice) => next.choose(choice),
            Action::Clear(field) => next.chosen[field as usize] = 0,
            Action::Chain(place, stage) => {
                let asked = [1 << place as u32, 1 << stage as u32];
                let [places, stages, ..] = &mut next.chosen;
                let is_asked = [*places, *stages] == asked;
                [*places, *stages] = if is_asked { [0, 0] } else { asked };
            }
            Action::Reset => next = Self::default(),
        }
        next.mend();
        next
    }

    /// Chooses a word: one more where many can be chosen, else in place of another.
    fn choose(&mut self, Choice { field, bit }: Choice) {
        let bits = &mut self.chosen[field as usize];
        if field.takes_many() {
            *bits |= 1 << bit;
        } else {
            *bits = if field.has_default() && bit == 0 { 0 } else { 1 << bit };
        }
    }

    /// Turns a period round that ends before it begins, and says whether it did.
    fn mend(&mut self) -> bool {
        let is_backwards = self.period_from().zip(self.period_to()).is_some_and(|(from, to)| from > to);
        if is_backwards {
            self.chosen.swap(Field::PeriodFrom as usize, Field::PeriodTo as usize);
        }
        is_backwards
    }

    /// Whether the state lets a figure through.
    pub fn admits(&self, figure: &Figure) -> bool {
        self.refusals(figure) == 0
    }

    /// Whether it would, were the place not asked for: what a yardstick must pass.
    pub fn admits_beside(&self, figure: &Figure) -> bool {
        self.refusals(figure) & !(1 << Field::Place as u32) == 0
    }

    /// A bit for each [`Field`] that does not let a figure through.
    pub fn refusals(&self, figure: &Figure) -> u16 {
        let mut refusals = 0;
        for &field in &Field::MANY {
            let bits = self.bits(field);
            let is_let_through = bits == 0 || bits >> word_of(figure, field) & 1 != 0;
            refusals |= u16::from(!is_let_through) << field as u32;
        }
        let begins_later = self.period_to().is_some_and(|to| figure.period.first_year() > to);
        let ends_before = self.period_from().is_some_and(|from| figure.period.year() < from);
        refusals
            | u16::from(ends_before) << Field::PeriodFrom as u32
            | u16::from(begins_later) << Field::PeriodTo as u32
    }

    /// Reads the part behind the `?` of an address. Keys that are not ours belong to the page and are passed
    /// over; what makes no sense is mended and told.
    pub fn from_query(query: &str) -> (Self, Vec<Repair>) {
        let mut state = Self::default();
        let mut repairs = Vec::new();
        let mut answered = 0_u16;
        let version = query::version(query);
        for (key, value) in parameters(query) {
            let key = query::today(&query::RENAMED, version, None, key);
            let Some(field) = Field::parse(key) else { continue };
            for word in decoded(value).split(',').map(str::trim_ascii).filter(|word| !word.is_empty()) {
                let word = query::today(&query::RENAMED, version, Some(key), word);
                if word == field.any_key() {
                    continue;
                }
                let Some(choice) = field.find(word) else {
                    repairs.push(Repair::Unoffered { field: field.key(), word: word.to_owned() });
                    continue;
                };
                let is_first = answered >> field as u32 & 1 == 0;
                if is_first || field.takes_many() {
                    state.choose(choice);
                    answered |= 1 << field as u32;
                } else if !state.has(choice) {
                    repairs.push(Repair::Second { field: field.key(), word: word.to_owned() });
                }
            }
        }
        if state.mend() {
            repairs.push(Repair::Swapped);
        }
        (state, repairs)
    }

    /// Writes the state as [`State::from_query`] reads it, without a `?`; empty for the default state.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        for &field in &Field::ALL {
            if !self.answers(field) {
                continue;
            }
            if !query.is_empty() {
                query.push('&');
            }
            self.write_answer(field, &mut query);
        }
        query
    }

    /// Appends a question's key and the words chosen in answer to it; says whether there are any.
    pub(crate) fn write_answer(&self, field: Field, query: &mut String) -> bool {
        query.push_str(field.key());
        let mut mark = '=';
        for choice in field.choices() {
            if self.has(choice) {
                query.push(mark);
                query.push_str(choice.key());
                mark = ',';
            }
        }
        mark == ','
    }
}

/// The position of the word by which a figure answers a question that takes many.
pub(crate) fn word_of(figure: &Figure, field: Field) -> usize {
    match field {
        Field::Place => figure.place as usize,
        Field::Stage => figure.stage as usize,
        Field::Right => figure.metric.right() as usize,
        _ => figure.layer as usize,
    }
}

pub(crate) fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.strip_prefix('?').unwrap_or(query).split('&').filter_map(|pair| pair.split_once('='))
}

/// Undoes percent-encoding; what is not valid UTF-8 becomes the replacement character.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = tail;
            }
        }
    }
    characters(&bytes)
}

/// Reads UTF-8. The standard way tells what is wrong where, which nobody asks here.
fn characters(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let length = match first.leading_ones() {
            2..=4 => first.leading_ones() as usize - 1,
            _ => 0,
        };
        let (mut code, mut read) = (u32::from(*first) & (0x7F >> first.leading_ones()), 0);
        while let Some(next) = tail.get(read).filter(|next| read < length && *next & 0xC0 == 0x80) {
            code = code << 6 | u32::from(next & 0x3F);
            read += 1;
        }
        let is_whole = read == length && (first.is_ascii() || length > 0);
        let character = if is_whole { char::from_u32(code) } else { None };
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = tail.get(read..).unwrap_or_default();
    }
    text
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
