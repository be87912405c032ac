"""The questions about what a record states without an estimate: a price, data, a cost, energy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from effsota.cli.claim_options import read_value
from effsota.cli.key_questions import ask_key, ask_more
from effsota.model import Track, Tree
from effsota.pipeline.calculation import check_stated
from effsota.problems import Problem, Refusal
from effsota.reading.document import parse_document
from effsota.reading.schema import read_schema
from effsota.showing.forms import Field, build_part
from effsota.text import to_log_line

# Where it comes from is asked with the publication.
_SOURCE = "source"


class ResourceQuestions:
    """An amount in the making: texts by YAML key, each checked as it is typed."""

    def __init__(self, track: Track, tree: Tree, *, keys: Mapping[str, Any]) -> None:
        self._resource, self._tree = track.resource, tree
        schema = read_schema(tree["schema/submission.schema.json"].data)
        name = schema["properties"][self._resource.part]["$ref"].removeprefix("#/$defs/")
        self._defined = schema["$defs"][name]
        self._fields = {field.key: field for field in build_part(schema, name) if field.key != _SOURCE}
        self._alike = _said_by_baseline(track, tree)
        self.estimate: dict[str, Any] = {**keys}
        self._has_asked_more = False

    def complete(self, *, is_asking: bool) -> dict[str, Any]:
        """Return the amount with what it lacks asked for; nothing is asked where nobody answers."""
        resource = self._resource
        if is_asking:
            click.echo(to_log_line(f"  {resource.name}: {resource.boundary}"), err=True)
            for key in resource.asked:
                self._ask(key)
            if not self._has_asked_more:
                self._has_asked_more = True
                taken = [key for key in self._fields if key not in resource.asked]
                self.estimate |= ask_more(taken, self.estimate, name=resource.part, refuse=self._refuse)
        else:
            self._take_unasked()
        return {key: self.estimate[key] for key in (*self._fields, *self.estimate) if key in self.estimate}

    def forget(self, problems: Iterable[Problem]) -> bool:
        """Forget the keys that the problems are about; return whether there are any."""
        at = f"/{self._resource.part}/"
        keys = {each.pointer.removeprefix(at) for each in problems if each.pointer.startswith(at)}
        lost = keys & self.estimate.keys()
        self.estimate = {key: each for key, each in self.estimate.items() if key not in lost}
        return bool(lost)

    def words(self) -> Iterator[str]:
        """Yield the options that say the same."""
        for key, value in self.estimate.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield from ("--set", f"{key}={text}")

    def _take_unasked(self) -> None:
        """Take of the baseline what amounts have in common; refuse where something has no default."""
        for key in self._resource.asked:
            is_said = not {key, *self._resource.instead.get(key, ())}.isdisjoint(self.estimate)
            if not is_said and (default := self._alike.get(key)):
                self.estimate[key] = default
            elif not is_said and self._is_needed(key):
                told = f"{key} of {self._resource.part} is not given; say --set {key}=VALUE."
                raise click.UsageError(to_log_line(told))

    def _is_needed(self, key: str) -> bool:
        """Tell whether a key has to be said: what amounts only have in common may stay out."""
        return self._fields[key].is_required or key not in self._resource.alike

    def _ask(self, key: str) -> None:
        """Ask for a key, or for those that may stand in its place."""
        instead = self._resource.instead.get(key, ())
        if not {key, *instead}.isdisjoint(self.estimate):
            return
        default = self._alike.get(key, None if self._is_needed(key) else "")
        answer = self._ask_key(self._fields[key], default=default, instead=instead)
        if instead and answer == instead[0]:
            for other in instead:
                self.estimate[other] = read_value(self._ask_key(self._fields[other], default=None))
        elif answer:
            self.estimate[key] = read_value(answer)

    def _ask_key(self, field: Field, *, default: str | None, instead: tuple[str, ...] = ()) -> str:
        """Return a key's value; one that the file could not hold is asked for again."""

        def refuse(text: str) -> Refusal | None:
            if text in instead[:1] or (not text and default == ""):
                return None
            value = read_value(text)
            return value if isinstance(value, Refusal) else self._refuse({field.key: value})

        other = f", or {instead[0]} to give that instead" if instead else ""
        return ask_key(field, default=default, refuse=refuse, other=other)

    def _refuse(self, more: Mapping[str, Any]) -> Refusal | None:
        """Return why a file could not hold some keys, whatever is still to come."""
        faults = check_stated(self._resource.part, {**self._filler, **self.estimate, **more}, tree=self._tree)
        found = next((each for each in faults if each.pointer.strip("/") in more), None)
        return None if found is None else Refusal(found.message, found.hint)

    @property
    def _filler(self) -> dict[str, Any]:
        """An example of each key that has to be there, so that only what was said is judged."""
        return {key: self._defined["properties"][key]["examples"][0] for key in self._defined["required"]}


def _said_by_baseline(track: Track, tree: Tree) -> dict[str, str]:
    """Return what the baseline's file says of the keys that amounts have in common to compare."""
    file = tree.get(f"submissions/{track.id}/{track.baseline}.yaml")
    read = None if file is None else parse_document(file.data).document
    part = {} if read is None else read.data.get(track.resource.part)
    told = part if isinstance(part, dict) else {}
    return {key: str(told[key]) for key in track.resource.alike if key in told}
