"""Tools that keep the five versioned surfaces compatible (docs/versioning.md). For development alone; never shipped."""
