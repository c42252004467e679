"""Name lookups of outgoing HTTP: in a few threads of their own, each with a deadline."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from queue import SimpleQueue
from typing import Final, NamedTuple

from picloud.providers.http_addresses import IpAddress, plain
from picloud.shared.services import ServiceFault

MAX_THREADS: Final = 4
TIMEOUT_S: Final = 5.0

Lookup = Callable[[str], Sequence[str]]
"""Returns the addresses of a name as texts, best first. Blocks; raises `OSError` when there are none."""


def system_lookup(host: str) -> list[str]:
    """Ask the resolver of the system, which knows the hosts file, DNS and, where it is set up, multicast DNS.

    Raises:
        OSError: the name does not exist, or there is no answer.
    """
    found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class _Job(NamedTuple):
    host: str
    loop: asyncio.AbstractEventLoop
    found: "asyncio.Future[Sequence[str]]"


class NameLookups:
    """Resolves host names. A resolver that hangs holds up these threads only, and no shutdown."""

    def __init__(self, lookup: Lookup = system_lookup, timeout_s: float = TIMEOUT_S) -> None:
        self._lookup = lookup
        self._timeout_s = timeout_s
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._threads = 0
        self._open = 0

    async def resolve(self, host: str) -> list[IpAddress]:
        """Return all addresses of a name, best first, IPv4-mapped ones as IPv4. One lookup, nothing is cached.

        Raises:
            ServiceFault: `http_dns`; retryable unless the name does not exist.
        """
        loop = asyncio.get_running_loop()
        job = _Job(host, loop, loop.create_future())
        self._open += 1
        try:
            self._submit(job)
            async with asyncio.timeout(self._timeout_s):
                texts = await job.found
        except TimeoutError:
            message = f"the name {host} was not resolved within {self._timeout_s:g} s"
            raise ServiceFault("http_dns", message, retryable=True) from None
        except OSError as error:
            raise _fault(host, error) from None
        finally:
            self._open -= 1
        with contextlib.suppress(ValueError):
            if addresses := list(dict.fromkeys(plain(ip_address(text)) for text in texts)):
                return addresses
        raise ServiceFault("http_dns", f"the name {host} has no usable address")

    def _submit(self, job: _Job) -> None:
        if self._threads < min(self._open, MAX_THREADS):
            self._threads += 1
            name = f"http-names-{self._threads}"
            threading.Thread(target=self._work, name=name, daemon=True).start()
        self._jobs.put(job)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if job.found.done():
                continue  # the caller has left
            try:
                result: Sequence[str] | OSError = self._lookup(job.host)
            except OSError as error:
                result = error
            except UnicodeError:
                result = OSError("no valid name")
            with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
                job.loop.call_soon_threadsafe(_settle, job.found, result)


def _settle(found: "asyncio.Future[Sequence[str]]", result: Sequence[str] | OSError) -> None:
    if found.done():
        return
    if isinstance(result, OSError):
        found.set_exception(result)
    else:
        found.set_result(result)


def _fault(host: str, error: OSError) -> ServiceFault:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return ServiceFault("http_dns", f"no name server answered for {host}", retryable=True)
    return ServiceFault("http_dns", f"the name {host} has no address")
