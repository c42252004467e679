"""The stores of an installation: one row for each says where it is and how much depends on it."""

from pathlib import Path
from typing import Final, Literal

from msgspec import Struct


class StoreSpec(Struct, frozen=True, kw_only=True):
    """One store: a file of its own with SQLite, a schema of its own with PostgreSQL.

    Attributes:
        name: the folder of its migrations, and its key wherever stores are kept by name.
        file_name: of the SQLite file in the data directory. A database URL can name another one for the first store.
        application_id: in the header of the SQLite file.
        schema: of the PostgreSQL database.
        replaceable: False when every acknowledged write must survive a power cut, and backups hold the store; True when
            a new one may begin in its place.
        optional: True when the service starts without the store if it is missing or damaged, and never begins it anew;
            False when that stops the start (or the store is replaceable).
    """

    name: str
    file_name: str
    application_id: int
    schema: str
    replaceable: bool
    optional: bool = False

    @property
    def synchronous(self) -> Literal["FULL", "NORMAL"]:
        """The commit mode of the engine: NORMAL may lose the last transactions at a power cut."""
        return "NORMAL" if self.replaceable else "FULL"

    def path_beside(self, control: Path) -> Path:
        """The SQLite file, given that of the first store."""
        return control if self is CONTROL else control.with_name(self.file_name)


CONTROL: Final = StoreSpec(
    name="control",
    file_name="picloud.db",
    application_id=int.from_bytes(b"PiCl", "big"),
    schema="picloud_control",
    replaceable=False,
)
HISTORY: Final = StoreSpec(
    name="history",
    file_name="history.db",
    application_id=int.from_bytes(b"PiCh", "big"),
    schema="picloud_history",
    replaceable=True,
)
DATA: Final = StoreSpec(
    name="data",
    file_name="data.db",
    application_id=int.from_bytes(b"PiCd", "big"),
    schema="picloud_data",
    replaceable=False,
    optional=True,
)
STORE_SPECS: Final = (CONTROL, HISTORY, DATA)
"""In the order in which they are opened."""
