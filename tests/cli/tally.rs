use greater_bay_ip::cli::verify::Tally;

#[test]
fn results_of_test_binaries_are_counted() {
    let line =
        "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
    assert_eq!(Tally::of_line(line), Some(Tally { passed: 12, failed: 3 }));
    assert_eq!(Tally::of_line("test cli::tally ... ok"), None);
    assert_eq!(Tally::of_line("test result: unknown"), None);
}
