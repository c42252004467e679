//! Malformed and random input: every parser returns or refuses, and the executor goes on.

use crate::support::{limits, Bench, Request};

const PARSERS: [&str; 22] = [
    "parse_time(T)",
    "parse_time(T, \"Europe/Berlin\")",
    "format_time(0, T, \"UTC\")",
    "time_parts(0, T)",
    "from_hex(T)",
    "from_base64(T)",
    "from_base64url(T)",
    "url_decode(T)",
    "parse_url(T)",
    "parse_cookies(T)",
    "cookie(\"a\", T)",
    "matches(\"text\", T)",
    "find_matches(T, \"(.)\\\\b(x?)\", 9)",
    "replace_matches(T, \"a|(b)\", T)",
    "html_text(T)",
    "html_escape(T)",
    "parse_xml(T)",
    "parse_csv(T)",
    "parse_csv(T, #{ header: true })",
    "parse_feed(T)",
    "jwt_verify(T, \"k\")",
    "ed25519_verify(T, T, T)",
];
const SEEDS: [&str; 8] = [
    "2026-03-29T02:30:00+01:00[Europe/Berlin]",
    "<rss a='1'><channel><item><title>&amp;&#x41;</title><![CDATA[x]]></item></channel></rss>",
    "a,\"b\"\"c\",d\r\n1,2,3\n",
    "https://user@[::1]:80/p/../q?a=%20b&c#f",
    "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
    "(?P<n>[a-z\\d]{2,5}|x*?)+\\b$",
    "<p class=\"x>\">a &lt; b</p><script>y</script><!-- z -->",
    "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": 1}, 2, null]}",
];

/// A small generator of numbers, the same in each run of the test.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A seed with characters changed, taken out, doubled and put in.
fn mutated(numbers: &mut Numbers) -> String {
    const ODD: [char; 16] =
        ['\0', '<', '>', '&', ';', '%', '"', '\'', '\\', '\n', '[', '(', '{', 'é', '😀', '9'];
    let mut text: Vec<char> = SEEDS[numbers.next(SEEDS.len())].chars().collect();
    for _ in 0..=numbers.next(6) {
        let at = numbers.next(text.len());
        match numbers.next(4) {
            0 => text[at] = ODD[numbers.next(ODD.len())],
            1 => text.insert(at, ODD[numbers.next(ODD.len())]),
            2 => drop(text.drain(at..(at + numbers.next(8)).min(text.len()))),
            _ => text.extend_from_within(at..),
        }
        if text.is_empty() {
            text.push('x');
        }
    }
    text.into_iter().collect()
}

#[test]
fn parsers_answer_or_refuse_whatever_they_get() {
    let mut numbers = Numbers(20_260_301);
    let bench = Bench::new(1);
    for parser in PARSERS {
        let source = format!("let T = ctx.request.body; {parser}; 1");
        for _ in 0..150 {
            let text = mutated(&mut numbers);
            let result = bench.run(&source, &Request::with_body("text/plain", &text), &limits(&[]));
            if let Some((code, message, ..)) = &result.error {
                assert_eq!(code, "script_error", "{parser} of {text:?}: {message}");
                let is_rusty = ["::", "Dynamic", "ImmutableString", "Err(", "unwrap"];
                let found =
                    is_rusty.iter().find(|word| message.contains(**word) && !text.contains(**word));
                assert_eq!(found, None, "{parser} of {text:?}: {message}");
            }
        }
    }
}

/// Encoders and decoders are each other's reverse, for any text.
#[test]
fn what_is_written_is_read_again() {
    let mut numbers = Numbers(7);
    let bench = Bench::new(1);
    let source = "let t = ctx.request.body; let b = t.to_blob();
        from_hex(hex(t)) == b && from_base64(base64(t)) == b && from_base64url(base64url(t)) == b
        && url_decode(url_encode(t)) == t && html_text(html_escape(`x${replaced(t, \"\\x00\", \"\")}`)).len > 0
        && parse_url(\"/?\" + build_query(#{ t: t })).query.t == t
        && parse_cookies(cookie(\"c\", t).split(\";\")[0]).c == t
        && parse_csv(to_csv([[t, \"x\"]])) == [[t, \"x\"]]
        && parse_json(to_json([t], #{ pretty: true })) == [t]
        && jwt_verify(jwt_sign(#{ t: t }, \"k\"), \"k\").t == t";
    for _ in 0..300 {
        let text = mutated(&mut numbers);
        let result = bench.run(source, &Request::with_body("text/plain", &text), &limits(&[]));
        assert_eq!(result.ok(), "true", "{text:?}");
    }
}
