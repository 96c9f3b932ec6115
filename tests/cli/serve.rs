use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

use greater_bay_ip::cli::delivery;
use greater_bay_ip::cli::serve::background;

use super::refuses;

#[test]
fn a_taken_port_is_refused_before_anything_is_built() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    refuses(&["--port", &port], &[&port, "taken", "--port"]);
    refuses(&["serve", "--port", &port], &[&port, "taken", "--port"]);
}

#[test]
fn files_are_served_as_a_browser_wants_them() {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(site.path().join(name), bytes).unwrap();
    write("index.html", b"<p>");
    std::fs::create_dir_all(site.path().join("v/12345678")).unwrap();
    write("v/12345678/a.wasm", &[0; 4096]);
    write("v/12345678/a.wasm.br", b"compressed beforehand");
    let served = background(site.path()).unwrap();
    let wasm = get(served.address, "/v/12345678/a.wasm");
    for words in ["200 OK", "content-encoding: br", "compressed beforehand"] {
        assert!(wasm.contains(words), "“{words}” is not in: {wasm}");
    }
    let page = get(served.address, "/");
    assert!(page.contains("<p>") && !page.contains("content-encoding"), "{page}");
    for (name, answer) in [("v/12345678/a.wasm", wasm), ("", page)] {
        for rule in delivery::headers(name) {
            let header = format!("{}: {}", rule.name, rule.value);
            assert!(answer.contains(&header), "“{header}” is not in: {answer}");
        }
    }
    let nothing = get(served.address, "/v/12345678/none.js");
    assert!(nothing.contains("404 Not Found") && !nothing.contains("immutable"), "{nothing}");
    assert!(!get(served.address, "/../../../../etc/hostname").contains("200 OK"));
}

#[test]
fn a_dropped_server_stops() {
    let site = tempfile::tempdir().unwrap();
    let served = background(site.path()).unwrap();
    let address = served.address;
    drop(served);
    assert!(TcpStream::connect(address).is_err());
}

#[track_caller]
fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
