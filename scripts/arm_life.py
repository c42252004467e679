"""What scripts/test-arm does inside an emulated system. Standard library only; ends at the first fault."""

import atexit
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HOME = Path("/srv/picloud")
URL = "http://127.0.0.1:18080"
ENVIRON = {**os.environ, "PICLOUD_BIND": "127.0.0.1:18080", "PICLOUD_DATA_DIR": str(HOME / "data")}


def picloud(*arguments: str) -> str:
    command = [sys.executable, str(HOME / "picloud.pyz"), *arguments]
    return subprocess.run(command, env=ENVIRON, cwd=HOME, check=True, capture_output=True, text=True).stdout


def start() -> "subprocess.Popen[bytes]":
    with (HOME / "log").open("ab") as log:
        server = subprocess.Popen([sys.executable, str(HOME / "picloud.pyz")], env=ENVIRON, cwd=HOME, stderr=log)
    atexit.register(server.kill)
    return server


def get(path: str) -> bytes:
    ends = time.monotonic() + 240
    while True:
        try:
            with urllib.request.urlopen(URL + path, timeout=30) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)


def stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    if process.wait(60) != 0:
        raise SystemExit((HOME / "log").read_text())


def upgraded() -> None:
    """The file of another version takes the place of this one, as `picloud upgrade` does it, and the way back."""
    this, that, kept = HOME / "picloud.pyz", HOME / "next.pyz", HOME / "kept.pyz"
    this.rename(kept)
    that.rename(this)
    began = time.monotonic()
    server = start()
    assert json.loads(get("/version"))["product"] == "9.9.0"
    assert json.loads(get("/api/v1/execute/hello")) == {"hello": "world"}
    step("start of the next version on the same data", began)
    stop(server)
    kept.replace(this)


def step(sentence: str, began: float) -> None:
    print(f"   {sentence}: {time.monotonic() - began:.1f} s (emulated)", flush=True)


def main() -> None:
    began = time.monotonic()
    server = start()
    print("  ", json.loads(get("/version")))
    step("first start, until it answers", began)
    (HOME / "hello.rhai").write_text('#{ hello: ctx.request.query.name ?? "world" }\n')
    picloud("deploy", "hello.rhai")
    assert json.loads(get("/api/v1/execute/hello?name=Ada")) == {"hello": "Ada"}
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    assert json.loads(get("/api/v1/execute/hello")) == {"hello": "world"}
    picloud("backup", "one.backup")
    picloud("delete", "hello", "--yes")
    stop(server)
    picloud("restore", "one.backup", "--yes")
    began = time.monotonic()
    server = start()
    assert json.loads(get("/api/v1/execute/hello")) == {"hello": "world"}
    step("later start, until it answers", began)
    assert b"<title>" in get("/")
    stop(server)
    upgraded()
    server = start()
    assert json.loads(get("/version"))["product"] != "9.9.0"
    assert json.loads(get("/api/v1/execute/hello?name=Ada")) == {"hello": "Ada"}
    stop(server)
    trees = sorted(path.name for path in (HOME / ".cache" / "picloud").glob("[0-9]*"))
    print("   unpacked:", *trees)
    assert len(trees) == 2


main()
