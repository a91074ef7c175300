"""Everything with effects: reading pages, running a batch, the store, the command line."""
