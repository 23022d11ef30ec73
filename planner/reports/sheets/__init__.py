"""Excel sheets that agencies fill in: out with locked columns, back with a result for each row."""
