"""The other end: a process without a database, which hears from the manager what is live."""
