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
fn an_address_on_this_machine_is_told_from_others() {
    for local in [
        "http://127.0.0.1:8080",
        "http://127.3.2.1/x",
        "http://localhost",
        "http://ip.localhost:3000/",
        "http://0.0.0.0/",
    ] {
        assert!(local.parse::<SiteUrl>().unwrap().is_local(), "{local}");
    }
    for public in ["https://news.example", "http://192.0.2.1:8080/", "https://localhost.example/"] {
        assert!(!public.parse::<SiteUrl>().unwrap().is_local(), "{public}");
    }
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
