"""The program in two functions: `check(tree, today)` in assessment, `build(tree, today)` in building."""
