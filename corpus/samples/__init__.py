"""The sample reports: three years of a fictional unit, as marked-up text, as PDF and as gold labels."""
