"""Archives for scripts/test-systemd, made of a real one: `next.pyz` says another version, `bad.pyz` starts and never
becomes ready, `flipped.pyz` has one wrong byte. Also `watch.py`, which measures how long connections are refused."""

import sys
from pathlib import Path

from tests.archives import Members, changed_copy, replace_file, say_version

_NEVER_READY = b"""\
def main():
    import sys, time
    if "serve" in sys.argv:
        time.sleep(3600)
    from picloud.cli.root import cli
    cli(prog_name="picloud")
"""
_WATCH = """\
import signal, socket, time
signal.signal(signal.SIGTERM, signal.default_int_handler)  # a shell makes its background processes deaf to SIGINT
refused, began = 0.0, time.monotonic()
try:
    while time.monotonic() - began < 90:
        look = time.monotonic()
        try:
            socket.create_connection(("127.0.0.1", 8080), 1).close()
        except OSError:
            refused += time.monotonic() - look + 0.01
        time.sleep(0.01)
except KeyboardInterrupt:
    pass
print(f"refused for {refused:.1f} s", flush=True)
"""


def next_version(members: Members) -> None:
    say_version(members, "9.9.0")


def never_ready(members: Members) -> None:
    say_version(members, "9.9.1")
    replace_file(members, "picloud/cli/__init__.py", _NEVER_READY)


def main(archive: Path, folder: Path) -> None:
    changed_copy(archive, folder / "next.pyz", next_version)
    changed_copy(archive, folder / "bad.pyz", never_ready)
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "flipped.pyz").write_bytes(data)
    (folder / "watch.py").write_text(_WATCH, encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
