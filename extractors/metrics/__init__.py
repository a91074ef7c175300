"""What a quantity measures: the noun phrase around it, and who or what has it."""
