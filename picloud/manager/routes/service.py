"""The rules of routes, without HTTP and without SQL. A change is live before it is answered: its commit and its
announcement to the data plane happen together, and go on to their end when the caller is gone."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Iterable
from typing import Any, Final

from msgspec import UNSET, structs

from picloud.manager.assets.service import AssetService
from picloud.manager.audit.log import new_entry
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.routes import Explanation, Route, RouteFields
from picloud.manager.models.scripts import Script
from picloud.manager.routes.explanations import explain
from picloud.manager.routes.fields import check_route, invalid, normal_methods
from picloud.manager.routes.keys import RouteKeys
from picloud.manager.scripts.service import ScriptService
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.routes import RouteStore, route_changed_meanwhile, route_conflict
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import BadRequest, Forbidden, NotFound, StorageUnavailable
from picloud.shared.http.route_patterns import parse_pattern
from picloud.shared.protocols import RouteFeed
from picloud.shared.routes import LiveRoute, RouteAssets

logger = logging.getLogger(__name__)

MAX_ROUTES: Final = 500
_TARGETS: Final = ("script_id", "redirect", "assets")
_AUDITED: Final = (
    "path",
    "methods",
    "script_id",
    "redirect",
    "assets",
    "access",
    "cors",
    "max_requests_per_minute",
    "max_requests_per_minute_per_address",
    "verify",
    "enabled",
    "description",
)


class RouteService:
    """Creates, changes, lists and explains routes.

    All methods that are awaited may raise `StorageUnavailable`; nothing was changed then. Methods that take `if_match`
    take the entity tags of which the route must have one, None for any, and raise `Conflict` with
    `precondition_failed`.

    Args:
        feed: learns what is live.
        keys: has the secrets at hand that signatures are checked with.
        assets: knows which static assets there are.
    """

    def __init__(
        self,
        store: RouteStore,
        scripts: ScriptService,
        feed: RouteFeed,
        keys: RouteKeys,
        assets: AssetService,
        *,
        clock: Clock = now_ms,
    ) -> None:
        self._assets = assets
        self._keys = keys
        self._store = store
        self._scripts = scripts
        self._feed = feed
        self._clock = clock
        self._routes: dict[str, Route] = {}
        self._change_lock = asyncio.Lock()
        self._to_the_end = Shielded()

    async def load(self) -> None:
        """Read all routes, and announce them: at the start, and when another process changed one."""
        async with self._change_lock:
            found = {route.id: route for route in await self._store.list_all()}
            await self._keys.load(_secrets_of(found.values()))
            self._routes = found
            self._announce()

    async def load_keys(self) -> None:
        """Read the secrets of routes again, after one of them changed. The database may be away: then what was known
        stays."""
        try:
            await self._keys.load(_secrets_of(self._routes.values()))
        except StorageUnavailable as fault:
            logger.warning(
                "secrets of routes could not be read again", extra={"action": "route_keys", "code": fault.code}
            )

    def list_routes(self) -> list[Route]:
        """All routes in the order of their paths."""
        return sorted(self._routes.values(), key=lambda route: (route.path, route.methods))

    def get(self, route_id: str) -> Route:
        """One route.

        Raises:
            NotFound: there is none of this id.
        """
        route = self._routes.get(route_id)
        if route is None:
            raise NotFound("There is no such route.")
        return route

    async def create(self, fields: RouteFields, by: Caller, *, may_open: bool = False) -> Route:
        """Create a route. Without `access` it gets that of its script.

        Args:
            may_open: whether the caller may make a script public that needs a token.
        Raises:
            Invalid: `validation_failed`, `invalid_pattern`.
            Conflict: `route_conflict`; `details.route` is the other one.
            Forbidden: the route would open a script that needs a token.
        """
        return await self._to_the_end.run(self._create(fields, by, may_open=may_open))

    async def update(
        self,
        route_id: str,
        fields: RouteFields,
        by: Caller,
        if_match: Collection[str] | None = None,
        *,
        may_open: bool = False,
    ) -> Route:
        """Change a route. No change at all writes nothing.

        Raises:
            As `create`, and NotFound; the route stays as it was.
        """
        return await self._to_the_end.run(self._update(route_id, fields, by, if_match, may_open=may_open))

    async def delete(self, route_id: str, by: Caller, if_match: Collection[str] | None = None) -> None:
        """Delete a route.

        Raises:
            NotFound: there is none of this id.
        """
        await self._to_the_end.run(self._delete(route_id, by, if_match))

    async def explain(self, method: str, url: str, *, has_token: bool = False) -> Explanation:
        """Explain which route would answer a request, and why. Nothing runs.

        Args:
            has_token: the request would have a token that may call the script.
        Raises:
            BadRequest: the URL cannot be read.
        """
        names = await self._script_states()
        bundles = self.asset_names()
        return explain(self.list_routes(), method, url, names, bundles, has_token=has_token)

    def asset_names(self) -> set[str]:
        """The names of all bundles of static assets."""
        return {bundle.name for bundle in self._assets.list_bundles()}

    async def script_names(self) -> dict[str, str]:
        """The names of all scripts by id."""
        return await self._scripts.list_names()

    async def _script_states(self) -> dict[str, bool]:
        """Return whether each script is enabled, by id."""
        found: dict[str, bool] = {}
        for script_id in {route.script_id for route in self._routes.values() if route.script_id}:
            try:
                script = await self._scripts.get(script_id)
            except NotFound:
                continue
            found[script_id] = script.enabled
        return found

    async def _create(self, fields: RouteFields, by: Caller, *, may_open: bool) -> Route:
        async with self._change_lock:
            if len(self._routes) >= MAX_ROUTES:
                raise invalid("path", f"exceeds the limit of {MAX_ROUTES} routes")
            now = self._clock()
            blank = Route(id=new_id(), path="/", methods=("GET",), created_at=now, updated_at=now)
            route = await self._changed(blank, fields, may_open=may_open)
            entry = self._entry(by, "route.create", route, _values(route))
            await self._commit(self._store.create(route, entry), lambda: self._keep(route))
            return route

    async def _update(
        self, route_id: str, fields: RouteFields, by: Caller, if_match: Collection[str] | None, *, may_open: bool
    ) -> Route:
        async with self._change_lock:
            old = self._precondition(route_id, if_match)
            route = await self._changed(old, fields, may_open=may_open)
            if route == old:
                return old
            route = structs.replace(route, version=old.version + 1, updated_at=self._clock())
            before, after = _values(old), _values(route)
            changes = {name: after.get(name) for name in _AUDITED if before.get(name) != after.get(name)}
            await self._commit(
                self._store.save(route, self._entry(by, "route.update", route, changes)), lambda: self._keep(route)
            )
            return route

    async def _delete(self, route_id: str, by: Caller, if_match: Collection[str] | None) -> None:
        async with self._change_lock:
            route = self._precondition(route_id, if_match)
            entry = self._entry(by, "route.delete", route, {"path": route.path, "methods": list(route.methods)})
            await self._commit(self._store.delete(route_id, entry), lambda: self._forget(route_id))

    def _precondition(self, route_id: str, if_match: Collection[str] | None) -> Route:
        route = self.get(route_id)
        if if_match is not None and str(route.version) not in if_match:
            raise route_changed_meanwhile()
        return route

    async def _changed(self, route: Route, fields: RouteFields, *, may_open: bool) -> Route:
        """Return the route with these fields, when it may be."""
        given = {name: value for name, value in structs.asdict(fields).items() if value is not UNSET}
        reference, access = given.pop("script", UNSET), given.pop("access", None)
        if "path" in given:
            given["path"] = parse_pattern(given["path"]).text
        if "methods" in given:
            given["methods"] = normal_methods(given["methods"])
        script = await self._find_script(reference) if isinstance(reference, str) else None
        if reference is not UNSET:
            given["script_id"] = None if script is None else script.id
        _replace_target(given)
        if access is not None:
            given["access"] = access
        elif script is not None and route.script_id is None:
            given["access"] = script.access
        changed = structs.replace(route, **given)
        check_route(changed)
        if changed.assets != route.assets and changed.assets is not None:
            self._check_assets(changed.assets)
        self._check_conflicts(changed)
        opened = (changed.script_id, changed.access) != (route.script_id, route.access)
        if opened and changed.access == "public" and changed.script_id is not None and not may_open:
            target = script or await self._find_script(changed.script_id)
            if target.access == "token":
                raise Forbidden(
                    "A public route to a script that needs a token needs the scope admin.", details={"scope": "admin"}
                )
        return changed

    async def _find_script(self, reference: str) -> Script:
        try:
            return await self._scripts.get(reference)
        except (NotFound, BadRequest):
            raise invalid("script", f"there is no script {reference[:64]!r}") from None

    def _check_assets(self, target: RouteAssets) -> None:
        if target.name not in self.asset_names():
            raise invalid("assets.name", f"there are no assets {target.name[:64]!r}; push them first")

    def _check_conflicts(self, route: Route) -> None:
        shape = parse_pattern(route.path).shape
        for other in self.list_routes():
            if other.id == route.id or not set(other.methods) & set(route.methods):
                continue
            if parse_pattern(other.path).shape == shape:
                raise route_conflict(route.path, other)

    async def _commit(self, write: Coroutine[Any, Any, None], keep: Callable[[], None]) -> None:
        await write
        keep()
        await self.load_keys()
        self._announce()

    def _keep(self, route: Route) -> None:
        self._routes[route.id] = route

    def _forget(self, route_id: str) -> None:
        self._routes.pop(route_id, None)

    def _announce(self) -> None:
        self._feed.replace_routes([_live(route) for route in self._routes.values() if route.enabled])

    @staticmethod
    def _entry(by: Caller, action: str, route: Route, details: dict[str, Any]) -> AuditEntry:
        return new_entry(
            by,
            action,
            route.updated_at,
            object_type="route",
            object_id=route.id,
            object_name=f"{' '.join(route.methods)} {route.path}",
            details=details,
        )


def _replace_target(given: dict[str, Any]) -> None:
    """Let a new target take the place of the old one, of whatever kind that was."""
    for target in _TARGETS:
        if given.get(target) is not None:
            for other in _TARGETS:
                given.setdefault(other, None)
            return


def _secrets_of(routes: Iterable[Route]) -> set[str]:
    return {route.verify.secret for route in routes if route.verify is not None}


def _live(route: Route) -> LiveRoute:
    return LiveRoute(
        id=route.id,
        path=route.path,
        methods=route.methods,
        script_id=route.script_id,
        redirect=route.redirect,
        assets=route.assets,
        access=route.access,
        cors=route.cors,
        max_requests_per_minute=route.max_requests_per_minute,
        max_requests_per_minute_per_address=route.max_requests_per_minute_per_address,
        verify=route.verify,
    )


def _values(route: Route) -> dict[str, Any]:
    """Return what the audit log has of a route, ready for JSON."""
    values = {name: getattr(route, name) for name in _AUDITED}
    for name in ("redirect", "assets", "cors", "verify"):
        if values[name] is not None:
            values[name] = structs.asdict(values[name])
    values["methods"] = list(route.methods)
    return {name: value for name, value in values.items() if value not in (None, "")}
