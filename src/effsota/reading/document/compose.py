"""YAML events to nested text: one value after the other, refusing what a reviewer could not see."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from effsota.problems import Located
from effsota.reading.document.located import CUT, MOST_KEY_CHARACTERS, NULLS, ReadingLimits, place_of
from effsota.reading.document.slips import write_joined
from effsota.reading.pointer import escape, parts_of
from effsota.text import refuse_text, shorten


class TooMuchError(Exception):
    """Parsed stops here: `fault` says which limit the file breaks."""

    def __init__(self, fault: Located) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class Composer:
    """Builds data from events and remembers places and faults on the way."""

    events: Iterator[yaml.Event]
    limits: ReadingLimits
    lines: Sequence[str] = ()
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    faults: list[Located] = field(default_factory=list)
    count: int = 0

    def compose(self, event: yaml.Event, pointer: str, *, depth: int = 0) -> Any:
        """Return the value that begins with `event`."""
        self._count(event, depth)
        self.values.setdefault(pointer, place_of(event))
        self._refuse_features(event, pointer)
        if isinstance(event, yaml.MappingStartEvent):
            return self._compose_mapping(pointer, depth, in_braces=bool(event.flow_style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._compose_list(pointer, depth)
        return self._compose_text(event, pointer)

    def _compose_mapping(self, pointer: str, depth: int, *, in_braces: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._read_key(event, pointer, depth)
            if key is None or f"{pointer}/{escape(key)}" in self.keys:
                self._skip_value(pointer, depth)
                continue
            child = f"{pointer}/{escape(key)}"
            self.keys[child] = place_of(event)
            data[key] = self.compose(next(self.events), child, depth=depth + 1)
            if in_braces and child in self.faulty and len(data) > 1:
                self._blame_comma(data, pointer, key)
        return data

    def _blame_comma(self, data: dict[str, Any], pointer: str, key: str) -> None:
        """Say of a key without a value, behind a text in braces, that a comma has parted the two."""
        before, text = [*data.items()][-2]
        at = f"{pointer}/{escape(before)}"
        last = self.faults[-1]
        if last.rule != "no-value" or last.pointer != f"{pointer}/{escape(key)}" or not isinstance(text, str):
            return
        self.faults.pop()
        message = f"{name_place(at)} is cut at a comma, which parts the items in braces: {shorten(text)}"
        fault = Located(*self.values[at], "no-value", message, write_joined(before, text, key), at)
        self.faults.append(fault)
        self.faulty.add(at)

    def _compose_list(self, pointer: str, depth: int) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self.compose(event, f"{pointer}/{len(data)}", depth=depth + 1))
        return data

    def _compose_text(self, event: yaml.Event, pointer: str) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            return ""
        if not event.style and event.value in NULLS:
            self._refuse_null(event, pointer)
            return ""
        if not event.style:
            self._refuse_cut(event, pointer)
        refusal = refuse_text(event.value)
        if refusal:
            message = f"{name_place(pointer)} {refusal.message}"
            fault = Located(*place_of(event), "bad-text", message, refusal.hint, pointer, refusal.fix)
            self.faults.append(fault)
            self.faulty.add(pointer)
        return str(event.value)

    def _refuse_cut(self, event: yaml.ScalarEvent, pointer: str) -> None:
        """Refuse a text that ends where a comment seems to begin: in "My model #2" the number is lost."""
        mark = event.end_mark
        behind = self.lines[mark.line][mark.column :] if mark and mark.line < len(self.lines) else ""
        lost = CUT.match(behind)
        if lost:
            key = pointer.rpartition("/")[2]
            whole = json.dumps(f"{event.value}{behind.rstrip()}", ensure_ascii=False)
            cut = f"{name_place(pointer)} is cut at {shorten(lost[0].strip())}"
            message = f"{cut}: a # behind a space begins a comment"
            hint = f"write {key}: {whole}, or a space behind the # of a comment"
            self._blame(event, "bad-text", message, hint, pointer=pointer)

    def _refuse_null(self, event: yaml.ScalarEvent, pointer: str) -> None:
        if pointer in self.faulty:
            return
        written = f" ({event.value} stands for nothing)" if event.value else ""
        quoted = f'; as text it needs quotes: "{event.value}"' if event.value else ""
        hint = f"write a value, or leave the key out{quoted}"
        if not event.value:
            hint += "; where the lines below belong to it, indent them further"
        message = f"{name_place(pointer)} has no value{written}"
        self.faults.append(
            Located(*self.keys.get(pointer, place_of(event)), "no-value", message, hint, pointer)
        )
        self.faulty.add(pointer)

    def _read_key(self, event: yaml.Event, pointer: str, depth: int) -> str | None:
        self._count(event, depth)
        self._refuse_features(event, None)
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._blame(event, "bad-key", "a key is a mapping or a list", "write a text as key")
                self._discard(event)
            return None
        return self._check_key(event, pointer)

    def _check_key(self, event: yaml.ScalarEvent, pointer: str) -> str | None:
        key = str(event.value)
        refusal = refuse_text(key)
        if key == "<<":
            hint = "write the keys of the merged mapping out"
            self._blame(event, "yaml-feature", "a merge key (<<) is not allowed", hint)
        elif not key:
            self._blame(event, "bad-key", "a key is empty", "write a key before the colon")
        elif refusal:
            self._blame(event, "bad-key", f"the key {shorten(key)} {refusal.message}", refusal.hint)
        elif len(key) > MOST_KEY_CHARACTERS:
            message = f"a key is too long: {len(key):,} characters, at most {MOST_KEY_CHARACTERS}"
            self._blame(event, "bad-key", message, "shorten it")
        else:
            self._refuse_repetition(event, f"{pointer}/{escape(key)}")
            return key
        return None

    def _refuse_repetition(self, event: yaml.ScalarEvent, child: str) -> None:
        first = self.keys.get(child)
        if first:
            message = f"the key {shorten(event.value)} stands twice (duplicate): in line {first[0]} already"
            self._blame(event, "repeated-key", message, "keep one of the two")

    def _skip_value(self, pointer: str, depth: int) -> None:
        """Read a value that has no place of its own; what is wrong inside it is still reported."""
        aside = Composer(self.events, self.limits, self.lines, faults=self.faults, count=self.count)
        aside.compose(next(self.events), f"{pointer}/", depth=depth + 1)
        self.count = aside.count

    def _discard(self, event: yaml.Event) -> None:
        depth = 1
        while depth and not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            inner = next(self.events)
            self._count(inner, depth)
            depth += isinstance(inner, yaml.CollectionStartEvent) - isinstance(inner, yaml.CollectionEndEvent)

    def _refuse_features(self, event: yaml.Event, pointer: str | None) -> None:
        for what, hint in _features(event):
            self._blame(event, "yaml-feature", f"{what} is not allowed", hint, pointer=pointer)

    def _blame(
        self, event: yaml.Event, rule: str, message: str, hint: str, *, pointer: str | None = None
    ) -> None:
        self.faults.append(Located(*place_of(event), rule, message, hint, pointer or ""))
        if pointer is not None:
            self.faulty.add(pointer)

    def _count(self, event: yaml.Event, depth: int) -> None:
        self.count += 1
        if depth > self.limits.most_depth:
            message = f"values are nested too deep: more than {self.limits.most_depth} levels"
            raise TooMuchError(
                Located(*place_of(event), "too-large", message, "use fewer brackets and dashes")
            )
        if self.count > self.limits.most_values:
            message = f"the file is too large: more than {self.limits.most_values:,} keys and values"
            raise TooMuchError(Located(*place_of(event), "too-large", message, "shorten it, or split it"))


def _features(event: yaml.Event) -> Iterator[tuple[str, str]]:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        yield (
            f"an alias (*{(anchor or '')[:40]})",
            "write the value out; a text that begins with * needs quotes",
        )
    elif anchor:
        yield f"an anchor (&{anchor[:40]})", "delete it; a text that begins with & needs quotes"
    if tag:
        name = tag.replace("tag:yaml.org,2002:", "!!")
        yield f"a tag ({shorten(name, most=40)})", "delete it; a text that begins with ! needs quotes"


def name_place(pointer: str) -> str:
    """Return how messages call the value at `pointer`: key and mapping, or number and list."""
    *_, parent, last = ["", "", *parts_of(pointer)]
    if last.isdecimal() and parent:
        return f"item {int(last) + 1} of {_quoted(parent)}"
    inside = f" of {_quoted(parent)}" if parent and not parent.isdecimal() else ""
    return f"{_quoted(last)}{inside}" if last else "the file"


# Keys that a reader would take for words of the sentence.
_WORDS = frozenset(
    {"is", "for", "by", "what", "where", "from", "to", "read", "until", "also", "against", "over"}
)


def _quoted(key: str) -> str:
    return f'"{key}"' if key in _WORDS else key
