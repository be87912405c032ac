"""What is wrong with a tree or a change to it, what a change does, and the report of both."""
