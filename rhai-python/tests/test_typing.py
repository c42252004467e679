"""The stub says what the compiled module has, and nothing else."""

import ast
from collections.abc import MutableMapping
from pathlib import Path

import rhai_python
from rhai_python import _rhai

# what PiCloud runs on top is loaded from the compiled module itself
OF_PICLOUD = {"Runtime", "probe_walls", "sdk_contract", "worker_main"}
STUB = Path(rhai_python.__file__).parent / "_rhai.pyi"


def declared() -> dict[str, set[str]]:
    """Public names of the stub; for classes, with their public members."""
    names: dict[str, set[str]] = {}
    for node in ast.parse(STUB.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            members = {m.name for m in node.body if isinstance(m, ast.FunctionDef)}
            members |= {
                m.target.id for m in node.body if isinstance(m, ast.AnnAssign) and isinstance(m.target, ast.Name)
            }
            names[node.name] = {m for m in members if not m.startswith("_")}
        elif isinstance(node, ast.FunctionDef):
            names[node.name] = set()
    return names


def test_stub_has_every_public_name_of_the_module() -> None:
    public = {name for name in vars(_rhai) if not name.startswith("_")}
    missing = set() if rhai_python.HAS_WORKER else OF_PICLOUD
    assert set(declared()) - missing == public - {"HAS_WORKER"}


def test_stub_has_every_public_member_of_the_classes() -> None:
    inherited = {"add_note", "args", "with_traceback"}
    for name, members in declared().items():
        value = getattr(_rhai, name, None)
        if isinstance(value, type):
            actual = {m for m in dir(value) if not m.startswith("_")} - inherited
            missing = members ^ actual
            bases = {m for base in value.__mro__[1:] for m in vars(base)}
            if issubclass(value, MutableMapping):
                bases |= set(dir(MutableMapping))
            assert not missing - bases, name


def test_face_exports_what_it_imports() -> None:
    assert set(rhai_python.__all__) == (set(declared()) - OF_PICLOUD) | {"__version__", "HAS_WORKER"}
