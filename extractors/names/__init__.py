"""Names: persons, organisations and places of a text."""
