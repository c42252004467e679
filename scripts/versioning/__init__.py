"""Tools that keep the five versioned surfaces compatible (docs/explanation/versioning.md). Never shipped."""
