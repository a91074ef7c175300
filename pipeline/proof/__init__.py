"""The proof of a draft: every check on it, against itself and the stored years; nothing is stored."""

from pipeline.proof.draft import Proof, prove

__all__ = ["Proof", "prove"]
