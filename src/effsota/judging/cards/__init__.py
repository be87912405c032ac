"""Texts of others judged by their own figures: what agrees, and what contradicts what."""
