"""Builds of SQLite with faults that matter to a database in WAL mode, and what they mean for PiCloud."""

import logging
from typing import Final

from msgspec import Struct

logger = logging.getLogger(__name__)

Version = tuple[int, int, int]


class KnownFault(Struct, frozen=True):
    """A fault of some versions. `since` has it, `fixed` are the releases without it, each for its own line."""

    name: str
    since: Version
    fixed: tuple[Version, ...]
    source: str
    meaning: str

    def is_in(self, version: Version) -> bool:
        """Whether this version has the fault. A line without a fixed release of its own has it until the newest."""
        if version < self.since or version >= max(self.fixed):
            return False
        return not any(version[:2] == fixed[:2] and version >= fixed for fixed in self.fixed)


KNOWN_FAULTS: Final = (
    KnownFault(
        "WAL-reset bug",
        (3, 7, 0),
        ((3, 44, 6), (3, 50, 7), (3, 51, 3)),
        "https://sqlite.org/wal.html#walresetbug",
        "two connections that write or checkpoint at the same moment can damage the file; PiCloud has one connection "
        "that does either, so let no other program write into its files",
    ),
    KnownFault(
        "withdrawn release",
        (3, 52, 0),
        ((3, 53, 0),),
        "https://sqlite.org/changes.html",
        "it was withdrawn for compatibility problems: use a later version",
    ),
)


def known_faults(version: Version) -> list[KnownFault]:
    """The faults of this version, `[]` when none is known."""
    return [fault for fault in KNOWN_FAULTS if fault.is_in(version)]


def warn_of_known_faults(version: Version) -> None:
    """Say it in the log, once for each."""
    for fault in known_faults(version):
        logger.warning(
            "this SQLite has a known bug; docs/explanation/storage.md explains its effect here",
            extra={"action": "sqlite_known_fault", "fault": fault.name, "source": fault.source},
        )
