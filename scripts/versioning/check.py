"""`scripts/check-versions`: every surface against the last release, what each change is and which bump it needs."""

from pathlib import Path
from typing import Final

from scripts.versioning import product
from scripts.versioning.chain import chain_faults
from scripts.versioning.change import Report
from scripts.versioning.record import Record, load_records
from scripts.versioning.release import check_surfaces, stale_files

PAGE: Final = "docs/explanation/versioning.md"


class NothingToCompare(Exception):
    """There is no release record; the message names the way out."""


def check_versions(root: Path, *, without_server: bool = False) -> tuple[Record, list[Report], list[str]]:
    """The release that was compared with, a report for each surface, and what is wrong with the records.

    Args:
        without_server: leave out what only a running server shows: quicker, and not enough for a change to land.
    Raises:
        NothingToCompare: there is no record at all.
        ToolMissing: as `api.check`.
    """
    records = load_records(root)
    if not records:
        raise NothingToCompare("docs/releases has no record to compare with; scripts/release VERSION makes one")
    finals = [record for record in records if record.is_final]
    base = finals[-1] if finals else records[-1]
    surfaces = check_surfaces(root, base, without_server=without_server)
    reports = [product.check(root, base, surfaces), *surfaces]
    stale = [] if records[-1].is_final else stale_files(root, records[-1], without_server=without_server)
    faults = [
        f"{path.relative_to(root)} does not follow the code; the release is not final, so run scripts/golden"
        for path in stale
    ]
    faults += chain_faults(root, records)
    return base, reports, faults


def report_text(base: Record, reports: list[Report], faults: list[str]) -> str:
    """The table that people read, and under it what is wrong."""
    state = "" if base.is_final else ", which is not final"
    rows = [("surface", "change", "needs", "got"), *(_row(report) for report in reports)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [f"compared with the record of {base.facts.product}{state}:"]
    lines += ["  " + "  ".join([*map(str.ljust, row[:3], widths), row[3]]).rstrip() for row in rows]
    for report in reports:
        if report.surface != "product":
            lines += [f"  {report.surface}: {line}" for line in report.lines]
    wrong = [f"{report.surface}: {fault}" for report in reports for fault in report.faults]
    wrong += [f"record: {fault}" for fault in faults]
    if wrong:
        lines += ["", *(f"FAULT {fault}" for fault in wrong), f"The rules are in {PAGE}."]
    return "\n".join(lines)


def is_in_order(reports: list[Report], faults: list[str]) -> bool:
    """Whether nothing is wrong."""
    return not faults and not any(report.faults for report in reports)


def _row(report: Report) -> tuple[str, str, str, str]:
    return report.surface, report.kind, report.needs or "nothing", report.got
