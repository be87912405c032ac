"""Files as values: the state of a tracker read from a folder or from a git revision."""
