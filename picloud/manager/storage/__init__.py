"""Where control data and history are kept. The only package of the product that knows a database driver."""

from picloud.manager.storage.installation import open_storage
from picloud.manager.storage.storage import Storage

__all__ = ["Storage", "open_storage"]
