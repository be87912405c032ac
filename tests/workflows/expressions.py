"""The expressions of workflows: the words of GitHub's language that ours use, an error for any other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\s*(?:(&&|\|\||==|!=|!|\(|\)|,)|'([^']*)'|([A-Za-z_][\w.*-]*))")
_STATUS = {"success", "failure", "cancelled", "always"}


@dataclass
class Expression:
    """One expression, read from left to right; `has_failed` says whether something before it failed."""

    text: str
    contexts: Mapping[str, Any]
    has_failed: bool = False
    _tokens: list[tuple[str, str, str]] = field(default_factory=list)

    def evaluate(self) -> Any:
        """Return its value; a name that leads nowhere is empty, as on the runner."""
        at = 0
        while at < len(self.text.rstrip()):
            match = _TOKEN.match(self.text, at)
            if match is None:
                raise ValueError(f"an expression that nobody reads: {self.text}")
            self._tokens.append((match[1], match[2], match[3]))
            at = match.end()
        value = self._either()
        if self._tokens:
            raise ValueError(f"an expression that nobody reads: {self.text}")
        return value

    def _takes(self, *operators: str) -> str | None:
        is_next = bool(self._tokens) and self._tokens[0][0] in operators
        return self._tokens.pop(0)[0] if is_next else None

    def _either(self) -> Any:
        value = self._both()
        while self._takes("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._takes("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Any:
        value = self._one()
        operator = self._takes("==", "!=")
        return value if operator is None else (value == self._one()) is (operator == "==")

    def _one(self) -> Any:
        if self._takes("!"):
            return not self._one()
        if self._takes("("):
            value = self._either()
            self._takes(")")
            return value
        _, text, name = self._tokens.pop(0)
        if not name:
            return text
        return self._call(name) if self._takes("(") else _look_up(name, self.contexts)

    def _call(self, name: str) -> Any:
        given = []
        while not self._takes(")"):
            given.append(self._either())
            self._takes(",")
        if name in _STATUS:
            answers = {"success": not self.has_failed, "failure": self.has_failed, "cancelled": False}
            return answers.get(name, True)
        if name != "contains":
            raise ValueError(f"a function that nobody knows: {name}")
        return given[1] in (given[0] or ())


def _look_up(name: str, contexts: Mapping[str, Any]) -> Any:
    first, *rest = name.split(".")
    value: Any = contexts[first]
    for at, key in enumerate(rest):
        if key == "*":
            return [_look_up(".".join(["each", *rest[at + 1 :]]), {"each": each}) for each in value or ()]
        value = value.get(key) if value else None
    return value


def is_met(condition: str | None, contexts: Mapping[str, Any], *, has_failed: bool) -> bool:
    """Tell whether a step or job runs: unless its condition asks for the status, nothing may have failed."""
    text = (condition or "success()").strip().removeprefix("${{").removesuffix("}}")
    asks = any(re.search(rf"\b{word}\(", text) for word in _STATUS)
    value = bool(Expression(text, contexts, has_failed=has_failed).evaluate())
    return value and (asks or not has_failed)


def fill(text: str, contexts: Mapping[str, Any]) -> str:
    """Return a text with its expressions filled in."""

    def value(match: re.Match[str]) -> str:
        found = Expression(match[1], contexts).evaluate()
        return str(found).lower() if isinstance(found, bool) else "" if found is None else str(found)

    return re.sub(r"\$\{\{(.*?)\}\}", value, text)
