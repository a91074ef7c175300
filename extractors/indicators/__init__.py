"""From figures to indicators: what a metric phrase is called, whose figure it is, for which period, on which basis."""
