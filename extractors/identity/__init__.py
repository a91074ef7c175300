"""What report it is: readers of titles, years, organisations, guides and signatures."""
