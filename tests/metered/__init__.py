"""Small real trainings with meters: each may be killed at a step, and is resumed when it is called again."""
