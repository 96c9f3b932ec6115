use greater_bay_ip::cli::version::{Version, is_versioned};

fn directory(files: &[(&str, &str)]) -> String {
    let mut version = Version::default();
    for &(name, text) in files {
        version.add(name, text);
    }
    version.directory()
}

#[test]
fn a_directory_says_what_is_in_it() {
    let before = directory(&[("a.css", "abc"), ("b.js", "d")]);
    assert_eq!(before, directory(&[("b.js", "d"), ("a.css", "abc")]), "in whatever order");
    for other in [
        [("a.css", "abd"), ("b.js", "d")],
        [("a.css", "abc"), ("c.js", "d")],
        [("a.css", "abcb.js"), ("", "d")],
        [("a.css", "d"), ("b.js", "abc")],
    ] {
        assert_ne!(before, directory(&other));
    }
    assert!(is_versioned(&format!("{before}a.css")), "{before}");
}

#[test]
fn files_of_a_version_are_told_from_others() {
    for name in ["v/ba7816bf/a.css", "v/00000000/pictures/a.svg"] {
        assert!(is_versioned(name), "{name}");
    }
    for name in ["a.css", "figures.csv", "v/a.css", "v/ba7816bf", "v/BA7816BF/a.css", "x/ba7816bf/a.css", ""]
    {
        assert!(!is_versioned(name), "{name}");
    }
}
