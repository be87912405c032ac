"""The questions about an estimate: the method, the keys that it needs, and those that it takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from effsota.cli.architecture_file import read_architecture
from effsota.cli.asking import tell_refusal
from effsota.cli.choosing import choose_one
from effsota.cli.claim_options import read_value
from effsota.cli.estimate_file import UnusableFile
from effsota.cli.key_questions import ask_key, ask_more
from effsota.methods import ARCHITECTURE, ASKED, BY_NAME
from effsota.methods.architecture import asked_of
from effsota.model import Method, Track, Tree
from effsota.pipeline.calculation import calculate
from effsota.pipeline.vocabularies import read_hardware
from effsota.problems import Fault, Problem, Refusal
from effsota.reading.schema import read_schema
from effsota.showing.forms import Field, method_fields, worked_example
from effsota.text import to_log_line

_BACKWARD = "backward"
# What is read of a file; and what nobody is asked for one by one.
_IN_FILE = frozenset({"config", "layers"})
_NOT_MORE = frozenset({*_IN_FILE, "method", "sources"})
_AT = "/compute/0/"
# Keys of which a rule asks for one: what is given in the place of one, and what stands beside that no more.
_INSTEAD = {"time": "chip_time"}
_BESIDE_NONE = {"count": "chip_time"}


class EstimateQuestions:
    """An estimate in the making: texts by YAML key, each checked as it is typed."""

    def __init__(self, track: Track, tree: Tree, *, method: str | None, keys: Mapping[str, Any]) -> None:
        self._track, self._tree = track, tree
        self._schema = read_schema(tree["schema/submission.schema.json"].data)
        self.estimate: dict[str, Any] = {**({"method": method} if method else {}), **keys}
        self._has_asked_more = False

    def complete(self, *, is_asking: bool) -> dict[str, Any]:
        """Return the estimate with what it lacks asked for; nothing is asked where nobody answers."""
        if "method" not in self.estimate and self._track.resource.by_method:
            method, name = self._track.resource.by_method, self._track.resource.name
            click.echo(to_log_line(f"  method: {method}, by which a record states its {name}"), err=True)
            self.estimate = {"method": method, **self.estimate}
        if "method" not in self.estimate:
            if not is_asking:
                raise click.UsageError(
                    "Say how compute is arrived at, with --method and --set KEY=VALUE, or --from CURVE."
                )
            chosen = _choose_method(self._track)
            self.estimate = {"method": chosen, **self.estimate}
        self._count_forward_only()
        if is_asking:
            if self._method is ARCHITECTURE and _IN_FILE.isdisjoint(self.estimate):
                self.estimate.update(_ask_architecture())
            for field in self._fields():
                self._ask_field(field)
            self._ask_more()
        order = [*self._schema["$defs"][self._method.name]["properties"]]
        return {key: self.estimate[key] for key in (*order, *self.estimate) if key in self.estimate}

    def forget(self, problems: Iterable[Problem]) -> bool:
        """Forget the keys that the problems are about; return whether there are any."""
        pointers = [each.pointer for each in problems if each.pointer.startswith(_AT.rstrip("/"))]
        keys = {pointer.removeprefix(_AT).partition("/")[0] for pointer in pointers}
        known = {key for key in keys if key in self.estimate and key != "method"}
        of_whole = any(pointer.rstrip("/") == _AT.rstrip("/") for pointer in pointers)
        lost = {key for key in self.estimate if key != "method"} if of_whole and not known else known
        self.estimate = {key: each for key, each in self.estimate.items() if key not in lost}
        self._has_asked_more = self._has_asked_more and not lost
        return bool(lost)

    def words(self) -> Iterator[str]:
        """Yield the options that say the same."""
        for key, value in self.estimate.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield from ("--method", text) if key == "method" else ("--set", f"{key}={text}")

    @property
    def _method(self) -> Method:
        return BY_NAME[self.estimate["method"]]

    def _fields(self) -> Sequence[Field]:
        fields = {field.key: field for field in method_fields(self._schema, self._method)}
        return [fields[key] for key in self._asked if key in fields]

    @property
    def _asked(self) -> Mapping[str, str | None]:
        """The keys that are asked for, each with its default: of an architecture by what it is."""
        return asked_of(self.estimate) if self._method is ARCHITECTURE else self._method.asked

    def _count_forward_only(self) -> None:
        """Leave the backward pass out where a track counts one forward pass, and say so."""
        if not self._track.kind.counts_training and _BACKWARD in self._method.keys:
            if _BACKWARD not in self.estimate:
                click.echo(f"  {_BACKWARD}: 0, since {self._track.id} counts a forward pass only", err=True)
            self.estimate.setdefault(_BACKWARD, "0")

    def _ask_field(self, field: Field) -> None:
        """Ask for a key, or for the one that may stand in its place."""
        other = _INSTEAD.get(field.key, field.unless)
        if not {field.key, other, _BESIDE_NONE.get(field.key)}.isdisjoint(self.estimate):
            return
        if field.key == "precision" and "hardware" not in self.estimate:
            return
        default = self._default(field)
        offer = f", or {other} to give that instead" if other else ""
        answer = self._ask_key(field, default=default, also=other, other=offer)
        if other and answer == other:
            for key in [key for key in self.estimate if _BESIDE_NONE.get(key) == other]:
                del self.estimate[key]
            instead = next(each for each in method_fields(self._schema, self._method) if each.key == answer)
            answer, field = self._ask_key(instead, default=None), instead
        if answer:
            self.estimate[field.key] = read_value(answer)

    def _ask_key(self, field: Field, *, default: str | None, also: str | None = None, other: str = "") -> str:
        """Return a key's value; one that the estimate could not use is asked for again."""

        def refuse(text: str) -> Refusal | None:
            if text == also or (not text and default == ""):
                return None
            value = read_value(text)
            return value if isinstance(value, Refusal) else self._refuse({field.key: value})

        return ask_key(field, default=default, refuse=refuse, known=self._known(field), other=other)

    def _known(self, field: Field) -> str:
        """Return the precisions that a chip has a peak for."""
        peaks = self._peaks(self.estimate.get("hardware")) if field.key == "precision" else ()
        return f": {', '.join(peaks)}" if peaks else ""

    def _peaks(self, hardware: Any) -> tuple[str, ...]:
        """Return the precisions that a chip has a peak for, none where it is not known."""
        chip = read_hardware(self._tree).find(hardware) if isinstance(hardware, str) else None
        return () if chip is None else tuple(chip.peaks)

    def _default(self, field: Field) -> str | None:
        """Return what Enter stands for: the method's own default, where it depends on other keys theirs."""
        default = self._asked.get(field.key)
        if default is None:
            peaks = self._peaks(self.estimate.get("hardware")) if field.key == "precision" else ()
            return peaks[0] if len(peaks) == 1 else self._one_example(field)
        priced = calculate(self._filled({}), tree=self._tree).priced
        terms = () if priced is None else priced.terms
        own = next((term.text for term in terms if term.key == field.key and term.is_default), None)
        return own or default

    def _one_example(self, field: Field) -> str | None:
        """Return 1 for the examples of a track that counts one forward pass."""
        return "1" if field.key == "examples" and not self._track.kind.counts_training else None

    def _ask_more(self) -> None:
        """Ask once for what else the method takes."""
        if self._has_asked_more:
            return
        self._has_asked_more = True
        taken = [key for key in self._schema["$defs"][self._method.name]["properties"] if key != "method"]
        unfit = {*ARCHITECTURE.keys} - {_BACKWARD} if self._method is ARCHITECTURE else ()
        hidden = {*self._asked, *_NOT_MORE, *unfit}
        name = self._method.name
        self.estimate |= ask_more(taken, self.estimate, name=name, refuse=self._refuse, hidden=hidden)

    def _refuse(self, more: Mapping[str, Any]) -> Refusal | None:
        """Return why the estimate cannot use some keys, whatever is still to come."""
        errors = calculate(self._filled(more), tree=self._tree).errors
        found = next((fault for fault in errors for key in more if _is_of(fault, key)), None)
        return None if found is None else Refusal(found.message, found.hint)

    def _filled(self, more: Mapping[str, Any]) -> dict[str, Any]:
        """Return the estimate with an example in the place of what is still to come."""
        known = {**self.estimate, **more}
        example = worked_example(self._schema, self._method)
        instead = {field.key for field in self._fields() if _INSTEAD.get(field.key, field.unless) in known}
        if "hardware" not in known and instead:
            instead.add("precision")
        needed = {field.key for field in self._fields() if self._asked[field.key] is None}
        filler = {key: each for key, each in example.items() if key in needed and key not in instead}
        if "precision" in filler:
            # A chip is judged by itself: whichever precision comes, it is one that the chip has.
            filler["precision"] = next(iter(self._peaks(known.get("hardware"))), filler["precision"])
        return {**filler, **known}


def _is_of(fault: Fault, key: str) -> bool:
    return fault.pointer == f"/{key}" or fault.pointer.startswith(f"/{key}/")


def _ask_architecture() -> dict[str, Any]:
    """Return what is counted, from the file that a person names."""
    while True:
        question = "  the model's config.json, or a YAML file with its layers (a path)"
        file = Path(click.prompt(question, err=True, type=str)).expanduser()
        if not file.is_file():
            tell_refusal(Refusal(f"there is no file {file}", "write the path of one"))
            continue
        read = read_architecture(file)
        if not isinstance(read, UnusableFile):
            return read
        for _, refusal in read.found:
            tell_refusal(refusal)


def _choose_method(track: Track) -> str:
    """Return the method that a person chooses, of those that can price what the track counts."""
    fit = [each for each in ASKED if track.kind.counts_training or each.training_only is None]
    for number, method in enumerate(fit, start=1):
        click.echo(to_log_line(f"  {number} {method.name}: {method.formula}"), err=True)
        click.echo(to_log_line(f"      {method.trust.partition('. ')[0].removesuffix('.')}."), err=True)
    return choose_one("Method", [method.name for method in fit], default=fit[0].name)
