use std::fs;
use std::io::Read as _;

use greater_bay_ip::cli::cache::Cache;
use greater_bay_ip::cli::compression::{beside, brotli, gzip};

#[test]
fn compressed_files_hold_what_the_files_hold() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    let text = "greater bay ".repeat(1000);
    let names = ["a.html", "b.wasm", "c.txt", "d.png", "e.css"];
    for name in names {
        fs::write(path(name), &text).unwrap();
    }
    // What does not shrink travels as it is.
    fs::write(path("e.css"), "a{}").unwrap();
    beside(&names.map(path), &Cache::none()).unwrap();
    for name in ["a.html", "b.wasm", "c.txt"] {
        let mut opened = String::new();
        let compressed = fs::read(path(&format!("{name}.br"))).unwrap();
        brotli::Decompressor::new(&compressed[..], 4096).read_to_string(&mut opened).unwrap();
        assert!(opened == text && compressed.len() < 100, "{name}");
        let mut opened = String::new();
        let compressed = fs::read(path(&format!("{name}.gz"))).unwrap();
        flate2::read::GzDecoder::new(&compressed[..]).read_to_string(&mut opened).unwrap();
        assert!(opened == text && compressed.len() < 200, "{name}");
    }
    for name in ["d.png.br", "d.png.gz", "e.css.br", "e.css.gz"] {
        assert!(!path(name).exists(), "{name}");
    }
}

#[test]
fn the_same_bytes_are_compressed_to_the_same_bytes() {
    let text = "bay ".repeat(99).into_bytes();
    assert_eq!(brotli(&text).unwrap(), brotli(&text).unwrap());
    let gzipped = gzip(&text).unwrap();
    // RFC 1952 keeps the time in the bytes 4 to 7; without one they are zero.
    assert_eq!(gzipped[4..8], [0; 4]);
}
