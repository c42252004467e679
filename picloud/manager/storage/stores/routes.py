"""Routes in the control store: SQL and row mapping, no rules."""

from typing import Any, Final

import msgspec
from msgspec import Struct

from picloud.manager.models.audit import AuditEntry
from picloud.manager.models.routes import Route
from picloud.manager.storage.database import Database, Row, Transaction, UniqueViolation
from picloud.manager.storage.stores.audit import insert_entry
from picloud.shared.errors import Conflict
from picloud.shared.http.route_patterns import parse_pattern
from picloud.shared.models import Access
from picloud.shared.routes import Redirect, RouteAssets, RouteCors, Verify

_SELECT: Final = """
    SELECT id, path, methods, target, settings, enabled, version, created_at, updated_at FROM routes
    WHERE project = 'default' ORDER BY path, id
"""
_INSERT: Final = """
    INSERT INTO routes (id, project, path, shape, methods, target, settings, enabled, version, created_at, updated_at)
    VALUES ($1, 'default', $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
_UPDATE: Final = """
    UPDATE routes SET path = $2, shape = $3, methods = $4, target = $5, settings = $6, enabled = $7, version = $8,
                      updated_at = $9
    WHERE id = $1 AND version = $10
"""
_INSERT_METHOD: Final = """
    INSERT INTO route_methods (project, shape, method, route_id) VALUES ('default', $1, $2, $3)
"""


class _Target(Struct, frozen=True, omit_defaults=True):
    """The target of a route, as it is stored."""

    script_id: str | None = None
    redirect: Redirect | None = None
    assets: RouteAssets | None = None


class _Settings(Struct, frozen=True, omit_defaults=True):
    """All else about a route, as it is stored. Fields that a newer PiCloud knows are left out."""

    access: Access = "public"
    cors: RouteCors | None = None
    max_requests_per_minute: int = 0
    max_requests_per_minute_per_address: int = 0
    description: str = ""
    verify: Verify | None = None


class RouteStore:
    """Keeps routes in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_all(self) -> list[Route]:
        """All routes in the order of their paths."""
        return [_route_of(row) for row in await self._database.fetch_all(_SELECT)]

    async def create(self, route: Route, entry: AuditEntry) -> None:
        """Insert a route.

        Raises:
            Conflict: `route_conflict`; another route has the shape and one of the methods.
        """
        try:
            async with self._database.transaction() as transaction:
                await transaction.execute(_INSERT, route.id, *_columns(route), route.version, *_times(route))
                await _insert_methods(transaction, route)
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise route_conflict(route.path, None) from exc

    async def save(self, route: Route, entry: AuditEntry) -> None:
        """Replace the stored route by this one, whose `version` is one more.

        Raises:
            Conflict: `route_conflict`; `precondition_failed`, the stored version is another.
        """
        try:
            async with self._database.transaction() as transaction:
                changed = await transaction.execute(
                    _UPDATE, route.id, *_columns(route), route.version, route.updated_at, route.version - 1
                )
                if not changed:
                    raise route_changed_meanwhile()
                await transaction.execute("DELETE FROM route_methods WHERE route_id = $1", route.id)
                await _insert_methods(transaction, route)
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise route_conflict(route.path, None) from exc

    async def delete(self, route_id: str, entry: AuditEntry) -> None:
        """Delete a route."""
        async with self._database.transaction() as transaction:
            await transaction.execute("DELETE FROM routes WHERE id = $1", route_id)
            await insert_entry(transaction, entry)


def route_conflict(path: str, other: Route | None) -> Conflict:
    """Return the refusal of a route that another one stands in the way of; both are named as far as they are known."""
    if other is None:
        return Conflict(
            f"{path}: another route was made meanwhile that answers the same requests.", code="route_conflict"
        )
    return Conflict(
        f"{path}: the route {other.path} for {', '.join(other.methods)} answers the same requests.",
        code="route_conflict",
        details={"path": path, "route": other.id, "route_path": other.path, "route_methods": list(other.methods)},
    )


def route_changed_meanwhile() -> Conflict:
    """Return the refusal of a change to a state that is not there any more."""
    return Conflict("The route was changed meanwhile; read it again.", code="precondition_failed")


async def _insert_methods(transaction: Transaction, route: Route) -> None:
    shape = parse_pattern(route.path).shape
    await transaction.execute_many(_INSERT_METHOD, [(shape, method, route.id) for method in route.methods])


def _columns(route: Route) -> tuple[Any, ...]:
    settings = _Settings(
        route.access,
        route.cors,
        route.max_requests_per_minute,
        route.max_requests_per_minute_per_address,
        route.description,
        route.verify,
    )
    return (
        route.path,
        parse_pattern(route.path).shape,
        " ".join(route.methods),
        msgspec.json.encode(_Target(route.script_id, route.redirect, route.assets)).decode(),
        msgspec.json.encode(settings).decode(),
        int(route.enabled),
    )


def _times(route: Route) -> tuple[int, int]:
    return route.created_at, route.updated_at


def _route_of(row: Row) -> Route:
    target = msgspec.json.decode(row["target"], type=_Target)
    settings = msgspec.json.decode(row["settings"], type=_Settings)
    return Route(
        id=row["id"],
        path=row["path"],
        methods=tuple(row["methods"].split()),
        script_id=target.script_id,
        redirect=target.redirect,
        assets=target.assets,
        access=settings.access,
        cors=settings.cors,
        max_requests_per_minute=settings.max_requests_per_minute,
        max_requests_per_minute_per_address=settings.max_requests_per_minute_per_address,
        description=settings.description,
        verify=settings.verify,
        enabled=bool(row["enabled"]),
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
