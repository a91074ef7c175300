"""Days, years and plans: in their order, within the period, and of the year that the report is about."""
