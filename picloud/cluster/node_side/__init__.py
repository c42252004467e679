"""The other end: a process without a database, which gets live scripts from the manager."""
