"""The program in two functions: `check(tree, today)` gives problems, `build(tree, today)` gives files.

Each is loaded when it is asked for: what validates needs nothing of what builds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from effsota.pipeline.assessment import Assessment, assess, check
    from effsota.pipeline.building import Built, build

__all__ = ["Assessment", "Built", "assess", "build", "check"]


def __getattr__(name: str) -> Any:
    """Return a name of this package from the module that holds it."""
    if name not in __all__:
        raise AttributeError(name)
    room = "building" if name in {"Built", "build"} else "assessment"
    return getattr(import_module(f"effsota.pipeline.{room}"), name)
