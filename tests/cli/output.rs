use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

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

#[test]
fn at_every_moment_of_a_build_there_is_a_whole_site() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    publish(&site, "greater-bay-ip.js", "0");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let looked = scope.spawn(|| {
            let mut looks = 0;
            while !is_over.load(Ordering::Relaxed) {
                assert!(fs::read_to_string(site.join("greater-bay-ip.js")).is_ok(), "after {looks} looks");
                looks += 1;
            }
            looks
        });
        for number in 1..200 {
            publish(&site, "greater-bay-ip.js", &number.to_string());
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(looked.join().unwrap() > 200);
    });
}

#[test]
fn what_killed_builds_have_left_is_cleared_and_stops_none() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    publish(&site, "greater-bay-ip.js", "first");
    let own = format!(".site.{}", std::process::id());
    for left in [&own, ".site.0", ".site.1", ".site.4194304", ".site.replaced"] {
        fs::create_dir(parent.path().join(left)).unwrap();
        fs::write(parent.path().join(left).join("half.js"), "").unwrap();
    }
    for foreign in [".site.backup", ".site.", "site.1", ".other.1"] {
        fs::create_dir(parent.path().join(foreign)).unwrap();
    }
    publish(&site, "greater-bay-ip.js", "second");
    assert_eq!(fs::read_to_string(site.join("greater-bay-ip.js")).unwrap(), "second");
    assert_eq!(names(parent.path()), [".other.1", ".site.", ".site.backup", "site", "site.1"]);
}

#[test]
fn a_build_killed_between_two_steps_gives_the_old_site_back() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    publish(&site, "greater-bay-ip.js", "first");
    fs::rename(&site, parent.path().join(".site.replaced")).unwrap();
    drop(Staging::beside(&site).unwrap());
    assert_eq!(fs::read_to_string(site.join("greater-bay-ip.js")).unwrap(), "first");
    assert_eq!(names(parent.path()), ["site"]);
}

#[test]
fn builds_side_by_side_leave_each_other_alone() {
    let parent = tempdir().unwrap();
    let site = parent.path().join("site");
    let first = Staging::beside(&site).unwrap();
    first.write("greater-bay-ip.js", b"first").unwrap();
    publish(&site, "greater-bay-ip.js", "second");
    first.publish().unwrap();
    assert_eq!(fs::read_to_string(site.join("greater-bay-ip.js")).unwrap(), "first");
    assert_eq!(names(parent.path()), ["site"]);
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
