"""The certificate of the HTTPS listener and its key: loaded at the start, loaded again on request while connections go
on. Knows files and TLS settings, no listener.
"""

import logging
import ssl
import stat
from pathlib import Path

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused

logger = logging.getLogger(__name__)


class Certificate:
    """A pair of PEM files and the TLS context made of them.

    Args:
        chain: the certificate, and those between it and its authority.
        key: the private key.
    Raises:
        StartRefused: a file cannot be read, is no PEM, the two do not belong together, or others can read the key.
    """

    def __init__(self, chain: Path, key: Path) -> None:
        self._chain = chain.absolute()
        self._key = key.absolute()
        self.context = self._load()
        """What new connections use."""

    def reload(self) -> None:
        """Load the files again for new connections. A pair that cannot be used leaves the one before in place."""
        try:
            self.context = self._load()
        except StartRefused as refusal:
            logger.error(
                "the certificate cannot be loaded again; the one before stays in use",
                extra={"action": "certificate_kept", "fault": str(refusal)},
            )
        else:
            logger.info("certificate loaded again", extra={"action": "certificate_loaded", "path": str(self._chain)})

    def _load(self) -> ssl.SSLContext:
        try:
            if self._key.stat().st_mode & stat.S_IRWXO:
                raise StartRefused(
                    EXIT_CONFIGURATION,
                    f"PICLOUD_TLS_KEY={self._key}: others can read the private key; run: chmod o= {self._key}",
                )
            return _context(self._chain, self._key)
        except OSError as exc:  # ssl.SSLError is one
            reason = getattr(exc, "reason", None) or exc.strerror or str(exc)
            raise StartRefused(
                EXIT_CONFIGURATION,
                f"PICLOUD_TLS_CERT={self._chain} and PICLOUD_TLS_KEY={self._key} cannot be used: {reason}",
            ) from exc


def _context(chain: Path, key: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")  # what RFC 9113 allows; TLS 1.3 has its own
    context.set_alpn_protocols(["h2", "http/1.1"])
    context.load_cert_chain(chain, key)
    return context
