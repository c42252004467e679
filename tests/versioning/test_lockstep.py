"""One product version in every place that states one: files, the command, the running server."""

import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from scripts.versioning.product import disagreements, product_version, stated_versions
from scripts.versioning.schema import current_schema
from tests.acceptance.service import ROOT, running
from tests.versioning.tree import Tree


def test_every_place_states_the_version_of_pyproject() -> None:
    assert disagreements(ROOT) == []
    assert {"CHANGELOG.md, the top entry", "rhai-python/worker/Cargo.toml"} <= set(stated_versions(ROOT))
    assert product_version(ROOT) == PRODUCT_VERSION, "run scripts/setup: another version is installed"


def test_command_and_server_say_the_versions_of_the_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "picloud", "version", "--json"]
    printed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    with running(tmp_path) as service:
        served = httpx.get(f"{service.url}/version", trust_env=False).json()

    surfaces = {"product": PRODUCT_VERSION, "sdk": SDK_VERSION, "api": API_VERSION, "wire": WIRE_VERSION}
    assert printed == surfaces
    assert {name: served[name] for name in surfaces} == surfaces
    assert served["schema"] == current_schema(ROOT)
    assert served["nodes"] == [
        {
            "service": "executor",
            "product": PRODUCT_VERSION,
            "sdk": SDK_VERSION,
            "wire": WIRE_VERSION,
            "engine": served["engine"],
        }
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("dashboard/package.json", "dashboard/package.json"),
        ("dashboard/package-lock.json", "dashboard/package-lock.json"),
        ("rhai-python/pyproject.toml", "rhai-python/pyproject.toml"),
        ("rhai-python/core/Cargo.toml", "rhai-python/core/Cargo.toml"),
        ("CHANGELOG.md", "CHANGELOG.md, the top entry"),
    ],
)
def test_place_that_disagrees_is_named(tree: Tree, name: str, place: str) -> None:
    tree.edit(name, PRODUCT_VERSION, "97.98.99")

    sentence = disagreements(tree.root)[0]

    assert sentence.startswith(f"{place} says 97.98.99, pyproject.toml {PRODUCT_VERSION}")


def test_dashboard_without_a_version_disagrees(tree: Tree) -> None:
    tree.remove("dashboard/package.json")

    assert "dashboard/package.json says nothing" in disagreements(tree.root)[0]
