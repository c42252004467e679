"""The values that native functions are called with, by kind. Containers of the kinds `shared` hold the same large texts
many times: that takes no memory, and makes a call as long as one likes."""

from typing import Final

import msgspec

from picloud.shared.models import LIMIT_CEILINGS, HttpRequest

# Values at the default limits; the large ones come with the request, so that making them takes no time.
_BODY: Final = msgspec.json.encode(
    {
        "ints": list(range(99_999)),
        "texts": ["x" * 15 + f"{i * 7_919 % 100_003:06d}" for i in range(99_999)],
        "map": {f"key-number-{i:06d}": i for i in range(99_999)},
    }
)
REQUEST: Final = HttpRequest("POST", "/", b"", [(b"content-type", b"application/json")], _BODY, None)
_LARGEST_BODY: Final = bytes(LIMIT_CEILINGS.max_request_bytes)
BYTES_REQUEST: Final = HttpRequest("POST", "/", b"", [], _LARGEST_BODY, None)


def _texts(text_bytes: int) -> str:
    """Six equal texts that are not the same."""
    return f'let t = ""; t.pad({text_bytes}, "ab"); let s = []; s.pad(6, 0); for i in 0..6 {{ s[i] = t + 1; }}'


def _shared_in_arrays(item: str, text_bytes: int = 900_000) -> str:
    """Two arrays of items with equal texts that are not the same: gigabytes to look at in each."""
    one, other = item.replace("X", "s[i % 3]"), item.replace("X", "s[3 + i % 3]")
    return (
        f"{_texts(text_bytes)} let a = []; a.pad(3000, 0); let z = a;"
        f"for i in 0..3000 {{ a[i] = {one}; z[i] = {other}; }}"
        f"s[0] = t + 2; let other = {item.replace('X', 's[0]')};"
    )


def _shared_in_maps(item: str, text_bytes: int = 900_000) -> str:
    """Two maps of items with equal texts that are not the same."""
    one, other = item.replace("X", "s[i % 3]"), item.replace("X", "s[3 + i % 3]")
    return (
        f"{_texts(text_bytes)} let m = #{{}}; let n = #{{}};"
        f"for i in 0..2000 {{ let k = `k${{i}}`; m[k] = {one}; n[k] = {other}; }}"
        f"s[0] = t + 2; let other = {item.replace('X', 's[0]')};"
    )


SETUP: Final = {
    "s": 'let s = ""; s.pad(1000000, "ab"); let c = "ab";',
    "wide": "let s = \"\"; s.pad(260000, '\\U0001f600'); let c = '\\U0001f600';",
    "grow": 'let s = ""; s.pad(340000, "\\u0390");',
    "words": 'let s = ""; s.pad(1000000, "ab cd "); let c = " ";',
    "near": 'let s = ""; s.pad(1000000, "a"); let c = ""; c.pad(499999, "a"); c += "b";',
    "digits": 'let s = ""; s.pad(1000000, "9");',
    "json": "let m = #{}; for i in 0..38000 { m[`key-number-${i}`] = i; } let s = m.to_json();",
    "ints": "let a = ctx.request.body.ints; let z = ctx.request.body.ints;",
    "texts": "let a = ctx.request.body.texts; let z = ctx.request.body.texts;",
    "map": "let m = ctx.request.body.map; let n = ctx.request.body.map;",
    "keys": 'let k = ""; k.pad(1000000, "\\x01"); let m = #{}; for i in 0..9 { m[k + i] = 1; } let n = m;',
    "deep": "let a = []; for i in 0..60000 { a = [a.take()]; } let z = a;",
    "deep_map": "let m = #{}; for i in 0..20000 { m = #{a: m.take()}; } let n = m;",
    "blob": "let b = blob(99999, 255); let d = blob(99999, 255);",
    "bytes": "let b = ctx.request.body; let d = b.extract(1); let e = b.extract(0, b.len - 1);",
    "shared": _shared_in_arrays("X"),
    "shared_arrays": _shared_in_arrays("[X]"),
    "shared_maps": _shared_in_arrays("#{x: X}"),
    "shared_at_ceiling": _shared_in_arrays("X", 3_000_000),
    "shared_in_map": _shared_in_maps("X"),
    "shared_arrays_in_map": _shared_in_maps("[X]"),
    "shared_maps_in_map": _shared_in_maps("#{x: X}"),
    "shared_in_map_at_ceiling": _shared_in_maps("X", 3_000_000),
    "s_at_ceiling": 'let s = ""; s.pad(4000000, "ab"); let c = "ab";',
    "tags": 'let s = ""; s.pad(1000000, "<a>&zeta;&lt; </a> ");',
    "elements": 'let s = "<r>"; s.pad(999990, "<a/>"); s += "</r>";',
    "attributes": 'let t = "<a"; for k in 0..60 { t += ` a${k}=""`; } t += "/>"; let s = "<r>"; s.pad(1000000, t);',
    "attributes_at_ceiling": 'let t = "<a"; for k in 0..60 { t += ` a${k}=""`; } t += "/>";'
    ' let s = "<r>"; s.pad(4000000, t);',
    "namespaces": "let s = `<r>`; for i in 0..400 { s += `<a xmlns:n${i}='u${i}'>`; }"
    " for i in 0..20000 { s += `<n0:a/>`; }",
    "quoted_tag": """let s = "<r x='>'"; for i in 0..90000 { s += ` a${i}=""`; } s += "/>";""",
    "scopes": """let s = "<r"; for i in 0..2500 { if i % 60 == 59 { s += "><r"; } s += ` xmlns:n${i}='u'`; } s += ">";
        for i in 0..1900 { s += "<a xmlns:x='u'/>"; }""",
    "prefixes": """let s = "<r"; for i in 0..1500 { if i % 60 == 59 { s += "><r"; } s += ` xmlns:n${i}='u'`; } s += ">";
        let a = "<a"; for i in 0..60 { a += ` n0:b${i}=''`; } for i in 0..1300 { s += a + "/>"; }""",
    "cells": 'let s = ""; s.pad(1000000, "a,\\"b\\"\\n");',
    "pairs": 'let s = ""; s.pad(1000000, "a%20b=c;&");',
    "backtracks": 'let s = ""; s.pad(60000, "a");',
    "closure": "let f = || 1; for i in 0..9000 { let g = f; f = || g.call(); }",
}
