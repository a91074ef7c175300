"""Second step: what a quantity measures, by a form of words, by the words beside it or by the quantities before."""
