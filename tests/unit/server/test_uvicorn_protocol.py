"""What the connections use of uvicorn, which promises none of it: an upgrade that changes this must fail here."""

import ast
import asyncio
import inspect
import textwrap
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from picloud.server.connections import uvicorn_protocol
from picloud.server.connections.http_protocol import HttpProtocol
from picloud.server.connections.uvicorn_protocol import USED_ATTRIBUTES, UvicornProtocol

FOLDER = Path(uvicorn_protocol.__file__).parent
OVERRIDDEN = {
    "connection_lost",
    "connection_made",
    "data_received",
    "eof_received",
    "on_body",
    "on_header",
    "on_headers_complete",
    "on_message_begin",
    "on_message_complete",
    "on_response_complete",
    "pause_writing",
    "resume_writing",
    "_unsupported_upgrade_warning",
}


async def _attributes_of_uvicorn() -> set[str]:
    config = uvicorn.Config(lambda: None, lifespan="off", ws="none", log_config=None)
    connection = HttpToolsProtocol(config, ServerState(), {}, asyncio.get_running_loop())
    connection.on_message_begin()
    return set(vars(connection))


def _attributes_used(file: str, owner: str) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse((FOLDER / file).read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == owner
    }


async def test_attributes_used_of_uvicorn_are_the_listed_ones() -> None:
    theirs = await _attributes_of_uvicorn()
    used = _attributes_used("http_protocol.py", "self") | _attributes_used("uvicorn_protocol.py", "self")
    used |= _attributes_used("fast_path.py", "connection")
    assert used & theirs == USED_ATTRIBUTES


def test_overridden_methods_are_called_by_uvicorn_under_these_names() -> None:
    ours = {name for kind in (HttpProtocol, UvicornProtocol) for name in vars(kind) if not name.startswith("__")}
    assert ours & set(dir(HttpToolsProtocol)) == OVERRIDDEN


def test_cycle_takes_what_it_is_given() -> None:
    source = inspect.getsource(UvicornProtocol.begin_cycle)
    call = next(
        node
        for node in ast.walk(ast.parse(textwrap.dedent(source)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_Cycle"
    )
    given = {keyword.arg for keyword in call.keywords}
    assert given == set(inspect.signature(RequestResponseCycle).parameters)
