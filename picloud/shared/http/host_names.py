"""Host names and addresses of URLs and grants in one form: the same host has the same text."""

import re
from ipaddress import IPv6Address, ip_address
from typing import Final

_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")


class UnusualAddress(ValueError):
    """An IP address in another than its normal form, such as 127.1 or 0x7f000001, which programs read differently."""


def normal_host(text: str) -> str:
    """Return a host in the form that is compared, resolved and sent: lower case, IDNA, without a dot at the end.

    An IPv6 address is given in brackets and returned without them.

    Raises:
        UnusualAddress: an IPv4 address that is not four decimal numbers.
        ValueError: no host; the message is one sentence.
    """
    if text.startswith("["):
        return _normal_ipv6(text)
    name = (text if text.isascii() else _to_ascii(text)).lower().removesuffix(".")
    labels = name.split(".")
    if not name or len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"{text!r} is not a host name")
    if _NUMBER.fullmatch(labels[-1]) and not (text.isascii() and _is_address(name)):
        raise UnusualAddress(f"{text} is an IP address in an unusual form; write it as four decimal numbers")
    return name


def _normal_ipv6(text: str) -> str:
    try:
        if not text.endswith("]") or "%" in text:
            raise ValueError
        address = IPv6Address(text[1:-1])
    except ValueError:
        raise ValueError(f"{text} is not an IPv6 address in brackets") from None
    return str(address.ipv4_mapped or address)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _to_ascii(name: str) -> str:
    import idna  # noqa: PLC0415  # a megabyte of tables that few names need

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError:  # the base of all errors of idna
        raise ValueError(f"{name!r} is not a host name") from None
