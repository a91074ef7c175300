"""A report against those of the years before."""
