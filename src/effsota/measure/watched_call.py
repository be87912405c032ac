"""A method of one object that is watched for a while: what it does goes through somebody's hands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any


class WatchedCall:
    """Hands every call of `owner.name` to `watch`, as work to be run and what it was given, until `end`."""

    def __init__(
        self, owner: Any, name: str, watch: Callable[[Callable[[], Any], tuple[Any, ...]], Any]
    ) -> None:
        self._owner, self._name = owner, name
        plain = getattr(owner, name)
        self._had = vars(owner).get(name)

        @wraps(plain)
        def watched(*args: Any, **keyed: Any) -> Any:
            return watch(lambda: plain(*args, **keyed), (*args, *keyed.values()))

        self._watched = watched
        setattr(owner, name, watched)

    def end(self) -> None:
        """Leave the object as it was found; what somebody else has put there since stays."""
        if vars(self._owner).get(self._name) is not self._watched:
            return
        if self._had is None:
            delattr(self._owner, self._name)
        else:
            setattr(self._owner, self._name, self._had)
