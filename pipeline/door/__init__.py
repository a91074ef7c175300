"""The verbs for Python programs; `pipeline` names them all, and docs/python.md shows them at work."""
