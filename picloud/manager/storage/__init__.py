"""Where control data and history are kept. The only package of the product that knows a database driver."""

from picloud.manager.storage.installation import Storage, open_storage

__all__ = ["Storage", "open_storage"]
