import re

import pytest

from picloud.shared import errors
from picloud.shared.errors import STATUS_OF_CODE, PiCloudError, StartRefused, error_body

TREE = [PiCloudError, *PiCloudError.__subclasses__()]


@pytest.mark.parametrize("kind", TREE)
def test_every_class_has_a_default_code_with_a_status(kind: type[PiCloudError]) -> None:
    error = kind("sentence")
    assert error.status == STATUS_OF_CODE[kind.default_code]
    assert (str(error), error.message, error.details) == ("sentence", "sentence", None)


def test_every_class_is_in_the_drawn_tree() -> None:
    for kind in TREE:
        assert re.search(rf"\b{kind.__name__}\b", errors.__doc__ or "")


def test_codes_are_lower_snake_case_and_stand_for_errors() -> None:
    for code, status in STATUS_OF_CODE.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
        assert 400 <= status <= 599


def test_code_can_be_chosen() -> None:
    assert errors.Invalid("x", code="invalid_name").code == "invalid_name"


def test_unlisted_code_has_no_status() -> None:
    with pytest.raises(KeyError):
        _ = PiCloudError("x", code="no_such_code").status


def test_error_body_has_one_shape() -> None:
    assert error_body("not_found", "m", "r") == {"error": {"code": "not_found", "message": "m", "request_id": "r"}}
    assert error_body("not_found", "m", "r", {"line": 1})["error"]["details"] == {"line": 1}
    assert "details" not in error_body("not_found", "m", "r", {})["error"]


def test_start_refusals_have_exit_codes_of_their_own() -> None:
    codes = [value for name, value in vars(errors).items() if name.startswith("EXIT_")]
    assert sorted(codes) == [1, 2, 3, 4, 5, 6]
    assert StartRefused(5, "line").exit_code == 5
