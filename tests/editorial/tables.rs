use greater_bay_ip::editorial;
use proptest::prelude::*;

use super::{edit, files, mistake, only, report};

#[test]
fn a_missing_column() {
    let mut files = files();
    edit(&mut files, "story.csv", "period,value,unit", "period,value,units");
    let report = report(&files);
    assert_eq!(report.len(), 2, "{report:#?}");
    assert!(
        report[0].starts_with("src/data/story.csv:1: column \"unit\": found only \"metric\", \"place\","),
        "{}",
        report[0]
    );
    assert!(report[0].ends_with("expected also \"unit\"; add the column to the first line and to every row"));
    assert!(
        report[1].starts_with("src/data/story.csv:1: column \"units\": found the column \"units\", expected")
    );
    assert!(report[1].ends_with("rename or remove it; did you mean \"unit\"?"), "{}", report[1]);
}

#[test]
fn an_empty_table() {
    let mut files = files();
    files.iter_mut().find(|file| file.name == "story.csv").unwrap().bytes.clear();
    assert_eq!(report(&files).len(), 9, "one for each column");
}

#[test]
fn too_few_and_too_many_fields() {
    let text = mistake("story.csv", "8524000,trademarks,exact", "8,524,000,trademarks,exact");
    assert!(
        text.starts_with(
            "src/data/story.csv:5: found 11 fields, expected 9; write text that holds a comma between"
        ),
        "{text}"
    );
    let text = mistake("metrics.csv", "gdp,yuan,flow,output,other", "gdp,yuan,flow,other");
    assert!(text.starts_with("src/data/metrics.csv:22: found 4 fields, expected 5"), "{text}");
}

#[test]
fn the_wide_comma_of_chinese_texts_is_named() {
    let text = mistake("metrics.csv", "gdp,yuan,flow,output,other", "gdp，yuan,flow,output,other");
    assert_eq!(
        text,
        "src/data/metrics.csv:22: found the wide comma “，” in \"gdp，yuan\", expected 5 fields; part them by “,”"
    );
    let text = mistake("notes.csv", "key,source", "key，source");
    assert!(
        text.starts_with("src/data/notes.csv:1: found a header whose columns are parted by '，'"),
        "{text}"
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    let text = mistake("story.csv", "areas,exact,management,article,", "areas,exact,management,article,\"");
    assert!(
        text.starts_with("src/data/story.csv:13: column \"note\": found a line break inside the field"),
        "{text}"
    );
}

#[test]
fn a_table_in_another_encoding() {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == "sources.csv").unwrap();
    let at = file.bytes.windows(11).position(|bytes| bytes == b"ta-kung-pao").unwrap();
    file.bytes[at + 1] = 0xE4;
    assert_eq!(
        only(&files),
        "src/data/sources.csv:33: column \"publisher\": found the byte 0xE4, expected UTF-8; save the file with the \
         encoding UTF-8"
    );
}

#[test]
fn a_missing_table() {
    let mut files = files();
    files.retain(|file| file.name != "derived.csv");
    let text = only(&files);
    assert!(
        text.starts_with(
            "src/data/derived.csv: found no such file, expected a table with the columns \"metric\""
        ),
        "{text}"
    );
}

#[test]
fn spreadsheets_may_leave_their_marks() {
    let mut files = files();
    for file in files.iter_mut().filter(|file| file.name.ends_with(".csv")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        file.bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    assert_eq!(report(&files), [""; 0]);
}

#[test]
fn columns_may_stand_in_any_order() {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == "metrics.csv").unwrap();
    let text = std::str::from_utf8(&file.bytes).unwrap();
    let turned = |line: &str| line.rsplit(',').collect::<Vec<_>>().join(",") + "\n";
    file.bytes = text.lines().map(turned).collect::<String>().into_bytes();
    let turned = editorial::validate(&files).unwrap();
    assert_eq!(turned, editorial::validate(&super::files()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever an accident does to a file, the answer is a report and every line says where.
    #[test]
    fn damage_is_reported_not_fatal(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 0..6),
        cut in 0_usize..40,
    ) {
        let mut files = files();
        let bytes = &mut which.get_mut(&mut files).bytes;
        let from = at.index(bytes.len());
        let to = (from + cut).min(bytes.len());
        bytes.splice(from..to, damage);
        for line in report(&files) {
            prop_assert!(line.starts_with("src/data/"), "{}", line);
            prop_assert!(line.contains(": found ") && line.contains("expected "), "{}", line);
        }
    }
}

#[test]
fn a_table_with_another_separator() {
    for separator in [";", "\t"] {
        let mut files = files();
        let file = files.iter_mut().find(|file| file.name == "tour.csv").unwrap();
        file.bytes = format!("key{separator}state\none-sixth{separator}place=china\n").into_bytes();
        let found = separator.chars().next().unwrap();
        let expected =
            format!("src/data/tour.csv:1: found a header whose columns are parted by {found:?}, expected");
        assert!(report(&files).iter().any(|mistake| mistake.starts_with(&expected)), "{:#?}", report(&files));
    }
}

#[test]
fn a_table_with_zero_bytes() {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == "derived.csv").unwrap();
    let at = file.bytes.iter().position(|byte| *byte == b'\n').unwrap();
    file.bytes.insert(at + 1, 0);
    assert!(only(&files).starts_with("src/data/derived.csv:2: found a zero byte, expected text; save"));
}

#[test]
fn a_folder_in_place_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("story.csv")).unwrap();
    let files = editorial::read(folder.path()).unwrap();
    let text = report(&files).join("\n");
    assert!(text.contains("src/data/story.csv: found a folder of this name, expected a file"), "{text}");
}
