"""Rates and what they are made of: shares, averages, so many times so much."""
