"""Values as bytes that are read back quickly: what the program itself declares stands in them by its name."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from copyreg import dispatch_table
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType
from typing import Any

from effsota.methods import METHODS
from effsota.model import KINDS, RESOURCES
from effsota.pipeline.value_unpickler import ValueUnpickler


def pack(value: object) -> bytes:
    """Return a value as bytes."""
    target = BytesIO()
    _Packer(target).dump(value)
    return target.getvalue()


def unpack(data: bytes | None) -> Any:
    """Return the value that this very program has packed, None of no bytes, and of any that hold no value."""
    try:
        return None if data is None else _Unpacker(BytesIO(data)).load()
    except pickle.UnpicklingError:
        return None


def _declared() -> Iterator[tuple[str, object]]:
    """Yield what records refer to and the program declares: methods with their sweeps, kinds, resources."""
    for method in METHODS:
        yield f"method {method.name}", method
        for sweep in method.sweeps:
            yield f"sweep {method.name} by {sweep.key}", sweep
    for kind in KINDS:
        yield f"kind {kind.id}", kind
        yield f"resource of {kind.id}", kind.resource
        for resource in RESOURCES:
            yield f"kind {kind.id} by {resource.key}", kind.by(resource)
    for resource in RESOURCES:
        yield f"resource {resource.key}", resource


_BY_NAME: Mapping[str, object] = dict(_declared())
_NAMES: Mapping[int, str] = {id(each): name for name, each in _BY_NAME.items()}


class _Packer(pickle.Pickler):
    def __init__(self, target: BytesIO) -> None:
        super().__init__(target, protocol=5)
        self.dispatch_table = {**dispatch_table, MappingProxyType: _reduce_proxy}

    def persistent_id(self, obj: Any) -> str | None:
        return _NAMES.get(id(obj))

    def reducer_override(self, obj: Any) -> Any:
        """Write a value of fields as its class and their values: its own way of being read is slow."""
        kind: Any = type(obj)
        names = _fields_of(kind)
        if names is None:
            return NotImplemented
        return restore, (kind, *(getattr(obj, name) for name in names))


@cache  # asked of classes alone
def _fields_of(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a class of values, None where it is none, or is more than its fields."""
    names = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return names if names and {*getattr(kind, "__slots__", ())} == {*names} else None


def restore(kind: type, *values: Any) -> Any:
    """Return a value of a class, of the values of its fields in their order."""
    made: Any = object.__new__(kind)
    put = object.__setattr__
    for name, value in zip(_fields_of(kind) or (), values, strict=True):
        put(made, name, value)
    return made


def _reduce_proxy(proxy: MappingProxyType[Any, Any]) -> tuple[type, tuple[dict[Any, Any]]]:
    return MappingProxyType, (dict(proxy),)


class _Unpacker(ValueUnpickler):
    def persistent_load(self, pid: Any) -> object:
        return _BY_NAME[pid]
