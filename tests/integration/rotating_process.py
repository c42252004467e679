"""Rotates the key of secrets as fast as it can and prints a line for each rotation. Started as `rotating_process.py DIR
[URL]`, killed by the test."""

import asyncio
import os
import sys

from picloud.manager.data.keys import KeyFile
from picloud.manager.data.secrets import SecretService
from picloud.manager.models.audit import Caller
from picloud.manager.storage import open_storage
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.settings import load_settings

VARIABLES = ("PICLOUD_DATA_DIR", "PICLOUD_DATABASE_URL")
BY = Caller(actor="rotating-process", request_id="r-1")


async def rotate_until_killed(*arguments: str) -> None:
    settings = load_settings(dict(zip(VARIABLES, arguments, strict=False)))
    storage = await open_storage(settings)
    secrets = SecretService(SecretStore(storage.control), KeyFile(settings.data_dir))
    while True:
        os.write(1, b"rotating\n")
        await secrets.rotate_key(BY)


if __name__ == "__main__":
    asyncio.run(rotate_until_killed(*sys.argv[1:]))
