//! URLs and queries: RFC 3986, and forms as browsers write them.

use super::{holds, refuses};

#[test]
fn percent_encoding_is_that_of_rfc_3986() {
    holds("url_encode(\"a b&c=d/é~-._\") == \"a%20b%26c%3Dd%2F%C3%A9~-._\"");
    holds("url_decode(\"a%20b%2fc+d%C3%A9\") == \"a b/c+dé\"");
    holds("url_encode(\"\") == \"\" && url_decode(\"\") == \"\"");
    refuses("url_decode(\"100%\")", "the percent sign at 3 has no two hexadecimal digits after it");
    refuses("url_decode(\"%zz\")", "the percent sign at 0");
    refuses("url_decode(\"%ff\")", "the decoded bytes are not UTF-8");
}

#[test]
fn urls_are_taken_apart() {
    holds("parse_url(\"HTTPS://Example.com:8443/a/b?x=1&y=a+b&x=2#top\") == #{ scheme: \"https\", host: \"example.com\", port: 8443, path: \"/a/b\", query: #{ x: \"1\", y: \"a b\" }, fragment: \"top\" }");
    holds("parse_url(\"http://example.com\") == #{ scheme: \"http\", host: \"example.com\", port: (), path: \"/\", query: #{}, fragment: () }");
    holds("parse_url(\"http://[2001:db8::1]:80/\").host == \"[2001:db8::1]\" && parse_url(\"http://[::1]\").port == ()");
    holds("parse_url(\"/a?b=1\") == #{ scheme: (), host: (), port: (), path: \"/a\", query: #{ b: \"1\" }, fragment: () }");
    holds("parse_url(\"mailto:a@b.c\").path == \"a@b.c\" && parse_url(\"//cdn.example/x\").host == \"cdn.example\"");
    holds("parse_url(\"?a=1#\").query.a == \"1\" && parse_url(\"a/b:c\").scheme == ()");
    for (url, reason) in [
        ("http://a b/", "' ' is not part of a URL"),
        ("http://user:pw@host/", "a user or a password in a URL is not supported"),
        ("http:///x", "it has no host"),
        ("http://h:99999/", "\"99999\" is not a valid port"),
        ("http://h:+80/", "\"+80\" is not a valid port"),
        ("http://h\\\\x/", "is not part of a URL"),
    ] {
        refuses(&format!("parse_url(\"{url}\")"), reason);
    }
}

#[test]
fn queries_are_written_as_forms_write_them() {
    holds("build_query(#{ q: \"a b&é*\", n: 1, flag: true, list: [1, \"x\"], none: () }) == \"flag=true&list=1&list=x&n=1&q=a+b%26%C3%A9*\"");
    holds("build_query(#{}) == \"\" && build_query(#{ \"a b\": \"\" }) == \"a+b=\"");
    holds("let q = #{ a: \"x y+z\", b: \"=&\" }; parse_url(\"/?\" + build_query(q)).query == q");
    refuses("build_query(#{ a: #{} })", "takes strings, numbers and bools, and \"a\" is a map");
    refuses("build_query([])", "build_query() takes a map, not an array");
}
