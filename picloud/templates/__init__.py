"""Templates: complete recipes of a script with its routes, schedules, secrets and grants. Knows no service and no HTTP.

Each is a directory below `recipes/` with `script.rhai`, which runs as it is, and `template.toml`.
"""
