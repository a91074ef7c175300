"""Third step: whose it is, or of what: the subject of its clause, the whole of a part, the company, the loan."""
