"""Values read back from the cache: nothing but values can come of them, whoever wrote the file."""

from __future__ import annotations

import pickle
from enum import EnumType
from functools import cache
from io import BytesIO
from typing import Any

# Besides the program's own classes, which hold values.
_FOREIGN = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("datetime", "date"),
        ("types", "MappingProxyType"),
    }
)
_NO_CLASS_OF_OURS = _FOREIGN | {("effsota.frozen", "restore")}
_FINDER = pickle.Unpickler(BytesIO())  # noqa: S301  # it finds names, and reads nothing
# How Python before 3.11.4 packs a member of an enumeration: as the attribute of a class.
_MEMBER_OF = ("builtins", "getattr")


class ValueUnpickler(pickle.Unpickler):
    """Builds what is made of the program's own classes, and refuses to name anything that could be run."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the program, or one of a few that hold values.

        Raises:
            pickle.UnpicklingError: if another thing is named.
        """
        return _find_named(module, name)


@cache  # each of hundreds of packed tracks names the same few
def _find_named(module: str, name: str) -> Any:
    if (module, name) == _MEMBER_OF:
        return _member_of
    if (module, name) in _NO_CLASS_OF_OURS:
        return _FINDER.find_class(module, name)
    found = _FINDER.find_class(module, name) if module.startswith("effsota.") and "." not in name else None
    if isinstance(found, type) and found.__module__ == module:
        return found
    raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _member_of(kind: object, name: str) -> object:
    """Return a member of an enumeration by its name, and of nothing else."""
    if isinstance(kind, EnumType) and name in kind.__members__:
        return kind[name]
    raise pickle.UnpicklingError(f"{name} of {kind} is no value")
