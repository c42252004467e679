"""The data of scripts in the manager process: key-value stores and secrets."""
