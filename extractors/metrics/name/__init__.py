"""Fifth step: the name taken apart and spelled in one way, so that others find it, and how sure it is."""
