"""Numbers of services as Prometheus text (exposition format 0.0.4): names, labels and escapes."""

from collections.abc import Iterable, Mapping
from typing import Final

from picloud.manager.data.kv_ledger import StoreSize
from picloud.manager.maintenance.services import ServiceNumbers
from picloud.manager.storage.grouped_writer import GroupSizes
from picloud.shared.records.service_counts import ServiceCounts

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
MOST_NAMES: Final = 200
"""Scripts and stores with lines of their own; the others are added up as `other`."""
_OTHER: Final = "other"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})

Samples = Iterable[tuple[Mapping[str, str], float]]


def render(numbers: ServiceNumbers) -> str:
    """Return all metrics as text."""
    lines = [
        *_calls(numbers.calls),
        *_files(numbers.calls),
        *_runs(numbers),
        *_stores(numbers),
        *_commits(numbers.commits),
    ]
    if numbers.secrets is not None:
        secrets = [({"state": "open"}, numbers.secrets.secrets - numbers.secrets.sealed)]
        secrets.append(({"state": "sealed"}, numbers.secrets.sealed))
        lines += _metric("picloud_secrets", "gauge", "Secrets, by whether their key is there.", secrets)
    written = _bounded(
        (numbers.names.get(script_id, script_id), each.bytes) for script_id, each in numbers.written.items()
    )
    lines += _metric(
        "picloud_written_today_bytes",
        "gauge",
        "Keys and values that scripts wrote since midnight UTC or the start.",
        [({"script": name}, size) for name, size in written.items()],
    )
    return "\n".join(lines) + "\n"


def _calls(counts: ServiceCounts) -> Iterable[str]:
    services = counts.services.items()
    yield from _metric(
        "picloud_service_calls_total",
        "counter",
        "Calls of scripts to services since the start.",
        [({"service": service}, count.calls) for service, count in services],
    )
    yield from _metric(
        "picloud_service_faults_total",
        "counter",
        "Those that failed, by the code of the error.",
        [
            ({"service": service, "code": code}, number)
            for service, count in services
            for code, number in count.outcomes.items()
        ],
    )
    yield from _metric(
        "picloud_service_seconds_total",
        "counter",
        "The time that scripts waited for services.",
        [({"service": service}, count.total_us / 1_000_000) for service, count in services],
    )
    yield from _metric(
        "picloud_service_bytes_total",
        "counter",
        "Bytes of arguments and replies.",
        [({"service": service}, count.bytes) for service, count in services],
    )
    yield from _metric(
        "picloud_http_blocked_total",
        "counter",
        "Destinations that were refused, by reason.",
        [({"reason": reason}, number) for reason, number in counts.http_blocked.items()],
    )


def _files(counts: ServiceCounts) -> Iterable[str]:
    yield from _metric(
        "picloud_file_responses_total",
        "counter",
        "Responses of routes to static assets since the start, by status.",
        [({"status": status}, number) for status, number in counts.files.items()],
    )
    yield from _metric("picloud_file_bytes_total", "counter", "Bytes of their bodies.", [({}, counts.file_bytes)])


def _runs(numbers: ServiceNumbers) -> Iterable[str]:
    runs = numbers.runs
    yield from _metric("picloud_slots", "gauge", "Slots for executions.", [({}, runs.slots)])
    states = {"computing": runs.in_flight - runs.waiting, "waiting": runs.waiting, "queued": runs.queued}
    samples = [({"state": state}, count) for state, count in states.items()]
    yield from _metric("picloud_executions", "gauge", "Executions in progress and in the backlog.", samples)


def _stores(numbers: ServiceNumbers) -> Iterable[str]:
    yield from _metric(
        "picloud_stores_max_bytes", "gauge", "Bytes of all key-value stores at most.", [({}, numbers.stores_max_bytes)]
    )
    largest = sorted((numbers.stores or {}).items(), key=lambda item: item[1].bytes, reverse=True)
    for name, text, value in _STORE_METRICS:
        found = _bounded((store, value(size)) for store, size in largest)
        yield from _metric(name, "gauge", text, [({"store": store}, number) for store, number in found.items()])


def _bytes_of(size: StoreSize) -> int:
    return size.bytes


def _keys_of(size: StoreSize) -> int:
    return size.keys


def _max_bytes_of(size: StoreSize) -> int:
    return size.max_bytes


def _max_keys_of(size: StoreSize) -> int:
    return size.max_keys


_STORE_METRICS: Final = (
    ("picloud_store_bytes", "Bytes of keys and values of a store.", _bytes_of),
    ("picloud_store_keys", "Keys of a store.", _keys_of),
    ("picloud_store_quota_bytes", "Bytes that a store may have.", _max_bytes_of),
    ("picloud_store_quota_keys", "Keys that a store may have.", _max_keys_of),
)


def _commits(commits: GroupSizes) -> Iterable[str]:
    name = "picloud_commit_operations"
    yield f"# HELP {name} Operations of one commit of the data store."
    yield f"# TYPE {name} histogram"
    total = 0
    for size, count in commits.by_size.items():
        total += count
        yield f'{name}_bucket{{le="{size}"}} {total}'
    yield f'{name}_bucket{{le="+Inf"}} {commits.commits}'
    yield f"{name}_sum {commits.operations}"
    yield f"{name}_count {commits.commits}"


def _bounded(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return numbers by name; those behind the first 200 are added up."""
    numbers: dict[str, int] = {}
    for name, number in found:
        key = name if len(numbers) < MOST_NAMES else _OTHER
        numbers[key] = numbers.get(key, 0) + number
    return numbers


def _metric(name: str, kind: str, text: str, samples: Samples) -> Iterable[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"
    for labels, value in samples:
        pairs = ",".join(f'{label}="{content.translate(_ESCAPES)}"' for label, content in labels.items())
        yield f"{name}{{{pairs}}} {value}" if pairs else f"{name} {value}"
