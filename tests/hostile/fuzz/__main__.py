"""`scripts/fuzz`: random scripts against the executor's runtime until the time is up or something breaks.

A find is a script that ends or hangs the process, panics in the engine, gets no result, or takes more memory than it
may. Finds are written to a folder as files of the corpus.
"""

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.shared.models import KIB, MIB, HttpRequest, SandboxLimits
from picloud.shared.wire import Checked, Result
from tests.hostile.corpus import describe, load_attacks
from tests.hostile.fuzz.grammar import Grammar
from tests.hostile.fuzz.mutation import Mutator
from tests.hostile.harness import OVERRUN_S, Harness, Measured

LIMITS: Final = SandboxLimits(timeout_ms=300, max_operations=200_000, max_memory_bytes=8 * MIB, max_log_bytes=4 * KIB)
REQUEST: Final = HttpRequest(
    "POST", "/", b"a=1&a=2", [(b"content-type", b"application/json")], b'{"a": [1, 2.5, "x"], "b": {"c": null}}', None
)
_SLACK_BYTES: Final = 64 * MIB


class Find(Struct, frozen=True):
    """One script that broke something."""

    source: str
    reason: str


class Tally(Struct):
    """What a session tried."""

    tried: int = 0
    compiled: int = 0
    finished: int = 0
    """Ended with a value rather than an error."""


def fuzz(seed: int, seconds: float, tally: Tally) -> list[Find]:
    """Try scripts for a while; what broke, at most ten.

    Args:
        seed: the same seed tries the same scripts in the same order.
        tally: counts them.
    """
    source = random.Random(seed)
    makers: list[Grammar | Mutator] = [Grammar(source), Mutator(source, [attack.source for attack in load_attacks()])]
    finds: list[Find] = []
    end_at = time.monotonic() + seconds
    with Harness() as harness:
        harness.start()
        while time.monotonic() < end_at and len(finds) < 10:
            program = source.choice(makers).program()
            reason = _try(harness, program, tally)
            if reason:
                finds.append(Find(program, reason))
    return finds


def _try(harness: Harness, program: str, tally: Tally) -> str | None:
    """Check and run one script; why it is a find, if it is."""
    tally.tried += 1
    checked = harness.check(program, LIMITS)
    if not isinstance(checked.answer, Checked):
        return f"check: {describe(checked.answer)}"
    if checked.wall_s > LIMITS.timeout_ms / 1_000 + OVERRUN_S:
        return f"check took {checked.wall_s:.2f} s"
    tally.compiled += describe(checked.answer) == "compiles"
    before = harness.resident_bytes()
    measured = harness.run(program, LIMITS, REQUEST)
    if isinstance(measured.answer, Result):
        tally.finished += measured.answer.error is None
    return _fault(measured, before)


def _fault(measured: Measured, resident_before: int) -> str | None:
    outcome = describe(measured.answer)
    if not isinstance(measured.answer, Result) or outcome == "script_panic":
        message = measured.answer.error if isinstance(measured.answer, Result) else ""
        return f"{outcome} {message}"
    if measured.wall_s > LIMITS.timeout_ms / 1_000 + OVERRUN_S:
        return f"took {measured.wall_s:.2f} s"
    grown = measured.peak_rss_bytes - resident_before
    if grown > (LIMITS.max_memory_bytes + _SLACK_BYTES) * 1.1:
        return f"took {grown} bytes"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description="Random scripts against the sandbox.")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long (default: 20)")
    parser.add_argument("--seed", type=int, help="to try the same scripts again (default: of the clock)")
    parser.add_argument("--out", type=Path, default=Path("fuzz-finds"), help="where finds go (default: fuzz-finds)")
    options = parser.parse_args()
    seed = time.time_ns() % 2**32 if options.seed is None else options.seed
    tally = Tally()
    finds = fuzz(seed, options.seconds, tally)
    sys.stdout.write(f"seed {seed}: {tally.tried} scripts, {tally.compiled} compiled, {tally.finished} finished\n")
    for number, find in enumerate(finds):
        options.out.mkdir(exist_ok=True)
        path = options.out / f"find_{seed}_{number}.rhai"
        path.write_text(f"// {find.reason.splitlines()[0][:200]}\n// expect: ok\n{find.source}\n", "utf-8")
        sys.stdout.write(f"find: {find.reason[:300]}\n  {path}\n")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
