"""What a value of the program is: frozen, and known by its fields."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

# What msgspec would take of typing_extensions it takes of typing where that is missing: the same, from Python
# 3.11 on. All that it loads in its turn is a tenth of the shortest call.
_IS_HIDDEN = sys.modules.setdefault("typing_extensions", None) is None  # type: ignore[arg-type]
from msgspec import Struct, StructMeta, field  # noqa: E402

if _IS_HIDDEN:
    del sys.modules["typing_extensions"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import cached_property

    found_once = cached_property
else:

    class found_once:  # noqa: N801  # it stands before a property
        """A property that is found when it is first asked for: `cached_property`, without the lock.

        That takes longer than most of what is found (until Python 3.12), and guards against a second thread.
        """

        def __init__(self, find: Callable[[Any], Any]) -> None:
            self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

        def __get__(self, value: Any, kind: type) -> Any:
            if value is None:  # asked of the class
                return self
            found = value.__dict__[self._name] = self._find(value)
            return found


TAG = "class"  # under which a value names its class where it is written: no field can be called so


class _FrozenMeta(StructMeta):
    """Freeze a class and have its fields given by name, unless it says otherwise."""

    def __new__(cls, name: str, bases: tuple[type, ...], own: dict[str, Any], **config: Any) -> _FrozenMeta:
        # Written as bytes it is told from a value of another class that has the same fields.
        usual = {"frozen": True, "kw_only": True, "tag": name, "tag_field": TAG}
        return super().__new__(cls, name, bases, own, **{**usual, **config})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Frozen(Struct, metaclass=_FrozenMeta, frozen=True):
    """A value: frozen, compared and hashed by its fields, which are given by name.

    What a frozen dataclass with slots is, made by a library in C: some 350 classes are defined at the start
    of the program, and hundreds of thousands of values made while it runs.
    """

    def __reduce__(self) -> Any:
        """Pickle as the class and the values of its fields: quicker to read than the library's own way."""
        return restore, (type(self), *(getattr(self, name) for name in field_names(self)))


Made = TypeVar("Made", bound=Frozen)


def field_names(value: Frozen | type[Frozen]) -> tuple[str, ...]:
    """Return the names of a value's fields, in their order."""
    return value.__struct_fields__


def is_same_but(one: Frozen, other: object, *without: str) -> bool:
    """Tell whether two values of one class are equal in all fields but some."""
    names = (name for name in field_names(one) if name not in without)
    return type(one) is type(other) and all(getattr(one, name) == getattr(other, name) for name in names)


def restore(kind: type[Made], *values: Any) -> Made:
    """Return a value of a class, of the values of its fields in their order."""
    return kind(**dict(zip(field_names(kind), values, strict=True)))
