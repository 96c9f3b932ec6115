use std::path::Path;

use greater_bay_ip::cli::weight::{BUDGET_BROTLI_BYTES, File, Weight, WeightError};

#[test]
fn a_sum_on_the_budget_is_within_it_and_one_byte_more_is_not() {
    let weight = weight(&[60, 40]);
    assert_eq!(weight.total(), 100);
    assert!(weight.within(100, "pt").is_ok());
    let Err(WeightError::OverBudget { language, total, budget }) = weight.within(99, "pt") else {
        panic!("100 is within 99")
    };
    assert_eq!((language, total, budget), ("pt", 100, 99));
}

#[test]
fn every_language_brings_its_own_words() {
    let weight = weight(&[60, 40]);
    let pack = File { name: "words".to_owned(), raw: 90, brotli: 50 };
    assert_eq!((weight.with(pack).total(), weight.total()), (150, 100));
    let error = weight.holds("file 2").unwrap_err().to_string();
    assert!(error.contains("does not name file 2"), "{error}");
    assert!(weight.holds("file 1").is_ok());
}

#[test]
fn a_file_weighs_what_travels() {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(site.path().join(name), bytes).unwrap();
    write("a.txt", &[b'a'; 12_000]);
    write("a.txt.br", &[0; 99]);
    write("b.png", &[0; 500]);
    let weighed = |name: &str| File::of(site.path(), Path::new(name)).unwrap();
    let file = |name: &str, raw, brotli| File { name: name.to_owned(), raw, brotli };
    assert_eq!(weighed("a.txt"), file("a.txt", 12_000, 99));
    assert_eq!(weighed("b.png"), file("b.png", 500, 500));
    assert!(File::of(site.path(), Path::new("c.txt")).is_err());
}

#[test]
fn the_table_names_files_sum_and_budget() {
    let table = weight(&[60_000, 12_345])
        .table(&[("pt", 72_500)], &[File { name: "more.js".to_owned(), raw: 5, brotli: 4 }]);
    let budget = format!("{},000", BUDGET_BROTLI_BYTES / 1000);
    for words in
        ["file 0", "60,000", "72,345", "fetched in pt", "72,500", "budget", &budget, "on demand: more.js"]
    {
        assert!(table.contains(words), "“{words}” is not in:\n{table}");
    }
}

#[test]
fn a_warning_names_the_language_and_what_grew_by_how_much() {
    let of = |files: &[(&str, usize)]| {
        let file = |&(name, brotli): &(&str, usize)| File { name: name.to_owned(), raw: brotli, brotli };
        Weight { files: files.iter().map(file).collect() }
    };
    let before = of(&[("index.html", 10_000), ("v/00000000/a.wasm", 90_000), ("v/00000000/b.js", 900)]);
    let module = BUDGET_BROTLI_BYTES - 7_000;
    let after = of(&[("index.html", 10_007), ("v/ffffffff/a.wasm", module), ("v/ffffffff/b.js", 800)]);
    assert_eq!(before.warning("pt", None), None);
    assert_eq!(after.growth(&before), [("a.wasm", module - 90_000), ("index.html", 7)]);
    let warning = after.warning("pt", Some(&before)).unwrap();
    for words in ["in pt", "3,807 more", "a.wasm by ", "index.html by 7"] {
        assert!(warning.contains(words), "“{words}” is not in: {warning}");
    }
    assert!(after.warning("en", None).unwrap().contains("no earlier build"));
}

fn weight(brotli: &[usize]) -> Weight {
    let file = |(index, &brotli)| File { name: format!("file {index}"), raw: brotli * 2, brotli };
    Weight { files: brotli.iter().enumerate().map(file).collect() }
}
