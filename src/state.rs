//! What the reader asked for. The page address, the script interface and the command line all speak it.

use serde::{Serialize, Serializer};
use std::marker::PhantomData;

use crate::dataset::{Figure, Layer, Place, PlaceKind, Stage};

/// A word a filter offers.
pub trait Offered: Copy + PartialEq + 'static {
    /// The name of the filter: of its form controls and of its key in the address.
    const FILTER: &'static str;

    /// The words a reader can choose from, in the order they are shown.
    fn offered() -> impl Iterator<Item = Self>;

    /// The word as the address writes it.
    fn key(self) -> &'static str;

    /// The word's own bit, 0 to 63.
    fn bit(self) -> u32;
}

macro_rules! offered {
    ($word:ident as $filter:literal where $is_offered:expr) => {
        impl Offered for $word {
            const FILTER: &'static str = $filter;

            fn offered() -> impl Iterator<Item = Self> {
                Self::ALL.iter().copied().filter($is_offered)
            }

            fn key(self) -> &'static str {
                self.key()
            }

            fn bit(self) -> u32 {
                self as u32
            }
        }
    };
}

// Other clusters of the world ranking are company for ours, not places of this story.
offered!(Place as "place" where |place| place.kind() != PlaceKind::WorldCluster);
offered!(Stage as "stage" where |_| true);
offered!(Layer as "layer" where |_| true);

/// The words chosen in one filter. None chosen means that all are let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<T> {
    bits: u64,
    word: PhantomData<T>,
}

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self { bits: 0, word: PhantomData }
    }
}

impl<T: Offered> Chosen<T> {
    /// Whether nothing is chosen.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether the word is chosen.
    pub fn contains(self, word: T) -> bool {
        self.bits & (1 << word.bit()) != 0
    }

    /// Whether the filter lets the word through.
    pub fn admits(self, word: T) -> bool {
        self.is_empty() || self.contains(word)
    }

    /// The same choice with the word chosen, or no longer chosen.
    pub fn toggled(self, word: T) -> Self {
        Self { bits: self.bits ^ (1 << word.bit()), ..self }
    }

    /// The same choice with the word chosen.
    pub fn with(self, word: T) -> Self {
        Self { bits: self.bits | (1 << word.bit()), ..self }
    }

    /// The chosen words, in the order they are offered.
    pub fn words(self) -> impl Iterator<Item = T> {
        T::offered().filter(move |&word| self.contains(word))
    }
}

impl<T: Offered> FromIterator<T> for Chosen<T> {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        words.into_iter().fold(Self::default(), Self::with)
    }
}

impl<T: Offered> Chosen<T> {
    fn keys(self) -> Vec<&'static str> {
        self.words().map(T::key).collect()
    }
}

impl Serialize for State {
    /// As a map of lists of keys: `{ place: ["shenzhen"], stage: [], layer: [] }`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([
            (Place::FILTER, self.place.keys()),
            (Stage::FILTER, self.stage.keys()),
            (Layer::FILTER, self.layer.keys()),
        ])
    }
}

/// What a script asked for that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    /// A field that no state has.
    #[error("there is no field “{0}”; the fields are place, stage and layer")]
    Field(String),
    /// A word that the filter does not offer.
    #[error("{filter}: “{word}” is not one of {allowed}")]
    Word {
        /// The filter.
        filter: &'static str,
        /// The word.
        word: String,
        /// What it offers.
        allowed: String,
    },
}

/// What the reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// The places to show.
    pub place: Chosen<Place>,
    /// The links of the IP chain to show.
    pub stage: Chosen<Stage>,
    /// The layers to show.
    pub layer: Chosen<Layer>,
}

/// What a reader can do to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Choose a place, or no longer.
    Place(Place),
    /// Choose a stage, or no longer.
    Stage(Stage),
    /// Choose a layer, or no longer.
    Layer(Layer),
    /// Show everything again.
    Reset,
}

impl Action {
    /// The action of a form control, from its name and value; `None` where it is none of ours.
    pub fn of_control(filter: &str, key: &str) -> Option<Self> {
        match filter {
            Place::FILTER => offered(key).map(Self::Place),
            Stage::FILTER => offered(key).map(Self::Stage),
            Layer::FILTER => offered(key).map(Self::Layer),
            _ => None,
        }
    }
}

fn offered<T: Offered>(key: &str) -> Option<T> {
    T::offered().find(|word| word.key() == key)
}

fn known<T: Offered>(word: &str) -> Result<T, Unknown> {
    let allowed = || T::offered().map(T::key).collect::<Vec<_>>().join(", ");
    offered(word).ok_or_else(|| Unknown::Word {
        filter: T::FILTER,
        word: word.to_owned(),
        allowed: allowed(),
    })
}

/// A word in an address that no filter knows, and was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The filter it was meant for.
    pub filter: &'static str,
    /// The word, as the address wrote it.
    pub word: String,
}

impl State {
    /// The state after an action.
    pub fn after(self, action: Action) -> Self {
        match action {
            Action::Place(place) => Self { place: self.place.toggled(place), ..self },
            Action::Stage(stage) => Self { stage: self.stage.toggled(stage), ..self },
            Action::Layer(layer) => Self { layer: self.layer.toggled(layer), ..self },
            Action::Reset => Self::default(),
        }
    }

    /// The state with one more word chosen, as scripts ask for it.
    ///
    /// # Errors
    /// Where there is no such filter, or it does not offer the word.
    pub fn choosing(self, filter: &str, word: &str) -> Result<Self, Unknown> {
        match filter {
            Place::FILTER => Ok(Self { place: self.place.with(known(word)?), ..self }),
            Stage::FILTER => Ok(Self { stage: self.stage.with(known(word)?), ..self }),
            Layer::FILTER => Ok(Self { layer: self.layer.with(known(word)?), ..self }),
            _ => Err(Unknown::Field(filter.to_owned())),
        }
    }

    /// Whether the state lets a figure through.
    pub fn admits(&self, figure: &Figure) -> bool {
        self.place.admits(figure.place) && self.admits_beside(figure)
    }

    /// Whether it would, were the place not asked for: what a yardstick must pass.
    pub fn admits_beside(&self, figure: &Figure) -> bool {
        self.stage.admits(figure.stage) && self.layer.admits(figure.layer)
    }

    /// Reads the part behind the `?` of an address. Keys that are not ours belong to the page and are passed
    /// over; words that no filter knows are dropped and told.
    pub fn from_query(query: &str) -> (Self, Vec<Dropped>) {
        let mut state = Self::default();
        let mut dropped = Vec::new();
        for (key, value) in parameters(query) {
            match key {
                Place::FILTER => read(value, &mut state.place, &mut dropped),
                Stage::FILTER => read(value, &mut state.stage, &mut dropped),
                Layer::FILTER => read(value, &mut state.layer, &mut dropped),
                _ => {}
            }
        }
        (state, dropped)
    }

    /// Writes the state as [`State::from_query`] reads it, without a `?`; empty for the default state.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        write(self.place, &mut query);
        write(self.stage, &mut query);
        write(self.layer, &mut query);
        query
    }

    /// The page's own query with this state in it: foreign parameters stay as they are.
    pub fn within_query(&self, query: &str) -> String {
        let foreign = query.strip_prefix('?').unwrap_or(query).split('&').filter(|pair| {
            let key = pair.split('=').next().unwrap_or(pair);
            !pair.is_empty() && ![Place::FILTER, Stage::FILTER, Layer::FILTER].contains(&key)
        });
        let own = self.to_query();
        let pairs: Vec<&str> = foreign.chain((!own.is_empty()).then_some(own.as_str())).collect();
        pairs.join("&")
    }
}

fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.strip_prefix('?').unwrap_or(query).split('&').filter_map(|pair| pair.split_once('='))
}

fn read<T: Offered>(value: &str, chosen: &mut Chosen<T>, dropped: &mut Vec<Dropped>) {
    for word in decoded(value).split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match offered::<T>(word) {
            Some(word) => *chosen = chosen.with(word),
            None => dropped.push(Dropped { filter: T::FILTER, word: word.to_owned() }),
        }
    }
}

fn write<T: Offered>(chosen: Chosen<T>, query: &mut String) {
    for (index, word) in chosen.words().enumerate() {
        if index == 0 {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(T::FILTER);
            query.push('=');
        } else {
            query.push(',');
        }
        query.push_str(word.key());
    }
}

/// Undoes percent-encoding; what is not valid UTF-8 becomes the replacement character.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
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
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}
