"""Plain ASGI on uvicorn as PiCloud uses it, answering the tiny workload: what a Python server can do at best."""

import json
import sys
from typing import Any

import uvicorn


async def app(_scope: Any, receive: Any, send: Any) -> None:  # the three of ASGI, which has no types of its own
    """Read the body, answer JSON."""
    message = await receive()
    answer = json.dumps({"ok": True, "n": json.loads(message["body"])["n"] + 1}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


uvicorn.run(
    app,
    port=int(sys.argv[1]),
    http="httptools",
    loop="uvloop",
    ws="none",
    lifespan="off",
    access_log=False,
    proxy_headers=False,
    log_level="warning",
)
