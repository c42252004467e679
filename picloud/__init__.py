"""PiCloud: upload a Rhai script, get an HTTP endpoint."""
