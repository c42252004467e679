"""What an archive holds: `build.json` says which build it is and for which machines, `manifest.json` names every file
with its size and hash. Written by scripts/build, read by the start, `picloud upgrade` and `picloud doctor`.

A *target* is a Python and a machine: `cp311-x86_64`. The files of a *part* go to one target, to all of a machine
(`x86_64`), or to all (`common`).
"""

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .refusal import Refused

BUILD_NAME: Final = "build.json"
MANIFEST_NAME: Final = "manifest.json"
COMMON: Final = "common"
_TARGET: Final = re.compile(r"cp3\d+-[a-z0-9_]+")
_PRODUCT: Final = re.compile(r"[0-9]+(\.[0-9a-z]+)*")
_BUILD_ID: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Build:
    """The identity of an archive. `build_id`: SHA-256 over all its contents; `schema`: its newest migration."""

    product: str
    build_id: str
    schema: int
    wire: int
    targets: tuple[str, ...]

    def tree_name(self, target: str) -> str:
        """The directory in the cache that this build is unpacked to."""
        return f"{self.product}-{self.build_id[:16]}-{target}"


@dataclass(frozen=True)
class PackedFile:
    """One file of a tree: where it goes, below the tree; its size in bytes; its SHA-256 in hexadecimal digits."""

    path: str
    size: int
    sha256: str
    member: str
    """Its name in the archive."""


def parse_build(data: bytes) -> Build:
    """Read `build.json`.

    Raises:
        Refused: it is damaged.
    """
    try:
        document = json.loads(data)
        build = Build(
            str(document["product"]),
            str(document["build_id"]),
            int(document["schema"]),
            int(document["wire"]),
            tuple(str(target) for target in document["targets"]),
        )
    except (ValueError, KeyError, TypeError) as exc:
        raise damaged(f"{BUILD_NAME} cannot be read") from exc
    if not (_PRODUCT.fullmatch(build.product) and _BUILD_ID.fullmatch(build.build_id)):
        raise damaged(f"{BUILD_NAME} names no build")
    if not all(_TARGET.fullmatch(target) for target in build.targets):
        raise damaged(f"{BUILD_NAME} names an unknown target")
    return build


def read_build(archive: Path) -> Build:
    """The build of an archive that is not running.

    Raises:
        Refused: it is not an archive of PiCloud, or damaged.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            return parse_build(packed.read(BUILD_NAME))
    except (OSError, KeyError, zipfile.BadZipFile, ValueError) as exc:
        raise damaged(f"it cannot be read ({describe(exc)})", archive) from exc


def files_of(packed: zipfile.ZipFile, target: str) -> list[PackedFile]:
    """The files that a target needs: its own, those of its machine, and the common ones.

    Raises:
        Refused: the manifest is damaged, or a path in it leads out of the tree.
    """
    try:
        parts: dict[str, dict[str, Any]] = json.loads(packed.read(MANIFEST_NAME))["parts"]
        found = [
            PackedFile(path, int(size), str(sha256), f"tree/{part}/{path}")
            for part in (COMMON, target.partition("-")[2], target)
            for path, (size, sha256) in parts.get(part, {}).items()
        ]
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as exc:
        raise damaged(f"{MANIFEST_NAME} cannot be read") from exc
    for file in found:
        if file.path.startswith("/") or ".." in file.path.split("/") or "\0" in file.path:
            raise damaged(f"a path leads out of the tree: {file.path!r}")
    return found


def damaged(fault: str, archive: Path | None = None) -> Refused:
    """The refusal of an archive that is not what was built."""
    return Refused(f"{archive or 'picloud.pyz'} is damaged: {fault}; copy it again and compare it with SHA256SUMS")


def describe(exc: BaseException) -> str:
    """An error as part of one line."""
    if isinstance(exc, OSError) and exc.strerror:
        return exc.strerror
    return " ".join(str(exc).split()) or type(exc).__name__
