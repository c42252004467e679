import pytest
from hypothesis import given
from hypothesis import strategies as st

from picloud.manager.api.cursors import decode_cursor, encode_cursor
from picloud.shared.errors import BadRequest


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_cursor_gives_its_key_back(key: str) -> None:
    assert decode_cursor("scripts", encode_cursor("scripts", key)) == key


def test_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(BadRequest):
        decode_cursor("revision", encode_cursor("scripts", "1"))


@given(st.text(max_size=60))
def test_guessed_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadRequest) as caught:
        decode_cursor("scripts", cursor)
    assert caught.value.code == "invalid_cursor"


def test_every_changed_character_is_noticed() -> None:
    cursor = encode_cursor("scripts", "01890000-0000-7000-8000-000000000001")
    for index, character in enumerate(cursor):
        other = "A" if character != "A" else "B"
        with pytest.raises(BadRequest):
            decode_cursor("scripts", cursor[:index] + other + cursor[index + 1 :])
