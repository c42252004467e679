"""Child processes: how one is spawned, spoken with, killed and reaped, whatever it does."""
