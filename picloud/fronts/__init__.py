"""Several front processes on one board: what the manager process and the orchestrator processes say to each other, and
both ends of it. Knows the services by the protocols of `picloud/shared` alone; decision 0022."""
