"""The promise of formats that are stored or handed out: tokens, digests, passwords, sessions, cursors, events, backups.
Read from an installation that was really used, so that another algorithm or layout is another fact."""

import base64
import hashlib
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from picloud.manager.api import tail
from picloud.manager.api.cursors import encode_cursor
from scripts.versioning.promises.promise import Facts

_DIGESTS: Final[dict[str, Callable[[bytes], str]]] = {
    "SHA-256 in hexadecimal": lambda data: hashlib.sha256(data).hexdigest(),
    "SHA-256 in Base64": lambda data: base64.b64encode(hashlib.sha256(data).digest()).decode(),
    "BLAKE2s in hexadecimal": lambda data: hashlib.blake2s(data).hexdigest(),
    "BLAKE2b in hexadecimal": lambda data: hashlib.blake2b(data).hexdigest(),
    "SHA-512 in hexadecimal": lambda data: hashlib.sha512(data).hexdigest(),
}


def formats_of(data_dir: Path, backup: bytes, texts: dict[str, str]) -> Facts:
    """Return the formats of a stopped installation.

    Args:
        texts: the `token`, `cookie`, `session key` and `set-up token` that it handed out.
    """
    found: Facts = {f"{name}, text": pattern_of(text) for name, text in texts.items()}
    found["admin token, text"] = pattern_of((data_dir / "admin-token").read_text("ascii"))
    with closing(sqlite3.connect(data_dir / "picloud.db")) as connection:
        found["token, stored as"] = _digest(connection, "SELECT digest FROM api_tokens", texts["token"])
        found["cookie, stored as"] = _digest(connection, "SELECT digest FROM sessions", texts["cookie"])
        found["session key, stored as"] = _digest(connection, "SELECT key_digest FROM sessions", texts["session key"])
        ((password,),) = connection.execute("SELECT password_hash FROM accounts")
        found["password, stored as"] = password.rpartition("$")[0].rpartition("$")[0]
        found["database, application id"] = _application_id(connection)
        source, digest = connection.execute("SELECT source, source_hash FROM revisions LIMIT 1").fetchone()
        found["source, hashed as"] = _name_of_digest(digest, source)
    with closing(sqlite3.connect(data_dir / "history.db")) as connection:
        found["history, application id"] = _application_id(connection)
    found["cursor of `scripts` at `2026`"] = encode_cursor("scripts", "2026")
    found["event of executions left out"] = tail._news([], 3).decode()  # nothing in a session drops any
    return found | _backup_facts(data_dir, backup)


def pattern_of(text: str) -> str:
    """The text with its random parts as classes of characters: `pic_0123…` becomes `pic_<12 hex>_<43 Base64url>`."""
    text = re.sub(r"[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", "<43 Base64url>", text)
    return re.sub(r"(?<=_)[0-9a-f]{12}(?=_)", "<12 hex>", text)


def _backup_facts(data_dir: Path, backup: bytes) -> Facts:
    if not backup.startswith(b"SQLite format 3"):
        return {"backup": "is no SQLite database"}
    path = data_dir.parent / "backup-to-read"
    path.write_bytes(backup)
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        (content,) = connection.execute("SELECT content FROM backup_manifest").fetchone()
        manifest: dict[str, Any] = json.loads(content)
        rows = connection.execute("SELECT * FROM accounts").fetchall()
        digest = manifest["digests"]["accounts"]
        return {
            "backup, application id": _application_id(connection),
            "backup, tables": tables,
            "backup, manifest": sorted(manifest),
            "backup, manifest of tables": sorted(manifest["digests"]),
            "backup, digest of a row": "SHA-256 of its JSON, added up" if digest == _row_digest(rows) else "another",
        }


def _row_digest(rows: list[tuple[Any, ...]]) -> str:
    total = sum(
        int.from_bytes(
            hashlib.sha256(json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode()).digest(), "big"
        )
        for row in rows
    )
    return f"{len(rows)}:{total % 2**256:064x}"


def _application_id(connection: sqlite3.Connection) -> str:
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    return int(number).to_bytes(4, "big").decode("latin-1")


def _digest(connection: sqlite3.Connection, query: str, text: str) -> str:
    return next(
        (name for (stored,) in connection.execute(query) if (name := _name_of_digest(stored, text)) != "unknown"),
        "unknown",
    )


def _name_of_digest(stored: str, text: str) -> str:
    return next((name for name, make in _DIGESTS.items() if make(text.encode()) == stored), "unknown")
