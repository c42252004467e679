"""What a difference of one surface is and what it asks for. Knows no surface."""

from typing import Final, Literal

from msgspec import Struct

Kind = Literal["unchanged", "additive", "breaking"]
Surface = Literal[
    "product",
    "sdk",
    "api",
    "schema",
    "wire",
    "settings",
    "command line",
    "installation",
    "command output",
    "HTTP",
    "files",
    "formats",
]
Step = Literal["nothing", "patch", "minor", "major"]

_ORDER: Final[tuple[Kind, ...]] = ("unchanged", "additive", "breaking")
_STEPS: Final[tuple[Step, ...]] = ("nothing", "patch", "minor", "major")


class Report(Struct, frozen=True, kw_only=True):
    """One surface against the last release.

    Args:
        was: its version at the release, and `now`: what it is.
        lines: what makes the change what it is, one line each.
        needs: the bump that the change asks for, in words; empty for none.
        faults: what is wrong, one sentence each, with the way out; empty when the surface is in order.
    """

    surface: Surface
    kind: Kind
    was: str
    now: str
    lines: tuple[str, ...] = ()
    needs: str = ""
    faults: tuple[str, ...] = ()

    @property
    def got(self) -> str:
        """The bump that was made, in words."""
        return "none" if self.was == self.now else f"{self.was} -> {self.now}"


def worst(kinds: list[Kind]) -> Kind:
    """The kind of several changes together; unchanged for none."""
    return max(kinds, key=_ORDER.index, default="unchanged")


def product_step(kind: Kind, product: str) -> Step:
    """Return how far the product version must move for a change of this kind (docs/explanation/versioning.md)."""
    stable = numbers(product)[0] >= 1
    steps: dict[Kind, Step] = {
        "unchanged": "nothing",
        "additive": "minor" if stable else "patch",
        "breaking": "major" if stable else "minor",
    }
    return steps[kind]


def step_between(old: str, new: str) -> Step:
    """How far `new` is from `old`; nothing when it is not later."""
    before, after = numbers(old), numbers(new)
    if after <= before:
        return "nothing"
    if after[0] != before[0]:
        return "major"
    return "minor" if after[1] != before[1] else "patch"


def is_enough(got: Step, needed: Step) -> bool:
    """Whether the step that was made covers the one that is needed."""
    return _STEPS.index(got) >= _STEPS.index(needed)


def bumped(product: str, step: Step) -> str:
    """The least product version that is this step after `product`."""
    major, minor, patch = numbers(product)
    return {
        "nothing": product,
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
        "major": f"{major + 1}.0.0",
    }[step]


def next_numbers(product: str) -> set[tuple[int, int, int]]:
    """The three product versions that may follow this one."""
    return {numbers(bumped(product, step)) for step in _STEPS[1:]}


def numbers(version: str) -> tuple[int, int, int]:
    """The three numbers of a product version.

    Raises:
        ValueError: it is not of the form 1.2.3.
    """
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise ValueError(f"{version!r} is not a version such as 1.2.3")
    return int(parts[0]), int(parts[1]), int(parts[2])
