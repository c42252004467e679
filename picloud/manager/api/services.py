"""Handlers of `/metrics/services` and `/metrics/prometheus`."""

from typing import Final

from msgspec import structs
from quart import Response

from picloud.manager.api import answers, prometheus
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response
from picloud.manager.maintenance.services import ServiceNumbers, ServiceNumbersService
from picloud.shared.records.service_counts import ServiceCount

_US_PER_MS: Final = 1_000


class ServiceNumbersHandlers:
    def __init__(self, numbers: ServiceNumbersService) -> None:
        self._numbers = numbers

    async def show(self) -> Response:
        read_query()
        return json_response(_answer(await self._numbers.look()))

    async def prometheus(self) -> Response:
        read_query()
        text = prometheus.render(await self._numbers.look())
        return Response(text, content_type=prometheus.MEDIA_TYPE)


def _answer(numbers: ServiceNumbers) -> answers.ServiceMetrics:
    commits, secrets = numbers.commits, numbers.secrets
    return answers.ServiceMetrics(
        services={service: _calls(count) for service, count in numbers.calls.services.items()},
        http_blocked=numbers.calls.http_blocked,
        files=answers.FileNumbers(responses=numbers.calls.files, bytes=numbers.calls.file_bytes),
        runs=answers.RunNumbers(**structs.asdict(numbers.runs)),
        stores=_stores(numbers),
        commits=answers.CommitNumbers(
            commits=commits.commits,
            operations=commits.operations,
            largest=commits.largest,
            by_size={str(size): count for size, count in commits.by_size.items()},
        ),
        secrets=None if secrets is None else answers.SecretNumbers(**structs.asdict(secrets)),
        written_today=[
            answers.WrittenNumbers(
                script_id=script_id,
                script_name=numbers.names.get(script_id),
                bytes=written.bytes,
                writes=written.writes,
            )
            for script_id, written in numbers.written.items()
        ],
    )


def _calls(count: ServiceCount) -> answers.ServiceCalls:
    return answers.ServiceCalls(
        calls=count.calls,
        total_ms=round(count.total_us / _US_PER_MS, 3),
        bytes=count.bytes,
        outcomes=count.outcomes,
    )


def _stores(numbers: ServiceNumbers) -> answers.StoreNumbers | None:
    if numbers.stores is None:
        return None
    sizes = numbers.stores.values()
    return answers.StoreNumbers(
        stores=len(sizes),
        keys=sum(size.keys for size in sizes),
        bytes=sum(size.bytes for size in sizes),
        max_bytes=numbers.stores_max_bytes,
    )
