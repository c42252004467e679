"""Every endpoint: what it takes, answers and needs, a file for each area; `every.py` joins them.
The application and the OpenAPI document come from here.

A new endpoint is a line here, a handler in a file named after its resource, and `scripts/golden` (CONTRIBUTING.md).
"""
