//! What a picture of pixels says of itself in words: programs that take it in can offer them as its text alternative.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use crate::dataset::Message;
use crate::language::Language;
use crate::text;
use crate::view::ChartView;

/// The title and the description of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextAlternative {
    /// What its charts are called.
    pub title: String,
    /// What they show, a sentence or more for each.
    pub description: String,
}

/// What every PNG begins with.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How long its first chunk is, which says how large it is: length, name, thirteen bytes, checksum.
const HEADER: usize = 25;

/// That of the PNG specification; without a table, which would weigh more than it is worth for a few hundred bytes.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

impl TextAlternative {
    /// Of charts under a name.
    pub fn of<'v>(name: &str, views: impl Iterator<Item = &'v ChartView<'v>>, language: &Language) -> Self {
        let sentences: Vec<String> = views.map(|view| view.description(language)).collect();
        Self { title: text::plain(name), description: sentences.join(language.text(Message::UiSentenceGap)) }
    }

    /// A PNG with these words in chunks of international text, under the keywords of
    /// [its specification](https://www.w3.org/TR/png-3/#11keywords), behind its header; what is no PNG stays as it is.
    pub fn in_png(&self, png: &[u8]) -> Vec<u8> {
        let end = SIGNATURE.len() + HEADER;
        if !png.starts_with(SIGNATURE) || png.len() < end {
            return png.to_vec();
        }
        let (head, rest) = png.split_at(end);
        let words = [("Title", &self.title), ("Description", &self.description)];
        let chunks = words.into_iter().flat_map(|(keyword, words)| international_text(keyword, words));
        head.iter().copied().chain(chunks).chain(rest.iter().copied()).collect()
    }
}

/// A chunk `iTXt`, not compressed, of no language.
fn international_text(keyword: &str, words: &str) -> Vec<u8> {
    let named: Vec<u8> = [b"iTXt", keyword.as_bytes(), &[0; 5], words.as_bytes()].concat();
    // Words of one chart are far from four gigabytes.
    let length = (named.len() - 4) as u32;
    let checksum = CHECKSUM.checksum(&named);
    [&length.to_be_bytes()[..], &named, &checksum.to_be_bytes()].concat()
}
