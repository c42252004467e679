"""The guard of the HTTP API: the OpenAPI document of the code against that of a release."""

import json
from pathlib import Path
from typing import Any, Final

from picloud.manager.api.endpoint import ANYBODY, OPEN
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.api.openapi import openapi_document
from picloud.shared.version import API_VERSION, SERVED_API_VERSIONS
from scripts.versioning.change import Kind, Report
from scripts.versioning.deprecation import new_marks, notice_faults, retired_faults, unmarked
from scripts.versioning.oasdiff import differences
from scripts.versioning.record import Record
from scripts.versioning.text import json_text

DOCUMENT: Final = "openapi.json"


def document_text() -> str:
    """The OpenAPI document of the code as goldens and records keep it."""
    return json_text(openapi_document(ENDPOINTS))


def record_files(root: Path) -> dict[str, str]:
    """What a release record keeps of the API: the document of each major that is served."""
    earlier = [
        golden_path(root).with_name(f"openapi-v{major}.json") for major in SERVED_API_VERSIONS if major < API_VERSION
    ]
    return {DOCUMENT: document_text()} | {path.name: path.read_text("utf-8") for path in earlier if path.exists()}


def golden_path(root: Path) -> Path:
    """Where the document of the present major is kept."""
    return root / "tests" / "golden" / f"openapi-v{API_VERSION}.json"


def check(root: Path, base: Record) -> Report:
    """The API against a release.

    Raises:
        ToolMissing: the documents differ and oasdiff cannot be had.
    """
    was, golden = base.facts.api, golden_path(root)
    kind, lines = compare(base.text(DOCUMENT), document_text())
    needed = was + 1 if kind == "breaking" else was
    faults = []
    if not golden.exists() or golden.read_text("utf-8") != document_text():
        faults.append(f"{golden.relative_to(root)} is not the API of the code; run scripts/golden")
    before, now = json.loads(base.text(DOCUMENT)), json.loads(document_text())
    faults += notice_faults(root, before, now) + retired_faults(root) + _edited_majors(root, base)
    if needed > API_VERSION:
        faults.append(
            f"bump API_VERSION from {API_VERSION} to {needed} and serve both majors (docs/explanation/versioning.md), "
            "or undo the change"
        )
    return Report(
        surface="api",
        kind=kind,
        was=str(was),
        now=str(API_VERSION),
        lines=tuple(lines),
        needs=f"API {needed}" if needed > was else "",
        faults=tuple(faults),
    )


def _edited_majors(root: Path, base: Record) -> list[str]:
    """Earlier majors that are still served must have their document as it was released last."""
    faults = []
    for major in (each for each in SERVED_API_VERSIONS if each < API_VERSION):
        golden = golden_path(root).with_name(f"openapi-v{major}.json")
        released = base.folder / (DOCUMENT if base.facts.api == major else golden.name)
        text = golden.read_text("utf-8") if golden.exists() else ""
        if released.exists() and unmarked(json.loads(text or "{}")) != unmarked(
            json.loads(released.read_text("utf-8"))
        ):
            faults.append(f"{golden.relative_to(root)} is not API {major} as it was released; restore it")
    return faults


def compare(old: str, new: str) -> tuple[Kind, list[str]]:
    """What the difference of two documents means for clients, and the lines that make it so."""
    if old == new:
        return "unchanged", []
    before, after = json.loads(old), json.loads(new)
    found = [(False, line) for line in new_marks(before, after)]
    plain = json_text(unmarked(before)), json_text(unmarked(after))
    if plain[0] != plain[1]:
        found += differences(*plain) + _own_differences(before, after)
    breaking = [line for breaks, line in found if breaks]
    if breaking:
        return "breaking", sorted(set(breaking))
    return ("additive", sorted({line for _, line in found})) if found else ("unchanged", [])


def _own_differences(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[bool, str]]:
    """What OpenAPI has no words for: the codes of errors, and the scopes that operations need."""
    found = []
    before, after = old["x-error-codes"], new["x-error-codes"]
    for code in sorted({*before, *after}):
        if before.get(code) != after.get(code):
            found.append((code in before, f"error code {code}: status {before.get(code)} -> {after.get(code)}"))
    for path, item in old["paths"].items():
        for method, operation in item.items():
            now = new["paths"].get(path, {}).get(method, {})
            if isinstance(operation, dict) and "x-scope" in operation and "x-scope" in now:
                found += _scope_difference(f"{method.upper()} {path}", operation["x-scope"], now["x-scope"])
    return found


def _scope_difference(place: str, before: str, after: str) -> list[tuple[bool, str]]:
    if before == after:
        return []
    # `admin` may do everything, so whatever takes its place is wider
    wider = after == OPEN or (after == ANYBODY and before != OPEN) or before == "admin"
    return [(not wider, f"{place}: needs the scope {after}, not {before}")]
