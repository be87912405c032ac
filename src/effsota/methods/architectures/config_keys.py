"""The keys of a `config.json`, flat and as texts: read in the type that is asked, every fault kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

from effsota.problems import Fault
from effsota.text import shorten

# Far above every model there is; below it no product of four leaves what a float holds.
MOST_SIZE = 100_000_000
MOST_LAYERS = 10_000
MOST_SHOWN = 5
_WHOLE = re.compile(r"[0-9]{1,9}(\.0+)?")
_ABSENT = frozenset({"null", "None", "~", ""})
_FLAGS: Mapping[str, bool] = {"true": True, "True": True, "false": False, "False": False}


class ConfigKeys:
    """A config that is being read: what cannot be used is a fault, and 1 stands in for it until the end."""

    def __init__(self, config: Mapping[str, str]) -> None:
        self._config = {key: text for key, text in config.items() if text.strip() not in _ABSENT}
        self.faults: list[Fault] = []
        self.used: dict[str, None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that stand there with a value; by asking for them, none is read."""
        return tuple(self._config)

    def is_said(self, name: str, *texts: str) -> bool:
        """Tell whether one of some texts stands under a key; by asking, it is not read."""
        return self._config.get(name) in texts

    def has(self, name: str) -> bool:
        """Tell whether a key stands there with a value."""
        self.used[name] = None
        return name in self._config

    def word(self, name: str, otherwise: str = "") -> str:
        """Return a key as it is written."""
        self.used[name] = None
        return self._config.get(name, otherwise).strip()

    def words(self, name: str) -> tuple[str, ...]:
        """Return a key that is a list, which is written with commas."""
        return tuple(each.strip() for each in self.word(name).split(",") if each.strip())

    def flag(self, name: str, *, otherwise: bool) -> bool:
        """Return a key that is true or false."""
        text = self.word(name)
        if text and text not in _FLAGS:
            self.refuse(name, f"{name} is {shorten(text)}, and true or false is asked", "write true or false")
        return _FLAGS.get(text, otherwise)

    def size(self, *names: str, otherwise: int | None = None, most: int = MOST_SIZE, least: int = 1) -> int:
        """Return the whole number under the first of the keys that stands there.

        Where none does, `otherwise`; without that it is missed.
        """
        name = self.named(*names)
        text = self.word(name)
        if not text:
            if otherwise is None:
                named = " or ".join(names)
                self.refuse("", f"the config does not say {named}", f"write {name}, as config.json has it")
            return 1 if otherwise is None else otherwise
        value = int(float(text)) if _WHOLE.fullmatch(text) else -1
        if not least <= value <= most:
            self.refuse(
                name,
                f"{name} is {shorten(text)}, which no model has",
                f"write a whole number from {least} to {most:,}",
            )
            return 1
        return value

    def named(self, *names: str) -> str:
        """Return the first of the keys that stands there, else the first."""
        return next((each for each in names if self.has(each)), names[0])

    def layers(self, *names: str) -> int:
        """Return how many layers there are."""
        return self.size(*names, most=MOST_LAYERS)

    def refuse(self, name: str, message: str, hint: str) -> None:
        """Keep a fault at a key, or at the config where no key is named."""
        self.faults.append(Fault(f"/{name}" if name else "", message, hint))

    def mark(self, *names: str) -> None:
        """Take keys as read: they belong to the family, whether or not anything is counted by them."""
        self.used.update(dict.fromkeys(names))

    def refuse_unread(self) -> None:
        """Keep a fault where keys stand there that nobody read: one of them may be another, misspelt."""
        unread = [key for key in self._config if key not in self.used]
        if unread and not self.faults:
            shown = ", ".join(map(shorten, unread[:MOST_SHOWN])) + " and more" * (len(unread) > MOST_SHOWN)
            self.refuse(
                unread[0],
                f"of this family, nothing is counted by {shown}",
                "take it out, or mend its name; effsota estimate architecture --config config.json --yaml"
                " writes the keys that count",
            )

    def share(self, whole: int, parts: int, *, of: str, by: str) -> int:
        """Return a size that is divided evenly; where it does not divide, that is a fault."""
        if self.faults or whole % parts == 0:
            return max(1, whole // parts)
        self.refuse(of, f"{of} {whole:,} does not divide by {by} {parts:,}", "one of the two is wrong")
        return 1
