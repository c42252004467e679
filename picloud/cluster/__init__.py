"""Several processes that serve together: the messages between the manager and its nodes, and both ends of them.

Knows the services by the protocols of `picloud/shared` alone; decision 0022."""
