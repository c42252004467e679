"""The behaviour that an SDK version promised: `tests/golden/sdk-<version>/*.toml`, and what running one case comes to.

A case of a released version is never edited: README.md beside the cases says why and how to write one.
"""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from picloud.shared.models import (
    Diagnostic,
    ExecutionRequest,
    ExecutionResult,
    HttpRequest,
    LiveScript,
    SandboxLimits,
)
from picloud.shared.protocols import ExecutorClient

GOLDEN: Final = Path(__file__).parents[1] / "golden"


class Request(Struct, forbid_unknown_fields=True):
    """What the caller sends. `body` is text, `body_hex` bytes; `content_type` is a header like others."""

    method: str = "GET"
    path: str = "/"
    query: str = ""
    headers: list[tuple[str, str]] = []
    content_type: str | None = None
    body: str = ""
    body_hex: str = ""
    remote_addr: str | None = "127.0.0.1"
    trigger: str = "http"

    def as_http(self) -> HttpRequest:
        """The request as the data plane hands it on."""
        pairs = list(self.headers)
        if self.content_type is not None:
            pairs.append(("content-type", self.content_type))
        return HttpRequest(
            method=self.method,
            path=self.path,
            raw_query=self.query.encode(),
            headers=[(name.encode("latin-1"), value.encode()) for name, value in pairs],
            body=bytes.fromhex(self.body_hex) or self.body.encode(),
            remote_addr=self.remote_addr,
        )


class Expected(Struct, forbid_unknown_fields=True):
    """What must come of it; what a case does not name is not compared.

    An answer: `status`, `headers` (each must be there so), `body` (text), `body_hex`, or `json`, a text that must be
    the same JSON value; `no_header` names must not be there. A failure: `error`, `message` (part of it), `line`,
    `column`, `limit`. A refused upload: `refused`, `line`, `column`. `logs`: level, message and fields of each line.
    """

    status: int | None = None
    headers: dict[str, str] = {}
    no_header: list[str] = []
    body: str | None = None
    body_hex: str | None = None
    json: str | None = None
    error: str | None = None
    refused: str | None = None
    message: str | None = None
    line: int | None = None
    column: int | None = None
    limit: str | None = None
    logs: list[list[str]] | None = None
    warnings: int | None = None


class Case(Struct, forbid_unknown_fields=True):
    """One promise, kept by example. `lint` lists the codes that a check of the script warns with."""

    name: str
    promise: str
    script: str
    expect: Expected
    request: Request = msgspec.field(default_factory=Request)
    limits: dict[str, int] = {}
    lint: list[str] = []
    id: str = ""


def load_cases(folder: Path) -> list[Case]:
    """All cases of one SDK version, by file and place.

    Raises:
        msgspec.ValidationError: a case has a field that no case has.
    """
    cases = []
    for path in sorted(folder.glob("*.toml")):
        for fields in tomllib.loads(path.read_text("utf-8"))["case"]:
            case = msgspec.convert(fields, Case)
            case.id = f"{folder.name}/{path.stem}/{case.name}"
            cases.append(case)
    return cases


def released_folders() -> list[Path]:
    """The folders of all SDK versions, oldest first."""
    folders = [path for path in GOLDEN.glob("sdk-*") if path.is_dir()]
    return sorted(folders, key=lambda path: [int(part) for part in path.name.removeprefix("sdk-").split(".")])


class Sources:
    """The scripts of the cases, as the executor asks for them."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}

    async def get_source(self, script_id: str, revision: int) -> str:
        return self.by_id[script_id]


async def run_case(case: Case, client: ExecutorClient, sources: Sources) -> list[str]:
    """Run a case; what is not as promised, one sentence each."""
    limits = SandboxLimits(**case.limits)
    findings = (await client.check(case.script, limits)).diagnostics
    errors = [finding for finding in findings if finding.severity == "error"]
    if case.expect.refused is not None:
        return _differences_of_refusal(case.expect, errors)
    if errors:
        return [f"refused at upload: {errors[0]}"]
    sources.by_id[case.id] = case.script
    script = LiveScript(case.id, "promise", 7, enabled=True, access="public", limits=limits)
    request = ExecutionRequest("execution-1", script, case.request.trigger, case.request.as_http())  # type: ignore[arg-type]  # triggers to come
    return _differences(case.expect, await client.execute(request))


def _differences_of_refusal(expected: Expected, errors: list[Diagnostic]) -> list[str]:
    if not errors:
        return [f"the upload is not refused as {expected.refused}"]
    first = errors[0]
    found = {"refused": first.code, "line": first.line, "column": first.column}
    return [*_unequal(expected, found), *_without(expected.message, first.message)]


def _differences(expected: Expected, result: ExecutionResult) -> list[str]:
    headers = dict(result.headers)
    fault = result.fault
    found: dict[str, Any] = {
        "status": result.http_status,
        "body": result.body.decode("utf-8", "replace"),
        "body_hex": result.body.hex(),
        "error": None if fault is None else fault.code,
        "line": None if fault is None else fault.line,
        "column": None if fault is None else fault.column,
        "limit": None if fault is None else fault.limit,
        "warnings": len(result.warnings),
        "logs": [[line.level, line.message, *([line.fields] if line.fields else [])] for line in result.logs],
    }
    differences = _unequal(expected, found)
    if expected.error is None and fault is not None:
        differences.append(f"the run failed: {fault}")
    if expected.json is not None and (not result.body or json.loads(result.body) != json.loads(expected.json)):
        differences.append(f"json is {result.body!r}, not {expected.json}")
    for name, value in expected.headers.items():
        if headers.get(name) != value:
            differences.append(f"header {name} is {headers.get(name)!r}, not {value!r}")
    differences += [f"header {name} is there" for name in expected.no_header if name in headers]
    return differences + _without(expected.message, "" if fault is None else fault.message)


def _unequal(expected: Expected, found: dict[str, Any]) -> list[str]:
    wanted = {name: getattr(expected, name) for name in found}
    return [
        f"{name} is {found[name]!r}, not {value!r}"
        for name, value in wanted.items()
        if value is not None and value != found[name]
    ]


def _without(part: str | None, message: str) -> list[str]:
    return [] if part is None or part in message else [f"{part!r} is not in the message {message!r}"]
