"""Statements of training compute: what a run took, how sure that is, which thresholds it passes."""
