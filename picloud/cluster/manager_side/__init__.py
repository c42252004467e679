"""The manager's end: starts the other processes, keeps them up to date, answers what they forward."""
