from hypothesis import given
from hypothesis import strategies as st

from picloud.cli.source import point_at
from picloud.cli.terminal import clip, display_width, neutralise, table


@given(st.text())
def test_neutralise_leaves_nothing_that_drives_a_terminal(text: str) -> None:
    shown = neutralise(text, keep="")
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u200b")


def test_neutralise_keeps_ordinary_text() -> None:
    text = "Grüße, 日本 👍 a\u00a0b"
    assert neutralise(text) == text


@given(st.text(alphabet="aü日e\u0301"), st.integers(2, 20))
def test_clip_never_exceeds_width(text: str, width: int) -> None:
    assert display_width(clip(text, width)) <= width


def test_table_clips_the_last_column_to_the_terminal() -> None:
    assert table(["A", "LONG"], [["x", "0123456789abcdef"]], width=13).splitlines() == [
        "A  LONG",
        "x  012345678…",
    ]


def test_table_aligns_wide_characters() -> None:
    assert table(["N", "D"], [["日本", "x"], ["a", "y"]]).splitlines() == ["N     D", "日本  x", "a     y"]


def test_point_at_puts_caret_below_the_character_when_tabs_and_wide_characters_precede() -> None:
    assert point_at("ok\n\t日 = ?\r\n", 2, 6).splitlines() == ["    2 |     日 = ?", "      |          ^"]


def test_point_at_shows_the_line_alone_when_column_is_unknown_or_wrong() -> None:
    assert point_at("abc", 1, None) == "    1 | abc"
    assert point_at("abc", 1, 99) == "    1 | abc"


def test_point_at_is_empty_when_there_is_no_such_line() -> None:
    assert point_at("abc", 7, 1) == ""
    assert point_at("abc", None, None) == ""
