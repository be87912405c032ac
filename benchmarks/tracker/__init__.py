"""A made-up tracker of any size, near to the real one in what files hold: the same bytes for everybody."""

from benchmarks.tracker.tree import build_tree, usual_tracks

__all__ = ["build_tree", "usual_tracks"]
