//! The tools whose result is all that they give. Those that fail for an input that is wrong are not among them: a
//! script may call them to find out.

/// As [`super::PURE`], of the tools.
pub const PURE_TOOLS: [&str; 49] = [
    "base64",
    "base64url",
    "build_query",
    "chart_bars",
    "chart_line",
    "cookie",
    "ed25519_verify",
    "find_match",
    "find_matches",
    "flatten",
    "format_time",
    "group_by",
    "hex",
    "hmac_sha1",
    "hmac_sha256",
    "hmac_sha512",
    "html",
    "html_escape",
    "html_text",
    "join",
    "json_text",
    "jwt_sign",
    "jwt_verify",
    "matches",
    "md5",
    "now_ms",
    "parse_cookies",
    "random_bytes",
    "random_int",
    "random_text",
    "redirect",
    "render",
    "replace_matches",
    "replaced",
    "respond",
    "same",
    "sha1",
    "sha256",
    "sha512",
    "shift_time",
    "sum",
    "time_parts",
    "to_csv",
    "to_fixed",
    "trimmed",
    "unique",
    "url_encode",
    "uuid",
    "xml_find",
];

#[cfg(test)]
mod tests {
    use super::super::tests::is_true;
    use super::PURE_TOOLS;

    /// A value and a call of each tool on it.
    const CALLS: [(&str, &str); 47] = [
        ("\"a\"", "base64()"),
        ("\"a\"", "base64url()"),
        ("#{ a: 1 }", "build_query()"),
        ("[1, 2]", "chart_bars()"),
        ("[1, 2]", "chart_line(#{})"),
        ("\"a\"", "cookie(\"b\")"),
        ("blob(32)", "ed25519_verify(\"a\", blob(64))"),
        ("\"ab\"", "find_match(\"b\")"),
        ("\"ab\"", "find_matches(\"b\", 1)"),
        ("[[1], 2]", "flatten()"),
        ("0", "format_time(\"rfc3339\")"),
        ("[1]", "group_by(|x| x)"),
        ("\"a\"", "hex()"),
        ("\"a\"", "hmac_sha1(\"b\")"),
        ("\"a\"", "hmac_sha256(\"b\")"),
        ("\"a\"", "hmac_sha512(\"b\")"),
        ("\"a\"", "html()"),
        ("\"<\"", "html_escape()"),
        ("\"<b>\"", "html_text()"),
        ("[1]", "join(\"-\")"),
        ("\"{}\"", "json_text()"),
        ("#{ a: 1 }", "jwt_sign(\"a key of more than thirty-two bytes\")"),
        ("\"a\"", "jwt_verify(\"a key of more than thirty-two bytes\")"),
        ("\"ab\"", "matches(\"b\")"),
        ("\"a\"", "md5()"),
        ("\"a=b\"", "parse_cookies()"),
        ("2", "random_bytes()"),
        ("2", "random_int(3)"),
        ("2", "random_text()"),
        ("\"/a\"", "redirect()"),
        ("\"a\"", "render(#{})"),
        ("\"ab\"", "replace_matches(\"b\", \"c\")"),
        ("\"ab\"", "replaced(\"b\", \"c\")"),
        ("404", "respond()"),
        ("\"a\"", "same(\"b\")"),
        ("\"a\"", "sha1()"),
        ("\"a\"", "sha256()"),
        ("\"a\"", "sha512()"),
        ("0", "shift_time(#{ days: 1 }, \"UTC\")"),
        ("[1]", "sum()"),
        ("0", "time_parts(\"UTC\")"),
        ("[[1]]", "to_csv()"),
        ("1.5", "to_fixed(2)"),
        ("\" a \"", "trimmed()"),
        ("[1, 1]", "unique()"),
        ("\"ü\"", "url_encode()"),
        ("parse_xml(\"<a><b/></a>\")", "xml_find(\"b\")"),
    ];
    const WITHOUT_ARGUMENTS: [&str; 2] = ["now_ms", "uuid"];

    #[test]
    fn pure_tools_leave_their_argument_as_it_is() {
        for (value, call) in CALLS {
            let source = format!(
                "let v = {value}; let kept = v; v.{call}; v.to_string() == kept.to_string()"
            );
            assert!(is_true(&source), "{source}");
        }
        let mut tried: Vec<_> =
            CALLS.iter().filter_map(|(_, call)| call.split('(').next()).collect();
        tried.extend(WITHOUT_ARGUMENTS);
        tried.sort_unstable();
        assert_eq!(tried, PURE_TOOLS);
    }
}
