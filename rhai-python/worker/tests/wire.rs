//! The codec of the wire against good, grown, broken and random bytes.

use crate::support::{limits, load, run, Request, Value};
use picloud_worker::wire::value::Encoded;
use picloud_worker::wire::{FrameBuffer, HostMessage, Request as WireRequest, MAX_FRAME_BYTES};
use rhai_sandbox::Limits;

fn sample_messages() -> Vec<Value> {
    let request = Request {
        query: "a=1&b=2",
        headers: vec![("host", b"pi"), ("x", b"\xff\x00")],
        remote_addr: Some("192.0.2.1"),
        ..Request::with_body("application/json", b"{}")
    };
    vec![
        list!["hello", 2, "0.3.0", list![8, 1 << 28, 64]],
        load("k", "let x = 1;", &limits(&[("timeout_ms", 77)])),
        list!["unload", "k"],
        run(u64::MAX, "k", &request),
        list!["check", 300, "1 +", limits(&[])],
        list![
            "reply",
            300,
            2,
            Value::Nil,
            list![1, Value::Negative(-1), 0.5, b"x".as_slice(), deep(3)]
        ],
        list![
            "reply",
            300,
            2,
            list!["kv_full", "full", true, Value::from([("path", "$.a".into())])],
            Value::Nil
        ],
        list!["cancel", 300],
    ]
}

/// Arrays and maps in each other, so many levels of them.
fn deep(levels: usize) -> Value {
    (0..levels).fold(Value::Nil, |inner, level| match level % 2 {
        0 => list![inner],
        _ => [("a", inner)].into(),
    })
}

fn reply_of(value: Value) -> Vec<u8> {
    list!["reply", 1, 1, Value::Nil, value].pack()
}

fn error_of(payload: &[u8]) -> String {
    HostMessage::decode(payload).expect_err("must be refused").to_string()
}

#[test]
fn decode_reads_every_field_of_a_run() {
    let request = Request {
        path: "/a/b",
        query: "q=1",
        headers: vec![("host", b"pi"), ("accept", b"*/*")],
        remote_addr: Some("::1"),
        params: vec![("id", "b")],
        route: "/a/:id",
        ..Request::with_body("text/plain", b"hi")
    };
    let payload = run(9, "key", &request).pack();
    let HostMessage::Run(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!((read.call_id, read.key), (9, "key"));
    assert_eq!((read.execution_id, read.trigger), ("execution-1", "http"));
    assert_eq!(
        read.request,
        WireRequest {
            method: "POST",
            path: "/a/b",
            raw_query: b"q=1",
            headers: vec![(b"host", b"pi"), (b"accept", b"*/*")],
            body: b"hi",
            remote_addr: Some("::1"),
            params: vec![("id", "b")],
            route: "/a/:id",
        }
    );
}

#[test]
fn decode_reads_what_a_run_grew_by() {
    let mut fields = run(9, "key", &Request::default()).items().to_vec();
    fields.truncate(8);
    fields.extend([true.into(), [("id", "e".into())].into(), list!["a", "b"]]);
    let payload = Value::List(fields).pack();
    let HostMessage::Run(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!((read.seed, read.now_ms), (crate::support::SEED.as_slice(), crate::support::NOW_MS));
    assert!(read.is_trial);
    assert_eq!(read.event.as_bytes(), Value::from([("id", "e".into())]).pack());
    assert_eq!(read.chain, ["a", "b"]);
    let payload = list!["run", 9, "key"].pack();
    let HostMessage::Run(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!((read.seed, read.now_ms, read.is_trial), (b"".as_slice(), 0, false));
    assert_eq!((read.event, read.chain), (Encoded::NIL, vec![]));
    let mut fields = run(9, "key", &Request::default()).items().to_vec();
    fields[6] = b"short".as_slice().into();
    assert_eq!(error_of(&Value::List(fields).pack()), "run.seed: expected 32 bytes, found 5");
}

#[test]
fn decode_reads_replies_and_their_errors() {
    let payload = list!["reply", 7, 3, Value::Nil, list![1, "x"]].pack();
    let HostMessage::Reply(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!((read.call_id, read.number, read.error), (7, 3, None));
    assert_eq!(read.value.as_bytes(), list![1, "x"].pack());
    let details = Value::from([("grant", "http".into())]);
    let payload = list!["reply", 7, 3, list!["not_granted", "no", true, details.clone()]].pack();
    let HostMessage::Reply(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    let error = read.error.unwrap();
    assert_eq!((error.code, error.message, error.retryable), ("not_granted", "no", true));
    assert_eq!(error.details.as_bytes(), details.pack());
    assert_eq!(read.value, Encoded::NIL);
    let cancel = HostMessage::decode(&list!["cancel", 7].pack()).map(|read| format!("{read:?}"));
    assert_eq!(cancel.unwrap(), "Cancel { call_id: 7 }");
}

#[test]
fn decode_takes_values_as_deep_as_promised_and_no_deeper() {
    assert!(HostMessage::decode(&reply_of(deep(64))).is_ok());
    let expected = "reply.value: a value that no script has: nesting deeper than 64";
    assert_eq!(error_of(&reply_of(deep(65))), expected);
    let bomb = [reply_of(Value::Nil), vec![0x91; 1 << 20]].concat();
    assert!(HostMessage::decode(&bomb).is_err());
}

#[test]
fn decode_refuses_values_that_no_script_has() {
    let start = reply_of(Value::Nil);
    let start = &start[..start.len() - 1];
    let cases: [(&[u8], &str); 9] = [
        (b"\xcf\x80\x00\x00\x00\x00\x00\x00\x00", "an integer above 64 bits with sign"),
        (b"\xcb\x7f\xf0\x00\x00\x00\x00\x00\x00", "a float that is not finite"),
        (b"\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00", "a float that is not finite"),
        (b"\xca\x00\x00\x00\x00", "a short float"),
        (b"\xa1\xff", "text that is not UTF-8"),
        (b"\xd4\x01\x00", "an extension"),
        (b"\x81\x01\x01", "a map with a key that is not text"),
        (b"\x81\xa1\xff\x01", "a map with a key that is not text"),
        (b"\x91\xd4\x01\x00", "an extension"),
    ];
    for (value, what) in cases {
        let expected = format!("reply.value: a value that no script has: {what}");
        assert_eq!(error_of(&[start, value].concat()), expected);
    }
}

#[test]
fn decode_reads_every_limit_in_its_place() {
    let numbers: Vec<Value> = (101..=119).map(Value::Int).collect();
    let payload = load("k", "1", &Value::List(numbers)).pack();
    let HostMessage::Load(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    let values: Vec<u64> = read.limits.table().iter().map(|row| row.1).collect();
    assert_eq!(values, (101..=114).collect::<Vec<_>>());
    // the one between is the orchestrator's
    let values: Vec<u64> = read.service_limits.table().iter().map(|row| row.1).collect();
    assert_eq!(values, (116..=119).collect::<Vec<_>>());
    assert_eq!((read.key, read.source), ("k", "1"));
    assert_eq!((read.script.id.as_str(), read.script.name.as_str()), ("id-1", "hello"));
    assert_eq!(read.script.revision, 7);
}

#[test]
fn decode_ignores_elements_after_the_last_known_one() {
    for message in sample_messages() {
        let mut grown = message.items().to_vec();
        grown.push(list!["new", list![1, Value::Nil], b"x".as_slice()]);
        grown.push(Value::Int(5));
        let payload = Value::List(grown).pack();
        let plain = message.pack();
        assert_eq!(HostMessage::decode(&payload).unwrap(), HostMessage::decode(&plain).unwrap());
    }
}

#[test]
fn decode_ignores_elements_of_any_kind_at_every_level() {
    let mut payload = vec![0x93, 0xa6];
    payload.extend(b"unload\xa1k");
    // a map with nested values, a float, extensions, booleans, a negative number
    payload.extend([0x87, 0x01, 0x91, 0xc3, 0x02, 0xcb, 0, 0, 0, 0, 0, 0, 0, 0, 0x03, 0xd5, 1, 2]);
    payload.extend([3, 0x04, 0xc7, 2, 9, 1, 2, 0x05, 0xff, 0x06, 0xd1, 0xff, 0x00, 0x07, 0xc2]);
    assert_eq!(HostMessage::decode(&payload), Ok(HostMessage::Unload { key: "k" }));
}

#[test]
fn decode_takes_defaults_for_missing_and_nil_elements() {
    let payload = list!["load", "k"].pack();
    let HostMessage::Load(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!((read.source, read.limits), ("", Limits::default()));
    let payload = list!["check", 4, "1", list![9, Value::Nil, 10]].pack();
    let HostMessage::Check(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    let expected = Limits { timeout_ms: 9, max_memory_bytes: 10, ..Limits::default() };
    assert_eq!(read.limits, expected);
    let payload = list!["run", 4, "k"].pack();
    let HostMessage::Run(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
    assert_eq!(read.request, WireRequest::default());
}

#[test]
fn decode_names_the_field_and_the_fault() {
    let cases: [(Value, &str); 7] = [
        (list!["run", "one"], "run.call_id: expected an unsigned integer, found text"),
        (list!["unload", 3], "unload.key: expected text, found an unsigned integer"),
        (list!["load", "k", "x"], "load.script: expected an array, found text"),
        (
            list!["check", 1, "x", list![list![]]],
            "limits.timeout_ms: expected an unsigned integer, found an array",
        ),
        (list!["launch"], "unknown message \"launch\""),
        (Value::Int(1), "message: expected an array, found an unsigned integer"),
        (list![], "unknown message \"\""),
    ];
    for (message, expected) in cases {
        assert_eq!(error_of(&message.pack()), expected);
    }
    assert_eq!(error_of(&[]), "message: the message ends within it");
    assert_eq!(error_of(b"\x92\xa6unload\xa1\xff"), "unload.key: text that is not UTF-8");
    assert_eq!(error_of(b"\x92\xa6unload\xc1"), "unload.key: a byte that begins no value");
    assert_eq!(
        error_of(b"\x92\xa3run\xff"),
        "run.call_id: expected an unsigned integer, found a negative integer"
    );
    assert_eq!(error_of(b"\x92\xa6unload\xa1k\x00"), "1 bytes after the message");
}

#[test]
fn decode_accepts_every_width_of_an_unsigned_integer() {
    let widths: [(&[u8], u64); 8] = [
        (b"\x07", 7),
        (b"\xcc\xff", 255),
        (b"\xcd\x01\x00", 256),
        (b"\xce\x00\x00\x00\x07", 7),
        (b"\xcf\xff\xff\xff\xff\xff\xff\xff\xff", u64::MAX),
        (b"\xd0\x07", 7),
        (b"\xd1\x01\x00", 256),
        (b"\xd3\x00\x00\x00\x00\x00\x00\x00\x09", 9),
    ];
    for (bytes, expected) in widths {
        let payload = [b"\x92\xa3run", bytes].concat();
        let HostMessage::Run(read) = HostMessage::decode(&payload).unwrap() else { panic!() };
        assert_eq!(read.call_id, expected);
    }
}

#[test]
fn decode_refuses_each_truncation() {
    for message in sample_messages() {
        let payload = message.pack();
        for end in 0..payload.len() {
            assert!(HostMessage::decode(&payload[..end]).is_err(), "cut at {end} of {message:?}");
        }
    }
}

#[test]
fn decode_refuses_lengths_that_lie_without_taking_memory() {
    // an array and a text of 2^32 - 1, in a header list, in a skipped element
    for tail in [&b"\xdd\xff\xff\xff\xff"[..], b"\xdb\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff"] {
        let fields: [&[u8]; 3] = [b"\x92\xa3run", b"\x93\xa6unload\xa1k", b"\x94\xa5check\x01\xa0"];
        for head in fields {
            assert!(HostMessage::decode(&[head, tail].concat()).is_err());
        }
    }
    let deep = [vec![0x93], b"\xa6unload\xa1k".to_vec(), vec![0x91; 1 << 20]].concat();
    assert!(HostMessage::decode(&deep).is_err());
}

/// A small generator, so that a failure can be repeated from its seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

#[test]
fn decode_survives_random_bytes() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut refused = 0;
    for _ in 0..200_000 {
        let length = random.below(40);
        let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
        refused += usize::from(HostMessage::decode(&bytes).is_err());
    }
    assert!(refused > 199_000);
}

#[test]
fn decode_survives_damaged_messages() {
    let mut random = Random(42);
    let samples: Vec<Vec<u8>> = sample_messages().iter().map(Value::pack).collect();
    let mut taken = 0;
    for _ in 0..200_000 {
        let mut payload = samples[random.below(samples.len())].clone();
        for _ in 0..=random.below(3) {
            let at = random.below(payload.len());
            payload[at] = random.next() as u8;
        }
        taken += usize::from(HostMessage::decode(&payload).is_ok());
    }
    assert!(taken > 0, "damage that does not matter is possible");
}

#[test]
fn frame_buffer_cuts_a_stream_wherever_it_is_split() {
    let messages = sample_messages();
    let stream: Vec<u8> = messages.iter().flat_map(Value::frame).collect();
    for step in [1, 2, 3, 5, 64, stream.len()] {
        let mut frames = FrameBuffer::default();
        let mut payloads = Vec::new();
        for part in stream.chunks(step) {
            frames.feed(part);
            while let Some(payload) = frames.next_payload().unwrap() {
                payloads.push(payload.to_vec());
            }
        }
        assert_eq!(payloads, messages.iter().map(Value::pack).collect::<Vec<_>>());
        assert!(!frames.has_partial_frame());
    }
}

#[test]
fn frame_buffer_refuses_a_length_over_the_cap_and_takes_one_at_it() {
    let mut frames = FrameBuffer::default();
    frames.feed(&(MAX_FRAME_BYTES as u32).to_le_bytes());
    assert_eq!(frames.next_payload(), Ok(None));
    assert!(frames.has_partial_frame());
    let mut frames = FrameBuffer::default();
    frames.feed(&(MAX_FRAME_BYTES as u32 + 1).to_le_bytes());
    let error = frames.next_payload().unwrap_err().to_string();
    assert_eq!(error, "a frame claims 16777217 bytes, over the 16777216 of the wire");
}

#[test]
fn frame_buffer_takes_an_empty_payload() {
    let mut frames = FrameBuffer::default();
    frames.feed(&[0, 0, 0, 0, 1]);
    assert_eq!(frames.next_payload(), Ok(Some(&[][..])));
    assert_eq!(frames.next_payload(), Ok(None));
}
