use super::{append, files, mistake, only};

#[test]
fn a_source_that_nothing_cites() {
    let mut files = files();
    append(&mut files, "sources.csv", "spare,wipo,,,press,Something,2019,https://example.org/,C");
    assert_eq!(
        only(&files),
        "src/data/sources.csv:45: column \"key\": found the source \"spare\", which no figure, event or note cites; cite \
         it in a table or remove the row"
    );
}

#[test]
fn a_note_that_no_figure_carries() {
    let mut files = files();
    append(&mut files, "notes.csv", "methods-2025,wipo-2025-10-02");
    assert_eq!(
        only(&files),
        "src/data/notes.csv:4: column \"key\": found \"methods-2025\", expected a note that a figure carries; remove the \
         row; did you mean \"method-2025\"?"
    );
    let text = mistake("notes.csv", "method-2025,wipo-2025-10-02", "method-2025,wipo-2025");
    assert!(text.starts_with("src/data/notes.csv:3: column \"source\": found \"wipo-2025\""), "{text}");
}

#[test]
fn a_label_that_does_not_say_where_the_link_leads() {
    let text = mistake("sources.csv", "cnipa,urdupoint,press", "cnipa,,press");
    assert!(
        text.ends_with(
            "column \"via\": found \"associated-press-of-pakistan\", expected \"urdupoint\", as src/data/sources.csv:12 \
             says of the same address urdupoint.com"
        ),
        "{text}"
    );
    let text = mistake("sources.csv", "cnipa,hnfi.cn,repost", "cnipa,finance.cn,repost");
    assert!(
        text.ends_with("column \"via\": found \"finance.cn\", expected \"hnfi.cn\", where the address leads"),
        "{text}"
    );
}
