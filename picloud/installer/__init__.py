"""Puts the one file onto a machine as a service, replaces it, and takes it away. Knows files, users and systemd; speaks
to the service over HTTP alone. Needs root on a real machine."""
