"""The nouns of Nianjian: documents, pages, spans, evidence, and one row class a table."""
