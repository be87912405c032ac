"""A `config.json` as flat texts by key: what a submission can hold of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from effsota.problems import Refusal
from effsota.text import shorten

# The largest of known models have some 20 KB.
MOST_CONFIG_BYTES = 1024 * 1024
NESTED, NESTED_CONFIG = "a mapping", "a config"
_HAND_IN = "hand in the config.json that lies beside a model's weights"
# How many classes a model tells apart is nowhere said but by the list of their names.
_CLASSES, _NUMBER_OF_CLASSES = "id2label", "num_labels"
# A mapping inside with one of these is the config of a part, such as what sees images.
_OF_A_CONFIG = frozenset({"model_type", "hidden_size", "num_hidden_layers", "vocab_size", "d_model"})


class _RepeatedKeyError(ValueError):
    pass


def parse_config(data: bytes) -> Mapping[str, str] | Refusal:
    """Return the keys of a `config.json` as texts, lists with commas; or why it is none.

    A mapping inside is kept by its key alone, but for the names of the classes, which are counted. A list
    of one number ends in a comma: it is not that number.
    """
    if len(data) > MOST_CONFIG_BYTES:
        return Refusal(
            f"it is larger than any config: at most {MOST_CONFIG_BYTES:,} bytes are read", _HAND_IN
        )
    try:
        # A byte-order mark is what some editors begin a file with. A number that is none is refused where
        # it is read: it may stand under a key that nothing is counted by.
        read = json.loads(data.decode("utf-8-sig"), parse_constant=str, object_pairs_hook=_mapping)
    except UnicodeDecodeError:
        return Refusal("it is no text in UTF-8", _HAND_IN)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        return Refusal(
            f"it is no JSON: {where}",
            f"{_HAND_IN}; JSON has no comments, no comma behind the last key, and double quotes alone",
        )
    except _RepeatedKeyError as error:
        return Refusal(f"{shorten(str(error))} stands there twice", "take one out: which holds is not said")
    except (RecursionError, ValueError):
        return Refusal("it is no JSON that a model's config would be", _HAND_IN)
    return _flat(read) if isinstance(read, dict) else _refuse_other(read)


def _flat(read: Mapping[str, Any]) -> Mapping[str, str]:
    flat = {key: _text(value) for key, value in read.items()}
    classes = read.get(_CLASSES)
    if isinstance(classes, dict) and classes:
        flat.setdefault(_NUMBER_OF_CLASSES, str(len(classes)))
    return flat


def _refuse_other(read: Any) -> Refusal:
    """Return what stands there in the place of keys."""
    if not isinstance(read, list):
        return Refusal("it holds no keys", _HAND_IN)
    if any(isinstance(each, dict) and "sentence_transformers" in str(each.get("type")) for each in read):
        return Refusal("it lists the modules of sentence-transformers, not the keys of a model", _HAND_IN)
    return Refusal("it is a list, and a config has keys", f"{_HAND_IN}: one model, without the brackets")


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RepeatedKeyError(key)
        found[key] = value
    return found


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return NESTED if _OF_A_CONFIG.isdisjoint(value) else NESTED_CONFIG
    if isinstance(value, list):
        is_one_number = len(value) == 1 and isinstance(value[0], int | float)
        return f"{_text(value[0])}," if is_one_number else ", ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)
