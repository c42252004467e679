"""A change of the machine as a list of steps, which can be shown without being taken."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from picloud.installer.service import ServiceFailed

Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """One change. `is_done`: True when nothing is to be changed any more, so that a second run is quiet."""

    sentence: str
    take: Callable[[], object]
    is_done: Callable[[], bool] = lambda: False


def take_each(steps: list[Step], say: Say, *, dry_run: bool) -> list[str]:
    """Take all steps in order, whatever becomes of those before; with `dry_run` only say them.

    Returns:
        The faults, one line each; `[]` when everything was done.
    """
    faults = []
    for step in steps:
        try:
            take_all([step], say, dry_run=dry_run)
        except (OSError, subprocess.SubprocessError, ServiceFailed) as exc:
            faults.append(f"{step.sentence}: {text_of(exc)}")
            say(f"failed: {faults[-1]}")
    return faults


def text_of(error: Exception) -> str:
    """Return an error as one line; of a program that failed, what it wrote to stderr."""
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else None
    return " ".join((said or str(error).encode()).decode("utf-8", "replace").split())


def take_all(steps: list[Step], say: Say, *, dry_run: bool) -> None:
    """Take the steps in order, saying each; with `dry_run` only say them."""
    for step in steps:
        if step.is_done():
            say(f"already done: {step.sentence}")
            continue
        say(f"would {step.sentence}" if dry_run else step.sentence)
        if not dry_run:
            step.take()
