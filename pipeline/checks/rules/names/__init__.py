"""Names that stand near to each other: of units, persons, posts, honours; and set phrases."""
