"""Ingress: public requests to executions and back. Plain ASGI; knows no framework, no database and no engine."""
