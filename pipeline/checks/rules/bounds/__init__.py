"""What is not more than something else: parts and wholes, people and those that there are, what can't be passed."""
