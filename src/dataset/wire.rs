//! How what stands in a dataset is written for scripts, for files, and for the module of a preview: words by their keys,
//! numbers and periods as editors write them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Decimal, Layer, Message, Metric, Period, Place, Qualifier, Right, SourceKind, Stage, Unit};

macro_rules! written_as_keys {
    ($($name:ident)+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }
    )+ };
}

macro_rules! written_as_text {
    ($($name:ident)+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )+ };
}

macro_rules! read_from_text {
    ($($name:ident)+) => { $(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
    )+ };
}

written_as_keys! { Layer Metric Place Qualifier Right SourceKind Stage Unit }
written_as_text! { Decimal Period }
read_from_text! { Decimal Layer Metric Period Place Qualifier SourceKind Stage }

/// By its position: a page does not know the keys of messages.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(*self as u16)
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let position = usize::from(u16::deserialize(deserializer)?);
        Self::ALL.get(position).copied().ok_or_else(|| D::Error::custom("not a Message"))
    }
}
