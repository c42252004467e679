"""Prints which tests of the last run may be tried once more, alone, each followed by a zero byte.

Tests of the outer ring start services, kill them and wait for them. Beside others on a small machine one may miss a
deadline that is not what it tests. Everything else gets no second attempt, nor does a run with many failures.
"""

import json
import sys
from pathlib import Path
from typing import Final

LAST_FAILED: Final = Path(__file__).parents[1] / ".pytest_cache" / "v" / "cache" / "lastfailed"
OUTER_RING: Final = ("tests/acceptance/", "tests/corpus/", "tests/hostile/", "tests/integration/", "tests/versioning/")
MOST: Final = 3


def second_attempts(failed: list[str]) -> list[str]:
    """Return the tests to try again: all that failed, or none where one of them must not fail or they are too many."""
    if len(failed) > MOST or not all(test.startswith(OUTER_RING) and "::" in test for test in failed):
        return []
    return failed


if __name__ == "__main__":
    found = list(json.loads(LAST_FAILED.read_text())) if LAST_FAILED.exists() else []
    sys.stdout.write("".join(f"{test}\0" for test in second_attempts(found)))
