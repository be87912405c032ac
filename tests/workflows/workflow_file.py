"""A workflow's file read as data, by one reading alone: what two readers could read in two ways is refused.

`python -m tests.workflows.workflow_file --renew` writes the committed table anew, after a change of one.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Node = dict[str, Any]
ROOT = Path(__file__).parents[2]
FOLDER, TABLE = ROOT / ".github" / "workflows", Path(__file__).parent / "held"
PINS = Path(__file__).parent / "pins.json"
RENEW = "python -m tests.workflows.workflow_file --renew"


class WorkflowError(ValueError):
    """The file could be read in more than one way, or is no mapping."""


class Used(NamedTuple):
    """The action of a step as it stands in the file, and what follows on its line."""

    action: str
    comment: str


class WorkflowFile(NamedTuple):
    """A workflow: every scalar a text, so that `on` stays `on`; and the actions that it uses anywhere."""

    data: Node
    uses: tuple[Used, ...]


@cache
def read_workflow(text: str) -> WorkflowFile:
    """Return a workflow.

    Raises:
        WorkflowError: for what is not plain: an anchor, an alias, a tag, a merge, a key that stands twice or
            is no text, more than one document, signs beyond ASCII, no YAML.
    """
    try:
        _refuse_what_is_not_plain(text)
        node = yaml.compose(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise WorkflowError(f"no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(node, yaml.MappingNode):
        raise WorkflowError("no mapping")
    return WorkflowFile(_mapping_of(node), tuple(_uses_in(node, text)))


def _refuse_what_is_not_plain(text: str) -> None:
    # Some readers end a line at signs that others do not, and a comment then hides what is no comment.
    if not re.fullmatch(r"[\n -~]*", text):
        raise WorkflowError("a sign other than those of ASCII that print, and the line feed")
    documents = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise WorkflowError("an anchor or an alias")
        if getattr(event, "tag", None) or getattr(event, "tags", None) or getattr(event, "version", None):
            raise WorkflowError("a tag or a directive")
        documents += isinstance(event, yaml.DocumentStartEvent)
    if documents != 1:
        raise WorkflowError(f"{documents} documents")


def _data_of(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping_of(node)
    if isinstance(node, yaml.SequenceNode):
        return [_data_of(each) for each in node.value]
    return node.value


def _mapping_of(node: yaml.MappingNode) -> Node:
    data: Node = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
            raise WorkflowError(f"line {key.start_mark.line + 1}: a key that is no plain text")
        if key.value in data:
            raise WorkflowError(f"line {key.start_mark.line + 1}: {key.value} stands twice")
        data[key.value] = _data_of(value)
    return data


def _uses_in(node: yaml.Node, text: str) -> Iterator[Used]:
    """Yield what stands under a key `uses`, with the rest of the line behind it."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _uses_in(each, text)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "uses":
                rest = text[value.end_mark.index :].partition("\n")[0]
                yield Used(str(value.value), rest.strip())
            yield from _uses_in(value, text)


def flatten(data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value of data with its JSON pointer; of an empty mapping or list, itself."""
    if data and isinstance(data, dict | list):
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in pairs:
            name = str(key).replace("~", "~0").replace("/", "~1")
            yield from flatten(value, f"{pointer}/{name}")
    else:
        yield pointer, data


def read_table() -> dict[str, dict[str, Any]]:
    """Return what each workflow is held to be, by name: its values by JSON pointer."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(TABLE.glob("*.json"))}


def find_differences(held: Mapping[str, Any], data: Node) -> list[str]:
    """Return where a workflow is not what the table holds, each in one line."""
    found = dict(flatten(data))
    places = [*held, *(place for place in found if place not in held)]
    return [
        f"{place} is {found.get(place)!r}, in the table {held.get(place)!r}: where that is meant, run {RENEW}"
        for place in places
        if place not in held or place not in found or held[place] != found[place]
    ]


def render_table(text: str) -> str:
    """Return the file of the table for a workflow's text."""
    return json.dumps(dict(flatten(read_workflow(text).data)), indent=1, ensure_ascii=False) + "\n"


def read_pins() -> dict[str, tuple[str, str]]:
    """Return commit and version of each action that workflows may use."""
    return {action: (commit, version) for action, (commit, version) in json.loads(PINS.read_text()).items()}


def find_pins(texts: Iterable[str], known: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the pins of the known actions as workflows have them, where all of them have the same."""
    found: dict[str, set[tuple[str, str]]] = {action: set() for action in known}
    for used, comment in (each for text in texts for each in read_workflow(text).uses):
        action, _, commit = used.partition("@")
        is_whole = re.fullmatch(r"[0-9a-f]{40}", commit) and re.fullmatch(r"# v[0-9.]+", comment)
        pin = (commit, comment.removeprefix("# ")) if is_whole else ("", "")
        found.get(action, set()).add(pin)
    return {
        action: next(iter(pins)) if len(pins) == 1 and ("", "") not in pins else known[action]
        for action, pins in found.items()
    }


def renew() -> list[str]:
    """Write the tables anew; return the names of the workflows whose file there is no longer the same."""
    TABLE.mkdir(exist_ok=True)
    texts = [path.read_text("utf-8") for path in sorted(FOLDER.iterdir())]
    PINS.write_text(json.dumps(find_pins(texts, read_pins()), indent=1) + "\n", "utf-8")
    wanted = {path.stem: render_table(path.read_text("utf-8")) for path in sorted(FOLDER.iterdir())}
    known = {path.stem: path.read_text("utf-8") for path in TABLE.glob("*.json")}
    for name in known.keys() - wanted.keys():
        (TABLE / f"{name}.json").unlink()
    for name, text in wanted.items():
        (TABLE / f"{name}.json").write_text(text, "utf-8")
    return sorted(name for name in {*wanted, *known} if wanted.get(name) != known.get(name))


if __name__ == "__main__":
    if sys.argv[1:] != ["--renew"]:
        sys.exit(f"usage: {RENEW}")
    print(f"Renewed: {', '.join(renew()) or 'nothing'}.")  # noqa: T201  # a command
