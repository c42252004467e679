"""Looks through static assets: whether the contents that versions need are there, as they were pushed."""

import hashlib
from typing import Final

from picloud.manager.storage.database import Reader
from picloud.manager.storage.stores.asset_contents import AssetContentStore
from picloud.manager.storage.stores.assets import AssetStore
from picloud.shared.assets import PIECE_BYTES

_CONTENTS: Final = "SELECT id, size FROM asset_contents WHERE complete = 1 AND id > $1 ORDER BY id LIMIT 500"
_AT_ONCE: Final = 16


async def find_asset_faults(control: AssetStore, data: Reader, contents: AssetContentStore) -> list[str]:
    """Return one sentence for each bundle that lacks contents, and for each content that is not what it was."""
    faults = []
    present: dict[str, int] = {}
    last = ""
    while rows := await data.fetch_all(_CONTENTS, last):
        present |= {row["id"]: row["size"] for row in rows}
        last = rows[-1]["id"]
    for content, size in present.items():
        if not await _is_whole(contents, content, size):
            faults.append(f"asset content {content[:12]}: it differs from what was pushed")
    missing = await control.list_contents() - present.keys()
    if missing:
        faults.append(f"static assets: {len(missing)} contents are missing; push the assets again")
    return faults


async def _is_whole(contents: AssetContentStore, content: str, size: int) -> bool:
    digest = hashlib.sha256()
    for position in range(0, -(-size // PIECE_BYTES), _AT_ONCE):
        digest.update(await contents.read(content, position, _AT_ONCE))
    return digest.hexdigest() == content
