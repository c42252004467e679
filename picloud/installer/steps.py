"""A change of the machine as a list of steps, which can be shown without being taken."""

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """One change. `is_done`: True when nothing is to be changed any more, so that a second run is quiet."""

    sentence: str
    take: Callable[[], object]
    is_done: Callable[[], bool] = lambda: False


def take_all(steps: list[Step], say: Say, *, dry_run: bool) -> None:
    """Take the steps in order, saying each; with `dry_run` only say them."""
    for step in steps:
        if step.is_done():
            say(f"already: {step.sentence}")
            continue
        say(f"would: {step.sentence}" if dry_run else step.sentence)
        if not dry_run:
            step.take()
