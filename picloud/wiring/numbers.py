"""Numbers of all front processes, added up."""

from picloud.cluster.manager_side.fleet import Fleet
from picloud.cluster.messages import FrontStats
from picloud.executor.local_client import ExecutorStats, LocalExecutorClient
from picloud.manager.maintenance.services import RunNumbers
from picloud.shared.records.service_counts import ServiceCounts


async def count_service_calls(own: ServiceCounts, fleet: Fleet | None) -> ServiceCounts:
    """Return the calls to services since the start."""
    counts = ServiceCounts()
    counts.add(own)
    if fleet is not None:
        counts.add(await fleet.count_services())
    return counts


async def count_runs(executor: LocalExecutorClient, fleet: Fleet | None) -> RunNumbers:
    """Return the executions of this moment."""
    found: list[ExecutorStats | FrontStats] = [executor.stats()]
    if fleet is not None:
        found += await fleet.gather()
    return RunNumbers(
        slots=sum(each.slots for each in found),
        in_flight=sum(each.in_flight for each in found),
        queued=sum(each.queued for each in found),
        waiting=sum(each.waiting for each in found),
    )
