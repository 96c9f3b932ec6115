//! A value as a script or a file gives it, before anybody knows whether it means something.

use std::fmt::{self, Display, Formatter, Write as _};

use serde::Deserializer;
use serde::de::{Deserialize, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The longest text that is repeated in a message, in characters.
const LONGEST_QUOTE: usize = 40;

/// The most items of a list that are repeated in a message.
const MOST_ITEMS: usize = 5;

/// What was given. Fields are kept of the outermost object only, and items of lists only where those are fields of it:
/// nobody asks for what lies deeper, and that may have no end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Given {
    /// `null`
    Null,
    /// `true` or `false`
    Truth(bool),
    /// Any number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Given>),
    /// Fields with their names.
    Object(Vec<(String, Given)>),
}

/// As a script writes it.
impl Display for Given {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Truth(truth) => truth.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => write!(f, "{:?}", Shortened(text).to_string()),
            Self::List(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().take(MOST_ITEMS).enumerate() {
                    write!(f, "{}{item}", if index > 0 { "," } else { "" })?;
                }
                f.write_str(if items.len() > MOST_ITEMS { ",…]" } else { "]" })
            }
            Self::Object(_) => f.write_str("{…}"),
        }
    }
}

/// A text that is cut where it is too long for a message.
pub(super) struct Shortened<'t>(pub(super) &'t str);

impl Display for Shortened<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth::Whole.deserialize(deserializer)
    }
}

/// How deep a value lies in what was given.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Whole,
    Field,
    Item,
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Given;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Given;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, null or a list")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Null)
    }

    fn visit_none<E>(self) -> Result<Given, E> {
        Ok(Given::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Given, E> {
        Ok(Given::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Given, E> {
        Ok(Given::Object(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut kept = Vec::new();
        if self == Self::Field {
            while let Some(item) = items.next_element_seed(Self::Item)? {
                kept.push(item);
            }
        } else {
            while items.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(Given::List(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Given, A::Error> {
        let mut kept = Vec::new();
        if self == Self::Whole {
            while let Some(name) = entries.next_key::<String>()? {
                // What cannot be read at all, such as a symbol, is told by its field too.
                let told = |error| A::Error::custom(format_args!("{name}: {error}"));
                let value = entries.next_value_seed(Self::Field).map_err(told)?;
                kept.push((name, value));
            }
        } else {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        }
        Ok(Given::Object(kept))
    }
}
