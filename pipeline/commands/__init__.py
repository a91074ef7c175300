"""The commands, one module each: `run(arguments, messages) -> exit status`."""
