"""Settings, error codes, commands, scripts and pinned versions: the pages and files that list them list all of them."""

import re
import tomllib
from pathlib import Path

import pytest

from picloud.cli import cli
from picloud.cli.serve import variables
from picloud.shared import errors
from picloud.shared.client_settings import CLIENT_VARIABLES
from picloud.shared.models import LIMIT_CEILINGS, SandboxLimits
from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION

from .served import ROOT

DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("scripts/*.md"), *ROOT.glob("rhai-python/*.md")]


TOPS = ("picloud", "rhai-python", "scripts", "tests", "docs", "dashboard/src")


def rows_of(page: Path, section: str = "") -> list[list[str]]:
    """Return the cells of all table rows that begin with code, of the page or of one section of level 2."""
    text = page.read_text("utf-8")
    if section:
        text = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    lines = text.splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")]


def test_configuration_page_has_every_variable_with_default_and_meaning() -> None:
    rows = {cells[0].strip("` "): cells for cells in rows_of(DOCS / "reference" / "configuration.md")}
    for name, default, meaning in variables():
        assert rows[name][1].strip("`") == default
        assert rows[name][2].removesuffix(" |") == meaning
    known = {name for name, _, _ in variables()} | {f"PICLOUD_{name.upper()}" for name in CLIENT_VARIABLES}
    assert {name for name in rows if name.startswith("PICLOUD_")} == known


def test_no_page_names_a_variable_that_does_not_exist() -> None:
    known = {name for name, _, _ in variables()} | {f"PICLOUD_{name.upper()}" for name in CLIENT_VARIABLES}
    for page in PAGES:
        named = set(re.findall(r"\bPICLOUD_[A-Z_]*[A-Z]\b", page.read_text("utf-8"))) - {"PICLOUD_COMPLETE"}
        assert named <= known, page


def test_api_page_has_every_error_code_with_its_status() -> None:
    rows = {cells[0].strip("` "): cells for cells in rows_of(DOCS / "reference" / "api.md", "Errors")}
    assert {code: int(cells[1]) for code, cells in rows.items()} == dict(errors.STATUS_OF_CODE)
    assert all(len(cells[2]) > 10 for cells in rows.values())


def test_cli_page_has_every_exit_code_of_a_refused_start() -> None:
    text = (DOCS / "reference" / "cli.md").read_text("utf-8").partition("\n### A start that is refused\n")[2]
    for name, code in vars(errors).items():
        if name.startswith("EXIT_"):
            assert re.search(rf"^\| {code} \|", text, re.MULTILINE)


def test_cli_page_has_every_command_and_nothing_else() -> None:
    documented = {
        cells[0].strip("`").split()[1] for cells in rows_of(DOCS / "reference" / "cli.md") if "picloud " in cells[0]
    }
    assert documented == set(cli.commands)


def test_cli_page_has_every_option() -> None:
    text = (DOCS / "reference" / "cli.md").read_text("utf-8")
    for command in cli.commands.values():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("-"):
                    assert option in text, f"{command.name} {option}"


@pytest.mark.parametrize("limit", SandboxLimits.__struct_fields__)
def test_limits_page_has_every_limit_with_its_default_and_ceiling(limit: str) -> None:
    row = next(cells for cells in rows_of(DOCS / "reference" / "limits.md") if f"`{limit}`" in cells[0])
    position = re.findall(r"`(\w+)`", row[0]).index(limit)
    for cell, limits in ((row[1], SandboxLimits()), (row[2].removesuffix(" |"), LIMIT_CEILINGS)):
        values = re.split(r", (?=\d)", cell)
        assert _amount(values[min(position, len(values) - 1)]) == getattr(limits, limit)


def _amount(text: str) -> int:
    number, _, unit = text.replace(",", "").partition(" ")
    return int(number) * {"": 1, "s": 1000, "KiB": 1024, "MiB": 1024**2}[unit]


def test_scripts_page_has_every_script() -> None:
    documented = set(re.findall(r"`([\w.-]+)`", (ROOT / "scripts" / "README.md").read_text("utf-8")))
    assert {path.name for path in (ROOT / "scripts").iterdir() if path.is_file()} - {"README.md"} <= documented


def test_decisions_are_numbered_without_gaps_and_have_all_parts() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:4]}: ")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, page.name


def test_dependencies_page_has_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (DOCS / "decisions" / "0003-dependencies.md").read_text("utf-8")
    for requirement in _direct(project, "build", "docs", "dev"):
        assert re.search(rf"\b{re.escape(requirement.partition('==')[0])}\b", text), requirement


@pytest.mark.parametrize(("file", "groups"), [("package", []), ("run", ["build"]), ("dev", ["build", "docs", "dev"])])
def test_requirements_pin_what_the_project_asks_for(file: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (ROOT / "requirements" / f"{file}.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))
    direct = {line for line in _direct(project, *groups) if not line.startswith("rhai-python==")}
    assert direct <= pinned, "run scripts/lock"
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text


def test_requirements_of_the_site_are_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = (ROOT / "requirements" / "docs.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))
    assert set(project["dependency-groups"]["docs"]) <= pinned, "run scripts/lock"
    assert "://" not in text


def _direct(project: dict[str, dict[str, list[str]]], *groups: str) -> list[str]:
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += [line for line in project["dependency-groups"][group] if isinstance(line, str)]
    return lines


def test_versioning_page_says_what_each_surface_is_now() -> None:
    row = r"^\| {} \|[^|]*\| ([^|]+) \|"
    text = (DOCS / "explanation" / "versioning.md").read_text("utf-8")
    now = {
        name: re.search(row.format(name), text, re.MULTILINE)
        for name in ("product", "SDK", "HTTP API", "schema", "wire")
    }
    assert {name: found and found[1] for name, found in now.items()} == {
        "product": PRODUCT_VERSION,
        "SDK": SDK_VERSION,
        "HTTP API": str(API_VERSION),
        "schema": "as `/version` says",
        "wire": str(WIRE_VERSION),
    }


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/explanation/architecture.md"])
def test_files_and_directories_that_a_page_names_exist(page: str) -> None:
    """By their whole path, or by the end of it."""
    named = re.findall(r"`([\w./-]*(?:\.(?:py|rs|md|sql|toml)|/))`", (ROOT / page).read_text("utf-8"))
    missing = [
        name
        for name in named
        if not (ROOT / name).exists() and not any(next(ROOT.glob(f"{top}/**/{name}"), None) for top in TOPS)
    ]
    assert len(named) > 2
    assert missing == []
