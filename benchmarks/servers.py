"""Starts each server of the benchmark on a port of its own and says where it answers which workload."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import tools
from benchmarks.processes import free_port, running, wait_for_line, wait_for_port
from benchmarks.workloads import SCRIPTS, TINY, WORKLOADS

ALL_NAMES: Final = frozenset(workload.script for workload in WORKLOADS)


class Server(NamedTuple):
    """One running server."""

    name: str
    pid: int
    base: str
    """What stands before a script's name in its URL."""
    scripts: frozenset[str] = ALL_NAMES

    def url(self, script: str) -> str:
        """Where a script is called."""
        return f"{self.base}{script}"


Command = list[str | Path]
Start = Callable[[Path], AbstractContextManager[Server]]


@contextmanager
def asgi(directory: Path) -> Iterator[Server]:
    """Plain ASGI on uvicorn: the tiny workload alone."""
    port = free_port()
    command: Command = [sys.executable, tools.PEERS / "asgi.py", str(port)]
    with running(command, directory) as (process, log):
        wait_for_port(process, log, port)
        yield Server("asgi", process.pid, f"http://127.0.0.1:{port}/", frozenset({TINY.name}))


@contextmanager
def native(directory: Path) -> Iterator[Server]:
    """The native limit with one thread for each core."""
    scripts = [SCRIPTS / f"{name}.rhai" for name in sorted(ALL_NAMES)]
    command: Command = [tools.native_limit(), str(os.cpu_count() or 1), *scripts]
    with running(command, directory) as (process, log):
        yield Server("native", process.pid, wait_for_line(process, log, r"(http://\S+)") + "/")


@contextmanager
def workerd(directory: Path) -> Iterator[Server]:
    """Cloudflare's runtime, one worker."""
    home = tools.npm_peers()
    port = free_port()
    program = home / "node_modules" / ".bin" / "workerd"
    command: Command = [program, "serve", home / "workerd.capnp", f"--socket-addr=http=127.0.0.1:{port}"]
    with running(command, directory) as (process, log):
        wait_for_port(process, log, port)
        yield Server("workerd", process.pid, f"http://127.0.0.1:{port}/")


@contextmanager
def deno(directory: Path) -> Iterator[Server]:
    """Deno.serve."""
    home = tools.npm_peers()
    port = free_port()
    command: Command = [
        home / "node_modules" / ".bin" / "deno",
        "run",
        "-A",
        "--no-remote",
        home / "deno.js",
        str(port),
    ]
    environ = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(directory / "deno")}
    with running(command, directory, environ) as (process, log):
        wait_for_port(process, log, port)
        yield Server("deno", process.pid, f"http://127.0.0.1:{port}/")


@contextmanager
def node_red(directory: Path) -> Iterator[Server]:
    """Node-RED: HTTP-in, function, response."""
    home = tools.npm_peers()
    port = free_port()
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "flows.json").write_text(json.dumps(_flows()), "utf-8")
    settings = tools.PEERS / "node_red" / "settings.js"
    command: Command = [home / "node_modules" / ".bin" / "node-red", "--userDir", directory, "--settings", settings]
    with running(command, directory, {**os.environ, "BENCH_PORT": str(port)}) as (process, log):
        wait_for_port(process, log, port)
        yield Server("node-red", process.pid, f"http://127.0.0.1:{port}/")


def _flows() -> list[Mapping[str, object]]:
    """One flow of three nodes for each workload."""
    work = (tools.PEERS / "work.js").read_text("utf-8")
    nodes: list[Mapping[str, object]] = [{"id": "tab", "type": "tab", "label": "benchmark"}]
    for name in sorted(ALL_NAMES):
        code = f"const {{ work }} = context.get('kept');\nmsg.payload = work['{name}'](msg.payload);\nreturn msg;"
        setup = f"{work}\ncontext.set('kept', {{ work }});"
        nodes += [
            {"id": f"{name}-in", "type": "http in", "z": "tab", "url": f"/{name}", "method": "post",
             "wires": [[f"{name}-work"]]},
            {"id": f"{name}-work", "type": "function", "z": "tab", "func": code, "initialize": setup, "outputs": 1,
             "wires": [[f"{name}-out"]]},
            {"id": f"{name}-out", "type": "http response", "z": "tab", "wires": []},
        ]  # fmt: skip  # one node a line
    return nodes


@contextmanager
def pocketbase(directory: Path) -> Iterator[Server]:
    """PocketBase with a route in JavaScript."""
    program = tools.pocketbase()
    port = free_port()
    hooks = directory / "hooks"
    hooks.mkdir(parents=True, exist_ok=True)
    (hooks / "work.js").write_text((tools.PEERS / "work.js").read_text("utf-8") + "\nmodule.exports = work;\n", "utf-8")
    routes = [
        f"routerAdd('POST', '/{name}', (e) => {{\n"
        f"  const work = require(`${{__hooks}}/work.js`);\n"
        f"  return e.json(200, work['{name}'](e.requestInfo().body));\n}});\n"
        for name in sorted(ALL_NAMES)
    ]
    (hooks / "main.pb.js").write_text("".join(routes), "utf-8")
    command: Command = [program, "serve", f"--http=127.0.0.1:{port}", f"--dir={directory / 'data'}"]
    with running(command, directory, {**os.environ, "BENCH_HOOKS": str(hooks)}) as (process, log):
        wait_for_port(process, log, port)
        yield Server("pocketbase", process.pid, f"http://127.0.0.1:{port}/")


PEERS: Final[Mapping[str, Start]] = {
    "asgi": asgi,
    "native": native,
    "workerd": workerd,
    "deno": deno,
    "node-red": node_red,
    "pocketbase": pocketbase,
}


def scratch(parent: Path | None = None) -> tempfile.TemporaryDirectory[str]:
    """A directory for all that servers write during one run."""
    return tempfile.TemporaryDirectory(prefix="picloud-bench-", dir=parent)
