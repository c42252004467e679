"""What the fields of a script may be, and what is said when they cannot. Knows no storage."""

from typing import Final
from unicodedata import category

from picloud.manager.ids import is_name
from picloud.shared.errors import Invalid

MAX_DESCRIPTION_LENGTH: Final = 1_000


def check_name(name: str) -> None:
    """Raises:
    Invalid: `invalid_name`.
    """
    if not is_name(name):
        raise Invalid(
            "A name is 1 to 63 lower-case letters, digits, hyphens and underscores, begins with a letter or digit, "
            "and does not look like an id.",
            code="invalid_name",
            details={"errors": [{"field": "name", "message": "is not a valid name"}]},
        )


def check_description(text: str) -> None:
    """Raises:
    Invalid: `validation_failed`, naming the field.
    """
    fault = find_description_fault(text)
    if fault is not None:
        raise Invalid("Invalid description.", details={"errors": [{"field": "description", "message": fault}]})


def find_description_fault(text: str) -> str | None:
    """Return what is wrong with a description, None if nothing is."""
    if len(text) > MAX_DESCRIPTION_LENGTH:
        return f"must have at most {MAX_DESCRIPTION_LENGTH} characters"
    if any(character not in "\t\n\r" and category(character) in {"Cc", "Cs"} for character in text):
        return "must not have control characters"
    return None
