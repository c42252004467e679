//! Templates: what they show, escaped, and what they must not do.

use super::support::{limits, Bench, Request};
use super::{holds, refuses};
use std::time::{Duration, Instant};

#[test]
fn templates_show_values_escaped() {
    holds("render(\"<p>{{ name }}</p>{{ n }}{{ missing }}{{ none }}\", #{ name: \"<Ada> & 'co'\", n: 1.5, none: () }).contains(\"&lt;Ada&gt; &amp; \")");
    holds(
        "render(\"{{ a.b[1].c }} {{ a['b'][0] }}\", #{ a: #{ b: [1, #{ c: \"x\" }] } }) == \"x 1\"",
    );
    holds("render(\"{% for i in items %}{{ loop.index }}:{{ i }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}\", #{ items: [\"a\", \"b\"] }) == \"1:a, 2:b\"");
    holds(
        "render(\"{% for i in items %}x{% else %}none{% endfor %}\", #{ items: [] }) == \"none\"",
    );
    holds("render(\"{% if a > 1 and b == 'x' %}yes{% elif a %}no{% endif %}\", #{ a: 2, b: \"x\" }) == \"yes\"");
    holds("render(\"{{ a|upper }} {{ b|default('-') }} {{ list|join(', ') }} {{ list|length }} {{ h|safe }} {{ a|trim|lower }}{# no #}\", #{ a: \"Ab\", list: [1, 2], h: \"<b>\" }) == \"AB - 1, 2 2 <b> ab\"");
    holds("render(\"{% raw %}{{ x + y }}{% endraw %}{% if x is defined %}d{% endif %}\", #{ x: 1 }) == \"{{ x + y }}d\"");
    holds("render(\"{{ a|safe }} {{ m|safe }} {{ a[-1] }} {{ a|length }} {{ m|length }}\", #{ a: [[1, \"x\"], 2], m: #{ b: #{ c: [1] } } }) == \"[[1, \\\"x\\\"], 2] {\\\"b\\\": {\\\"c\\\": [1]}} 2 2 1\"");
    holds("render(\"{% if a == b and 2 in a and not 3 in a and m == n and m %}yes{% endif %}\", #{ a: [1, 2], b: [1, 2], m: #{ x: [1] }, n: #{ x: [1] } }) == \"yes\"");
    holds("let s = \"\"; s.pad(5000, 'x'); let m = #{}; m[s] = 7; render(\"{% if s == t and s != u %}{% for k in m %}{{ m[k] }}{% endfor %}{% endif %}\", #{ s: s, t: s + \"\", u: s + \"y\", m: m }) == \"7\"");
    holds("render(\"\", #{}) == \"\" && render(\"é\", #{}) == \"é\"");
}

#[test]
fn templates_make_nothing_of_their_own() {
    for (template, reason) in [
        ("{{ a + a }}", "calculate and join them in the script"),
        ("{{ a ~ a }}", "calculate and join them in the script"),
        ("{{ 'a' * 100000000 }}", "calculate and join them in the script"),
        (
            "x\\n{% set a = 1 %}",
            "line 2 of the template: there is no statement \\\"set\\\", only if and for",
        ),
        ("{% include 'x' %}", "there is no statement"),
        ("{% macro x() %}{% endmacro %}", "there is no statement"),
        ("{% for x in [a, a] %}{% endfor %}", "lists are made in the script"),
        ("{{ a[1:] }}", "parts of texts and maps are made in the script"),
        ("{{ {'a': 1} }}", "parts of texts and maps are made in the script"),
        ("{{ a|nope }}", "line 1 of the template: "),
        ("{{ a", "line 1 of the template: "),
        ("{% if a %}", "line 1 of the template: "),
        (
            "{% for x in n %}{% for y in n %}{% for z in n %}{% endfor %}{% endfor %}{% endfor %}",
            "the template takes too many steps",
        ),
    ] {
        let reason = reason.replace("\\\"", "\"");
        refuses(
            &format!("let n = []; n.pad(60, 1); render(\"{template}\", #{{ a: \"x\", n: n }})"),
            &reason,
        );
    }
    refuses("render(\"\", [1])", "render() takes a map of values, not an array");
    refuses("render(\"\", #{ a: |x| x })", "not a closure");
    refuses("let t = \"\"; t.pad(70000, 'x'); render(t, #{})", "at most 65536 bytes, not 70000");
    refuses("let t = \"{{ \"; t.pad(1000, '('); render(t, #{})", "too long or too deep");
    refuses(
        "let t = \"\"; for i in 0..20 { t += \"{% if a %}\"; } render(t, #{})",
        "too long or too deep",
    );
}

#[test]
fn template_that_looks_at_many_items_is_stopped_in_time() {
    let bench = Bench::new(1);
    for (condition, timeout_ms, code) in [
        ("a == b", 200, "script_timeout"),
        ("-1 in a", 200, "script_timeout"),
        ("m == n", 200, "script_timeout"),
        ("s == t", 10_000, "script_limit_exceeded"),
    ] {
        let own = limits(&[("timeout_ms", timeout_ms), ("max_operations", 2_000_000)]);
        let source = format!(
            "let a = []; a.pad(90000, 1); let m = #{{}}; for i in 0..20000 {{ m[`${{i}}`] = i; }}
            let s = \"\"; s.pad(1000000, 'x'); let few = []; few.pad(80, 1);
            let values = #{{ a: a, b: a + [], m: m, n: m + #{{}}, s: s, t: s + \"\", few: few }};
            render(\"{{% for x in few %}}{{% for y in few %}}{{% if {condition} %}}{{% endif %}}{{% endfor %}}{{% endfor %}}\", values)"
        );
        let start = Instant::now();
        let result = bench.run(&source, &Request::default(), &own);
        let took = start.elapsed();
        assert_eq!(result.failure().0, code, "{condition}");
        let bound = Duration::from_millis(timeout_ms) + Duration::from_secs(2);
        assert!(took < bound, "{condition}: {took:?}");
    }
}
