"""Release records: what each surface was in a release, as files under `docs/releases/<version>/`.

The newest one may be a candidate, which follows the code until the release is final; all others never change.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from scripts.versioning.change import numbers
from scripts.versioning.text import json_text

FOLDER: Final = Path("docs") / "releases"
FACTS: Final = "release.json"


class Facts(Struct, frozen=True, forbid_unknown_fields=True):
    """The versions of a release.

    Args:
        released: the day it became final, as 2026-12-01; None for a candidate.
        previous: SHA-256 of the `release.json` of the release before; None for the first.
        files: SHA-256 of every other file of the record, by path; filled when the release becomes final.
    """

    product: str
    released: str | None
    sdk: str
    api: int
    schema: int
    wire: int
    previous: str | None = None
    files: dict[str, str] = {}


class Record:
    """One record on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts = msgspec.json.decode((folder / FACTS).read_bytes(), type=Facts)

    @property
    def is_final(self) -> bool:
        """Whether this was released."""
        return self.facts.released is not None

    @property
    def digest(self) -> str:
        """SHA-256 of `release.json`, which names those of all other files."""
        return hashlib.sha256((self.folder / FACTS).read_bytes()).hexdigest()

    def digests(self) -> dict[str, str]:
        """SHA-256 of every file but `release.json`, by path below the record."""
        paths = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in paths
            if path != self.folder / FACTS
        }

    def text(self, name: str) -> str:
        """One of its files."""
        return (self.folder / name).read_text("utf-8")

    def manifest(self, name: str) -> dict[str, str]:
        """One of its lists of checksums: path to SHA-256."""
        return dict(reversed(line.split("  ", 1)) for line in self.text(name).splitlines())  # type: ignore[misc]  # pairs


def load_records(root: Path) -> list[Record]:
    """All records, oldest first."""
    found = [Record(path.parent) for path in (root / FOLDER).glob(f"*/{FACTS}")]
    return sorted(found, key=lambda record: numbers(record.facts.product))


def write_record(root: Path, facts: Facts, files: Mapping[str, str]) -> list[Path]:
    """Write a candidate's files anew; returns those that changed."""
    folder = root / FOLDER / facts.product
    changed = []
    for name, text in {**files, FACTS: json_text(msgspec.to_builtins(facts))}.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
    return changed


def manifest_text(root: Path, paths: Iterable[Path]) -> str:
    """Checksums of files as `sha256sum` prints them, by path below `root`; line ends count as LF."""
    lines = [f"{checksum(path)}  {path.relative_to(root).as_posix()}\n" for path in paths]
    return "".join(sorted(lines, key=lambda line: line.partition("  ")[2]))


def checksum(path: Path) -> str:
    """SHA-256 of a file with its line ends as LF, in hexadecimal digits."""
    data = path.read_bytes()
    return hashlib.sha256(data if path.suffix == ".bin" else data.replace(b"\r\n", b"\n")).hexdigest()
