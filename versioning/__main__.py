"""`python -m versioning`: the commands behind scripts/golden, scripts/check-versions and scripts/release."""

import sys
from pathlib import Path

from versioning.golden import write_goldens

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    if arguments == ["golden"]:
        for path in write_goldens(ROOT):
            print(f"golden: wrote {path.relative_to(ROOT)}")
        return 0
    print("usage: python -m versioning golden", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
