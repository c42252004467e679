"""Deprecation in the HTTP API: what is marked, for how long it must stay, and which majors may stop being served."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from picloud.shared.version import API_VERSION, SERVED_API_VERSIONS
from scripts.versioning.change import numbers
from scripts.versioning.record import Record, load_records

NOTICE: Final = timedelta(days=91)
"""Three months."""
NOTICE_MINORS: Final = 2
_MARKS: Final = ("deprecated", "x-sunset", "x-deprecated-since", "x-deprecation-link")
_HEADING: Final = "### Deprecated"


def unmarked(document: Any) -> Any:  # Any: a JSON value
    """The document without what marks deprecation: a mark does not permit a removal inside a major."""
    if isinstance(document, dict):
        return {name: unmarked(value) for name, value in document.items() if name not in _MARKS}
    if isinstance(document, list):
        return [unmarked(value) for value in document]
    return document


def marks(document: dict[str, Any]) -> dict[str, str]:
    """What is deprecated, by place, with the day of its sunset; empty text without one."""
    return dict(_marks(document.get("paths", {}), ""))


def new_marks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """One line for each place that is deprecated now and was not."""
    before = marks(old)
    return [f"{place} is deprecated" for place in marks(new) if place not in before]


def notice_faults(root: Path, old: dict[str, Any], new: dict[str, Any], today: date | None = None) -> list[str]:
    """What is wrong with new marks: the sunset comes too soon, or the changelog does not say it."""
    today = today or datetime.now(UTC).date()
    before = marks(old)
    section = _section(root)
    faults = []
    for place, sunset in marks(new).items():
        if place in before:
            continue
        path = next((word for word in place.split() if word.startswith("/")), place)
        if sunset and date.fromisoformat(sunset) < today + NOTICE:
            faults.append(f"{place} is deprecated with the sunset {sunset}; it must stay for three months at least")
        if path not in section:
            faults.append(f"{place} is deprecated, and CHANGELOG.md does not name {path} under '{_HEADING}' at its top")
    return faults


def retired_faults(root: Path, today: date | None = None) -> list[str]:
    """Majors that were released and are not served, although their notice period is not over."""
    today = today or datetime.now(UTC).date()
    finals = [record for record in load_records(root) if record.is_final]
    released = sorted({record.facts.api for record in finals} | set(range(1, API_VERSION)))
    faults = []
    if API_VERSION not in SERVED_API_VERSIONS:
        faults.append(f"SERVED_API_VERSIONS is {SERVED_API_VERSIONS}, without API_VERSION {API_VERSION}")
    for major in released:
        if major not in SERVED_API_VERSIONS:
            reason = _still_promised(finals, major, today)
            if reason:
                faults.append(
                    f"API {major} is not served any more, and {reason}; serve it beside API {API_VERSION} "
                    "(SERVED_API_VERSIONS, docs/explanation/versioning.md)"
                )
    return faults


def _still_promised(finals: list[Record], major: int, today: date) -> str:
    """Why a major must still be served; empty when its notice period is over."""
    noticed = [record for record in finals if record.facts.api >= major and _is_whole_marked(record, major)]
    if not noticed:
        return "no release marked all of it as deprecated"
    first = date.fromisoformat(noticed[0].facts.released or today.isoformat())
    if today < first + NOTICE:
        return f"it was marked as deprecated on {first}, less than three months ago"
    minors = {numbers(record.facts.product)[:2] for record in noticed}
    if len(minors) < NOTICE_MINORS:
        return f"only {len(minors)} product minor was released with it marked as deprecated, of {NOTICE_MINORS}"
    return ""


def _is_whole_marked(record: Record, major: int) -> bool:
    """Whether a release marked every endpoint of a major."""
    name = "openapi.json" if record.facts.api == major else f"openapi-v{major}.json"
    if not (record.folder / name).exists():
        return False
    operations = list(_operations(json.loads(record.text(name)).get("paths", {})))
    return bool(operations) and all(operation.get("deprecated") for _, operation in operations)


def _operations(paths: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in paths.items():
        if "/execute/" in path:
            continue  # addresses of users: no major takes them away
        for method, operation in item.items():
            if isinstance(operation, dict) and "responses" in operation:
                yield f"{method.upper()} {path}", operation


def _marks(value: Any, place: str) -> Iterator[tuple[str, str]]:  # Any: a JSON value
    if isinstance(value, list):
        for each in value:
            name = each.get("name", "") if isinstance(each, dict) else ""
            yield from _marks(each, f"{place} {name}".strip())
    if not isinstance(value, dict):
        return
    if value.get("deprecated"):
        yield place, str(value.get("x-sunset", ""))
    for name, each in value.items():
        shown = name.upper() if name in ("get", "post", "put", "patch", "delete") else name
        yield from _marks(each, f"{place} {shown}".strip() if isinstance(each, dict | list) else place)


def _section(root: Path) -> str:
    """What the newest entry of the changelog says under its heading for deprecations."""
    newest = (root / "CHANGELOG.md").read_text("utf-8").partition("\n## [")[2].partition("\n## [")[0]
    return newest.partition(_HEADING)[2].partition("\n### ")[0]
