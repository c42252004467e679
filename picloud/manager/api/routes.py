"""Handlers of routes: decode, call the service, respond."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec import UNSET, structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import NewRouteBody, RouteChangeBody, RouteQuestionBody, validate_body
from picloud.manager.api.guard import caller, may
from picloud.manager.api.requests import read_if_match, read_json, read_query
from picloud.manager.api.responses import json_response, no_content
from picloud.manager.models.routes import Explanation, Route, RouteFields
from picloud.manager.routes.service import RouteService
from picloud.shared.clock import iso_utc
from picloud.shared.routes import Redirect, RefusedSignature, RouteAssets, RouteCors, Verify
from picloud.shared.version import API_PREFIX, ROUTES_PATH

RefusalsOf = Callable[[str], tuple[int, list[RefusedSignature]]]
"""Returns how many requests a route refused because of their signatures, and the last ones, by the route's id."""


class RouteHandlers:
    def __init__(self, routes: RouteService, refusals: RefusalsOf) -> None:
        self._routes = routes
        self._refusals = refusals

    async def list_routes(self) -> Response:
        read_query()
        names = await self._routes.script_names()
        return json_response(
            answers.RouteList(items=[self._answer(route, names) for route in self._routes.list_routes()])
        )

    async def create(self) -> Response:
        read_query()
        body = validate_body(NewRouteBody, await read_json())
        route = await self._routes.create(_fields(body.model_dump(exclude_unset=True)), caller(), may_open=may("admin"))
        headers = {"Location": f"{API_PREFIX}/admin/routes/{route.id}"}
        return await self._respond(route, 201, headers)

    async def get(self, route_id: str) -> Response:
        read_query()
        return await self._respond(self._routes.get(route_id))

    async def update(self, route_id: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(RouteChangeBody, await read_json())
        fields = _fields(body.model_dump(exclude_unset=True))
        return await self._respond(
            await self._routes.update(route_id, fields, caller(), if_match, may_open=may("admin"))
        )

    async def delete(self, route_id: str) -> Response:
        read_query()
        await self._routes.delete(route_id, caller(), read_if_match())
        return no_content()

    async def explain(self) -> Response:
        read_query()
        body = validate_body(RouteQuestionBody, await read_json())
        has_token = any(name.lower() == "authorization" for name in body.headers)
        found = await self._routes.explain(body.method, body.url, has_token=has_token)
        names = await self._routes.script_names()
        return json_response(_explanation(found, lambda route: self._answer(route, names)))

    async def _respond(self, route: Route, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
        tag = {"ETag": f'"{route.version}"', **(headers or {})}
        if not may("read"):
            return json_response(_receipt(route), status, tag)
        names = await self._routes.script_names()
        return json_response(self._answer(route, names), status, tag)

    def _answer(self, route: Route, names: Mapping[str, str]) -> answers.Route:
        return _answer(route, _problem(route, names, self._routes.asset_names()), names, self._refusals(route.id))


def _fields(given: dict[str, Any]) -> RouteFields:
    cors, redirect, assets, verify = (given.get(name, UNSET) for name in ("cors", "redirect", "assets", "verify"))
    if isinstance(cors, dict):
        given["cors"] = RouteCors(
            tuple(cors["origins"]),
            tuple(name.lower() for name in cors.get("headers", ())),
            cors.get("credentials", False),
            cors.get("max_age_s", RouteCors(()).max_age_s),
        )
    if isinstance(redirect, dict):
        given["redirect"] = Redirect(**redirect)
    if isinstance(assets, dict):
        given["assets"] = RouteAssets(**assets)
    if isinstance(verify, dict):
        given["verify"] = Verify(**verify)
    return RouteFields(**given)


def _problem(route: Route, names: Mapping[str, str], assets: Collection[str]) -> str | None:
    """Return why the route cannot answer. `names`: of scripts, by id."""
    if route.script_id is not None and route.script_id not in names:
        return "script_deleted"
    return "assets_deleted" if route.assets is not None and route.assets.name not in assets else None


def _answer(
    route: Route, problem: str | None, names: Mapping[str, str], refusals: tuple[int, list[RefusedSignature]]
) -> answers.Route:
    name = names.get(route.script_id or "")
    cors, redirect = route.cors, route.redirect
    return answers.Route(
        id=route.id,
        path=route.path,
        methods=list(route.methods),
        url=f"{ROUTES_PATH}{route.path}",
        script=name,
        script_id=route.script_id,
        redirect=None if redirect is None else answers.RouteRedirect(**structs.asdict(redirect)),
        assets=None if route.assets is None else answers.RouteAssets(**structs.asdict(route.assets)),
        access=route.access,
        cors=None
        if cors is None
        else answers.RouteCorsRule(
            origins=list(cors.origins),
            headers=list(cors.headers),
            credentials=cors.credentials,
            max_age_s=cors.max_age_s,
        ),
        max_requests_per_minute=route.max_requests_per_minute,
        max_requests_per_minute_per_address=route.max_requests_per_minute_per_address,
        verify=None if route.verify is None else answers.RouteVerify(**structs.asdict(route.verify)),
        refused_signatures=refusals[0],
        last_refusals=[answers.SignatureRefusal(at=iso_utc(each.at), reason=each.reason) for each in refusals[1]],
        enabled=route.enabled,
        description=route.description,
        problem=problem,
        version=route.version,
        created_at=iso_utc(route.created_at),
        updated_at=iso_utc(route.updated_at),
    )


def _receipt(route: Route) -> answers.RouteReceipt:
    return answers.RouteReceipt(
        id=route.id,
        path=route.path,
        methods=list(route.methods),
        url=f"{ROUTES_PATH}{route.path}",
        version=route.version,
        updated_at=iso_utc(route.updated_at),
    )


def _explanation(found: Explanation, answer_of: Callable[[Route], answers.Route]) -> answers.RouteExplanation:
    match = found.match
    return answers.RouteExplanation(
        match=None if match is None else answers.RouteMatch(route=answer_of(match), params=dict(found.params)),
        tried=[answers.TriedRoute(route=answer_of(each.route), why_not=each.why_not) for each in found.tried],
        then=answers.RouteChecks(**found.then) if found.then else None,
        answer=answers.RouteAnswer(status=found.status, code=found.code or None),
    )
