"""What scripts keep, looked at and changed by commands, against a real server over its socket."""

import json
from pathlib import Path
from typing import Any

from tests.acceptance.command import picloud
from tests.acceptance.service import Service


def test_keys_are_set_listed_moved_and_deleted(service: Service, tmp_path: Path) -> None:
    (tmp_path / "blob").write_bytes(b"\x00\xff")

    def run(*arguments: str, code: int = 0, **more: Any) -> str:
        done = picloud(service, "kv", *arguments, cwd=tmp_path, **more)
        assert done.returncode == code, done.stderr
        return done.stdout.decode()

    service.deploy("hello", "1")
    assert run("list") == ""
    assert run("set", "hello", "count", "42") == "set count in hello, 1 bytes\n"
    run("set", "hello", "user/1", '{"name": "Ada\\u001b[31m"}', "--ttl", "2h")
    run("set", "hello", "text", "plain words", "--text")
    with (tmp_path / "blob").open("rb") as blob:
        run("set", "hello", "blob", "--blob", stdin=blob)
    assert run("get", "hello", "count") == "42\n"
    assert run("get", "hello", "text") == '"plain words"\n'
    assert json.loads(run("get", "hello", "user/1", "--json"))["value"] == {"name": "Ada\x1b[31m"}
    listed = run("list", "hello")
    assert [line.split()[0] for line in listed.splitlines()] == ["KEY", "blob", "count", "text", "user/1"]
    assert "\x1b" not in listed
    assert [item["key"] for item in json.loads(run("list", "hello", "--prefix", "user/", "--json"))] == ["user/1"]
    assert picloud(service, "kv", "get", "hello", "blob").stdout == b"\x00\xff"

    assert run("export", "hello", "kept.jsonl") == "kept.jsonl: 4 keys\n"
    assert run("import", "namespace:copy", "kept.jsonl") == "wrote 4 keys to namespace:copy\n"
    assert run("export", "namespace:copy") == (tmp_path / "kept.jsonl").read_text()
    stores = json.loads(run("list", "--json"))
    assert [(store["name"], store["keys"]) for store in stores] == [("hello", 4), ("copy", 4)]

    assert run("delete", "hello", "count", code=2) == ""
    assert run("delete", "hello", "count", "--yes") == "deleted count in hello\n"
    missing = picloud(service, "kv", "get", "hello", "count")
    assert (missing.returncode, missing.stdout) == (1, b"")
    wrong = picloud(service, "kv", "set", "hello", "k", "not JSON")
    assert wrong.returncode == 2
    assert b"add --text" in wrong.stderr


def test_long_file_is_imported_in_parts(service: Service, tmp_path: Path) -> None:
    lines = [json.dumps({"key": f"k{number:04d}", "value": "x" * 2_000}) for number in range(1_500)]
    (tmp_path / "long.jsonl").write_text("\n".join(lines))

    done = picloud(service, "kv", "import", "namespace:long", "long.jsonl", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["keys"] == 1_500
    assert picloud(service, "kv", "export", "namespace:long").stdout.count(b"\n") == 1_500


def test_bad_line_stops_an_import_before_it_begins(service: Service, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"key": "a", "value": 1}\n{"key": \n')

    done = picloud(service, "kv", "import", "namespace:bad", "bad.jsonl", cwd=tmp_path)

    assert done.returncode == 2
    assert b"line 2 is not JSON" in done.stderr
    assert picloud(service, "kv", "export", "namespace:bad").stdout == b""
