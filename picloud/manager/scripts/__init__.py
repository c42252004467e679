"""Scripts and their revisions: what may be saved, how a save is made, trial runs."""
