"""First step: the clause before a quantity is cut into words, and the noun phrase found that it ends in."""
