"""Statements of training compute as text, as Markdown, as data, and in the formats of others."""
