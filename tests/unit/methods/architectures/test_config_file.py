"""A config.json from a stranger: texts by key, or why it is none."""

from __future__ import annotations

import pytest

from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES, parse_config
from effsota.problems import Refusal


def test_a_config_is_flat_texts() -> None:
    """Behind a byte-order mark too; what is nested is kept by its key; classes are counted by their names."""
    data = (
        b'\xef\xbb\xbf{"a": 1, "b": true, "c": null, "d": ["x", 2], "e": {"f": 1}, "n": NaN, "one": [4],'
        b' "word": ["x"], "v": {"hidden_size": 4}, "id2label": {"0": "cat", "1": "dog"}}'
    )
    assert parse_config(data) == {
        "n": "NaN",
        "one": "4,",
        "word": "x",
        "v": "a config",
        "a": "1",
        "b": "true",
        "c": "null",
        "d": "x, 2",
        "e": "a mapping",
        "id2label": "a mapping",
        "num_labels": "2",
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[", "it is no JSON: line 1, column 2: Expecting value"),
        (b"5", "it holds no keys"),
        (b'[{"model_type": "llama"}]', "it is a list, and a config has keys"),
        (
            b'[{"type": "sentence_transformers.models.Transformer"}]',
            "it lists the modules of sentence-transformers, not the keys of a model",
        ),
        (b'{"a": 1, "b": 2, "a": 1}', '"a" stands there twice'),
        (b"{// width", "it is no JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        (b"[" * 100_000, "it is no JSON that a model's config would be"),
        (b'{"a": ' + b"9" * 5000 + b"}", "it is no JSON that a model's config would be"),
        (b"\xff", "it is no text in UTF-8"),
        (b" " * (MOST_CONFIG_BYTES + 1), "it is larger than any config: at most 1,048,576 bytes are read"),
    ],
)
def test_what_is_no_config_is_refused(data: bytes, message: str) -> None:
    """In plain words."""
    found = parse_config(data)
    assert isinstance(found, Refusal)
    assert found.message == message
