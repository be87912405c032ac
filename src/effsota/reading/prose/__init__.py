"""Prose of others, such as a model card: the figures that it states of a training run, each with its line."""
