use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use greater_bay_ip::cli::delivery::HEADER_PATIENCE;
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
fn a_dropped_server_stops() {
    let site = tempfile::tempdir().unwrap();
    let served = background(site.path()).unwrap();
    let address = served.address;
    drop(served);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn who_does_not_say_what_is_wanted_is_not_waited_for() {
    let site = tempfile::tempdir().unwrap();
    let served = background(site.path()).unwrap();
    let mut stream = TcpStream::connect(served.address).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: x\r\n").unwrap();
    stream.set_read_timeout(Some(3 * HEADER_PATIENCE)).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the connection is kept open");
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"));
}
