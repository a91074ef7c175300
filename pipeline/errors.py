"""What the command line tells a caller who asked for something that can't be done."""


class WrongCall(Exception):
    """A mistake in the call: the message says what is wrong and what to do. Exit status 2."""
