"""A stand-in for the HTTP API, small enough to read: scripts in a dict, answers in the shapes of the admin API v1."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import httpx

TOKEN = "token-of-the-tests"
ADMIN = "/api/v1/admin"

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


def make_script(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"id-of-{name}",
        "name": name,
        "description": "",
        "enabled": True,
        "access": "public",
        "limits": {},
        "revision": 1,
        "source": "1 + 1",
        "created_at": "2026-11-23T18:30:00.000Z",
        "updated_at": "2026-11-23T18:30:00.000Z",
        **fields,
    }


def error(status: int, code: str, message: str, **details: Any) -> httpx.Response:
    body: dict[str, Any] = {"code": code, "message": message, "request_id": "r-1"}
    if details:
        body["details"] = details
    return httpx.Response(status, json={"error": body})


class FakeServer(httpx.BaseTransport):
    """Answers from `answers` by "METHOD path", else from its scripts; keeps what it was asked in `requests`."""

    def __init__(self, *names: str) -> None:
        self.scripts = {name: make_script(name) for name in names}
        self.answers: dict[str, Answer] = {}
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self._answer(request)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=answer.stream)  # not read yet

    def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = self.answers.get(f"{request.method} {request.url.path}")
        if answer is not None:
            return answer(request) if callable(answer) else answer
        if request.url.path == "/local":
            return httpx.Response(200, json={"url": "http://127.0.0.1:8080"})
        if request.url.path.startswith(ADMIN) and request.headers.get("authorization") != f"Bearer {TOKEN}":
            return error(401, "unauthenticated", "A valid token is needed.")
        return self._admin(request)

    def _admin(self, request: httpx.Request) -> httpx.Response:
        path = unquote(request.url.path.removeprefix(f"{ADMIN}/scripts")).strip("/")
        if not path:
            return self._collection(request)
        script = self.scripts.get(path)
        if script is None:
            return error(404, "not_found", "There is no such script.")
        if request.method == "DELETE":
            del self.scripts[path]
            return httpx.Response(204)
        if request.method == "PATCH":
            script.update(json.loads(request.content), revision=script["revision"] + 1)
        return httpx.Response(200, json=script)

    def _collection(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            script = make_script(**json.loads(request.content))
            self.scripts[script["name"]] = script
            return httpx.Response(201, json=script)
        return httpx.Response(200, json={"items": list(self.scripts.values()), "next_cursor": None})
