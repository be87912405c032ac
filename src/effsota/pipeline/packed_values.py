"""Values as bytes that are read back quickly: what the program itself declares stands in them by its name."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from copyreg import dispatch_table
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


def _reduce_proxy(proxy: MappingProxyType[Any, Any]) -> tuple[type, tuple[dict[Any, Any]]]:
    return MappingProxyType, (dict(proxy),)


class _Unpacker(ValueUnpickler):
    def persistent_load(self, pid: Any) -> object:
        return _BY_NAME[pid]
