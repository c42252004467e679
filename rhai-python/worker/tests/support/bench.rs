//! A runtime that a test talks to, and scripts run in one line.

use super::{limits, load, run, Answer, Request, RunResult, ServiceCall, Value};
use crate::list;
use picloud_worker::{Reply, Runtime};
use std::sync::{mpsc, Arc};
use std::time::Duration;

/// Threads of a [`Bench`] for runs that wait.
pub const WAITING_THREADS: usize = 64;

/// A runtime whose answers arrive in a channel.
pub struct Bench {
    runtime: Runtime,
    reply: Reply,
    answers: mpsc::Receiver<Value>,
}

impl Bench {
    pub fn new(thread_count: usize) -> Self {
        let (sender, answers) = mpsc::channel();
        let reply: Reply = Arc::new(move |frame: &[u8]| {
            assert_eq!(
                frame.len() - 4,
                u32::from_le_bytes(frame[..4].try_into().unwrap()) as usize
            );
            let _ = sender.send(Value::unpack(&frame[4..]));
        });
        Self { runtime: Runtime::new(thread_count, WAITING_THREADS), reply, answers }
    }

    pub fn send(&self, message: &Value) {
        self.runtime.handle(&message.pack(), &self.reply).expect("a message that is taken");
    }

    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    #[track_caller]
    pub fn answer(&self) -> Value {
        self.answers.recv_timeout(Duration::from_secs(30)).expect("an answer within 30 s")
    }

    #[track_caller]
    pub fn result(&self) -> RunResult {
        RunResult::of(&self.answer())
    }

    /// Sends the reply to a call.
    pub fn reply(&self, call: &ServiceCall, answer: Answer) {
        let (error, value) = match answer {
            Ok(value) => (Value::Nil, value),
            Err(error) => (error, Value::Nil),
        };
        self.send(&list!["reply", call.call_id, call.number, error, value]);
    }

    /// Runs a script once, answers its calls, and returns what came of it and the calls.
    #[track_caller]
    pub fn serve(
        &self,
        source: &str,
        limits: &Value,
        mut answer: impl FnMut(&ServiceCall) -> Answer,
    ) -> (RunResult, Vec<ServiceCall>) {
        self.send(&load("k", source, limits));
        self.send(&run(1, "k", &Request::default()));
        let mut calls = Vec::new();
        loop {
            let message = self.answer();
            if message.items()[0].text() == "result" {
                return (RunResult::of(&message), calls);
            }
            let call = ServiceCall::of(&message);
            assert_eq!((call.call_id, call.number), (1, calls.len() as u64 + 1));
            self.reply(&call, answer(&call));
            calls.push(call);
        }
    }

    pub fn no_answer_for(&self, wait: Duration) -> bool {
        self.answers.recv_timeout(wait).is_err()
    }

    #[track_caller]
    pub fn run(&self, source: &str, request: &Request, limits: &Value) -> RunResult {
        self.send(&load("k", source, limits));
        self.send(&run(1, "k", request));
        self.result()
    }

    /// severity, code, line, column of each diagnostic
    #[track_caller]
    pub fn check(&self, source: &str) -> Vec<(String, String, u64, u64)> {
        self.send(&list!["check", 5, source, limits(&[])]);
        let answer = self.answer();
        let fields = answer.items();
        assert_eq!((fields[0].text(), fields[1].int()), ("checked", 5));
        let read = |d: &Value| {
            let d = d.items();
            (d[0].text().to_owned(), d[1].text().to_owned(), d[3].int(), d[4].int())
        };
        fields[2].items().iter().map(read).collect()
    }
}

/// Runs one script once, with a plain request and default limits.
#[track_caller]
pub fn script(source: &str) -> RunResult {
    Bench::new(1).run(source, &Request::default(), &limits(&[]))
}

/// As [`script`], with a request.
#[track_caller]
pub fn script_on(source: &str, request: &Request) -> RunResult {
    Bench::new(1).run(source, request, &limits(&[]))
}

/// Runs one script with default limits and answers its calls.
#[track_caller]
pub fn serve(
    source: &str,
    answer: impl FnMut(&ServiceCall) -> Answer,
) -> (RunResult, Vec<ServiceCall>) {
    Bench::new(1).serve(source, &limits(&[]), answer)
}
