"""Static assets: files that are pushed as one archive and served without a run."""
