"""The data of a release: what an installation of it really wrote, as SQL, and what its API said of it.

Made by running the service once, when a release is recorded; the tests upgrade it for ever.
"""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from picloud.manager.storage.migrate import READ_APPLIED, STORES, load_migrations
from picloud.manager.storage.store_spec import STORE_SPECS
from scripts.versioning.sample import make_sample
from scripts.versioning.text import json_text

FOLDER: Final = "data"
ANSWERS: Final = "answers.json"
SECRETS: Final = "secrets.json"
BACKUP: Final = "backup.picloud"
SETTINGS: Final = "settings.env"
POSTGRES: Final = "postgres.sql"
FILES: Final = {spec.name: spec.file_name for spec in STORE_SPECS}


def write(folder: Path) -> list[Path]:
    """Run the service, use it, and keep what it wrote below the record's folder."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    sample = make_sample()
    contents = {f"{store}.sql": dump.encode() for store, dump in sample.dumps.items()}
    contents |= {
        ANSWERS: json_text(sample.answers).encode(),
        SECRETS: json_text(sample.secrets).encode(),
        SETTINGS: sample.settings.encode(),
        BACKUP: sample.backup,
    }
    for name, content in contents.items():
        (target / name).write_bytes(content)
    return [target / name for name in contents]


def restore(folder: Path, data_dir: Path) -> None:
    """Make an installation out of a record's data, with its session alive today."""
    for store in stores_of(folder):
        with closing(sqlite3.connect(data_dir / FILES[store], isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.executescript((folder / FOLDER / f"{store}.sql").read_text("utf-8"))
            if store == "control":
                for statement in refreshing(folder):
                    connection.execute(statement)
        (data_dir / FILES[store]).chmod(0o600)
        marker = "installed" if store == "control" else f"installed-{store}"
        (data_dir / marker).write_text("restored from a release record\n")


def stores_of(folder: Path) -> list[str]:
    """The stores that the release had."""
    return [store for store in STORES if (folder / FOLDER / f"{store}.sql").exists()]


def refreshing(folder: Path) -> list[str]:
    """Statements for the control store, in the schema of the release, that make its session count now."""
    now = str(time.time_ns() // 1_000_000)
    return [str(statement).replace("{now}", now) for statement in secrets(folder)["refresh"]]


def secrets(folder: Path) -> dict[str, Any]:
    """What opens an installation of the release: `token`, `password`, `session` with `cookie` and `key`."""
    found: dict[str, Any] = json.loads((folder / FOLDER / SECRETS).read_text("utf-8"))
    return found


def answers(folder: Path) -> dict[str, object]:
    """What the API said of the data, by path."""
    found: dict[str, object] = json.loads((folder / FOLDER / ANSWERS).read_text("utf-8"))
    return found


def is_current(root: Path, folder: Path) -> bool:
    """Whether the data is there and was written with the migrations of the code."""
    migrations = load_migrations("sqlite", root / "migrations")
    for store in STORES:
        path = folder / FOLDER / f"{store}.sql"
        if not path.exists():
            return False
        wanted = [(each.number, each.checksum) for each in migrations[store]]
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(path.read_text("utf-8"))
            applied = [(row[0], row[2]) for row in connection.execute(READ_APPLIED)]
        if applied != wanted:
            return False
    return all((folder / FOLDER / name).exists() for name in (ANSWERS, SECRETS, SETTINGS, BACKUP, POSTGRES))
