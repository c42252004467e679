"""Sockets that accept: TCP, TLS and the local one; how many connections and how much memory there may be."""
