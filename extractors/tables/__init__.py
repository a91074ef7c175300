"""Tables: headers, cells, and the quantities that stand in them."""
