"""The checks: a folder a relation, in each a module a subject."""
