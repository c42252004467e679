"""Static assets on the command line."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

PATH = f"{ADMIN}/assets"


def bundle(**fields: Any) -> dict[str, Any]:
    return {
        "name": "app",
        "live_version": 2,
        "last_version": 2,
        "files": 2,
        "bytes": 1_536,
        "routes": [{"id": "1", "path": "/app/*rest", "url": "/exec/app/*rest", "enabled": True, "fallback": None}],
        "version": 2,
        "created_at": "2026-11-30T10:00:00.000Z",
        "updated_at": "2026-11-30T10:00:00.000Z",
        "versions": [
            {"number": 2, "live": True, "files": 2, "bytes": 1_536, "created_at": "2026-11-30T10:00:00.000Z"},
            {"number": 1, "live": False, "files": 1, "bytes": 3, "created_at": "2026-11-29T10:00:00.000Z"},
        ],
        **fields,
    }


def file(path: str, sha256: str = "0") -> dict[str, Any]:
    return {"path": path, "bytes": 3, "sha256": sha256, "content_type": "text/html", "codings": ["gzip"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "dist"
    contents = {
        "index.html": "page",
        "js/app.js": "let a;",
        ".env": "secret",
        ".git/config": "",
        ".well-known/security.txt": "mail",
        "node_modules/a/b.js": "",
    }
    for path, content in contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)
    return root


@pytest.fixture
def served(server: FakeServer) -> FakeServer:
    """A server that has a version with another page, and a file that is not in the folder."""
    server.answers[f"GET {PATH}/app"] = httpx.Response(200, json=bundle())
    files = {"version": 2, "items": [file("index.html"), file("old.css")]}
    server.answers[f"GET {PATH}/app/versions/2"] = httpx.Response(200, json=files)
    server.answers[f"PUT {PATH}/app"] = httpx.Response(200, json=bundle(live_version=3, changed=True))
    return server


def test_push_shows_what_changes_and_sends_an_archive(run: Run, served: FakeServer, folder: Path) -> None:
    result = run("assets", "push", str(folder), "app")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        "+ .well-known/security.txt",
        "+ js/app.js",
        "~ index.html",
        "- old.css",
        "pushed app, version 3: 2 added, 1 changed, 1 removed",
    ]
    request = served.requests[-1]
    assert (request.method, request.headers["content-type"]) == ("PUT", "application/zip")
    with zipfile.ZipFile(io.BytesIO(request.content)) as archive:
        assert archive.namelist() == [".well-known/security.txt", "index.html", "js/app.js"]
        assert archive.read("index.html") == b"page"


def test_hidden_names_are_pushed_when_asked_for(run: Run, served: FakeServer, folder: Path) -> None:
    assert run("assets", "push", str(folder), "app", "--hidden").exit_code == 0
    with zipfile.ZipFile(io.BytesIO(served.requests[-1].content)) as archive:
        assert {".env", ".git/config", "node_modules/a/b.js"} <= set(archive.namelist())


def test_dry_run_sends_nothing(run: Run, served: FakeServer, folder: Path) -> None:
    result = run("assets", "push", str(folder), "app", "--dry-run", "--json")
    assert json.loads(result.stdout) == {
        "dry_run": True,
        "name": "app",
        "files": 3,
        "changes": {
            "added": [".well-known/security.txt", "js/app.js"],
            "changed": ["index.html"],
            "removed": ["old.css"],
        },
    }
    assert {request.method for request in served.requests} == {"GET"}
    assert run("assets", "push", str(folder), "app", "--dry-run").stdout.splitlines()[-1] == (
        "would push 3 files as app: 2 added, 1 changed, 1 removed"
    )


def test_push_without_the_right_to_read_says_less(run: Run, served: FakeServer, folder: Path) -> None:
    served.answers[f"GET {PATH}/app"] = error(403, "forbidden", "no")
    receipt = {"name": "app", "live_version": 3, "version": 3, "updated_at": "2026-11-30T10:00:00.000Z"}
    served.answers[f"PUT {PATH}/app"] = httpx.Response(200, json=receipt)
    assert run("assets", "push", str(folder), "app").stdout == "pushed app, version 3\n"


def test_push_of_the_same_files_says_so(run: Run, served: FakeServer, folder: Path) -> None:
    served.answers[f"PUT {PATH}/app"] = httpx.Response(200, json=bundle(changed=False))
    assert run("assets", "push", str(folder), "app").stdout.splitlines()[-1] == "app is up to date: version 2"


def test_link_in_the_folder_is_refused(run: Run, served: FakeServer, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    result = run("assets", "push", str(folder), "app")
    assert (result.exit_code, served.requests) == (1, [])
    assert f"{folder}/link is a link or no regular file" in result.stderr


def test_empty_folder_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("assets", "push", str(tmp_path / "empty"), "app")
    assert "has no files to push" in result.stderr


def test_refusal_of_the_server_is_shown(run: Run, served: FakeServer, folder: Path) -> None:
    served.answers[f"PUT {PATH}/app"] = error(413, "body_too_large", "The archive is over 5 MiB.")
    result = run("assets", "push", str(folder), "app")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "error: The archive is over 5 MiB.")


def test_list_and_show(run: Run, served: FakeServer) -> None:
    served.answers[f"GET {PATH}"] = httpx.Response(200, json={"items": [bundle(), bundle(name="b", routes=[])]})
    lines = [line.split() for line in run("assets", "list").stdout.splitlines()]
    assert lines[0] == ["NAME", "VERSION", "FILES", "SIZE", "CHANGED", "ROUTES"]
    assert (lines[1][:5], lines[1][-1], lines[2][-1]) == (["app", "2", "2", "1.5", "KiB"], "/exec/app/*rest", "-")
    shown = [line.split() for line in run("assets", "show", "app").stdout.splitlines()]
    assert (shown[1][0], shown[1][-1], shown[2][0]) == ("2", "live", "1")
    files = run("assets", "show", "app", "--files").stdout.splitlines()
    assert files[1].split() == ["index.html", "3", "B", "text/html", "gzip"]


def test_rollback_and_delete(run: Run, served: FakeServer) -> None:
    served.answers[f"POST {PATH}/app/rollback"] = httpx.Response(200, json=bundle(live_version=1))
    assert run("assets", "rollback", "app", "1").stdout == "app serves version 1\n"
    assert json.loads(served.requests[-1].content) == {"version": 1}
    served.answers[f"DELETE {PATH}/app"] = httpx.Response(204)
    assert run("assets", "delete", "app", "--yes").stdout == "deleted app\n"
    assert run("assets", "delete", "app").exit_code == 2


def test_route_to_assets(run: Run, served: FakeServer) -> None:
    made = {"methods": ["GET"], "url": "/exec/app/*rest"}
    served.answers[f"POST {ADMIN}/routes"] = httpx.Response(201, json=made)
    run("route", "add", "GET", "/app/*rest", "--assets", "app", "--fallback", "index.html")
    sent = json.loads(served.requests[-1].content)
    assert sent == {"path": "/app/*rest", "methods": ["GET"], "assets": {"name": "app", "fallback": "index.html"}}
    for wrong in (["hello", "--assets", "app"], ["--assets", "a", "--redirect", "/b"], ["hello", "--fallback", "x"]):
        assert run("route", "add", "GET", "/a/*rest", *wrong).exit_code == 2
