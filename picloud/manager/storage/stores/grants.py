"""Grants of scripts in the control store: SQL and row mapping, no rules."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import structs

from picloud.manager.storage.database import Reader, Transaction
from picloud.shared.services import Grants

_DELETE: Final = "DELETE FROM script_grants WHERE script_id = $1 AND kind = $2 AND name = $3"
_INSERT: Final = "INSERT INTO script_grants (script_id, kind, name, granted_at) VALUES ($1, $2, $3, $4)"
_SELECT: Final = """
    SELECT script_id, kind, name FROM script_grants WHERE script_id IN ({marks}) ORDER BY script_id, kind, name
"""


async def read_grants(reader: Reader, script_ids: Sequence[str]) -> Mapping[str, Grants]:
    """Return the grants of these scripts by id, names in order; a script without any is left out."""
    if not script_ids:
        return {}
    marks = ", ".join(f"${number}" for number in range(1, len(script_ids) + 1))
    names: dict[str, dict[str, list[str]]] = {}
    for row in await reader.fetch_all(_SELECT.format(marks=marks), *script_ids):
        names.setdefault(row["script_id"], {}).setdefault(row["kind"], []).append(row["name"])
    return {script_id: grants_of(by_kind) for script_id, by_kind in names.items()}


async def replace_grants(transaction: Transaction, script_id: str, old: Grants, new: Grants, at: int) -> None:
    """Change the stored grants from one set to another; those that stay keep their time."""
    before, after = _rows_of(old), _rows_of(new)
    await transaction.execute_many(_DELETE, [(script_id, *row) for row in before if row not in after])
    await transaction.execute_many(_INSERT, [(script_id, *row, at) for row in after if row not in before])


def grants_of(by_kind: Mapping[str, Sequence[str]]) -> Grants:
    """Return the grants of these names by kind. Kinds that a newer PiCloud knows are left out."""
    known = {kind: tuple(names) for kind, names in by_kind.items() if kind in Grants.__struct_fields__}
    return Grants(**known)


def _rows_of(grants: Grants) -> dict[tuple[str, str], None]:
    """Return kind and name of each grant, in order."""
    return {(kind, name): None for kind, names in structs.asdict(grants).items() for name in names}
