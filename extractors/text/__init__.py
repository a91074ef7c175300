"""What all readers of text share: characters, the folded view of a text, half-width punctuation, own-unit words."""
