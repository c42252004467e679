//! A panic of the engine, which no script is known to cause.

use super::{Reply, Runtime};
use rmp::encode as pack;
use std::sync::{mpsc, Arc};
use std::time::Duration;

/// A message of texts; nil where there is none.
fn message(elements: &[Option<&str>]) -> Vec<u8> {
    let mut out = Vec::new();
    pack::write_array_len(&mut out, elements.len() as u32).unwrap();
    for element in elements {
        match element {
            Some(text) => pack::write_str(&mut out, text).unwrap(),
            None => pack::write_nil(&mut out).unwrap(),
        }
    }
    out
}

fn load(key: &str, source: &str) -> Vec<u8> {
    message(&[Some("load"), Some(key), None, Some(source)])
}

fn run(key: &str) -> Vec<u8> {
    message(&[Some("run"), None, Some(key)])
}

#[test]
fn panic_of_the_engine_fails_one_run_and_the_thread_goes_on() {
    let (sender, answers) = mpsc::channel();
    let reply: Reply = Arc::new(move |frame: &[u8]| {
        let _ = sender.send(String::from_utf8_lossy(frame).into_owned());
    });
    let runtime = Runtime::new(1, 0);
    let handle = |payload: Vec<u8>| runtime.handle(&payload, &reply).unwrap();
    handle(load("broken", "log.info(`x`); panic_for_tests()"));
    handle(load("good", "`fine ` + ctx.trigger"));
    for _ in 0..3 {
        handle(run("broken"));
        let answer = answers.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(answer.contains("script_panic"), "{answer}");
        handle(run("good"));
        let answer = answers.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(answer.contains("fine"), "{answer}");
    }
    assert!(answers.recv_timeout(Duration::from_millis(20)).is_err());
}
