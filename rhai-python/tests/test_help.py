"""`help()` says what the type stub says."""

import ast
import inspect
import tomllib
from pathlib import Path

import pytest
import rhai_python
from rhai_python import HAS_WORKER, _rhai

STUB = Path(rhai_python.__file__).parent / "_rhai.pyi"
DECLARED = [node for node in ast.parse(STUB.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
# a build without the worker lacks its runtime
CLASSES = [node for node in DECLARED if HAS_WORKER or node.name != "Runtime"]
PACKAGE = Path(__file__).parent.parent


@pytest.mark.parametrize("node", CLASSES, ids=lambda node: node.name)
def test_class_and_members_have_the_docstrings_of_the_stub(node: ast.ClassDef) -> None:
    value = getattr(_rhai, node.name)
    assert inspect.getdoc(value) == ast.get_docstring(node)
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and not member.name.startswith("__"):
            expected = ast.get_docstring(member)
            assert expected, f"{node.name}.{member.name} has no docstring"
            assert inspect.getdoc(getattr(value, member.name)) == expected, member.name


def test_functions_have_docstrings() -> None:
    for name, value in vars(_rhai).items():
        if inspect.isbuiltin(value):
            assert inspect.getdoc(value), name


def test_version_is_that_of_the_metadata() -> None:
    stated = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert rhai_python.__version__ == stated["version"]
    assert (STUB.parent / "py.typed").is_file()
    for name in stated["license-files"]:
        assert (PACKAGE / name).is_file()
    assert f"## [{stated['version']}]" in (PACKAGE / "CHANGELOG.md").read_text(encoding="utf-8")
