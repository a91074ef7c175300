"""Labels of pages of real reports, written from the page pictures alone, and what compares a store with them."""
