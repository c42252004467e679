"""Files that the tests of the guard edit, and the edits that several of them make."""

from scripts.versioning.record import load_records
from tests.versioning.tree import ROOT, Tree

SCRIPT_ANSWERS = "picloud/manager/api/answers/scripts.py"
EXECUTION_ANSWERS = "picloud/manager/api/answers/executions.py"
BODIES = "picloud/manager/api/bodies.py"
ENDPOINTS = "picloud/manager/api/endpoints/scripts.py"
ACCESS_ENDPOINTS = "picloud/manager/api/endpoints/access.py"
ALL_ENDPOINTS = "picloud/manager/api/endpoints/every.py"
PARAMETERS = "picloud/manager/api/parameters.py"
ERRORS = "picloud/shared/errors.py"
MODELS = "picloud/shared/models.py"
WIRE = "picloud/shared/wire.py"
CONTROL = "migrations/sqlite/control"


def next_number() -> int:

    return load_records(ROOT)[-1].facts.schema + 1


def add_migration(tree: Tree, number: int, text: str) -> None:
    for dialect in ("sqlite", "postgres"):
        tree.write(f"migrations/{dialect}/control/{number:04d}_more.sql", text)


def swap_migrations(tree: Tree) -> None:
    for dialect in ("sqlite", "postgres"):
        folder = f"migrations/{dialect}/control"
        tree.rename(f"{folder}/0002_access.sql", f"{folder}/0003_access.sql")
        tree.rename(f"{folder}/0003_accounts.sql", f"{folder}/0002_accounts.sql")


def break_wire_with_its_bump(tree: Tree) -> None:
    tree.edit(WIRE, "    left_bytes: int = 0\n", "")
    tree.edit("picloud/shared/version.py", "WIRE_VERSION: Final[int] = 1", "WIRE_VERSION: Final[int] = 2")
    tree.edit("rhai-python/worker/src/wire.rs", "WIRE_VERSION: u64 = 1", "WIRE_VERSION: u64 = 2")
