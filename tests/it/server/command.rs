//! `serve` on the command line: where it refuses to listen, and that it ends in order.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

fn escrutinio(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_escrutinio"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn only_addresses_of_this_computer() {
    for (listen, code) in [
        ("0.0.0.0:8642", "SRV-001"),
        ("[::]:8642", "SRV-001"),
        ("192.168.1.7:8642", "SRV-001"),
        ("8642", "SRV-002"),
        ("example.org:8642", "SRV-002"),
        ("127.0.0.1:99999", "SRV-002"),
    ] {
        let run = escrutinio(&["serve", "--listen", listen]).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{listen}");
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(told.contains(code) && told.contains(listen) && told.contains("qué hacer"), "{told}");
    }
    let run = escrutinio(&["serve", "--listen", "127.0.0.1:0", "--data", "/no/hay"]).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
}

#[test]
fn a_port_that_is_taken_says_so() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = escrutinio(&["serve", "--listen", &address, "--lang", "en"]).output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(
        told.contains("SRV-003") && told.contains(&address) && told.contains("the port is taken"),
        "{told}"
    );
}

#[cfg(unix)]
#[test]
fn it_answers_and_ends_at_ctrl_c() {
    let mut child = escrutinio(&["serve", "--listen", "localhost:0"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let told = lines.next().unwrap().unwrap();
    let address = told.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("ok\n"), "{answer}");
    assert!(lines.next().unwrap().unwrap().ends_with(" GET /healthz 200"));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
