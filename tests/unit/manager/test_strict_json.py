import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picloud.manager.api.strict_json import MAX_DEPTH, MAX_DIGITS, parse_json
from picloud.shared.errors import BadRequest

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda children: st.lists(children) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), children),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_parse_gives_what_the_standard_library_wrote(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)

    assert parse_json(text.encode()) == value


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_parse_takes_nothing_that_the_standard_library_refuses(body: bytes) -> None:
    fault: BadRequest | None = None
    try:
        value = parse_json(body)
    except BadRequest as exc:
        fault = exc
    if fault is None:
        assert value == json.loads(body)
    else:
        assert fault.code in ("invalid_json", "invalid_encoding")
        assert fault.details is not None
        assert 0 <= fault.details["offset"] <= len(body)


@given(VALUES, st.data())
def test_parse_of_a_damaged_text_raises_nothing_but_bad_request(value: Any, data: st.DataObject) -> None:
    body = bytearray(json.dumps(value).encode())
    body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        parse_json(bytes(body))
    except BadRequest:
        return


@pytest.mark.parametrize("text", ["0", "-0", "-1", "9223372036854775807", "9223372036854775808", "9007199254740993"])
def test_integers_are_never_rounded(text: str) -> None:
    value = parse_json(text.encode())

    assert isinstance(value, int)
    assert value == int(text)


def test_number_of_digits_is_bounded() -> None:
    assert parse_json(b"1" * MAX_DIGITS) == int("1" * MAX_DIGITS)
    with pytest.raises(BadRequest, match="digits"):
        parse_json(b"1" * (MAX_DIGITS + 1))


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_depth_is_bounded(opening: str, closing: str) -> None:
    inner = "[]"
    parse_json((opening * (MAX_DEPTH - 1) + inner + closing * (MAX_DEPTH - 1)).encode())
    with pytest.raises(BadRequest, match="nested"):
        parse_json((opening * MAX_DEPTH + inner + closing * MAX_DEPTH).encode())


@pytest.mark.parametrize(
    "body",
    [
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "0x1",
        "1_0",
        "- 1",
        "Infinity",
        "-Infinity",
        "NaN",
        "True",
        "nul",
        "'a'",
        '"a',
        '"\t"',
        '"\\x"',
        '"\\u12"',
        "[1,]",
        "[,1]",
        "[1 2]",
        "{,}",
        '{"a"}',
        '{"a":}',
        "{a:1}",
        '{"a":1,}',
        "[",
        "{",
        "1 2",
        "//x",
        "\u00a01",
        "[1]\u2028",
        "\x0b1",
        "٣",
        '{"a":1,"\\u0061":2}',
    ],
)
def test_what_rfc_8259_does_not_have_is_refused(body: str) -> None:
    with pytest.raises(BadRequest) as caught:
        parse_json(body.encode())
    assert caught.value.code == "invalid_json"


def test_offset_counts_bytes() -> None:
    with pytest.raises(BadRequest) as caught:
        parse_json('["ä💥", x]'.encode())
    assert caught.value.details == {"offset": 11}


def test_surrogate_pair_is_one_character() -> None:
    assert parse_json(b'"\\ud83d\\ude00"') == "😀"


@pytest.mark.parametrize("text", ['"\\ud83d"', '"\\ude00\\ud83d"', '"x\\uDC00y"', '{"\\ud800":1}'])
def test_half_a_surrogate_pair_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="surrogate"):
        parse_json(text.encode())
