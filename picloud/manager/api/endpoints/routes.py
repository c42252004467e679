"""Routes."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.routes import RouteHandlers

_FAULTS: Final = ("invalid_pattern", "route_conflict")

ROUTES: Final = (
    Endpoint(
        "GET",
        "/admin/routes",
        "read",
        RouteHandlers.list_routes,
        "List routes in the order of their paths.",
        answer=answers.RouteList,
    ),
    Endpoint(
        "POST",
        "/admin/routes",
        "deploy",
        RouteHandlers.create,
        "Create a route, live at once.",
        body=bodies.NewRouteBody,
        status=201,
        answer=answers.Route,
        receipt=answers.RouteReceipt,
        headers=("ETag", "Location"),
        errors=_FAULTS,
    ),
    Endpoint(
        "GET",
        "/admin/routes/<route_id>",
        "read",
        RouteHandlers.get,
        "Get a route.",
        answer=answers.Route,
        headers=("ETag",),
    ),
    Endpoint(
        "PATCH",
        "/admin/routes/<route_id>",
        "deploy",
        RouteHandlers.update,
        "Change a route. Fields that are left out stay as they are.",
        if_match=True,
        body=bodies.RouteChangeBody,
        answer=answers.Route,
        receipt=answers.RouteReceipt,
        headers=("ETag",),
        errors=_FAULTS,
    ),
    Endpoint(
        "DELETE",
        "/admin/routes/<route_id>",
        "deploy",
        RouteHandlers.delete,
        "Delete a route.",
        if_match=True,
        status=204,
    ),
    Endpoint(
        "POST",
        "/admin/routes/explain",
        "read",
        RouteHandlers.explain,
        "Explain which route would answer a request, and why. Nothing runs.",
        body=bodies.RouteQuestionBody,
        answer=answers.RouteExplanation,
    ),
)
