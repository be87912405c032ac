"""The public tracker of efficiency SOTAs: training compute to a fixed level of performance."""

__version__ = "0.1.0"
