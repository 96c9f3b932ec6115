use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

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
    std::fs::write(site.path().join("index.html"), "<p>").unwrap();
    std::fs::write(site.path().join("a.wasm"), [0; 4096]).unwrap();
    let served = background(site.path()).unwrap();
    let wasm = get(served.address, "/a.wasm");
    for header in [
        "200 OK",
        "content-type: application/wasm",
        "access-control-allow-origin: *",
        "content-encoding: br",
        "cache-control: no-store",
    ] {
        assert!(wasm.contains(header), "“{header}” is not in: {wasm}");
    }
    assert!(get(served.address, "/").contains("<p>"));
    assert!(get(served.address, "/none").contains("404 Not Found"));
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
