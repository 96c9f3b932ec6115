//! Names for what is in files.

use greater_bay_ip::cli::digest::digest;

#[test]
fn pieces_are_told_apart_by_where_they_end() {
    assert_ne!(digest([&b"ab"[..], b"c"]), digest([&b"a"[..], b"bc"]));
    assert_ne!(digest([]), digest([&b""[..]]));
}

#[test]
fn the_same_pieces_have_the_same_name() {
    let name = digest([&b"a"[..], b"b"]);
    assert_eq!(name, digest([&b"a"[..], b"b"]));
    assert_eq!(name.len(), 64);
    assert!(name.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase()));
}
