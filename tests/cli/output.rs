use std::fs;

use greater_bay_ip::cli::output::{OutputError, Staging};
use tempfile::tempdir;

use super::refuses;

#[test]
fn a_directory_of_somebody_else_is_refused() {
    let parent = tempdir().unwrap();
    fs::write(parent.path().join("letter.txt"), "dear reader").unwrap();
    refuses(&["build", "--out", parent.path().to_str().unwrap()], &["not empty", "--out"]);
    assert_eq!(fs::read_to_string(parent.path().join("letter.txt")).unwrap(), "dear reader");
}

#[test]
fn an_unwritable_directory_is_refused() {
    let parent = tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "").unwrap();
    refuses(&["build", "--out", file.to_str().unwrap()], &["not a directory", "--out"]);
    refuses(&["build", "--out", file.join("site").to_str().unwrap()], &["cannot write", "--out", "because"]);
}

#[test]
fn a_new_site_takes_the_place_of_the_old() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("deep").join("site");
    publish(&site, "greater-bay-ip.js", "first");
    fs::write(site.join("stale.css"), "").unwrap();
    publish(&site, "greater-bay-ip.js", "second");
    assert_eq!(fs::read_to_string(site.join("greater-bay-ip.js")).unwrap(), "second");
    assert_eq!(names(&site), ["greater-bay-ip.js"]);
    assert_eq!(names(site.parent().unwrap()), ["site"], "nothing is left beside the site");
}

#[test]
fn a_site_given_up_leaves_the_old_one() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    publish(&site, "greater-bay-ip.js", "first");
    let staging = Staging::beside(&site).unwrap();
    staging.write("greater-bay-ip.js", b"half").unwrap();
    drop(staging);
    assert_eq!(fs::read_to_string(site.join("greater-bay-ip.js")).unwrap(), "first");
    assert_eq!(names(parent.path()), ["site"]);
}

#[test]
fn a_directory_filled_during_the_build_is_refused() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    let staging = Staging::beside(&site).unwrap();
    fs::create_dir(&site).unwrap();
    fs::write(site.join("letter.txt"), "").unwrap();
    assert!(matches!(staging.publish(), Err(OutputError::Foreign { .. })));
    assert_eq!(names(&site), ["letter.txt"]);
}

#[track_caller]
fn publish(site: &std::path::Path, name: &str, text: &str) {
    let staging = Staging::beside(site).unwrap();
    staging.write(name, text.as_bytes()).unwrap();
    staging.publish().unwrap();
}

#[track_caller]
fn names(directory: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
