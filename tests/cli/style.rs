use greater_bay_ip::cli::style::minified;

#[test]
fn a_style_sheet_means_the_same_without_what_only_its_authors_read() {
    let source = "/* Ground. */\n.a > .b {\n  color: light-dark(#ffffff, rgb(0 0 0));\n  --own: a  b;\n}\n@media print { p { margin: 0px } }\n";
    let sheet = minified(source, "a.css").unwrap();
    for words in ["light-dark(#fff,#000)", "--own:a b", "@media print{p{margin:0}}", ".a>.b{"] {
        assert!(sheet.contains(words), "{words} is not in {sheet}");
    }
    assert!(!sheet.contains("Ground"), "{sheet}");
}

#[test]
fn a_style_sheet_that_cannot_be_read_is_refused() {
    let error = minified("a { color: red", "a.css").and(minified("a } {", "a.css")).unwrap_err().to_string();
    assert!(error.contains("www/a.css"), "{error}");
}
