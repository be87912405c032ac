"""The public tracker of efficiency SOTAs: training compute to a fixed level of performance."""

from importlib.metadata import version

__version__ = version("effsota")
