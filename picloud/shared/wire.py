"""The messages of the wire as values, and their frames. docs/internal/wire.md is the contract; the executor's side is
`rhai-python/worker/src/wire.rs`. Knows nothing of sockets: bytes in, bytes out."""

import struct
from typing import Any, Final

import msgspec
from msgspec import Struct

from picloud.shared.models import Diagnostic, HttpRequest, LogLine, SandboxLimits, ScriptFault, Use
from picloud.shared.services import SecretRef, ServiceFault

MAX_FRAME_BYTES: Final = 16 * 1024 * 1024
_LENGTH: Final = struct.Struct("<I")
_SECRET_REF: Final = 1
"""MessagePack's extension type of a `SecretRef`; its payload is the array `[name, prefix]`."""


class WireError(Exception):
    """The other side broke the protocol; the connection must be closed."""


class HostSettings(Struct, frozen=True, array_like=True):
    """Settings that a host sends an executor process with its greeting. `max_memory_bytes` 0 means no last wall.

    `waiting_threads`: further threads, for runs that wait for a service.
    """

    thread_count: int
    max_memory_bytes: int
    waiting_threads: int = 0


class ScriptIdentity(Struct, frozen=True, array_like=True):
    """The identity of a script, which it sees as `ctx.script`."""

    id: str
    name: str
    revision: int


class HostHello(Struct, frozen=True, array_like=True, tag="hello"):
    wire_version: int
    product_version: str
    settings: HostSettings


class Load(Struct, frozen=True, array_like=True, tag="load"):
    key: str
    script: ScriptIdentity
    source: str
    limits: SandboxLimits


class Unload(Struct, frozen=True, array_like=True, tag="unload"):
    key: str


class Run(Struct, frozen=True, array_like=True, gc=False, tag="run"):
    call_id: int
    key: str
    execution_id: str
    trigger: str
    request: HttpRequest
    seed: bytes = b""
    """32 bytes that the random numbers of the run come from."""
    now_ms: int = 0
    is_trial: bool = False
    event: Any = None
    chain: list[str] = []


class CallError(Struct, frozen=True, array_like=True):
    """Why a call to a service failed, as the script can catch it."""

    code: str
    message: str
    retryable: bool = False
    details: dict[str, Any] = {}


def error_of(fault: ServiceFault) -> CallError:
    """Return a fault in its form on the wire."""
    return CallError(fault.code, fault.message, fault.retryable, fault.details)


def fault_of(error: CallError) -> ServiceFault:
    """Return the fault that an error on the wire stands for."""
    return ServiceFault(error.code, error.message, retryable=error.retryable, details=error.details)


class Reply(Struct, frozen=True, array_like=True, tag="reply"):
    """The answer to `Call`: exactly one of error and value counts."""

    call_id: int
    number: int
    error: CallError | None
    value: Any = None


class Cancel(Struct, frozen=True, array_like=True, tag="cancel"):
    """Stop a run; it ends as `script_cancelled`. Ignored when it has ended."""

    call_id: int


class Check(Struct, frozen=True, array_like=True, tag="check"):
    call_id: int
    source: str
    limits: SandboxLimits


class ExecutorHello(Struct, frozen=True, array_like=True, tag="hello"):
    wire_version: int
    product_version: str
    sdk_version: str
    engine: str
    pid: int
    walls: list[str] = []


class Result(Struct, frozen=True, array_like=True, gc=False, tag="result"):
    call_id: int
    status: str
    http_status: int
    headers: list[tuple[str, str]]
    body: bytes
    error: ScriptFault | None
    duration_us: int
    operations: int
    peak_memory_bytes: int
    logs: list[LogLine]
    dropped_log_lines: int = 0
    warnings: list[str] = []
    left_bytes: int = 0
    service_code: str = ""
    """Code of the error of a service that the script did not catch."""
    last_call: str = ""
    """`unknown`: the run ended while it waited for a service, whose effect is not known."""


class Call(Struct, frozen=True, array_like=True, tag="call"):
    """A script calls a service and waits for the reply. `call_id` is that of its run; `number` counts from 1 in it."""

    call_id: int
    number: int
    service: str
    method: str
    arguments: list[Any]


class Checked(Struct, frozen=True, array_like=True, tag="checked"):
    call_id: int
    diagnostics: list[Diagnostic]
    uses: list[Use] = []


HostMessage = HostHello | Load | Unload | Run | Check | Reply | Cancel
ExecutorMessage = ExecutorHello | Result | Checked | Call


def encode_extension(value: object) -> msgspec.msgpack.Ext:
    """Encode what MessagePack has no type for, as `enc_hook` of an encoder."""
    if isinstance(value, SecretRef):
        return msgspec.msgpack.Ext(_SECRET_REF, msgspec.msgpack.encode([value.name, value.prefix]))
    raise NotImplementedError(f"{type(value).__name__} cannot travel")


def decode_extension(code: int, data: memoryview) -> SecretRef:
    """Decode what `encode_extension` wrote, as `ext_hook` of a decoder.

    Raises:
        ValueError: another extension type.
        msgspec.DecodeError: not the payload of one.
    """
    if code != _SECRET_REF:
        raise ValueError(f"extension type {code}")
    name, prefix = msgspec.msgpack.decode(data, type=tuple[str, str])
    return SecretRef(name, prefix)


_encoder: Final = msgspec.msgpack.Encoder(enc_hook=encode_extension)
_executor_decoder: Final[msgspec.msgpack.Decoder[ExecutorMessage]] = msgspec.msgpack.Decoder(
    ExecutorMessage, ext_hook=decode_extension
)
_host_decoder: Final[msgspec.msgpack.Decoder[HostMessage]] = msgspec.msgpack.Decoder(
    HostMessage, ext_hook=decode_extension
)

UNREADABLE: Final = (msgspec.DecodeError, ValueError, RecursionError)
"""What msgspec raises for bytes that are no message: a text that is not UTF-8 comes out as the decoder's own error, an
array too deep as RecursionError."""


def encode_payload(message: HostMessage | ExecutorMessage) -> bytes:
    """The MessagePack array of one message, without the length in front."""
    return _encoder.encode(message)


def encode_frame(message: HostMessage | ExecutorMessage) -> bytes:
    """One frame, length and payload, ready to be written.

    Raises:
        WireError: the payload would be longer than `MAX_FRAME_BYTES`.
    """
    return frame_of(_encoder.encode(message))


def frame_of(payload: bytes) -> bytes:
    """The frame of a payload.

    Raises:
        WireError: as `encode_frame`.
    """
    if len(payload) > MAX_FRAME_BYTES:
        raise WireError(f"a frame of {len(payload)} bytes is over the {MAX_FRAME_BYTES} of the wire")
    return _LENGTH.pack(len(payload)) + payload


def decode_executor_message(payload: bytes | memoryview) -> ExecutorMessage:
    """Read one payload that an executor sent.

    Raises:
        WireError: not a message of the wire.
    """
    try:
        return _executor_decoder.decode(payload)
    except UNREADABLE as exc:
        raise WireError(f"unreadable message from the executor: {exc}") from exc


def decode_host_message(payload: bytes | memoryview) -> HostMessage:
    """Read one payload that a host sent.

    Raises:
        WireError: not a message of the wire.
    """
    try:
        return _host_decoder.decode(payload)
    except UNREADABLE as exc:
        raise WireError(f"unreadable message from the host: {exc}") from exc


class FrameReader:
    """Cuts a byte stream into payloads; keeps the unfinished rest between calls."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._wanted = _LENGTH.size
        """Bytes that make the first frame of the buffer whole."""

    def feed(self, data: bytes) -> list[memoryview]:
        """Add received bytes; returns the payloads that are complete now, oldest first. What came as whole frames is
        not copied.

        Raises:
            WireError: a frame claims more than `MAX_FRAME_BYTES`.
        """
        buffer = self._buffer
        if buffer:
            buffer += data
            if len(buffer) < self._wanted:
                return []
            data = bytes(buffer)
            buffer.clear()
        payloads: list[memoryview] = []
        view = memoryview(data)
        start = 0
        available = len(data)
        self._wanted = _LENGTH.size
        while available - start >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(data, start)
            if length > MAX_FRAME_BYTES:
                raise WireError(f"a frame claims {length} bytes, over the {MAX_FRAME_BYTES} of the wire")
            end = start + _LENGTH.size + length
            if end > available:
                self._wanted = end - start
                break
            payloads.append(view[start + _LENGTH.size : end])
            start = end
        if start < available:
            buffer += view[start:]
        return payloads
