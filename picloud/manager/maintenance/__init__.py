"""The state of an installation: backups, the machine it runs on, what it has written to the disk."""
