import pytest

from picloud.shared.errors import BadRequest, TooLarge
from picloud.shared.source import clean_source, find_suspicious_character


@pytest.mark.parametrize("text", ["", "1", "a\r\nb\r\n", "\t'💥'", "a\ufeffb"])
def test_clean_source_keeps_the_text(text: str) -> None:
    assert clean_source(text, 100) == text


def test_clean_source_strips_one_byte_order_mark_and_does_not_count_it() -> None:
    assert clean_source("\ufeff\ufeffab", 5) == "\ufeffab"


@pytest.mark.parametrize(
    ("text", "line", "column"), [("\0", 1, 1), ("a\nbc\0", 2, 3), ("\ud800", 1, 1), ("é\n\udfff", 2, 1)]
)
def test_clean_source_refuses_what_is_no_text_with_its_position(text: str, line: int, column: int) -> None:
    with pytest.raises(BadRequest) as caught:
        clean_source(text, 100)
    assert caught.value.code == "invalid_encoding"
    assert caught.value.details == {"line": line, "column": column}


def test_clean_source_counts_bytes_of_utf8() -> None:
    assert clean_source("ä" * 50, 100)
    with pytest.raises(TooLarge) as caught:
        clean_source("ä" * 50 + "x", 100)
    assert (caught.value.code, caught.value.status) == ("source_too_large", 413)


@pytest.mark.parametrize("character", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_every_bidirectional_control_is_found_with_its_position(character: str) -> None:
    finding = find_suspicious_character(f"let a = 1;\r\n  // {character}\n{character}")

    assert finding is not None
    assert (finding.severity, finding.code, finding.line, finding.column) == ("error", "suspicious_characters", 2, 6)
    assert f"U+{ord(character):04X}" in finding.message


@pytest.mark.parametrize("text", ["", "שלום", "مرحبا", "\u200b\u200d 👩‍👩‍👧", "\\u202e"])
def test_text_of_any_language_is_not_suspicious(text: str) -> None:
    assert find_suspicious_character(text) is None
