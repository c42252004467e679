"""What one call to the key-value store adds to a call of a script: scripts asked in turn by one caller, request by
request, so that whatever else the machine does meets all of them."""

import http.client
import statistics
import time
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from benchmarks.product import Product

_WARM_UP: Final = 100
SCRIPTS: Final[Mapping[str, str]] = {
    "kv-none": "#{ n: 1 }",
    "kv-get": '#{ n: kv.get("a") }',
    "kv-incr": '#{ n: kv.incr("n") }',
    "kv-set": 'kv.set("a", 1); #{ n: 1 }',
}
"""One script for each operation, and one that makes none."""


class CallFailed(Exception):
    """A script did not answer 200."""


def deploy(product: Product) -> None:
    """Make the scripts, and the key that `kv-get` reads."""
    for name, source in SCRIPTS.items():
        product.deploy(name, source)


def value_of(product: Product, name: str) -> int:
    """Call a script once and return its number."""
    answer = product.get(name)
    return int(answer["n"])


def added_us(product: Product, rounds: int, names: Sequence[str] = ("kv-get", "kv-incr")) -> dict[str, float]:
    """Return the microseconds that each script takes more than the one without a service: the difference of medians.

    `none` is the median of that one itself.
    """
    place = urlsplit(product.server.base)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    try:
        durations: dict[str, list[float]] = {name: [] for name in ("kv-none", *names)}
        for number in range(_WARM_UP + rounds):
            for name, seen in durations.items():
                took_s = _call(connection, f"{place.path}{name}")
                if number >= _WARM_UP:
                    seen.append(took_s * 1_000_000)
    finally:
        connection.close()
    middle = {name: statistics.median(seen) for name, seen in durations.items()}
    none = middle.pop("kv-none")
    return {"none": none, **{name: took - none for name, took in middle.items()}}


def _call(connection: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    took_s = time.perf_counter() - began
    if response.status != http.client.OK:
        raise CallFailed(f"{path} answered {response.status}")
    return took_s
