//! An executor without any soft defence: bare Rhai with no limits on threads of the usual size, and
//! of the hard walls only one, so that a test does not take the machine. It exists for one test,
//! which lets scripts kill it and looks whether the service lives on (tests/hostile). Never part of
//! the product: examples are not in the library.

use picloud_worker::sdk::SDK_VERSION;
use picloud_worker::wire::{
    encode_checked, encode_hello, encode_result, FrameBuffer, Hello, HostMessage,
};
use picloud_worker::{Answer, Fault, Outcome};
use rhai_sandbox::rhai::Engine;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::os::fd::FromRawFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

const ADDRESS_SPACE_BYTES: u64 = 2 << 30;
const READ_BYTES: usize = 64 << 10;

type Sources = HashMap<String, String>;
type Output = Arc<Mutex<UnixStream>>;

fn main() {
    set_limit(libc::RLIMIT_AS, ADDRESS_SPACE_BYTES);
    set_limit(libc::RLIMIT_CORE, 0);
    let fd = std::env::args().nth(1).and_then(|text| text.parse().ok()).expect("a descriptor");
    // SAFETY: the host handed this descriptor to this process alone.
    let mut input = unsafe { UnixStream::from_raw_fd(fd) };
    let output: Output = Arc::new(Mutex::new(input.try_clone().expect("a second handle")));
    let (mut frames, mut sources) = (FrameBuffer::default(), Sources::new());
    let mut buffer = vec![0; READ_BYTES];
    loop {
        let count = input.read(&mut buffer).expect("a socket that can be read");
        if count == 0 {
            return;
        }
        frames.feed(&buffer[..count]);
        while let Some(payload) = frames.next_payload().expect("frames of the wire") {
            take(
                HostMessage::decode(payload).expect("messages of the wire"),
                &mut sources,
                &output,
            );
        }
    }
}

fn set_limit(resource: libc::__rlimit_resource_t, value: u64) {
    let limit = libc::rlimit { rlim_cur: value, rlim_max: value };
    // SAFETY: the pointer is to a live struct of the right type.
    unsafe { libc::setrlimit(resource, &limit) };
}

fn take(message: HostMessage<'_>, sources: &mut Sources, output: &Output) {
    match message {
        HostMessage::Hello(hello) => send(output, &greeting(hello.product_version)),
        HostMessage::Load(load) => {
            sources.insert(load.key.to_owned(), load.source.to_owned());
        }
        HostMessage::Unload { key } => {
            sources.remove(key);
        }
        // nothing is refused
        HostMessage::Check(check) => send(output, &encode_checked(check.call_id, &[], &[])),
        // no script of it calls a service
        HostMessage::Reply(_) | HostMessage::Cancel { .. } => (),
        HostMessage::Run(run) => {
            let source = sources.get(run.key).cloned().unwrap_or_default();
            let (call_id, output) = (run.call_id, Arc::clone(output));
            thread::spawn(move || send(&output, &encode_result(call_id, &evaluate(&source))));
        }
    }
}

fn greeting(product_version: &str) -> Vec<u8> {
    encode_hello(&Hello {
        product_version,
        sdk_version: SDK_VERSION,
        engine: picloud_worker::ENGINE,
        pid: std::process::id(),
        walls: &[],
    })
}

fn evaluate(source: &str) -> Outcome {
    match Engine::new().eval::<rhai_sandbox::rhai::Dynamic>(source) {
        Ok(value) => {
            let headers = vec![("content-type".to_owned(), "text/plain".to_owned())];
            let body = value.to_string().into_bytes();
            Outcome {
                result: Ok(Answer { http_status: 200, headers, body }),
                ..Outcome::failed(Fault::new("script_error", ""))
            }
        }
        Err(error) => Outcome::failed(Fault::new("script_error", error.to_string())),
    }
}

fn send(output: &Output, frame: &[u8]) {
    let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
    // the host may have gone
    let _ = output.write_all(frame);
}
