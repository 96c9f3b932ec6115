//! The words that a picture of pixels has with it.

use crc::{CRC_32_ISO_HDLC, Crc};
use greater_bay_ip::cli::raster;
use greater_bay_ip::export::TextAlternative;
use resvg::tiny_skia::Pixmap;

const SQUARE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='3'><rect width='3' height='3'/></svg>";

fn alternative() -> TextAlternative {
    TextAlternative { title: "Über 6 500".to_owned(), description: "从零起的条形。".to_owned() }
}

/// The chunks of a PNG, each with what its checksum should be.
fn chunks(png: &[u8]) -> Vec<(String, Vec<u8>, bool)> {
    let mut chunks = Vec::new();
    let mut rest = &png[8..];
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        let (chunk, after) = rest.split_at(12 + length);
        let (named, checksum) = chunk[4..].split_at(4 + length);
        let is_sound = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(named).to_be_bytes() == checksum;
        chunks.push((String::from_utf8(named[..4].to_vec()).unwrap(), named[4..].to_vec(), is_sound));
        rest = after;
    }
    chunks
}

#[test]
fn a_png_says_what_it_is_and_shows_the_same_pixels() {
    let before = raster::png(SQUARE, 1.0).unwrap();
    let after = alternative().in_png(&before);
    let names: Vec<String> = chunks(&after).iter().map(|(name, ..)| name.clone()).collect();
    assert_eq!(names[..3], ["IHDR", "iTXt", "iTXt"]);
    assert_eq!(names.last().unwrap(), "IEND");
    assert!(chunks(&after).iter().all(|(.., is_sound)| *is_sound));
    assert_eq!(chunks(&after)[1].1, "Title\0\0\0\0\0Über 6 500".as_bytes());
    assert_eq!(chunks(&after)[2].1, "Description\0\0\0\0\0从零起的条形。".as_bytes());
    let pixels = |png: &[u8]| Pixmap::decode_png(png).unwrap().data().to_vec();
    assert_eq!(pixels(&before), pixels(&after));
}

#[test]
fn what_is_no_png_stays_as_it_is() {
    for bytes in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(alternative().in_png(bytes), bytes);
    }
}
