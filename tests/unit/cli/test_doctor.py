"""`picloud doctor`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from picloud.cli import cli
from picloud.installer import doctor
from picloud.installer.doctor import Finding, Unanswered, apps_origin, backup_age, disk_room, examine, port
from picloud.installer.layout import Layout


def test_doctor_finds_something_of_everything_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICLOUD_DATA_DIR", str(tmp_path))
    result = CliRunner().invoke(cli, ["doctor", "--json"])
    findings = {finding["name"]: finding for finding in json.loads(result.stdout)}
    assert {
        "python",
        "processor",
        "page size",
        "package",
        "memory group",
        "temperature",
        "power",
        "storage",
        "caddy",
        "disk",
        "disk speed",
        "clock",
        "sqlite",
        "unit",
        "port",
        "backup",
    } <= set(findings)
    assert findings["sqlite"]["level"] != "fault"
    assert findings["storage"]["level"] == "ok"
    assert all(finding["advice"] for finding in findings.values() if finding["level"] != "ok")


@pytest.mark.parametrize(
    ("apps", "level", "fact"),
    [
        ({"port": 8081, "hosts": ["apps.example"], "fault": None}, "ok", "at port 8081, apps.example"),
        ({"port": None, "hosts": [], "fault": None}, "ok", "off"),
        ({"port": None, "hosts": [], "fault": "PICLOUD_APPS_BIND: taken"}, "warning", "PICLOUD_APPS_BIND: taken"),
        (None, "ok", "unknown while the service is stopped"),
    ],
)
def test_doctor_says_where_the_apps_origin_is(apps: dict[str, Any] | None, level: str, fact: str) -> None:
    def probe(_path: str) -> dict[str, Any]:
        if apps is None:
            raise Unanswered("nothing runs", "start it")
        return {"apps": apps}

    found = apps_origin(probe)
    assert (found.level, found.fact) == (level, fact)
    assert bool(found.advice) == (level != "ok")


def test_doctor_names_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LEAST_FREE_BYTES", 1 << 62)
    assert disk_room(tmp_path).level == "fault"


def test_doctor_says_in_plain_words_that_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICLOUD_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PICLOUD_URL", "http://elsewhere.example")
    result = CliRunner().invoke(cli, ["doctor", "--json"])
    found = {finding["name"]: finding for finding in json.loads(result.stdout)}
    assert found["port"]["level"] == "warning"
    assert found["port"]["fact"] == f"no PiCloud is running in {tmp_path}"
    assert "picloud serve" in found["port"]["advice"]
    assert "urlopen" not in result.output
    assert "elsewhere" not in result.output


def answering(url: str) -> Callable[[str], dict[str, Any]]:
    return lambda path: {"url": url, "product": "0.0.0"}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1", "connection refused"),
        ("http://nowhere.invalid", "the name does not resolve on this machine"),
    ],
)
def test_doctor_asks_the_address_that_the_service_has(url: str, words: str) -> None:
    finding = port(answering(url))
    assert finding.level == "warning"
    assert finding.fact == f"PiCloud 0.0.0 runs, but does not answer at {url}: {words}"


def test_doctor_does_not_judge_the_disk_of_another_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PICLOUD_DATA_DIR", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["doctor", "--json"])
    found = {finding["name"]: finding for finding in json.loads(result.stdout)}
    for name in ("disk", "disk speed", "backup"):
        assert found[name]["fact"].startswith("not checked: there is no data directory yet")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PermissionError(13, "Permission denied", "/sys/x"), "/sys/x: permission denied"),
        (subprocess.TimeoutExpired(["/usr/bin/timedatectl", "show"], 5), "timedatectl did not end within 5 s"),
        (ValueError("invalid literal for int()"), "the system gave an unexpected answer"),
    ],
)
def test_doctor_says_in_words_why_a_check_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: Exception, words: str
) -> None:
    def fail() -> Finding:
        raise fault

    monkeypatch.setattr(doctor, "clock", fail)
    found = {finding.name: finding for finding in examine(Layout(tmp_path), tmp_path, answering("http://127.0.0.1:1"))}
    assert found["clock"].fact.startswith(f"could not be checked: {words}")


def test_doctor_names_a_missing_backup(tmp_path: Path) -> None:
    assert backup_age(tmp_path).level == "warning"
    (tmp_path / "one.backup").write_bytes(b"")
    assert backup_age(tmp_path).level == "ok"


def test_doctor_looks_for_backups_where_the_settings_of_the_unit_put_them(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.config_dir.mkdir(parents=True)
    layout.environment.write_text(f"PICLOUD_BACKUP_DIR={tmp_path}/stick\n")
    found = next(
        finding for finding in examine(layout, tmp_path, answering("http://127.0.0.1:1")) if finding.name == "backup"
    )
    assert found.fact == f"none in {tmp_path}/stick"
