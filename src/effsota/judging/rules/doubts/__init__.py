"""Doubts: claims that can hardly be true, each with the limit beyond which somebody is asked.

A limit is taken from the records on file, and stands in the words of its rule: what all of them keep to
but for a few, which say in their own files why they do not.
"""
