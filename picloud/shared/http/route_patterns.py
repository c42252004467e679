"""The grammar of route patterns: `/files/:id/*rest`. A pattern is segments; each is a literal, a parameter (`:name`,
one whole segment) or, at the end, the rest of the path (`*name`, which may be empty). No regular expressions, no
optional parts. Case counts; a slash at the end does not."""

import re
from typing import Final, Literal

from msgspec import Struct

from picloud.shared.errors import Invalid

MAX_PATTERN_LENGTH: Final = 2_048
MAX_SEGMENTS: Final = 32
MAX_NAME_LENGTH: Final = 64
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_LITERAL: Final = re.compile(r"[A-Za-z0-9._~!$&'()+,;=@-]+")
"""What may stand in a path without an escape, but `:` and `*`, which mean something in a pattern."""

Kind = Literal["literal", "parameter", "rest"]


class Segment(Struct, frozen=True):
    """A part of a pattern. `text`: what a literal matches, the name of the others."""

    kind: Kind
    text: str


class Pattern(Struct, frozen=True):
    """A parsed pattern."""

    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The pattern in normal form."""
        marks = {"literal": "", "parameter": ":", "rest": "*"}
        return "/" + "/".join(marks[segment.kind] + segment.text for segment in self.segments)

    @property
    def shape(self) -> str:
        """The pattern without the names of its parameters: two patterns of the same shape match the same paths."""
        marks = {"parameter": ":", "rest": "*"}
        return "/" + "/".join(marks.get(segment.kind, segment.text) for segment in self.segments)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parameters, in order."""
        return tuple(segment.text for segment in self.segments if segment.kind != "literal")


def parse_pattern(text: str) -> Pattern:
    """Return the parsed pattern.

    Raises:
        Invalid: `invalid_pattern`; `details` has the place as `position`, which counts characters from 0.
    """
    if len(text) > MAX_PATTERN_LENGTH:
        raise _invalid(f"must have at most {MAX_PATTERN_LENGTH} characters", MAX_PATTERN_LENGTH)
    if not text.startswith("/"):
        raise _invalid("must start with /", 0)
    bare = text[1:].removesuffix("/")
    if not bare:
        if len(text) > 1:
            raise _invalid("has an empty segment", 1)
        return Pattern(())
    parts = bare.split("/")
    if len(parts) > MAX_SEGMENTS:
        raise _invalid(f"must have at most {MAX_SEGMENTS} segments", 0)
    segments: list[Segment] = []
    position = 1
    for number, part in enumerate(parts):
        segments.append(_segment(part, position, is_last=number == len(parts) - 1))
        names = [segment.text for segment in segments if segment.kind != "literal"]
        if len(set(names)) != len(names):
            raise _invalid(f"has the parameter {names[-1]} twice", position)
        position += len(part) + 1
    return Pattern(tuple(segments))


def _segment(part: str, position: int, *, is_last: bool) -> Segment:
    if not part:
        raise _invalid("has an empty segment", position)
    if part[0] in ":*":
        kind: Kind = "parameter" if part[0] == ":" else "rest"
        if _NAME.fullmatch(part[1:]) is None:
            fault = f"{part[0]} must be followed by a name of letters, digits and _, at most {MAX_NAME_LENGTH}"
            raise _invalid(fault, position)
        if kind == "rest" and not is_last:
            raise _invalid(f"*{part[1:]} must be the last segment", position)
        return Segment(kind, part[1:])
    if part in (".", ".."):
        raise _invalid("must not have the segment . or ..", position)
    if _LITERAL.fullmatch(part) is None:
        wrong = next(index for index, character in enumerate(part) if _LITERAL.fullmatch(character) is None)
        raise _invalid(f"must not have {part[wrong]!r} within a segment", position + wrong)
    return Segment("literal", part)


def _invalid(fault: str, position: int) -> Invalid:
    return Invalid(
        f"The path of the route {fault} (character {position + 1}).",
        code="invalid_pattern",
        details={"position": position, "errors": [{"field": "path", "message": fault}]},
    )
