//! Templates: what they show, escaped, and what they must not do.

use super::{holds, refuses};

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
