"""The lines of a table that make each other up."""
