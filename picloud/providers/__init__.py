"""Services that scripts reach beyond themselves, as seen by the process that runs the scripts."""
