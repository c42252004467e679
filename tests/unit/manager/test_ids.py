import pytest

from picloud.manager.ids import MAX_ID_MS, id_floor, is_id, is_name
from picloud.shared.clock import new_id, now_ms
from tests.factories import make_id


def test_new_ids_are_ids_and_no_names() -> None:
    identifier = new_id()

    assert is_id(identifier)
    assert not is_name(identifier)


_ID = "01a229cc-872d-7bae-a65c-f77acf5c261c"


def test_id_of_the_other_forms_is_an_id() -> None:
    assert is_id(_ID)


@pytest.mark.parametrize("text", ["", "x", _ID.upper(), _ID.replace("-", ""), _ID + "\n", f"{{{_ID}}}"])
def test_other_forms_are_no_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("name", ["a", "9", "con", "a_b-c", "a" * 63])
def test_names_of_the_grammar(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "-", "_a", "A", "a" * 64, "a.b", "a/b", "ä", "a\n", " a"])
def test_other_texts_are_no_names(name: str) -> None:
    assert not is_name(name)


def test_floor_lies_between_the_ids_of_one_millisecond_and_those_before() -> None:
    assert make_id(999) < id_floor(1_000) <= make_id(1_000) < id_floor(1_001)
    assert id_floor(now_ms() - 1) < new_id() < id_floor(now_ms() + 1_000)
    assert is_id(id_floor(0))
    assert is_id(id_floor(MAX_ID_MS))
