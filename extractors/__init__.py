"""Readers: a document in, rows out. No files, no clock, no PDF library."""
