"""A TCP connection that breaks when it is told to: between a client and a server, at a chosen message."""

import asyncio
import contextlib


class TcpProxy:
    """Passes bytes on. `refuses`: new connections are closed at once.

    A message from the client that contains `cut_after_sending` is passed on and its answer lost; one that contains
    `cut_before_sending` is lost itself. Each happens once; with `refuse_after_cut` nobody comes in after it.
    `silent`: connections stay and new ones are accepted, but nothing is passed on; `silent_at` in a message begins it.
    """

    def __init__(self, host: str, port: int) -> None:
        self.port = 0
        self.refuses = False
        self.refuse_after_cut = False
        self.cut_after_sending: bytes | None = None
        self.cut_before_sending: bytes | None = None
        self.silent = False
        self.silent_at: bytes | None = None
        self.cuts = 0
        self._target = host, port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def redirect(self, port: int) -> None:
        """Lead new connections to another port, as after a failover."""
        self._target = self._target[0], port

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        self.cut_all()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def cut_all(self) -> None:
        """End all connections that there are."""
        for writer in list(self._writers):
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self.refuses:
            writer.transport.abort()
            return
        with contextlib.suppress(OSError):
            up_reader, up_writer = await asyncio.open_connection(*self._target)
            self._writers |= {writer, up_writer}
            await asyncio.gather(
                self._pass(reader, up_writer, writer, from_client=True),
                self._pass(up_reader, writer, up_writer, from_client=False),
            )
            self._writers -= {writer, up_writer}

    async def _pass(
        self, reader: asyncio.StreamReader, to: asyncio.StreamWriter, back: asyncio.StreamWriter, *, from_client: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if from_client and self.cut_before_sending is not None and self.cut_before_sending in data:
                    self._cut("cut_before_sending")
                    break
                if from_client and self.cut_after_sending is not None and self.cut_after_sending in data:
                    self._cut("cut_after_sending")
                    back.transport.abort()
                    to.write(data)
                    await to.drain()
                    await asyncio.sleep(0.1)  # time for the server to do what it was told
                    break
                self.silent |= from_client and self.silent_at is not None and self.silent_at in data
                if not self.silent:
                    to.write(data)
                    await to.drain()
        for writer in (to, back):
            writer.transport.abort()

    def _cut(self, reason: str) -> None:
        setattr(self, reason, None)
        self.cuts += 1
        self.refuses |= self.refuse_after_cut
