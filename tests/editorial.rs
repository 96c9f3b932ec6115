mod citation;
mod figures;
mod messages;
mod proof;
mod registers;
mod said;
mod tables;
mod tour;
mod wording;

use std::path::Path;

use greater_bay_ip::editorial::{self, Editorial, File, Report};

/// The files as they are.
fn files() -> Vec<File> {
    editorial::read(Path::new(editorial::FOLDER)).unwrap()
}

/// Lets an editor change the only place in a file where `from` stands.
fn edit(files: &mut [File], name: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|file| file.name == name).unwrap();
    let text = std::str::from_utf8(&file.bytes).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
    file.bytes = text.replace(from, to).into_bytes();
}

/// Lets an editor add a line at the end of a file.
fn append(files: &mut [File], name: &str, line: &str) {
    let file = files.iter_mut().find(|file| file.name == name).unwrap();
    file.bytes.extend_from_slice(format!("{line}\n").as_bytes());
}

fn validated(files: &[File]) -> Result<Editorial, Report> {
    editorial::validate(files)
}

/// The mistakes, those of messages without where in their file they stand.
fn report(files: &[File]) -> Vec<String> {
    let placeless = |line: &str| match line.split_once(": message ") {
        Some((spot, rest)) => {
            let file =
                spot.trim_end_matches(|character: char| character.is_ascii_digit() || character == ':');
            format!("{file}: message {rest}")
        }
        None => line.to_owned(),
    };
    validated(files)
        .err()
        .map(|report| report.to_string().lines().map(placeless).collect())
        .unwrap_or_default()
}

/// The line and the character, counted from 1, with which a text of a file begins.
fn place_of(files: &[File], name: &str, text: &str) -> String {
    let file = files.iter().find(|file| file.name == name).unwrap();
    let all = std::str::from_utf8(&file.bytes).unwrap();
    let (before, _) = all.split_once(text).unwrap();
    let start = before.rsplit('\n').next().unwrap();
    format!("{}:{}", 1 + before.matches('\n').count(), 1 + start.chars().count())
}

/// The one mistake that an edit makes, and no other in its wake.
#[track_caller]
fn mistake(name: &str, from: &str, to: &str) -> String {
    let mut files = files();
    edit(&mut files, name, from, to);
    only(&files)
}

#[track_caller]
fn only(files: &[File]) -> String {
    let report = report(files);
    assert_eq!(report.len(), 1, "{report:#?}");
    report[0].clone()
}
