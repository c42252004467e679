"""Data of scripts: what the manager process keeps for them and hands out in their runs."""
