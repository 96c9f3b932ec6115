use greater_bay_ip::cli::names::{Names, hashed, is_hashed};

#[test]
fn a_name_says_what_is_in_the_file() {
    // The beginning of SHA-256 of “abc”, as FIPS 180-4 prints it.
    assert_eq!(hashed("words.en.txt", b"abc"), "words.en.ba7816bf.txt");
    assert_eq!(hashed("pictures/a.svg", b"abc"), "pictures/a.ba7816bf.svg");
    assert_ne!(hashed("a.css", b"abc"), hashed("a.css", b"abd"));
    assert_eq!(hashed("licence", b"abc"), "licence.ba7816bf");
}

#[test]
fn a_hashed_name_is_told_from_others() {
    let in_folder = "pictures/ba7816bf/a.svg".to_owned();
    for name in [hashed("a.css", b""), hashed("deep/words.zh-Hans.txt", b"x"), in_folder] {
        assert!(is_hashed(&name), "{name}");
    }
    for name in ["a.css", "figures.csv", "a.ba7816bf", "ba7816bf.css", "a.BA7816BF.css", "a.ba7816b.css", ""]
    {
        assert!(!is_hashed(name), "{name}");
    }
}

#[test]
fn references_are_filled_with_published_names() {
    let mut names = Names::default();
    names.add("a.css", b"abc");
    names.add("more.js", b"abc");
    assert_eq!(names.of("a.css"), "a.ba7816bf.css");
    assert_eq!(names.of("figures.csv"), "figures.csv");
    let page = "<link href=\"a.css\"><a href=\"aa.css\">a.css</a> import('./more.js')";
    let filled = "<link href=\"a.ba7816bf.css\"><a href=\"aa.css\">a.css</a> import('./more.ba7816bf.js')";
    assert_eq!(names.filled(page), filled);
}

#[test]
fn a_folder_has_one_hash_for_all_its_files() {
    let mut names = Names::default();
    let files = [("b.svg", "a"), ("c.svg", "bc")].map(|(name, text)| (name.to_owned(), text.to_owned()));
    names.add_folder("pictures", &files);
    assert_eq!(names.of("pictures/b.svg"), "pictures/ba7816bf/b.svg");
    assert_eq!(names.filled("<img src=\"pictures/c.svg\">"), "<img src=\"pictures/ba7816bf/c.svg\">");
}
