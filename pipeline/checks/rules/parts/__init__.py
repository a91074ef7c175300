"""Parts and their whole: what prose, a budget or a balance counts by parts makes up what it counts in all."""
