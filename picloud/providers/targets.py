"""The target of a call to a service, as spans and lists of effects show it: a host, a key or a name, never a value."""

from typing import Final
from urllib.parse import urlsplit

from picloud.providers.http_options import SAFE
from picloud.providers.http_urls import MAX_URL_BYTES
from picloud.shared.services import SecretRef, Value

MAX_TARGET_LENGTH: Final = 200
_MOST_HOSTS: Final = 20
_KV_WRITES: Final = frozenset({"set", "cas", "swap", "delete", "delete_prefix", "incr", "expire", "atomic"})
_HTTP_READS: Final = frozenset({"get", "head", "try_get"})
_HTTP_ANY: Final = frozenset({"request", "try_request"})


def target_of(service: str, arguments: list[Value]) -> str:
    """Return the target of a call, cut to 200 characters; empty when it has none that can be named."""
    if service == "http":
        target = _hosts(arguments[0] if arguments else None)
    elif service == "kv":
        target = _key(arguments)
    else:
        target = _name(arguments[0] if arguments else None)
    return target[:MAX_TARGET_LENGTH]


def has_effect(service: str, method: str, arguments: list[Value]) -> bool:
    """Return whether a call would change anything outside the run."""
    if service == "kv":
        return method in _KV_WRITES
    if service != "http" or method in _HTTP_READS:
        return False
    wanted = arguments[0] if arguments else None
    if method in _HTTP_ANY:
        return not _is_safe(wanted)
    return not (method == "all" and isinstance(wanted, list) and all(map(_is_safe, wanted)))


def _is_safe(request: Value) -> bool:
    if not isinstance(request, dict):
        return True  # refused by the provider, or a URL to get
    method = request.get("method", "GET")
    return isinstance(method, str) and method.upper() in SAFE


def _hosts(wanted: Value) -> str:
    requests = wanted[:_MOST_HOSTS] if isinstance(wanted, list) else [wanted]
    return ", ".join(dict.fromkeys(filter(None, map(_host, requests))))


def _host(request: Value) -> str:
    url = request.get("url") if isinstance(request, dict) else request
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url[:MAX_URL_BYTES])  # which it caches; a longer one is refused by the provider
        return f"{parts.hostname}:{parts.port}" if parts.port is not None else parts.hostname or ""
    except ValueError:
        return ""


def _key(arguments: list[Value]) -> str:
    namespace = arguments[0] if arguments else None
    key = arguments[1] if len(arguments) > 1 else None
    shown = key if isinstance(key, str) else ""
    return f"{namespace}:{shown}" if isinstance(namespace, str) else shown


def _name(first: Value) -> str:
    if isinstance(first, SecretRef):
        return first.name
    return first if isinstance(first, str) else ""
