"""What users depend on besides the five surfaces, one file for each class, recorded with a release and compared."""
