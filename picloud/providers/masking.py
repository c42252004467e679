"""Masking of secrets that a run was given, in everything that is kept or shown of it. A protection from mistakes, not
from a script that wants to leak (docs/explanation/security.md)."""

import base64
import json
from collections.abc import Iterable
from typing import Final

from msgspec import structs

from picloud.shared.models import ExecutionResult, HttpRequest, LogLine
from picloud.shared.services import ServiceFault, Value

LEAST_MASKED_LENGTH: Final = 8
"""Shorter values are not masked: they would match parts of unrelated words."""
_MOST_GROWTH: Final = 4_096
"""Characters by which masking may lengthen a text; beyond that its end is cut off."""
_UNRESERVED: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_ESCAPES: Final = [chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256)]
_SMALL_ESCAPES: Final = [chr(byte) if byte in _UNRESERVED else f"%{byte:02x}" for byte in range(256)]
_LEFT_ALONE: Final = ("/", "!'()*", "!'()*;/?:@&=+$,#")
"""Characters that lenient encoders leave alone: Python's default, `encodeURIComponent`, `encodeURI`."""


class Masker:
    """Replaces values of secrets by `[secret NAME]`, also in base64, base64url, hexadecimal, URL and JSON form.

    Time is linear in the text for each form; a value has at most about 25 different ones.

    Args:
        values: the values that the run was given, by the name of their secret; several values of one name are possible
            while a secret is being replaced.
    """

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        names: dict[str, str] = {}
        for name, value in values:
            for form in _forms(value):
                names.setdefault(form, f"[secret {name}]")
        self._masks = sorted(names.items(), key=lambda item: len(item[0]), reverse=True)
        self._byte_masks = [(form.encode(), mask.encode()) for form, mask in self._masks]

    def __bool__(self) -> bool:
        """Whether there is anything to mask."""
        return bool(self._masks)

    def mask_text(self, text: str) -> str:
        """Return the text without secrets."""
        masked = text
        for form, mask in self._masks:
            if form in masked:
                masked = masked.replace(form, mask)
        return masked if masked is text else masked[: len(text) + _MOST_GROWTH]

    def mask_bytes(self, data: bytes) -> bytes:
        """Return the bytes without secrets in UTF-8."""
        masked = data
        for form, mask in self._byte_masks:
            if form in masked:
                masked = masked.replace(form, mask)
        return masked if masked is data else masked[: len(data) + _MOST_GROWTH]

    def mask_value(self, value: Value) -> Value:
        """Return the value without secrets in its texts, bytes and keys, at any depth."""
        if isinstance(value, str):
            return self.mask_text(value)
        if isinstance(value, bytes):
            return self.mask_bytes(value)
        if isinstance(value, list):
            return [self.mask_value(item) for item in value]
        if isinstance(value, dict):
            return {self.mask_text(key): self.mask_value(item) for key, item in value.items()}
        return value

    def mask_fault(self, fault: ServiceFault) -> ServiceFault:
        """Return the fault without secrets in its message and details."""
        details = {name: self.mask_value(value) for name, value in fault.details.items()}
        return ServiceFault(fault.code, self.mask_text(fault.message), retryable=fault.retryable, details=details)

    def mask_result(self, result: ExecutionResult) -> ExecutionResult:
        """Return the outcome of a run without secrets in its log, message and warnings. The response stays as it is:
        that is the script's own decision."""
        fault = result.fault
        return structs.replace(
            result,
            fault=None if fault is None else structs.replace(fault, message=self.mask_text(fault.message)),
            logs=[self._mask_line(line) for line in result.logs],
            warnings=[self.mask_text(warning) for warning in result.warnings],
        )

    def mask_request(self, request: HttpRequest) -> HttpRequest:
        """Return a request, to be kept, without secrets."""
        return structs.replace(
            request,
            path=self.mask_text(request.path),
            raw_query=self.mask_bytes(request.raw_query),
            headers=[(name, self.mask_bytes(value)) for name, value in request.headers],
            body=self.mask_bytes(request.body),
        )

    def _mask_line(self, line: LogLine) -> LogLine:
        fields = None if line.fields is None else self.mask_text(line.fields)
        return structs.replace(line, message=self.mask_text(line.message), fields=fields)


class GivenSecrets:
    """The values of secrets that runs in progress were given; a `SecretSink`."""

    def __init__(self) -> None:
        self._given: dict[str, dict[tuple[str, str], None]] = {}

    def note_secret(self, execution_id: str, name: str, value: str) -> None:
        """As in `SecretSink`."""
        self._given.setdefault(execution_id, {})[name, value] = None

    def masker_of(self, execution_id: str) -> Masker:
        """Return the masker of what the run was given up to now."""
        return Masker(self._given.get(execution_id, ()))

    def forget(self, execution_id: str) -> Masker | None:
        """Return the masker of a run that has ended and forget its values; None when it was given none."""
        given = self._given.pop(execution_id, None)
        return None if given is None else Masker(given)


def _forms(value: str) -> set[str]:
    """Return the forms in which a value is masked; none for a short one."""
    plain = {value, value.strip()}
    plain = {text for text in plain if len(text) >= LEAST_MASKED_LENGTH}
    forms = set(plain)
    for text in plain:
        data = text.encode("utf-8", "surrogatepass")
        forms |= _base64_forms(data)
        forms |= {data.hex(), data.hex().upper()}
        forms |= _url_forms(data)
        forms |= _json_forms(text)
    return forms


def _base64_forms(data: bytes) -> set[str]:
    """Return the base64 forms of the bytes at every offset in a longer text, without the characters at both ends that
    depend on their neighbours."""
    padded = base64.b64encode(data).decode("ascii")
    forms = {padded, padded.rstrip("=")}
    for offset in range(3):
        first = -(-offset * 8 // 6)
        whole = (offset + len(data)) * 8 // 6
        forms.add(base64.b64encode(bytes(offset) + data).decode("ascii")[first:whole])
    return forms | {form.translate(_TO_BASE64URL) for form in forms}


_TO_BASE64URL: Final = str.maketrans("+/", "-_")


def _url_forms(data: bytes) -> set[str]:
    """Return the percent-encoded forms of the bytes, with upper-case and with lower-case digits."""
    forms = set()
    for table in (_ESCAPES, _SMALL_ESCAPES):
        strict = "".join([table[byte] for byte in data])
        forms |= {strict, strict.replace("%20", "+")}
        for left_alone in _LEFT_ALONE:
            form = strict
            for character in left_alone:
                form = form.replace(table[ord(character)], character)
            forms.add(form)
    return forms


def _json_forms(text: str) -> set[str]:
    forms = {json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)}
    return forms | {form.replace("/", "\\/") for form in forms}
