use greater_bay_ip::cli::delivery::{Files, RULES, headers, headers_file, nginx};

const FILES: [&str; 9] = [
    "index.html",
    "embed.html",
    "greater-bay-ip.js",
    "v/12345678/greater-bay-ip.js",
    "v/12345678/greater_bay_ip_bg.wasm",
    "npm/greater_bay_ip_bg.wasm",
    "figures.csv",
    "v/12345678/pictures/rank-wide.svg",
    "oembed.json",
];

fn files() -> Vec<String> {
    FILES.map(str::to_owned).into()
}

/// What a `_headers` file says of a path: all rules that match it apply.
fn said<'a>(file: &'a str, path: &str) -> Vec<&'a str> {
    let mut applies = false;
    let mut said = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("  ") {
            Some(header) if applies => said.push(header),
            Some(_) => {}
            None => {
                // Anything behind a star means one thing to one host and another to the next.
                assert!(!line.trim_end_matches('*').contains('*'), "{line}");
                applies = line.strip_suffix('*').map_or(path == line, |folder| path.starts_with(folder));
            }
        }
    }
    said
}

#[test]
fn the_headers_file_says_of_each_file_what_the_table_says_and_leaves_stable_names_to_the_host() {
    let file = headers_file(&files());
    for name in FILES {
        let is_left = |files| matches!(files, Files::Stable | Files::Usual(_));
        let rules = headers(name).filter(|rule| !is_left(rule.files));
        let expected: Vec<String> = rules.map(|rule| format!("{}: {}", rule.name, rule.value)).collect();
        assert_eq!(said(&file, &format!("/{name}")), expected, "{name}");
    }
    assert_eq!(said(&file, "/").len(), 4, "{file}");
}

#[test]
fn only_names_that_change_are_kept_for_ever() {
    for name in FILES {
        let caching: Vec<_> = headers(name).filter(|rule| rule.name == "cache-control").collect();
        assert_eq!(caching.len(), 1, "{name}");
        assert_eq!(caching[0].value.contains("immutable"), name.contains("12345678"), "{name}");
    }
}

#[test]
fn nginx_is_told_every_rule() {
    let configuration = nginx(&"https://news.example/ip/".parse().unwrap());
    for rule in RULES {
        assert!(configuration.contains(rule.value), "{} is not in:\n{configuration}", rule.value);
    }
    for words in ["server_name news.example;", "location /ip/ {", "gzip_static on;"] {
        assert!(configuration.contains(words), "{words} is not in:\n{configuration}");
    }
}
