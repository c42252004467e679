"""TLS to a remote server: which certificates are trusted, and why one is not, in plain words."""

import ssl
from pathlib import Path
from typing import Final

from picloud.cli.failures import EXIT_USAGE, CommandFailed

_EXPIRED: Final = 10
_NOT_YET_VALID: Final = 9
_WRONG_NAMES: Final = frozenset({62, 64})
"""X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH."""


def trust_only(file: Path) -> ssl.SSLContext:
    """Return a context that trusts the certificates in a PEM file and no others.

    Raises:
        CommandFailed: `configuration`, the file cannot be read or holds none.
    """
    try:
        context = ssl.create_default_context(cafile=file)
    except (OSError, ValueError) as exc:  # ssl.SSLError is an OSError
        reason = "it holds no PEM certificate" if isinstance(exc, ssl.SSLError) else getattr(exc, "strerror", exc)
        raise CommandFailed(
            f"cannot use {file} as --cacert: {reason}", code="configuration", exit_code=EXIT_USAGE
        ) from exc
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the server's own certificate may be the one in the file
    return context


def explain_tls(error: BaseException, host: str, *, has_cacert: bool) -> CommandFailed | None:
    """Return the failure for a refused TLS handshake; None when the cause of `error` is another one."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return None
    if not isinstance(cause, ssl.SSLCertVerificationError):
        reason = (cause.reason or str(cause)).replace("_", " ").lower()
        return _failed(f"{host} does not answer with TLS ({reason})", "write http:// if it serves plain HTTP")
    if cause.verify_code == _EXPIRED:
        return _failed(f"the certificate of {host} has expired", "renew it on the server")
    if cause.verify_code == _NOT_YET_VALID:
        return _failed(f"the certificate of {host} is not valid yet", "check the clocks of both machines")
    if cause.verify_code in _WRONG_NAMES:
        return _failed(f"the certificate of {host} is for another name", "use a name from the certificate in the URL")
    hint = "name its certificate, or that of its authority, with --cacert FILE or PICLOUD_CACERT"
    if has_cacert:
        hint = "the file of --cacert or PICLOUD_CACERT is for another server; get the right one"
    return _failed(f"the certificate of {host} is not trusted ({cause.verify_message})", hint)


def _failed(message: str, hint: str) -> CommandFailed:
    return CommandFailed(message, code="tls", hint=hint)
