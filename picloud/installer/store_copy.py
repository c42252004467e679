"""A copy of a store that another user owns, written into a file of this one."""

import os
from pathlib import Path
from typing import BinaryIO

from picloud.manager.storage.maintenance.snapshot import take_snapshot
from picloud.shared.files import copy_content, open_regular
from picloud.shared.scratch import scratch_directory


def copy_store(store: Path, copy: BinaryIO) -> None:
    """Write a snapshot of a store into an open file. Runs as the store's owner, who cannot open the file itself."""
    with scratch_directory(store.parent, "snapshot") as scratch:
        take_snapshot(store, scratch / store.name)
        descriptor = open_regular(scratch / store.name, follow_links=False)
        try:
            copy_content(descriptor, copy)
            copy.flush()
        finally:
            os.close(descriptor)
