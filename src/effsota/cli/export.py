"""`effsota export`: the data for other programs."""
