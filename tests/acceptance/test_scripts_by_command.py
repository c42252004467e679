"""The life of scripts by commands alone, against a real server over its socket."""

import json
from pathlib import Path

import pytest

from tests.acceptance.command import picloud
from tests.acceptance.service import Service


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sum.rhai").write_text("let numbers = ctx.request.body;\nnumbers.a + numbers.b\n")
    (tmp_path / "Greeting.rhai").write_text("`Hello ${ctx.request.query.name}`\n")
    (tmp_path / "picloud.toml").write_text(
        '[defaults]\nlimits = { timeout_ms = 900 }\n[scripts.greet]\nfile = "Greeting.rhai"\naccess = "token"\n'
    )
    return tmp_path


def test_directory_is_deployed_compared_run_and_rolled_back(service: Service, folder: Path) -> None:
    def run(*arguments: str, code: int = 0) -> list[str]:
        done = picloud(service, *arguments, cwd=folder)
        assert done.returncode == code, done.stderr
        return done.stdout.decode().splitlines()

    assert run("deploy", ".", "--dry-run") == ["would create greet", "would create sum"]
    assert run("deploy", ".") == ["created greet, revision 1", "created sum, revision 1"]
    assert run("deploy", ".") == ["unchanged greet, revision 1", "unchanged sum, revision 1"]
    shown = json.loads(picloud(service, "show", "greet", "--json").stdout)
    assert (shown["access"], shown["limits"]) == ("token", {"timeout_ms": 900})
    assert run("invoke", "greet", "-q", "name=Ada", "-i")[0] == "HTTP 200 OK"
    assert run("invoke", "sum", "-d", '{"a": 1, "b": 2}', "-f") == ["3"]

    (folder / "sum.rhai").write_text("let numbers = ctx.request.body;\nnumbers.a - numbers.b\n")
    assert run("diff", "sum", "sum.rhai", code=1)[-2:] == ["-numbers.a + numbers.b", "+numbers.a - numbers.b"]
    assert run("run", "sum.rhai", "--name", "sum", "-d", '{"a": 1, "b": 2}') == ["-1"]
    assert run("deploy", ".", "--dry-run")[1] == "would update sum (source)"
    assert run("deploy", ".")[1] == "updated sum, revision 1 -> 2"
    assert run("diff", "sum", "sum.rhai") == []
    assert run("diff", "sum", code=1)[:2] == ["--- sum, revision 1", "+++ sum, revision 2"]
    assert run("diff", "sum", "-r", "9", code=2) == []

    (folder / "sum.rhai").write_text("totl\n")
    assert run("deploy", ".", "--strict", code=1) == []
    assert run("deploy", ".")[1] == "updated sum, revision 2 -> 3"
    assert run("rollback", "sum", "1") == ["rolled back sum, revision 3 -> 1"]
    refused = picloud(service, "rollback", "sum", "3", "--strict")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"revision 3 of sum was refused" in refused.stderr
    assert b"every run fails here" in refused.stderr

    (folder / "sum.rhai").unlink()
    assert run("deploy", ".", "--prune", code=2) == []
    assert run("deploy", ".", "--prune", "--yes") == ["unchanged greet, revision 1", "deleted sum"]
