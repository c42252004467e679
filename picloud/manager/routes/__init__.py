"""Routes: which may be made, how they are changed, and which one answers a request."""
