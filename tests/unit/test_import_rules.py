"""The import rules of docs/explanation/architecture.md, checked on the source itself: who may know whom."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "picloud"
SERVICES = frozenset({"manager", "orchestrator", "executor", "server", "cluster", "cli", "providers"})
COMPOSERS = frozenset({"wiring", "__main__", "installer"})
"""Modules that join services; `cli` starts the composition root and reads what `serve` needs."""
DRIVERS = frozenset({"sqlite3", "aiosqlite", "asyncpg"})
FRAMEWORKS = frozenset({"quart", "werkzeug", "flask"})
LISTENERS = frozenset({"uvicorn", "hypercorn"})
BINDING_USERS = frozenset({"executor.in_process", "cli.sdk_contract", "cli.local_engine"})
"""Who may load the binding; a process that serves never does. The command asks the engine what scripts can rely on, and
ends: what it prints is what is shipped, not a page about it."""

BEFORE_UNPACKING = frozenset({".", "picloud.cli", "picloud.cli.main"})
"""What `pyz` may import besides the standard library: itself, and the command that it hands over to."""
ENVIRONMENT_READERS = frozenset({"shared.settings", "shared.client_settings", "shared.supervision", "pyz.begin"})


def imported_modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "."
                continue
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reads_environment(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ("environ", "environb", "getenv", "putenv")
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        for node in ast.walk(tree)
    )


def violations(module: str, source: str) -> list[str]:
    """What a module, named as `manager.storage.sqlite`, does against the rules."""
    tree = ast.parse(source)
    found = []
    for name in dict.fromkeys(imported_modules(tree)):
        top = name.partition(".")[0]
        if module.startswith("pyz.") or not top:
            found += _start_violations(module, name)
        elif top == "picloud":
            found += _service_violations(module, name)
        elif top in DRIVERS and not module.startswith("manager.storage."):
            found.append(f"{module} imports {name}: database drivers belong to manager/storage")
        elif top in FRAMEWORKS and not module.startswith("manager.api"):
            found.append(f"{module} imports {name}: Quart belongs to manager/api")
        elif top in LISTENERS and not module.startswith("server."):
            found.append(f"{module} imports {name}: listeners belong to server")
        elif top == "rhai_python" and module not in BINDING_USERS:
            found.append(f"{module} imports {name}: the binding belongs to executor/in_process.py")
    if reads_environment(tree) and module not in ENVIRONMENT_READERS:
        found.append(f"{module} reads the environment: that belongs to shared/settings.py")
    return found


def _start_violations(module: str, name: str) -> list[str]:
    if not module.startswith("pyz."):
        return [f"{module} has a relative import: it hides what is imported"]
    if name.partition(".")[0] in sys.stdlib_module_names or name in BEFORE_UNPACKING:
        return []
    return [f"{module} imports {name}: it runs before anything is unpacked"]


def _service_violations(module: str, name: str) -> list[str]:
    own = module.partition(".")[0]
    parts = name.split(".")
    target = parts[1] if len(parts) > 1 else ""
    if target in COMPOSERS and own not in COMPOSERS and own != "cli":
        return [f"{module} imports {name}: only the command line starts the composition root"]
    if target not in SERVICES or target == own or own in COMPOSERS:
        return []
    return [f"{module} imports {name}: services know shared and nothing of each other"]


def modules() -> list[tuple[str, Path]]:
    files = sorted(ROOT.rglob("*.py"))
    return [(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file) for file in files]


def test_rules_see_the_whole_package() -> None:
    names = {name for name, _ in modules()}
    assert {"wiring.services", "shared.models", "executor.process", "orchestrator.http.ingress", "manager.api"} <= names


@pytest.mark.parametrize(("module", "file"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_module_keeps_the_import_rules(module: str, file: Path) -> None:
    assert violations(module, file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("orchestrator.http.ingress", "from picloud.executor.local_client import LocalExecutorClient"),
        ("orchestrator.http.ingress", "from picloud import manager"),
        ("cluster.manager_side.fleet", "from picloud.manager.history.sink import HistorySink"),
        ("manager.scripts.service", "import picloud.orchestrator.script_table"),
        ("shared.models", "from picloud.manager.models import Script"),
        ("server.app", "from picloud.orchestrator.http.ingress import Ingress"),
        ("manager.scripts.service", "import sqlite3"),
        ("wiring", "import aiosqlite"),
        ("executor.process", "import rhai_python"),
        ("cli.serve", "from rhai_python.worker import sdk_contract"),
        ("orchestrator.http.ingress", "from quart import Quart"),
        ("manager.scripts.service", "def f():\n    from quart import request"),
        ("manager.history.sink", "import uvicorn"),
        ("executor.process", "import os\nsecret = os.environ['X']"),
        ("cli.root", "import os\nos.getenv('X')"),
        ("manager.api", "import picloud.wiring"),
        ("cli.serve", "from picloud.manager.scripts.service import ScriptService"),
        ("providers.masking", "from picloud.manager.models.scripts import Script"),
        ("executor.process", "from picloud.providers.masking import Masker"),
        ("pyz.tree", "import msgspec"),
        ("pyz.tree", "from picloud.shared.errors import StartRefused"),
        ("pyz.cache", "import os\nos.environ['HOME']"),
        ("manager.api", "from .errors import answer"),
    ],
)
def test_planted_violation_is_found(module: str, source: str) -> None:
    assert len(violations(module, source)) >= 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("wiring", "from picloud.manager.scripts.service import ScriptService"),
        ("cli.serve", "from picloud.wiring.serve import serve"),
        ("manager.storage.engines.sqlite", "import aiosqlite, sqlite3"),
        ("manager.api.scripts", "from quart import request"),
        ("executor.in_process", "from rhai_python.worker import Runtime"),
        ("cli.sdk_contract", "from rhai_python.worker import sdk_contract"),
        ("shared.settings", "import os\nos.environ"),
        ("pyz.tree", "import zipfile\nfrom .cache import hold"),
        ("manager.scripts.service", "from picloud.shared.models import LiveScript"),
    ],
)
def test_what_is_allowed_is_not_reported(module: str, source: str) -> None:
    assert violations(module, source) == []


def loaded_by(imported: str) -> set[str]:
    """Return the names of all modules that a fresh interpreter has after one import."""
    code = f"import sys, {imported}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split())


def loaded_by_command(*arguments: str) -> set[str]:
    """Return the names of all modules that a fresh interpreter has when a command ends."""
    code = "import atexit, sys, picloud.cli; atexit.register(lambda: print(*sys.modules)); picloud.cli.main()"
    environ = {"PATH": os.environ["PATH"], "PICLOUD_DATA_DIR": "/nowhere", "PICLOUD_TOKEN": "t"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, check=False, text=True)
    return set(done.stdout.splitlines()[-1].split())


SLOW = frozenset(
    {
        "importlib.metadata",
        "email",
        "httpx",
        "httpcore",
        "pydantic",
        "msgspec",
        "quart",
        "aiosqlite",
        "asyncpg",
        "picloud.wiring",
    }
)


def test_command_line_loads_no_command_before_it_is_asked_for_one() -> None:
    loaded = loaded_by("picloud.cli")
    assert {name for name in loaded if name.startswith("picloud.")} == {
        *("picloud.cli", "picloud.shared"),
        *(f"picloud.cli.{name}" for name in ("commands", "failures", "installation_directory", "manual", "output")),
        *(
            f"picloud.cli.{name}"
            for name in ("profiles", "root", "servers", "session", "streams", "targets", "terminal")
        ),
        *(f"picloud.shared.{name}" for name in ("client_settings", "files", "local_socket", "scratch", "version")),
    }
    assert not loaded & SLOW


@pytest.mark.parametrize("arguments", [["--version"], ["version"], ["--help"], ["list", "--help"]])
def test_command_loads_itself_alone(arguments: list[str]) -> None:
    added = loaded_by_command(*arguments) - loaded_by("picloud.cli, atexit")
    own = {"picloud.cli.version"} if "version" in arguments[0] else set()
    if arguments[0] == "list":
        own = {f"picloud.cli.{name}" for name in ("scripts", "names", "times", "confirmation")}
    assert {name for name in added if name.startswith("picloud.")} == own
    assert not added & SLOW


def test_command_that_asks_a_server_loads_neither_the_table_of_settings_nor_a_service() -> None:
    loaded = loaded_by_command("list")
    assert {"httpx", "picloud.cli.scripts", "picloud.cli.client"} <= loaded
    assert not loaded & (SLOW - {"email", "importlib.metadata", "httpx", "httpcore", "msgspec"})
    assert not loaded & {"picloud.shared.settings", "picloud.cli.deploy", "picloud.cli.installation"}


def test_serving_loads_no_http_client_and_no_driver_for_postgres() -> None:
    loaded = loaded_by("picloud.wiring.serve")
    assert "picloud.manager.storage.engines.sqlite" in loaded
    assert not loaded & {"httpx", "httpcore", "asyncpg"}


def test_orchestrator_process_loads_nothing_of_the_manager() -> None:
    loaded = loaded_by("picloud.wiring.orchestrator")
    assert not {name for name in loaded if name.startswith("picloud.manager")}
    assert not loaded & {"pydantic", "quart", "aiosqlite", "asyncpg", "sqlite3", "hypercorn"}
    assert "picloud.orchestrator.http.ingress" in loaded


def test_encryption_is_loaded_by_the_first_secret_alone() -> None:
    assert not {name for name in loaded_by("picloud.wiring.services") if name.partition(".")[0] in ("nacl", "idna")}
