"""Called by scripts/run with the process id of the server: waits until it is ready, deploys examples/hello.rhai as
`hello` when there is no script yet, and says where everything is. Gives up after 30 s, or when the server is gone."""

import os
import sys
import time
from pathlib import Path

from picloud.cli.client import Client
from picloud.cli.failures import CommandFailed
from picloud.cli.session import Session

PATIENCE_S = 30
EXAMPLE = Path("examples/hello.rhai")


def main(server: int) -> None:
    session = Session()
    try:
        with session.connect() as client:
            if not wait_until_ready(client, server):
                return
            url = client.address()
            names = [script["name"] for script in client.list_scripts()] or [deploy_example(client)]
    except CommandFailed as error:
        if error.code != "configuration":
            raise
        return  # the server says what is wrong with the configuration
    lines = ["", f"PiCloud is ready at {url}", f"dashboard:   {url}/ (the first start prints a link to set a password)"]
    lines.append(f"admin token: in {session.directory / 'admin-token'}")
    if "hello" in names:
        lines.append(f"try:         curl '{url}/api/v1/execute/hello?name=you'")
    lines += ["your own:    .venv/bin/picloud deploy FILE.rhai", "Ctrl-C stops it.", ""]
    print("\n".join(lines), flush=True)


def wait_until_ready(client: Client, server: int) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and is_running(server):
        try:
            if client.probe("/readyz").get("ready"):
                return is_running(server)
        except CommandFailed:
            pass
        time.sleep(0.05)
    return False


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def deploy_example(client: Client) -> str:
    fields = {"name": "hello", "source": EXAMPLE.read_text("utf-8"), "description": "says hello"}
    return str(client.create_script(fields)["name"])


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except CommandFailed as error:
        print(f"the example was not deployed: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        pass
