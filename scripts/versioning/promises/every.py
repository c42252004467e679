"""All classes of promises: how each is recorded and compared, and the bump that a difference needs."""

import json
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from picloud.shared.version import API_VERSION
from scripts.versioning.change import Report, Surface, product_step
from scripts.versioning.promises import command_line, installation, settings
from scripts.versioning.promises.live import live
from scripts.versioning.promises.promise import Comparison, Difference, Facts, Rule, changed, compare
from scripts.versioning.promises.shape import differences, shape_of
from scripts.versioning.record import Record
from scripts.versioning.text import json_text


class Promise(Struct, frozen=True):
    """One class.

    Args:
        name: of the report and of the file in the record.
        facts: of the code.
        rule: what another value means.
        is_live: whether a server has to run for it.
    """

    name: Surface
    facts: Callable[[], Facts]
    rule: Rule | None = None
    is_live: bool = False


def _output_rule(name: str, before: Any, after: Any) -> Difference | None:
    if not name.endswith((", stdout", ", stderr")):
        return None
    found = differences(name, before, after)
    if not found:
        return True, changed(name, before, after)
    return any(breaks for breaks, _ in found), "; ".join(line for _, line in found)


PROMISES: Final = (
    Promise("settings", settings.facts, settings.rule),
    Promise("command line", command_line.facts, command_line.rule),
    Promise("installation", installation.facts),
    Promise("command output", lambda: live().command_output, _output_rule, is_live=True),
    Promise("HTTP", lambda: live().http, is_live=True),
    Promise("files", lambda: live().files, is_live=True),
    Promise("formats", lambda: live().formats, is_live=True),
)


def output_difference(name: str, recorded: dict[str, Any], output: str) -> list[str]:
    """What a program misses that reads this output of a command, by the shape that a release recorded."""
    found = shape_of(json.loads(output)) if output.strip() else {}
    return [line for breaks, line in differences(name, recorded, found) if breaks]


def file_of(promise: Promise) -> str:
    """Where a record keeps it."""
    return f"promises/{promise.name.lower().replace(' ', '-')}.json"


def record_files(*, without_server: bool = False) -> dict[str, str]:
    """What a release record keeps of all promises; `without_server` as for `check`."""
    return {file_of(promise): json_text(promise.facts()) for promise in _chosen(without_server)}


def check(base: Record, *, without_server: bool = False) -> list[Report]:
    """Compare every promise with a release.

    Args:
        without_server: leave out what only a running server shows.
    """
    return [_check(promise, base) for promise in _chosen(without_server)]


def _chosen(without_server: bool) -> list[Promise]:
    return [promise for promise in PROMISES if not (promise.is_live and without_server)]


def _check(promise: Promise, base: Record) -> Report:
    path = base.folder / file_of(promise)
    recorded: Facts = json.loads(path.read_text("utf-8")) if path.exists() else {}
    found = json.loads(json_text(promise.facts()))
    comparison = compare(recorded, found, promise.rule) if recorded else Comparison()
    faults: list[str] = []
    step = product_step(comparison.kind, base.facts.product) if base.is_final else "nothing"
    needs, was, now = "" if step == "nothing" else f"a product {step}", "", ""
    if promise.name == "HTTP":
        was, now = str(base.facts.api), str(API_VERSION)
        if comparison.breaking:
            needs = f"API {base.facts.api + 1}"
            if base.facts.api + 1 > API_VERSION:
                faults.append(f"bump API_VERSION from {API_VERSION} to {base.facts.api + 1}, or undo the change")
    return Report(
        surface=promise.name,
        kind=comparison.kind,
        was=was,
        now=now,
        lines=comparison.breaking or comparison.additive,
        needs=needs,
        faults=tuple(faults),
    )
