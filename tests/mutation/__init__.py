"""Changes of one step to the program, which its tests must notice."""
