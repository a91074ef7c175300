"""Atoms of honours: award titles, the verbs that announce them, who holds them, and what is printed beside them."""
