"""Whatever somebody sends is refused in words, or makes sense: hostile inputs of every kind."""
