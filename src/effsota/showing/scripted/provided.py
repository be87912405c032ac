"""What scripts have already: of Python's names, and of this program's, those in site/static/python.js."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BUILTIN = frozenset(
    {"RecursionError", "UnicodeDecodeError", "ValueError", "any", "all", "bool", "dict", "enumerate", "float"}
    | {"frozenset", "getattr", "int", "isinstance", "iter", "len", "list", "map", "max", "min", "next"}
    | {"range", "round", "set", "sorted", "str", "sum", "tuple", "zip"}
)
PROVIDED: Mapping[str, str] = MappingProxyType(
    {
        **{f"builtins.{name}": name for name in _BUILTIN},
        "builtins.dict.fromkeys": "fromkeys",
        "collections.Counter": "Counter",
        "dataclasses.fields": "fields",
        "dataclasses.replace": "replace",
        "difflib.get_close_matches": "get_close_matches",
        "effsota.figures.FLOP": "FLOP",
        "effsota.figures.compute_text": "compute_text",
        "effsota.figures.number_text": "number_text",
        "json.JSONDecodeError": "JSONDecodeError",
        "json.dumps": "dumps",
        "json.loads": "loads",
        "math.isclose": "isclose",
        "re.compile": "compile",
        "types.MappingProxyType": "dict",
    }
)
