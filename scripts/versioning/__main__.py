"""`python -m scripts.versioning`: the commands behind scripts/golden, scripts/check-versions and scripts/release."""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from scripts.versioning.chain import commit_of
from scripts.versioning.change import bumped
from scripts.versioning.check import NothingToCompare, check_versions, is_in_order, report_text
from scripts.versioning.oasdiff import ToolMissing
from scripts.versioning.product import product_version
from scripts.versioning.record import load_records
from scripts.versioning.release import ReleaseRefused, make_candidate, make_final, write_goldens

ROOT = Path(__file__).parents[2]


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code: 0 in order, 1 something is wrong, 2 wrong usage or a tool is missing."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except ReleaseRefused as exc:
        print(f"release: {exc}", file=sys.stderr)
        return 1
    except (NothingToCompare, ToolMissing) as exc:
        print(f"check-versions: {exc}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.command == "golden":
        _tell(write_goldens(ROOT))
    elif options.command == "check":
        base, reports, faults = check_versions(ROOT, without_server=options.without_server)
        print(report_text(base, reports, faults))
        return 0 if is_in_order(reports, faults) else 1
    elif options.command == "newest":
        newest = load_records(ROOT)[-1]
        print(newest.facts.product, "final" if newest.is_final else "candidate")
    elif options.command == "last-final":
        last = next(record for record in reversed(load_records(ROOT)) if record.is_final)
        print(last.facts.product, commit_of(ROOT, last))
    elif options.command == "next":
        print(bumped(product_version(ROOT), "minor"))
    elif options.final:
        _tell(make_final(ROOT, options.version, datetime.now(UTC).date()))
        print(f"release: {options.version} is final; commit this and tag it v{options.version}")
    else:
        _tell(make_candidate(ROOT, options.version, again=options.again))
        print(f"release: {options.version} is a candidate; scripts/release {options.version} --final releases it")
    return 0


def _tell(paths: Iterable[Path]) -> None:
    for path in dict.fromkeys(paths):
        print(f"wrote {path.relative_to(ROOT)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="versioning")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("golden")
    check = commands.add_parser("check", prog="scripts/check-versions", description="Compare with the last release.")
    check.add_argument(
        "--without-server", action="store_true", help="leave out what only a running server shows; CI does not"
    )
    commands.add_parser("newest", description="Print the newest release and whether it is final.")
    commands.add_parser("last-final", description="Print the newest final release and its commit or tag.")
    commands.add_parser("next", description="Print the next minor version.")
    release = commands.add_parser(
        "release", prog="scripts/release", description="Make a version a candidate, or final."
    )
    release.add_argument("version", help="such as 0.3.0")
    release.add_argument("--again", action="store_true", help="record a candidate anew")
    release.add_argument("--final", action="store_true", help="release the candidate; its record never changes again")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
