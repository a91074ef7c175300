"""Changes against the values that they are of, the words for them, and their reasons."""
