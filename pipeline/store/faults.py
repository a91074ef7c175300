"""What can go wrong with a store that is nobody's mistake in calling it."""


class StoreError(Exception):
    """The store can't be used as asked: another program writes it, or its files are not as this version makes them."""
