//! What two servers answer, ours and nginx with the file that the build writes for it, to the same requests.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use greater_bay_ip::cli::{delivery, serve};
use tempfile::TempDir;

/// A file that is served compressed, what it holds, and its file compressed.
const MODULE: &str = "v/12345678/a.wasm";
const WHOLE: &[u8] = b"0123456789";

/// A site of a few files.
fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir_all(site.path().join("v/12345678")).unwrap();
    for (name, bytes) in [
        ("index.html", b"<p>\xe5\xb2\xad".as_slice()),
        ("embed.html", b"<p>"),
        ("greater-bay-ip.js", b"//"),
        ("index.d.ts", b"export {};"),
        ("figures.csv", b"a,b"),
        ("card.png", b"png"),
        (MODULE, WHOLE),
        ("v/12345678/a.wasm.gz", b"\x1f\x8bgz"),
        ("v/12345678/a.svg", b"<svg/>"),
    ] {
        fs::write(site.path().join(name), bytes).unwrap();
    }
    site
}

/// An nginx as it is installed, with what the build writes for it, until it is dropped.
struct Nginx {
    process: Child,
    _folder: TempDir,
}

impl Nginx {
    fn serving(site: &Path) -> (Self, SocketAddr) {
        let folder = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let ours = delivery::nginx(&"https://news.example/".parse().unwrap())
            .replace("listen 80;", &format!("listen {address};"))
            .replace("/var/www/greater-bay-ip", site.to_str().unwrap());
        fs::write(folder.path().join("site.conf"), ours).unwrap();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {kind};\n"))
            .concat();
        let all = format!(
            "daemon off;\nuser root;\npid pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}include site.conf;\n}}\n"
        );
        fs::write(folder.path().join("nginx.conf"), all).unwrap();
        let mut process = Command::new("nginx")
            .args(["-e", "stderr", "-c", "nginx.conf", "-p"])
            .arg(folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("nginx: {error}; `cargo verify` installs it"));
        let started = Instant::now();
        while TcpStream::connect(address).is_err() {
            if process.try_wait().unwrap().is_some() || started.elapsed() > Duration::from_secs(20) {
                let mut said = String::new();
                process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("nginx does not start: {said}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        (Self { process, _folder: folder }, address)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// What a server answers, without the date.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[track_caller]
fn ask(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer");
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.to_ascii_lowercase(), value.to_owned())
    };
    Answer { status, headers: lines.map(header).collect(), body: answer[end + 4..].to_vec() }
}

/// Both servers, each with its name.
fn both(test: impl Fn(&str, SocketAddr)) {
    let site = site();
    let served = serve::background(site.path()).unwrap();
    test("serve", served.address);
    let (_nginx, address) = Nginx::serving(site.path());
    test("nginx", address);
}

#[test]
fn every_file_comes_with_the_headers_of_the_table() {
    both(|server, address| {
        for path in ["", "embed.html", "greater-bay-ip.js", "index.d.ts", "figures.csv", "card.png", MODULE] {
            let answer = ask(address, "GET", &format!("/{path}"), &[]);
            assert_eq!(answer.status, 200, "{server}: {path}");
            let name = if path.is_empty() { "index.html" } else { path };
            for rule in delivery::headers(name) {
                assert_eq!(answer.header(rule.name), Some(rule.value), "{server}: {} of {path}", rule.name);
            }
            assert!(answer.header("etag").is_some(), "{server}: {path}");
        }
        assert_eq!(ask(address, "GET", "/", &[]).body, "<p>岭".as_bytes());
        let nothing = ask(address, "GET", "/v/12345678/none.js", &[]);
        assert_eq!((nothing.status, nothing.header("cache-control")), (404, None), "{server}");
        assert_eq!(nothing.header("access-control-allow-origin"), Some("*"), "{server}");
        assert_ne!(ask(address, "GET", "/../../../../etc/hostname", &[]).status, 200, "{server}");
    });
}

#[test]
fn what_a_reader_has_is_not_sent_again_and_each_encoding_is_another() {
    both(|server, address| {
        let path = format!("/{MODULE}");
        let plain = ask(address, "GET", &path, &[]);
        let packed = ask(address, "GET", &path, &[("Accept-Encoding", "gzip")]);
        assert_eq!(packed.header("content-encoding"), Some("gzip"), "{server}");
        assert_eq!(packed.body, b"\x1f\x8bgz", "{server}");
        assert_ne!(plain.header("etag"), packed.header("etag"), "{server}");
        for answer in [&plain, &packed] {
            assert!(answer.header("vary").unwrap().eq_ignore_ascii_case("accept-encoding"), "{server}");
        }
        let tag = plain.header("etag").unwrap();
        for known in [tag, &format!("\"other\", {tag}"), &format!("W/{tag}"), "*"] {
            let again = ask(address, "GET", &path, &[("If-None-Match", known)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{server}: {known}");
            assert_eq!(again.header("etag"), Some(tag), "{server}");
        }
        assert_eq!(ask(address, "GET", &path, &[("If-None-Match", "\"other\"")]).status, 200, "{server}");
        let date = plain.header("last-modified").unwrap();
        assert_eq!(ask(address, "GET", &path, &[("If-Modified-Since", date)]).status, 304, "{server}");
        let head = ask(address, "HEAD", &path, &[]);
        assert_eq!((head.status, head.body.len(), head.header("etag")), (200, 0, Some(tag)), "{server}");
        assert_eq!(head.header("content-length"), Some("10"), "{server}");
    });
}

#[test]
fn parts_are_sent_as_they_are_asked_for() {
    both(|server, address| {
        let part = |range: &str| ask(address, "GET", &format!("/{MODULE}"), &[("Range", range)]);
        for (range, body, said) in [
            ("bytes=0-0", "0", "bytes 0-0/10"),
            ("bytes=2-4", "234", "bytes 2-4/10"),
            ("bytes=7-", "789", "bytes 7-9/10"),
            ("bytes=0-", "0123456789", "bytes 0-9/10"),
            ("bytes=-3", "789", "bytes 7-9/10"),
            ("bytes=-99", "0123456789", "bytes 0-9/10"),
            ("bytes=5-99999999999", "56789", "bytes 5-9/10"),
        ] {
            let answer = part(range);
            assert_eq!(answer.status, 206, "{server}: {range}");
            assert_eq!(answer.body, body.as_bytes(), "{server}: {range}");
            assert_eq!(answer.header("content-range"), Some(said), "{server}: {range}");
        }
        for range in ["bytes=10-", "bytes=10-20", "bytes=99999-99999"] {
            let answer = part(range);
            assert_eq!(answer.status, 416, "{server}: {range}");
            assert_eq!(answer.header("content-range"), Some("bytes */10"), "{server}: {range}");
        }
        // What means nothing is refused or passed over, never a fault.
        for range in ["bytes=5-2", "bytes=a-b", "bytes=", "bytes=-", "bytes=--1", "items=0-2", "0-2", "bytes"]
        {
            let answer = part(range);
            assert!([200, 416].contains(&answer.status), "{server}: {range}: {}", answer.status);
            assert!(answer.status == 416 || answer.body == WHOLE, "{server}: {range}");
        }
        assert!([200, 206].contains(&part("bytes=0-1,4-5").status), "{server}");
        let tag = part("bytes=0-0").header("etag").unwrap().to_owned();
        let if_range = |tag: &str| {
            ask(address, "GET", &format!("/{MODULE}"), &[("Range", "bytes=2-4"), ("If-Range", tag)]).status
        };
        assert_eq!((if_range(&tag), if_range("\"other\"")), (206, 200), "{server}");
    });
}

#[test]
fn a_path_too_long_for_any_file_is_said_to_be_so() {
    both(|server, address| {
        let status = |path: &str| ask(address, "GET", path, &[]).status;
        assert_eq!(status(&format!("/{}", "a".repeat(40_000))), 414, "{server}");
        assert_eq!(status(&format!("/?{}", "a".repeat(40_000))), 414, "{server}");
        for path in
            ["a".repeat(300), "a/".repeat(1500), "%00".to_owned(), "%E5%B2".to_owned(), "a%2Fb".to_owned()]
        {
            let status = status(&format!("/{path}"));
            assert!([400, 404, 414].contains(&status), "{server}: {path}: {status}");
        }
        assert_eq!(status(&format!("/?place={}", "shenzhen,".repeat(300))), 200, "{server}");
        assert_eq!(ask(address, "POST", "/index.html", &[]).status, 405, "{server}");
    });
}
