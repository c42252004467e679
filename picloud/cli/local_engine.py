"""The script engine inside this process, for commands that need no server. Loaded only when one of them runs."""

from picloud.shared.errors import PiCloudError
from picloud.shared.models import Diagnostic, SandboxLimits
from picloud.shared.source import clean_source, find_suspicious_character
from picloud.shared.wire import Check, Checked, decode_executor_message, encode_payload


def check_source(source: str, max_bytes: int) -> list[Diagnostic]:
    """Return what a server with the default limits finds in a source, in its order.

    Args:
        max_bytes: the most that the source may have as UTF-8.
    Raises:
        PiCloudError: `invalid_encoding`, `source_too_large`, or `internal` when the engine failed.
    """
    text = clean_source(source, max_bytes)
    suspicious = find_suspicious_character(text)
    if suspicious is not None:
        return [suspicious]

    from rhai_python.worker import Runtime  # noqa: PLC0415  # loads the native library

    runtime = Runtime(1)
    try:
        answer = decode_executor_message(runtime.call(encode_payload(Check(1, text, SandboxLimits()))))
    finally:
        runtime.close()
    if not isinstance(answer, Checked):
        raise PiCloudError("The engine answered a check with another message.")
    return answer.diagnostics
