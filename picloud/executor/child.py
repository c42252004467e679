"""What an executor process runs: loads the native library and hands it the socket. Started as
`python -I -S child.py <library path> <socket number>`; nothing of PiCloud's Python is imported in there, so that
scripts share a process with as little as possible. `worker_main` returns when the host closes the socket.
"""

import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec


def main(library_path: str, socket_number: str) -> None:
    loader = ExtensionFileLoader("_rhai", library_path)
    module = loader.create_module(ModuleSpec("_rhai", loader, origin=library_path))
    loader.exec_module(module)
    module.worker_main(int(socket_number))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
