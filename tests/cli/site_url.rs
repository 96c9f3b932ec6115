use greater_bay_ip::cli::site_url::SiteUrl;

use super::refuses;

#[test]
fn the_address_of_a_site_names_a_directory() {
    for (given, text, host, path) in [
        (
            "https://news.example/graphics/ip",
            "https://news.example/graphics/ip/",
            "news.example",
            "/graphics/ip/",
        ),
        ("https://news.example", "https://news.example/", "news.example", "/"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "127.0.0.1", "/"),
    ] {
        let url: SiteUrl = given.parse().unwrap();
        assert_eq!((url.as_str(), url.host(), url.path()), (text, host, path));
        assert_eq!(url.of("embed.html"), format!("{text}embed.html"));
    }
    assert_eq!(SiteUrl::local(8080), "http://127.0.0.1:8080".parse().unwrap());
}

#[test]
fn what_is_no_address_of_a_site_is_refused() {
    for given in [
        "",
        "news.example",
        "/path/",
        "ftp://a.example/",
        "https:///x",
        "https://a.example/?a",
        "https://a.example/\"x",
    ] {
        let error = given.parse::<SiteUrl>().unwrap_err().to_string();
        assert!(error.contains(given) && error.contains("https://your.host/path/"), "{error}");
    }
    refuses(&["build", "--url", "news.example"], &["--url", "news.example", "https://your.host/path/"]);
    refuses(&["--url", "news.example"], &["--url", "news.example"]);
}
