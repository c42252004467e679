"""HTTP as all services see it: paths, queries, peers, ASGI types, rates."""
