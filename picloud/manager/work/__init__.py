"""Work that no HTTP call starts: schedules."""
