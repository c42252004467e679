"""A certificate for 127.0.0.1 that nobody signed."""

import subprocess
from pathlib import Path


def make_certificate(certificate: Path, key: Path) -> None:
    """Write both files, PEM; valid for a day."""
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    subprocess.run(["openssl", "req", *kind, *subject, *files], check=True, capture_output=True)
