"""Many callers that increment one counter, each increment durable before its answer: in PiCloud, in a PocketBase hook
that updates a record, and in Deno KV."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import kv_calls, tools
from benchmarks.load import ClosedLoop
from benchmarks.processes import free_port, running, wait_for_port
from benchmarks.product import Product, picloud
from benchmarks.servers import Command, Server, Start

WRITERS: Final = 32
_DELAY_US: Final = 5_000
_INCR: Final = "kv-incr"
_GET_LUA: Final = "wrk.method = 'GET'\n"


class Grouping(NamedTuple):
    """What a slow disk saw."""

    operations: int
    syncs: int

    @property
    def each(self) -> float:
        """Operations for each sync."""
        return self.operations / max(self.syncs, 1)


def on_a_slow_disk(directory: Path, seconds: int) -> Grouping:
    """Count increments and syncs of the log while each sync takes 5 ms longer."""
    directory.mkdir()
    count = directory / "syncs"
    library = _slow_sync(directory)
    environ = {"LD_PRELOAD": str(library), "SLOW_SYNC_US": str(_DELAY_US), "SLOW_SYNC_COUNT": str(count)}
    with picloud(directory / "slow", environ={**os.environ, **environ}, workloads=()) as product:
        kv_calls.deploy(product)
        closed = ClosedLoop(directory, seconds)
        closed.run_lua(product.server.url(_INCR), _GET_LUA, WRITERS)
        syncs, before = count.stat().st_size, kv_calls.value_of(product, _INCR)
        closed.run_lua(product.server.url(_INCR), _GET_LUA, WRITERS)
        return Grouping(kv_calls.value_of(product, _INCR) - before - 1, count.stat().st_size - syncs)


def rates(product: Product, directory: Path, peers: Sequence[str], rounds: int, seconds: int) -> dict[str, list[float]]:
    """Return the durable increments a second of each server in each round; servers take turns.

    Args:
        product: with the scripts of `kv_calls`, on the disk that is measured.
        directory: for what the peers write, on the same disk.
    """
    directory.mkdir()
    seen: dict[str, list[float]] = {}
    with ExitStack() as stack:
        servers = [product.server, *(stack.enter_context(PEERS[name](directory / name)) for name in peers)]
        closed = ClosedLoop(directory, seconds)
        for _ in range(rounds):
            for server in servers:
                rate = closed.run_lua(server.url(_INCR), _GET_LUA, WRITERS)
                seen.setdefault(server.name, []).append(rate.per_second)
    return seen


def _slow_sync(directory: Path) -> Path:
    compiler = shutil.which("cc")
    if compiler is None:
        raise tools.Missing("cc is missing: apt-get install gcc")
    library = directory / "slow_sync.so"
    source = tools.HERE / "native" / "slow_sync.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


@contextmanager
def pocketbase(directory: Path) -> Iterator[Server]:
    """PocketBase with a hook that updates a record."""
    program = tools.pocketbase()
    port = free_port()
    hooks = directory / "hooks"
    hooks.mkdir(parents=True)
    shutil.copy(tools.PEERS / "pocketbase_counter.js", hooks / "counter.pb.js")
    command: Command = [program, "serve", f"--http=127.0.0.1:{port}", f"--dir={directory / 'data'}"]
    with running(command, directory, {**os.environ, "BENCH_HOOKS": str(hooks)}) as (process, log):
        wait_for_port(process, log, port)
        yield Server("pocketbase", process.pid, f"http://127.0.0.1:{port}/", frozenset({_INCR}))


@contextmanager
def deno(directory: Path) -> Iterator[Server]:
    """Deno.serve with Deno KV in a file."""
    home = tools.npm_peers()
    port = free_port()
    directory.mkdir()
    shutil.copy(tools.PEERS / "deno_counter.js", directory)
    program = home / "node_modules" / ".bin" / "deno"
    file = directory / "deno_counter.js"
    command: Command = [program, "run", "-A", "--no-remote", "--unstable-kv", file, str(port), directory / "kv.sqlite"]
    environ = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(directory / "cache")}
    with running(command, directory, environ) as (process, log):
        wait_for_port(process, log, port)
        yield Server("deno", process.pid, f"http://127.0.0.1:{port}/", frozenset({_INCR}))


PEERS: Final[Mapping[str, Start]] = {"pocketbase": pocketbase, "deno": deno}
