"""PiCloud beside its peers, plain ASGI and a native limit, on the same work in one run: `scripts/bench`."""
