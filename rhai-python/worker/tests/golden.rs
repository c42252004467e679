//! The recorded frames in golden/: NAME.bin is a whole frame, NAME.json the same message to read,
//! bytes as {"hex": "..."}. They are promised to hosts and executors of every release of the wire;
//! the Python side replays the same files. `RECORD_GOLDEN=1` writes them anew.

use crate::support::{limits, load, run, Request, Value};
use picloud_worker::sdk::services::secrets::SecretRef;
use picloud_worker::wire::{
    encode_checked, encode_hello, encode_result, Hello, HostMessage, ServiceCall, Use,
};
use picloud_worker::{Answer, CallFrame, Fault, LogLevel, LogLine, Outcome};
use rhai_sandbox::rhai::{Dynamic, Map};
use rhai_sandbox::{Diagnostic, Severity};
use std::fmt::Write as _;
use std::path::PathBuf;

fn path(name: &str, extension: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    folder.join(format!("{name}.{extension}"))
}

fn json_text(text: &str) -> String {
    let value = rhai_sandbox::rhai::Dynamic::from(text.to_owned());
    String::from_utf8(rhai_sandbox::json::to_json(&value, 1 << 20).unwrap()).unwrap()
}

fn json(value: &Value) -> String {
    match value {
        Value::Nil => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => json_text(text),
        Value::Bytes(bytes) => {
            let mut hex = String::new();
            bytes.iter().for_each(|byte| write!(hex, "{byte:02x}").unwrap());
            format!("{{\"hex\": \"{hex}\"}}")
        }
        Value::List(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", "))
        }
        Value::Negative(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Map(entries) => {
            let entry =
                |(key, value): &(String, Value)| format!("{}: {}", json_text(key), json(value));
            format!("{{\"map\": {{{}}}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Extension(kind, payload) => {
            format!("{{\"extension\": {kind}, \"payload\": {}}}", json(&Value::unpack(payload)))
        }
    }
}

/// Compares with what was recorded, or records.
#[track_caller]
fn check(name: &str, frame: &[u8], message: &Value) {
    assert_eq!(&Value::unpack(&frame[4..]), message, "{name}");
    let readable = format!("{}\n", json(message));
    if std::env::var_os("RECORD_GOLDEN").is_some() {
        std::fs::create_dir_all(path(name, "bin").parent().unwrap()).unwrap();
        std::fs::write(path(name, "bin"), frame).unwrap();
        std::fs::write(path(name, "json"), &readable).unwrap();
    }
    assert_eq!(std::fs::read(path(name, "bin")).unwrap(), frame, "{name}.bin");
    assert_eq!(std::fs::read_to_string(path(name, "json")).unwrap(), readable, "{name}.json");
}

#[test]
fn host_messages_are_read_as_recorded() {
    let request = Request {
        path: "/a/ü",
        query: "x=1&x=%20",
        headers: vec![("host", b"pi.local"), ("x-latin", b"\xfc")],
        remote_addr: Some("192.0.2.1"),
        ..Request::with_body("application/json", b"{\"a\":1}")
    };
    let routed = Request { params: vec![("id", "ü")], route: "/a/:id", ..Request::default() };
    let details = Value::from([("grant", "http".into()), ("name", "api.github.com".into())]);
    let refusal =
        list!["not_granted", "the script has no grant for api.github.com", false, details];
    let cases = [
        ("host_hello", list!["hello", 2, "0.3.0", list![8, 268_435_456, 64]]),
        ("host_load", load("id-1:7", "let x = 1;\nx", &limits(&[("timeout_ms", 250)]))),
        ("host_unload", list!["unload", "id-1:7"]),
        ("host_run", run(4_294_967_296, "id-1:7", &request)),
        ("host_run_bare", run(1, "id-1:7", &Request::default())),
        ("host_check", list!["check", 300, "1 +", limits(&[])]),
        ("host_run_event", run_of_event()),
        ("host_run_route", run(2, "id-1:7", &routed)),
        ("host_reply", list!["reply", 7, 2, Value::Nil, value_of_each_kind()]),
        ("host_reply_error", list!["reply", 7, 3, refusal, Value::Nil]),
        ("host_cancel", list!["cancel", 7]),
        ("host_grown", list!["unload", "id-1:7", list!["from", Value::Nil], 5, b"x".as_slice()]),
    ];
    for (name, message) in cases {
        check(name, &message.frame(), &message);
        let payload = message.pack();
        let read = HostMessage::decode(&payload).unwrap();
        let kind = message.items()[0].text();
        let is_same_kind = match read {
            HostMessage::Hello(_) => kind == "hello",
            HostMessage::Load(_) => kind == "load",
            HostMessage::Unload { .. } => kind == "unload",
            HostMessage::Run(_) => kind == "run",
            HostMessage::Check(_) => kind == "check",
            HostMessage::Reply(_) => kind == "reply",
            HostMessage::Cancel { .. } => kind == "cancel",
        };
        assert!(is_same_kind, "{name}");
    }
}

/// A run that another execution caused, in a trial.
fn run_of_event() -> Value {
    let event = Value::from([("id", "event-1".into()), ("attempt", 2.into())]);
    let mut fields = run(9, "id-1:7", &Request::default()).items().to_vec();
    fields.truncate(8);
    fields.extend([true.into(), event, list!["execution-8", "execution-9"]]);
    Value::List(fields)
}

/// Each kind of value that travels in both directions.
fn value_of_each_kind() -> Value {
    Value::from([
        (
            "array",
            Value::List([1, 200, 70_000, i64::MAX, -1, -200, i64::MIN].map(Value::signed).to_vec()),
        ),
        ("blob", b"\x00\xff".as_slice().into()),
        ("empty", list![Value::List(Vec::new()), Value::Map(Vec::new()), ""]),
        ("flags", list![true, false, Value::Nil]),
        ("floats", list![0.5, -0.0, 1e300]),
        ("text", "Grüße 🌍".into()),
    ])
}

/// As [`value_of_each_kind`], as a script has it.
fn dynamic_of_each_kind() -> Dynamic {
    let array = [1, 200, 70_000, i64::MAX, -1, -200, i64::MIN].map(Dynamic::from).to_vec();
    let empty = [Dynamic::from_array(vec![]), Dynamic::from_map(Map::new()), "".into()].to_vec();
    Dynamic::from_map(Map::from([
        ("array".into(), Dynamic::from_array(array)),
        ("blob".into(), Dynamic::from_blob(vec![0, 255])),
        ("empty".into(), Dynamic::from_array(empty)),
        ("flags".into(), Dynamic::from_array(vec![true.into(), false.into(), Dynamic::UNIT])),
        ("floats".into(), Dynamic::from_array([0.5, -0.0, 1e300].map(Dynamic::from).to_vec())),
        ("text".into(), "Grüße 🌍".into()),
    ]))
}

#[test]
fn executor_call_is_written_as_recorded() {
    let secret = SecretRef { name: "TOKEN".into(), prefix: "Bearer ".into() };
    let headers = Map::from([("authorization".into(), Dynamic::from(secret))]);
    let options = Map::from([("headers".into(), Dynamic::from_map(headers))]);
    let arguments =
        ["https://api.github.com/x".into(), dynamic_of_each_kind(), Dynamic::from_map(options)];
    let mut call = ServiceCall::start(7, 2, "http", "post", arguments.len());
    for argument in &arguments {
        call.argument(argument, 1 << 20).unwrap();
    }
    let secret = Value::Extension(1, list!["TOKEN", "Bearer "].pack());
    let options = Value::from([("headers", Value::from([("authorization", secret)]))]);
    let arguments = list!["https://api.github.com/x", value_of_each_kind(), options];
    let message = list!["call", 7, 2, "http", "post", arguments];
    check("executor_call", &call.finish(), &message);
    let bare = ServiceCall::start(1, 1, "kv", "get", 0).finish();
    check("executor_call_bare", &bare, &list!["call", 1, 1, "kv", "get", list![]]);
}

#[test]
fn executor_hello_is_written_as_recorded() {
    let walls = ["rlimits", "no_new_privs", "address_space", "landlock", "seccomp"];
    let hello = Hello {
        product_version: "0.2.0",
        sdk_version: "1.0",
        engine: "rhai 1.26.1",
        pid: 4711,
        walls: &walls,
    };
    let named = list!["rlimits", "no_new_privs", "address_space", "landlock", "seccomp"];
    let message = list!["hello", 2, "0.2.0", "1.0", "rhai 1.26.1", 4711, named];
    check("executor_hello_walls", &encode_hello(&hello), &message);
}

#[test]
fn executor_result_of_an_answer_is_written_as_recorded() {
    let outcome = Outcome {
        result: Ok(Answer {
            http_status: 201,
            headers: vec![("content-type".into(), "application/json".into())],
            body: b"{\"id\":1}".to_vec(),
        }),
        duration_us: 1_234,
        operations: 56,
        peak_memory_bytes: 78_901,
        logs: vec![
            LogLine {
                level: LogLevel::Info,
                message: "made ü".into(),
                fields: Some("{\"id\":1}".into()),
                offset_us: 12,
            },
            LogLine {
                level: LogLevel::Debug,
                message: "x".into(),
                fields: None,
                offset_us: 70_000,
            },
        ],
        dropped_log_lines: 3,
        warnings: vec!["the header date was dropped".into()],
        left_bytes: 4_567_890,
        is_last_call_unknown: false,
    };
    let message = list![
        "result",
        9,
        "ok",
        201,
        list![list!["content-type", "application/json"]],
        b"{\"id\":1}".as_slice(),
        Value::Nil,
        1_234,
        56,
        78_901,
        list![list!["info", "made ü", "{\"id\":1}", 12], list!["debug", "x", Value::Nil, 70_000]],
        3,
        list!["the header date was dropped"],
        4_567_890,
        "",
        "",
    ];
    check("executor_result_ok", &encode_result(9, &outcome), &message);
}

#[test]
fn executor_results_of_failures_are_written_as_recorded() {
    let call = |function: Option<&str>, line, omitted| CallFrame {
        function: function.map(str::to_owned),
        line,
        column: line,
        omitted,
    };
    let trace = vec![call(None, Some(9), 0), call(Some("helper"), Some(3), 60)];
    let fault = Fault { line: Some(3), column: Some(14), ..Fault::new("script_error", "broken") };
    let place = Fault { trace, ..fault };
    let limit = Fault { line: Some(1), ..Fault::limit("max_operations", 20_000_000) };
    let failed = |call_id: u64, error: Value| {
        let nothing = b"".as_slice();
        let (none, logs, warnings) = (list![], list![], list![]);
        let mut fields = list![
            "result", call_id, "failed", 0, none, nothing, error, 0, 0, 0, logs, 0, warnings, 0
        ]
        .items()
        .to_vec();
        fields.extend(["".into(), "".into()]);
        Value::List(fields)
    };
    let trace = list![list![Value::Nil, 9, 9, 0], list!["helper", 3, 3, 60]];
    let error = list!["script_error", "broken", 3, 14, Value::Nil, Value::Nil, trace];
    check("executor_result_error", &encode_result(2, &Outcome::failed(place)), &failed(2, error));
    let error = list![
        "script_limit_exceeded",
        "max_operations limit of 20000000 reached",
        1,
        Value::Nil,
        "max_operations",
        20_000_000,
        list![],
    ];
    check("executor_result_limit", &encode_result(3, &Outcome::failed(limit)), &failed(3, error));
}

#[test]
fn executor_results_that_services_had_a_part_in_are_written_as_recorded() {
    let message = "kv.set: the store of this script is full (kv_full)";
    let fault = Fault { service_code: "kv_full".into(), ..Fault::new("script_error", message) };
    let mut outcome = Outcome::failed(fault);
    outcome.is_last_call_unknown = true;
    let nil = Value::Nil;
    let error = list!["script_error", message, nil.clone(), nil.clone(), nil.clone(), nil, list![]];
    let fields = list![
        "result",
        4,
        "failed",
        0,
        list![],
        b"".as_slice(),
        error,
        0,
        0,
        0,
        list![],
        0,
        list![],
        0,
        "kv_full",
        "unknown"
    ];
    check("executor_result_service", &encode_result(4, &outcome), &fields);
}

#[test]
fn executor_result_that_no_frame_holds_is_a_limit() {
    let answer = Answer { http_status: 200, headers: Vec::new(), body: vec![b'x'; 17 << 20] };
    let mut outcome = Outcome::failed(Fault::new("", ""));
    outcome.result = Ok(answer);
    let frame = encode_result(5, &outcome);
    let result = crate::support::RunResult::of(&Value::unpack(&frame[4..]));
    assert_eq!((result.failure().0, result.call_id), ("script_limit_exceeded", 5));
}

#[test]
fn executor_checked_is_written_as_recorded() {
    let diagnostics = [
        Diagnostic {
            severity: Severity::Error,
            code: "script_compile_error",
            message: "expecting ';'".into(),
            line: Some(2),
            column: Some(9),
            certain: true,
        },
        Diagnostic {
            severity: Severity::Warning,
            code: "read_only",
            message: "x".into(),
            line: None,
            column: None,
            certain: false,
        },
    ];
    let findings = list![
        list!["error", "script_compile_error", "expecting ';'", 2, 9, true],
        list!["warning", "read_only", "x", Value::Nil, Value::Nil, false],
    ];
    let uses = [
        Use { grant: "http", name: Some("api.github.com".into()), line: 4 },
        Use { grant: "kv", name: None, line: 9 },
    ];
    let named = list![list!["http", "api.github.com", 4], list!["kv", Value::Nil, 9]];
    let message = list!["checked", 6, findings, named];
    check("executor_checked", &encode_checked(6, &diagnostics, &uses), &message);
    let clean = list!["checked", 7, list![], list![]];
    check("executor_checked_clean", &encode_checked(7, &[], &[]), &clean);
}
