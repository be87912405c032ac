"""What effsota takes in time and memory, beside the tools that one would take instead."""
