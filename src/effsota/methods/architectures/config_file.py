"""A `config.json` as flat texts by key: what a submission can hold of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from effsota.problems import Refusal

# The largest of known models have some 20 KB.
MOST_CONFIG_BYTES = 1024 * 1024
_NESTED = "a mapping"
_HAND_IN = "hand in the config.json that lies beside a model's weights"
# How many classes a model tells apart is nowhere said but by the list of their names.
_CLASSES, _NUMBER_OF_CLASSES = "id2label", "num_labels"


class _UnusableNumberError(ValueError):
    pass


def parse_config(data: bytes) -> Mapping[str, str] | Refusal:
    """Return the keys of a `config.json` as texts, lists with commas; or why it is none.

    A mapping inside is kept by its key alone, but for the names of the classes, which are counted.
    """
    if len(data) > MOST_CONFIG_BYTES:
        return Refusal(
            f"it is larger than any config: at most {MOST_CONFIG_BYTES:,} bytes are read", _HAND_IN
        )
    try:
        read = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return Refusal("it is no text in UTF-8", _HAND_IN)
    except json.JSONDecodeError as error:
        return Refusal(f"it is no JSON: line {error.lineno}, column {error.colno}: {error.msg}", _HAND_IN)
    except (RecursionError, ValueError):
        return Refusal("it is no JSON that a model's config would be", _HAND_IN)
    if not isinstance(read, dict):
        return Refusal("it holds no keys", _HAND_IN)
    flat = {key: _text(value) for key, value in read.items()}
    classes = read.get(_CLASSES)
    if isinstance(classes, dict) and classes:
        flat.setdefault(_NUMBER_OF_CLASSES, str(len(classes)))
    return flat


def _refuse_constant(name: str) -> NoReturn:
    raise _UnusableNumberError(name)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return _NESTED
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)
