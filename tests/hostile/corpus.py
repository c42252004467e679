"""The hostile scripts beside this file: what each does, what must come of it.
docs/internal/sandbox-evidence.md describes the head of a file."""

import ast
import functools
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from picloud.shared.models import Diagnostic, HttpRequest, SandboxLimits
from picloud.shared.wire import Checked, Result
from tests.hostile.harness import Answer, first_error

FOLDER: Final = Path(__file__).parent
LIMITS: Final = SandboxLimits(timeout_ms=2_000, max_operations=5_000_000)
"""What a script runs with unless its head says otherwise: the product's defaults, with less time so that all of them
take two minutes and not ten."""
_PLACE: Final = "@@"


class Attack(Struct, frozen=True):
    """One hostile script."""

    name: str
    source: str
    expected: tuple[str, ...]
    """Outcomes that are right, as `describe` words them; the http status after `ok` may be left out."""
    limits: SandboxLimits
    request: HttpRequest
    unguarded: str
    """How it ends a process without the soft defences: `stack`, `memory`, `hang`; empty if it does not."""
    has_line: bool
    """Whether its errors say where; false for the few places that Rhai does not know."""
    has_own_replies: bool
    """Whether it needs the replies that `child.py` makes up: with real services, another outcome is right."""

    def accepts(self, outcome: str) -> bool:
        """Whether the outcome is one of those stated."""
        return any(outcome == wanted or (wanted == "ok" and outcome.startswith("ok ")) for wanted in self.expected)


@functools.cache
def load_attacks() -> tuple[Attack, ...]:
    """Return all scripts of the corpus by name. Several test modules need them, and some are megabytes long."""
    return tuple(load_attack(path) for path in sorted(FOLDER.glob("*.rhai")))


def load_attack(path: Path) -> Attack:
    """Read one file.

    Raises:
        ValueError: its head says nothing of the expected outcome.
    """
    text = path.read_text("utf-8")
    head = _head(text)
    if not head.get("expect"):
        raise ValueError(f"{path.name} has no line `// expect: ...`")
    changes = {name: int(value) for name, _, value in (word.partition("=") for word in head.get("limits", "").split())}
    return Attack(
        name=path.stem,
        source=_generated(text, head.get("generate", "")),
        expected=tuple(outcome.strip() for outcome in head["expect"].split("|")),
        limits=structs.replace(LIMITS, **changes),
        request=_request(head.get("request", "")),
        unguarded=head.get("unguarded", ""),
        has_line=head.get("line") != "unknown",
        has_own_replies="replies" in head,
    )


def _head(text: str) -> dict[str, str]:
    """The `// name: value` lines at the top."""
    head = {}
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        name, colon, value = line[2:].strip().partition(": ")
        if colon and name in {"expect", "limits", "generate", "request", "line", "unguarded", "replies"}:
            head[name] = value.strip()
    return head


def _generated(text: str, recipe: str) -> str:
    """The source with its placeholder filled in: `"text" * count`, with `{i}` for the number of the repetition."""
    if not recipe:
        return text
    literal, _, count = recipe.rpartition(" * ")
    piece = str(ast.literal_eval(literal)).replace("{pad}", "x" * 900)
    filling = "".join(piece.replace("{i}", str(i)) for i in range(int(count))) if "{i}" in piece else piece * int(count)
    head, body = text.split(recipe, 1)
    return head + recipe + body.replace(_PLACE, filling)


def _request(recipe: str) -> HttpRequest:
    kind, _, value = recipe.partition(" ")
    body = bytes.fromhex(value) if kind == "bytes" else value.encode() if kind == "json" else b""
    query = value.encode() if kind == "query" else b""
    content_type = b"application/json" if kind == "json" else b"application/octet-stream"
    return HttpRequest(
        "POST", "/", query, [(b"host", b"localhost"), (b"content-type", content_type)], body, "127.0.0.1"
    )


def describe(answer: Answer) -> str:
    """One answer in the words of an `expect` line."""
    if isinstance(answer, Checked):
        return describe_diagnostics(answer.diagnostics)
    if not isinstance(answer, Result):
        return f"the process died: {answer}"
    if answer.error is None:
        return f"ok {answer.http_status}"
    limit = answer.error.limit if answer.error.code == "script_limit_exceeded" else None
    return f"{answer.error.code} {limit}" if limit else answer.error.code


def describe_diagnostics(diagnostics: list[Diagnostic]) -> str:
    """What an upload comes to."""
    error = first_error(diagnostics)
    return f"refused {error.code}" if error else "compiles"
