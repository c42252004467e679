"""Files that the tests of the guard edit, and the edits that several of them make."""

from datetime import date

from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from scripts.versioning.change import bumped, product_step
from scripts.versioning.record import load_records
from tests.versioning.tree import ROOT, Tree

ADDITIVE_STEP = product_step("additive", PRODUCT_VERSION)
BREAKING_STEP = product_step("breaking", PRODUCT_VERSION)
NEXT_ADDITIVE = bumped(PRODUCT_VERSION, ADDITIVE_STEP)
NEXT_BREAKING = bumped(PRODUCT_VERSION, BREAKING_STEP)
NEXT_MAJOR = bumped(PRODUCT_VERSION, "major")
EARLIER = "0.0.1"
ELSEWHERE = "97.98.99"
_SDK = tuple(int(part) for part in SDK_VERSION.split("."))
NEXT_SDK_MINOR = f"{_SDK[0]}.{_SDK[1] + 1}"
NEXT_SDK_MAJOR = f"{_SDK[0] + 1}.0"
NEXT_WIRE = WIRE_VERSION + 1

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
    bump_wire(tree)
    tree.edit(
        "rhai-python/worker/src/wire.rs", f"WIRE_VERSION: u64 = {WIRE_VERSION}", f"WIRE_VERSION: u64 = {NEXT_WIRE}"
    )


def deprecate(tree: Tree, sunset: date) -> None:
    """Mark an endpoint as deprecated since today."""
    today = date.today()  # a day, as an author writes it
    days = [f"date({day.year}, {day.month}, {day.day})" for day in (today, sunset)]
    mark = f'deprecated=Deprecation({days[0]}, {days[1]}, "https://picloud.example.org/"),'
    handler = "        ScriptHandlers.release,\n"
    text = (tree.root / ENDPOINTS).read_text("utf-8")
    summary = text[text.index(handler) + len(handler) :].partition("\n")[0]
    tree.edit(ENDPOINTS, f"{handler}{summary}\n", f"{handler}{summary}\n        {mark}\n")
    imported = "from picloud.manager.api.endpoint import "
    tree.edit(ENDPOINTS, imported, f"from datetime import date\n{imported}Deprecation, ")


def serve_both_majors(tree: Tree) -> None:
    """State that the major before the new one is served as well."""
    served = f"SERVED_API_VERSIONS: Final[tuple[int, ...]] = ({API_VERSION},)"
    tree.edit("picloud/shared/version.py", served, served.replace(",)", f", {API_VERSION + 1})"))


def bump_wire(tree: Tree) -> None:
    """Bump the wire on one side alone."""
    stated = "WIRE_VERSION: Final[int] = "
    tree.edit("picloud/shared/version.py", f"{stated}{WIRE_VERSION}", f"{stated}{NEXT_WIRE}")


def bump_sdk(tree: Tree) -> None:
    """Bump the SDK in the code alone."""
    stated = "SDK_VERSION: Final[str] = "
    tree.edit("picloud/shared/version.py", f'{stated}"{SDK_VERSION}"', f'{stated}"{NEXT_SDK_MINOR}"')


def bump_sdk_everywhere(tree: Tree) -> None:
    """Bump the SDK in the code and in what the engine prints."""
    replaced = f".replace('sdk: {SDK_VERSION}', 'sdk: {NEXT_SDK_MINOR}').splitlines(), *"
    tree.edit("picloud/cli/sdk_contract.py", ".splitlines(), *", replaced)
    bump_sdk(tree)
