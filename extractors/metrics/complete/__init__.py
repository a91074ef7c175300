"""Fourth step: what a reader needs before the name, and what the rest of the sentence says: 其中, 计划, 调整为."""
