//! Cookies: RFC 6265, section 4.

use super::{holds, refuses};

#[test]
fn cookies_of_a_request_are_read() {
    holds("parse_cookies(\"SID=31d4d96e407aad42; lang=en-US\") == #{ SID: \"31d4d96e407aad42\", lang: \"en-US\" }");
    holds("parse_cookies(\"a=1; a=2; b=\\\"x\\\"; =3; c; d=e=f\") == #{ a: \"1\", b: \"x\", d: \"e=f\" }");
    holds("parse_cookies(\"a=%C3%A9%20x; b=100%\") == #{ a: \"é x\", b: \"100%\" }");
    holds("parse_cookies(()) == #{} && parse_cookies(ctx.request.headers.cookie) == #{} && parse_cookies(\"\") == #{}");
}

#[test]
fn cookies_of_a_response_are_written_safely() {
    holds("cookie(\"a\", \"b\") == \"a=b; HttpOnly; SameSite=Lax\"");
    holds(
        "cookie(\"a\", \"x; y,é%\\\"\") == \"a=x%3B%20y%2C%C3%A9%25%22; HttpOnly; SameSite=Lax\"",
    );
    holds("cookie(\"a\", \"b\", #{ max_age_s: 60, path: \"/x\", secure: true, http_only: false, same_site: \"none\" }) == \"a=b; Path=/x; Max-Age=60; Secure; SameSite=None\"");
    holds("let v = \"{\\\"a\\\": [1, 2; é]}\"; parse_cookies(cookie(\"a\", v).split(\";\")[0]).a == v");
    refuses("cookie(\"a b\", \"\")", "\"a b\" is not the name of a cookie");
    refuses("cookie(\"\", \"\")", "is not the name of a cookie");
    refuses("cookie(\"a\", 1)", "cookie() takes a string, not an int");
    refuses("cookie(\"a\", \"\", #{ maxage_s: 1 })", "did you mean \"max_age_s\"?");
    refuses("cookie(\"a\", \"\", #{ same_site: \"none\" })", "only with secure: true");
    refuses(
        "cookie(\"a\", \"\", #{ same_site: \"loose\" })",
        "\"strict\", \"lax\" or \"none\", not \"loose\"",
    );
    refuses("cookie(\"a\", \"\", #{ path: \"/;x\" })", "no semicolon");
    refuses("cookie(\"a\", \"\", #{ secure: 1 })", "secure is true or false, not an int");
}
