"""Words and seams that the services share. Imports no service, no database driver and no web framework."""
