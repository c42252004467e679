"""The sources of the live scripts in a copy of an embedded control store, whatever schema it has."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

_LIVE: Final = """
    SELECT s.name, r.source FROM scripts s JOIN revisions r ON r.script_id = s.id AND r.number = s.live_revision
    WHERE s.enabled = 1 ORDER BY s.name
"""


class SourcesUnreadable(Exception):
    """The file holds no scripts that can be read; one line that says why."""


def read_live_sources(copy: Path) -> list[tuple[str, str]]:
    """Return name and source of each enabled script, by name.

    Raises:
        SourcesUnreadable: the file is damaged or of a schema without these tables.
    """
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            return [(str(name), str(source)) for name, source in connection.execute(_LIVE).fetchall()]
    except sqlite3.Error as exc:
        raise SourcesUnreadable(str(exc)) from exc
