"""A promise: facts by name, and what their difference means for users. Knows no class."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from scripts.versioning.change import Kind

Facts = dict[str, Any]
Difference = tuple[bool, str]
"""Whether it breaks users, and the line that says so."""
Rule = Callable[[str, Any, Any], Difference | None]
"""What another value of a fact means; None: as any other value, which breaks."""


class Comparison(Struct, frozen=True):
    """What changed, one line each."""

    breaking: tuple[str, ...] = ()
    additive: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the whole change is."""
        if self.breaking:
            return "breaking"
        return "additive" if self.additive else "unchanged"


def compare(old: Facts, new: Facts, rule: Rule | None = None) -> Comparison:
    """Compare the facts of a release with those of the code: a fact that is gone or different breaks users."""
    differences: list[Difference] = [
        (True, f"{name} is gone; it was {_words(old[name])}") for name in old if name not in new
    ]
    differences += [(False, f"{name} is new: {_words(new[name])}") for name in new if name not in old]
    for name in (name for name in old if name in new and old[name] != new[name]):
        judged = rule(name, old[name], new[name]) if rule else None
        differences.append(judged or (True, changed(name, old[name], new[name])))
    return Comparison(
        tuple(sorted(line for breaks, line in differences if breaks)),
        tuple(sorted(line for breaks, line in differences if not breaks)),
    )


def changed(name: str, before: Any, after: Any) -> str:
    """The line about a fact with another value."""
    return f"{name} was {_words(before)}, is {_words(after)}"


def _words(value: Any) -> str:
    text = value if isinstance(value, str) and value.isprintable() else repr(value)
    return text if len(text) < 200 else f"{text[:200]}…"
