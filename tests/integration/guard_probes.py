"""Requests that must not reach a local network, made in a network namespace where all of it would answer.

Run as a program in a namespace of its own. It gives the loopback interface addresses of every kind, listens on all of
them, and prints what each probe came to, as JSON. With `unguarded` every address counts as public: what then connects
shows that the probes can fail.
"""

import asyncio
import itertools
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from picloud.providers import http_guard
from picloud.providers.http_addresses import AddressClass
from picloud.providers.http_guard import OwnListeners
from picloud.providers.http_names import NameLookups, system_lookup
from picloud.providers.outbound_http import HttpProvider, HttpSettings
from picloud.shared.services import Grants, ServiceCaller, ServiceFault

PUBLIC = "93.184.216.34"
PUBLIC_V6 = "2606:2800:220:1::1"
ADDRESSES = (
    *(PUBLIC, "10.0.0.5", "172.16.0.1", "192.168.1.20", "100.64.0.1", "169.254.169.254", "192.0.0.8", "192.88.99.1"),
    *("198.18.0.1", "192.0.2.1", "240.0.0.1", PUBLIC_V6, "fc00::1", "fe80::1", "fec0::1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::1", "2002:7f00:1::1", "2001:0:7f00:1::1", "::7f00:1", "2001:db8::1", "100::1"),
    *("::ffff:0:7f00:1", "3fff::1", "5f00::1", "100:0:0:1::1", "400::1", "4000::1"),
)
LITERALS = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.5", "172.16.0.1", "192.168.1.20", "100.64.0.1", "169.254.169.254"),
    *("192.0.0.8", "192.88.99.1", "198.18.0.1", "192.0.2.1", "240.0.0.1", "224.0.0.1", "239.255.255.250"),
    *("255.255.255.255", "[::1]", "[::]", "[fc00::1]", "[fe80::1]", "[fec0::1]", "[ff02::1]", "[64:ff9b::7f00:1]"),
    *("[64:ff9b:1::1]", "[2002:7f00:1::1]", "[2001:0:7f00:1::1]", "[::7f00:1]", "[2001:db8::1]", "[100::1]"),
    *("[::ffff:0:127.0.0.1]", "[3fff::1]", "[5f00::1]", "[100:0:0:1::1]", "[400::1]", "[4000::1]", "[::%lo]"),
    *("[::ffff:127.0.0.1]", "[::ffff:10.0.0.5]", "[::ffff:a9fe:a9fe]", "[0:0:0:0:0:0:0:1]", "127.0.0.1."),
)
FORMS = (
    *("127.1", "127.0.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "127.0.0.01", "10.5"),
    *(
        "127\u30020\u30020\u30021",
        "\uff11\uff12\uff17.0.0.1",
        "0x7f.0.0.1",
        "public.example@127.0.0.1",
        "[fe80::1%25lo]",
    ),
    *(
        "127.0.0.1#@public.example",
        "127.0.0.1?@public.example",
        "public.example\\@127.0.0.1",
        "localhost",
        "LOCALHOST.",
    ),
)
NAMES = {
    "public.example": [PUBLIC],
    "public-v6.example": [PUBLIC_V6],
    "loopback.example": ["127.0.0.1"],
    "loopback-v6.example": ["::1"],
    "lan.example": ["192.168.1.20"],
    "cgnat.example": ["100.64.0.1"],
    "metadata.example": ["169.254.169.254"],
    "zero.example": ["0.0.0.0"],
    "mapped.example": ["::ffff:10.0.0.5"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "6to4.example": ["2002:7f00:1::1"],
    "unique-local.example": ["fc00::1"],
    "link-local.example": ["fe80::1%lo"],
    "mixed.example": [PUBLIC, "10.0.0.5"],
    "mixed-v6.example": [PUBLIC_V6, "::1"],
    "last-of-many.example": [PUBLIC] * 20 + ["127.0.0.1"],
    "xn--bcher-kva.example": ["10.0.0.5"],
}
BLOCKED_NAMES = (*(name for name in NAMES if not name.startswith("public")), "b\u00fccher.example")
REDIRECTS = (
    *(
        "http://127.0.0.1/",
        "http://10.0.0.5/",
        "http://[::1]/",
        "//192.168.1.20/",
        "http://0x7f.1/",
        "http://lan.example/",
    ),
    *("http://metadata.example/latest/meta-data/", f"http://{PUBLIC}:8080/", "https://[::ffff:127.0.0.1]/"),
)
OWN = (f"{PUBLIC}:8080", "public.example:8080", "127.0.0.1:8080", "127.9.9.9:8080", "[::1]:8080", f"[{PUBLIC_V6}]:8080")
EVERYWHERE = ("*", "http://*", "http://*:8080", "http://*.example")
LOCAL = ("http://10.0.0.5", "http://lan.example", "http://mapped.example")
NAMED = (*EVERYWHERE, *(f"http://{place}" for place in OWN), "http://cloud.example")


class Listener:
    """Accepts on all addresses; `reached` has the address of each connection, as the peer chose it."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    async def start(self) -> None:
        for host, port in itertools.product(("0.0.0.0", "::"), (80, 443, 8080)):
            await asyncio.start_server(self._handle, host, port)

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reached.append(writer.get_extra_info("sockname")[0])
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split()[1].decode()
        location = f"location: {REDIRECTS[int(path[4:])]}\r\n" if path.startswith("/to/") else ""
        writer.write(f"HTTP/1.1 302 Found\r\n{location}content-length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()


def lookup(host: str) -> Sequence[str]:
    return NAMES[host] if host in NAMES else system_lookup(host)


def connections_begun() -> int:
    """The count of the kernel: connections that anything in this namespace began."""
    lines = [line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Tcp:")]
    return int(lines[1][lines[0].index("ActiveOpens")])


async def probe(http: HttpProvider, listener: Listener, url: str, grants: Sequence[str]) -> dict[str, Any]:
    """Make one request; what came of it, and how many connections that began."""
    reached, begun = len(listener.reached), connections_begun()
    run = ServiceCaller("id", "name", "execution", Grants(http=tuple(grants)), 1e12)
    code = reason = ""
    try:
        await http.call(run, "get", [url, {"timeout_ms": 2_000}])
    except ServiceFault as fault:
        code, reason = fault.code, str(fault.details.get("reason", ""))
    await asyncio.sleep(0.01)
    addresses = listener.reached[reached:]
    return {"url": url, "code": code, "reason": reason, "begun": connections_begun() - begun, "reached": addresses}


async def probe_together(http: HttpProvider, listener: Listener, urls: Sequence[str]) -> dict[str, Any]:
    """Make all requests with one `http.all`."""
    reached, begun = len(listener.reached), connections_begun()
    run = ServiceCaller("id", "name", "execution", Grants(http=EVERYWHERE), 1e12)
    replies: Any = await http.call(run, "all", [[{"url": url} for url in urls]])
    codes = sorted({reply["error"]["code"] for reply in replies})
    await asyncio.sleep(0.01)
    addresses = listener.reached[reached:]
    return {"count": len(replies), "codes": codes, "begun": connections_begun() - begun, "reached": addresses}


async def rebind(listener: Listener, tries: int) -> dict[str, Any]:
    """Call a name whose address changes between a public and a private one at each lookup."""
    answers = itertools.cycle([[PUBLIC], ["10.0.0.5"]])
    asked: list[str] = []

    def flipping(host: str) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    http = HttpProvider(HttpSettings(), OwnListeners(), NoSecrets(), NameLookups(flipping))
    run = ServiceCaller("id", "name", "execution", Grants(http=EVERYWHERE), 1e12)
    listener.reached.clear()
    codes: dict[str, int] = {}
    for _ in range(tries):
        try:
            await http.call(run, "get", ["http://flip.example/"])
            code = "answered"
        except ServiceFault as fault:
            code = f"{fault.code} {fault.details.get('reason')}"
        codes[code] = codes.get(code, 0) + 1
    await http.stop()
    return {
        "lookups": len(asked),
        "codes": codes,
        "reached": sorted(set(listener.reached)),
        "count": len(listener.reached),
    }


class NoSecrets:
    async def resolve(self, caller: object, ref: object) -> str:
        raise AssertionError("nobody asks for secrets here")


async def main(mode: str) -> None:
    prepare()
    listener = Listener()
    await listener.start()
    if mode == "unguarded":
        http_guard.classify = lambda address: AddressClass.PUBLIC
    if mode == "rebinding":
        sys.stdout.write(json.dumps(await rebind(listener, 1_000)))
        return
    own = OwnListeners([("0.0.0.0", 8080)], ["cloud.example"] if mode == "guarded" else [])
    http = HttpProvider(
        HttpSettings(), OwnListeners() if mode == "unguarded" else own, NoSecrets(), NameLookups(lookup)
    )
    urls = [f"http://{place}/" for place in (*LITERALS, *FORMS, *BLOCKED_NAMES)]
    results: dict[str, Any] = {
        "blocked": [await probe(http, listener, url, EVERYWHERE) for url in urls],
        "own": [
            await probe(http, listener, f"http://{place}/", grants)
            for grants in (EVERYWHERE, NAMED)
            for place in (*OWN, "cloud.example")
        ],
        "redirected": [
            await probe(http, listener, f"http://public.example/to/{number}", EVERYWHERE)
            for number in range(len(REDIRECTS))
        ],
        "allowed": [
            await probe(http, listener, f"http://{place}/", [*EVERYWHERE, *LOCAL])
            for place in ("public.example", f"[{PUBLIC_V6}]", "10.0.0.5", "lan.example", "mapped.example")
        ],
    }
    if mode == "guarded":
        results["together"] = await probe_together(http, listener, urls)
    await http.stop()
    sys.stdout.write(json.dumps(results))


def prepare() -> None:
    """Give the loopback interface of this namespace its addresses."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for address in ADDRESSES:
        width = 128 if ":" in address else 32
        subprocess.run(["ip", "address", "add", f"{address}/{width}", "dev", "lo"], check=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
