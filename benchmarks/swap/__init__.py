"""Labelled sentences changed in a way that leaves the right answer known, and read again."""
