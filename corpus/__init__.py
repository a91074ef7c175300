"""The reports: finding and identifying PDFs, the samples that ship, the gold examples."""
