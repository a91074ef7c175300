"""One thing told twice: in prose, in a table, in both."""
