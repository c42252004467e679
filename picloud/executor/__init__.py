"""Compute: runs revisions in sandboxed processes. Knows no HTTP, no routes and no database."""
