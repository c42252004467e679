"""The audit log: who changed what, and how long that is kept."""
