"""The control plane and only writer of the database: scripts, revisions, executions, the admin API."""
