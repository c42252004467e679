"""The one file `picloud.pyz`: what is in it, where it unpacks itself, how it begins.

A copy of this package lies at the archive's root as `_start` and runs before anything is unpacked: standard library
and relative imports only. Knows nothing of PiCloud but the entry point that it hands over to.
"""
