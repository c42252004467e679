//! JSON both ways: what is kept, what is refused and where.

use crate::common::{on_script_thread, patient, run_with};
use rhai_sandbox::json::{from_json, to_json, ConvertError, JsonError, MAX_DEPTH};
use rhai_sandbox::rhai::Dynamic;
use rhai_sandbox::{Budget, Limits};

const MAX_BYTES: usize = 1 << 20;

fn value(source: &str) -> Dynamic {
    run_with(&patient(), source).outcome.expect(source)
}

fn json_of(source: &str) -> String {
    let bytes = to_json(&value(source), MAX_BYTES).expect(source);
    String::from_utf8(bytes).expect("UTF-8")
}

fn refusal(source: &str) -> ConvertError {
    to_json(&value(source), MAX_BYTES).expect_err(source)
}

fn read(text: &str) -> Result<Dynamic, JsonError> {
    from_json(text.as_bytes())
}

#[test]
fn to_json_keeps_every_value_that_json_has() {
    on_script_thread(|| {
        for (source, expected) in [
            ("()", "null"),
            ("true", "true"),
            ("1", "1"),
            ("-9223372036854775807 - 1", "-9223372036854775808"),
            ("9223372036854775807", "9223372036854775807"),
            ("2.0", "2.0"),
            ("-0.0", "-0.0"),
            ("0.1", "0.1"),
            ("1e300", "1e300"),
            ("1.7976931348623157e308", "1.7976931348623157e308"),
            ("5e-324", "5e-324"),
            ("'x'", "\"x\""),
            ("'\"'", "\"\\\"\""),
            ("[]", "[]"),
            ("#{}", "{}"),
            ("[1,[2,()],'c']", "[1,[2,null],\"c\"]"),
            ("#{b:1,a:#{c:[true]}}", "{\"a\":{\"c\":[true]},\"b\":1}"),
            (
                r#""quote\" back\\ tab\t nl\n bell\x07 nul\x00 é €""#,
                "\"quote\\\" back\\\\ tab\\t nl\\n bell\\u0007 nul\\u0000 é €\"",
            ),
            ("let x = [1]; let f = || x; x", "[1]"),
        ] {
            assert_eq!(json_of(source), expected, "{source}");
        }
    });
}

#[test]
fn to_json_names_the_path_of_what_it_refuses() {
    on_script_thread(|| {
        for (source, path, reason) in [
            ("0.0/0.0", "$", "JSON has no NaN"),
            ("#{items:[1,2,3,#{x:1.0/0.0}]}", "$.items[3].x", "JSON has no infinity"),
            ("[|| 1]", "$[0]", "JSON has no functions or closures"),
            ("#{f: Fn(\"x\")}", "$.f", "JSON has no functions or closures"),
            ("#{t: timestamp()}", "$.t", "JSON has no timestamps"),
            ("#{r: 0..5}", "$.r", "JSON has no ranges"),
            ("[0..=5]", "$[0]", "JSON has no ranges"),
            ("#{b: blob(3)}", "$.b", "JSON has no blobs"),
            ("#{\"a b\": [0.0/0.0]}", "$[\"a b\"][0]", "JSON has no NaN"),
            ("#{\"é\": 0.0/0.0}", "$.é", "JSON has no NaN"),
        ] {
            let error = refusal(source);
            assert_eq!((error.path.as_str(), error.reason.as_str()), (path, reason), "{source}");
        }
    });
}

#[test]
fn to_json_stops_at_the_depth_and_at_the_size() {
    on_script_thread(|| {
        let nested = |levels: usize| value(&format!("let a=[]; for i in 1..{levels} {{a=[a];}} a"));
        let text = to_json(&nested(MAX_DEPTH), MAX_BYTES).expect("just deep enough");
        assert_eq!(text.len(), MAX_DEPTH * 2);
        let error = to_json(&nested(MAX_DEPTH + 1), MAX_BYTES).expect_err("too deep");
        assert_eq!(error.reason, "nesting deeper than 64");
        assert_eq!(error.path, format!("${}", "[0]".repeat(MAX_DEPTH)));

        let text = value("\"12345678\"");
        assert_eq!(to_json(&text, 10).expect("fits exactly").len(), 10);
        let error = to_json(&text, 9).expect_err("one byte too long");
        assert_eq!(error.reason, "the JSON text exceeds 9 bytes");
    });
}

#[test]
fn to_json_of_a_deep_value_survives_on_the_documented_stack() {
    on_script_thread(|| {
        let deep = value("let a=[]; for i in 0..5000 {a=[a];} a");
        to_json(&deep, MAX_BYTES).expect_err("too deep");
    });
}

#[test]
fn from_json_keeps_every_value() {
    on_script_thread(|| {
        for text in [
            "null",
            "true",
            "false",
            "1",
            "-1",
            "0",
            "9223372036854775807",
            "-9223372036854775808",
            "9007199254740993",
            "1.5",
            "2.0",
            "1e300",
            "-0.0",
            "\"\"",
            "\"a\\\"b\\\\c\\u0000d\"",
            "[]",
            "{}",
            "[1,[2,{\"a\":[]}]]",
            "{\"a\":1,\"b\":{\"c\":null}}",
            "\"é€😀\"",
        ] {
            let back = to_json(&read(text).expect(text), MAX_BYTES).expect(text);
            assert_eq!(String::from_utf8(back).expect("UTF-8"), text);
        }
        assert!(read("1").expect("whole").is_int());
        assert!(read("1.0").expect("fraction").is_float());
        assert!(read("1e3").expect("exponent").is_float());
        assert_eq!(read("-0").expect("minus zero").as_int(), Ok(0));
        assert_eq!(read("\"\\ud83d\\ude00\"").expect("a pair").to_string(), "😀");
        assert_eq!(
            read("\"\\/\\b\\f\\n\\r\\t\"").expect("escapes").to_string(),
            "/\u{8}\u{c}\n\r\t"
        );
        assert_eq!(read(" \r\n\t[ 1 , 2 ] ").expect("space").to_string(), "[1, 2]");
    });
}

#[test]
fn from_json_refuses_what_is_not_json_and_says_where() {
    on_script_thread(|| {
        for (text, offset, reason) in [
            ("", 0, "unexpected end"),
            (" ", 1, "unexpected end"),
            ("\u{feff}1", 0, "a byte order mark"),
            ("NaN", 0, "unexpected 'N'"),
            ("Infinity", 0, "unexpected 'I'"),
            ("-Infinity", 1, "unexpected 'I'"),
            ("nul", 0, "unexpected 'n'"),
            ("[1,]", 3, "unexpected ']'"),
            ("{\"a\":1,}", 7, "unexpected '}'"),
            ("{a:1}", 1, "unexpected 'a'"),
            ("{'a':1}", 1, "unexpected '\\''"),
            ("[1 2]", 3, "unexpected '2'"),
            ("[1", 2, "unexpected end"),
            ("{\"a\"", 4, "unexpected end"),
            ("1 2", 2, "unexpected '2'"),
            ("01", 1, "unexpected '1'"),
            ("+1", 0, "unexpected '+'"),
            (".5", 0, "unexpected '.'"),
            ("1.", 2, "unexpected end"),
            ("1e", 2, "unexpected end"),
            ("0x10", 1, "unexpected 'x'"),
            ("// x\n1", 0, "unexpected '/'"),
            ("\"a", 2, "unexpected end"),
            ("\"a\nb\"", 2, "a control character in a string"),
            ("\"\\x41\"", 1, "an unknown escape in a string"),
            ("\"\\u12\"", 1, "an unknown escape in a string"),
            ("1e400", 0, "a number outside the range of f64"),
            ("{\"a\":1,\"a\":2}", 7, "a key that the object has already"),
            ("{\"a\":1,\"\\u0061\":2}", 7, "a key that the object has already"),
        ] {
            let error = read(text).expect_err(text);
            assert_eq!((error.offset, error.reason.as_str()), (offset, reason), "{text}");
        }
        let error = from_json(b"\"ab\xff\"").expect_err("not UTF-8");
        assert_eq!((error.offset, error.reason.as_str()), (3, "not UTF-8"));
    });
}

#[test]
fn from_json_keeps_a_document_with_one_value_that_rhai_has_no_form_for() {
    on_script_thread(|| {
        for (text, kept) in [
            ("[0,9223372036854775808]", "[0,\"9223372036854775808\"]"),
            ("[-9223372036854775809]", "[\"-9223372036854775809\"]"),
            ("{\"a\":18446744073709551615,\"b\":1}", "{\"a\":\"18446744073709551615\",\"b\":1}"),
            ("\"\\ud800\"", "\"\u{fffd}\""),
            ("\"x\\udc00y\"", "\"x\u{fffd}y\""),
            ("\"\\ud800\\u0041\"", "\"\u{fffd}A\""),
            ("\"\\ud800\\ud83d\\ude00\"", "\"\u{fffd}😀\""),
            ("{\"\\ud800\":1}", "{\"\u{fffd}\":1}"),
        ] {
            let back = to_json(&read(text).expect(text), MAX_BYTES).expect(text);
            assert_eq!(String::from_utf8(back).expect("UTF-8"), kept, "{text}");
        }
        let digits = "9".repeat(5_000);
        assert_eq!(read(&digits).expect("digits").to_string(), digits);
        assert_eq!(read("\"\\ud800\\u12\"").expect_err("cut off").offset, 7);
    });
}

#[test]
fn to_json_of_scripts_takes_every_value_and_names_what_json_cannot_say() {
    on_script_thread(|| {
        for (source, json) in [
            ("#{ a: [1, 2.0] }.to_json()", "{\"a\":[1,2.0]}"),
            ("[1, \"two\", ()].to_json()", "[1,\"two\",null]"),
            ("\"say \\\"hi\\\"\".to_json()", "\"say \\\"hi\\\"\""),
            ("'c'.to_json()", "\"c\""),
            ("(5).to_json() + 2.5.to_json() + true.to_json()", "52.5true"),
            ("().to_json() + to_json(#{})", "null{}"),
            ("const A = [1]; A.to_json()", "[1]"),
            ("let a = [1]; let f = || a; a.to_json()", "[1]"),
        ] {
            assert_eq!(value(source).to_string(), json, "{source}");
        }
        for (source, reason) in [
            ("blob(2).to_json()", "JSON has no blob"),
            ("[0.0 / 0.0].to_json()", "JSON has no NaN at $[0]"),
            ("#{ f: |x| x }.to_json()", "at $.f"),
            ("timestamp().to_json()", "JSON has no timestamp"),
        ] {
            let error = crate::common::error_of(source);
            assert!(error.message.contains(reason), "{source}: {error}");
        }
    });
}

#[test]
fn from_json_stops_at_the_depth() {
    on_script_thread(|| {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(read(&nested(MAX_DEPTH)).is_ok());
        let error = read(&nested(MAX_DEPTH + 1)).expect_err("too deep");
        assert_eq!((error.offset, error.reason.as_str()), (MAX_DEPTH, "nesting deeper than 64"));
        let objects = format!("{}1{}", "{\"a\":".repeat(65), "}".repeat(65));
        assert_eq!(read(&objects).expect_err("too deep").offset, MAX_DEPTH * 5);
        assert!(read(&"[".repeat(1 << 20)).is_err());
    });
}

#[test]
fn from_json_inside_a_run_respects_the_memory_budget() {
    on_script_thread(|| {
        // each empty array takes 3 bytes of text and some 40 of memory
        let text = format!("[{}[]]", "[],".repeat(300_000));
        let budget = Budget { max_memory_bytes: 4 << 20, ..Budget::default() };
        let engine = crate::common::engine(&Limits::default());
        let run = engine
            .run_with(&budget, |_| Ok(from_json(text.as_bytes()).err().map(|error| error.reason)));
        assert_eq!(
            run.outcome.map(|reason| reason.unwrap_or_default()).map_err(|error| error.to_string()),
            Err("max_memory_bytes limit of 4194304 reached".to_owned())
        );
        assert!(run.peak_memory_bytes < 6 << 20, "{}", run.peak_memory_bytes);
    });
}
