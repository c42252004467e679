"""One caller who asks all servers in turn, call by call: for work of which a second holds a few calls only."""

import http.client
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from benchmarks.processes import cpu_seconds
from benchmarks.servers import Server
from benchmarks.workloads import Workload

_HEADERS = {"content-type": "application/json"}


class _Caller:
    """A connection to one server."""

    def __init__(self, server: Server, workload: Workload) -> None:
        url = urlsplit(server.url(workload.script))
        self._connection = http.client.HTTPConnection(url.netloc, timeout=30)
        self._path = url.path
        self._body = workload.body

    def seconds(self) -> float:
        """How long one call takes."""
        began = time.perf_counter()
        self._connection.request("POST", self._path, self._body, _HEADERS)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{self._path} was answered with {answer.status}")
        return time.perf_counter() - began


def take_turns(servers: Sequence[Server], workload: Workload, turns: int) -> list[tuple[list[float], float]]:
    """Ask each server once in each turn, every other turn the other way round.

    Returns:
        For each server the seconds of each call, and the processor seconds of all of them.
    """
    callers = [_Caller(server, workload) for server in servers]
    for caller in callers:
        caller.seconds()
    before = [cpu_seconds(server.pid) for server in servers]
    seconds: list[list[float]] = [[] for _ in servers]
    for turn in range(turns):
        places = range(len(servers))
        for place in places if turn % 2 else reversed(places):
            seconds[place].append(callers[place].seconds())
    used = [cpu_seconds(server.pid) - start for server, start in zip(servers, before, strict=True)]
    return list(zip(seconds, used, strict=True))
