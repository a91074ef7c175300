"""Atoms: small readers from text to value. They know no document and no other atom's caller."""
