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
        "difflib.get_close_matches": "get_close_matches",
        "effsota.figures.DIGITS": "DIGITS",
        "effsota.figures.FLOP": "FLOP",
        "effsota.figures.PFS_DAYS": "PFS_DAYS",
        "effsota.figures.compute_text": "compute_text",
        "effsota.figures.exact_text": "exact_text",
        "effsota.figures.known_digits": "known_digits",
        "effsota.figures.number_text": "number_text",
        "effsota.frozen.field_names": "field_names",
        "effsota.text.late_pattern.LatePattern": "compile",
        "effsota.text.to_log_line": "to_log_line",
        "effsota.text.to_markdown": "to_markdown",
        "json.JSONDecodeError": "JSONDecodeError",
        "json.dumps": "dumps",
        "json.loads": "loads",
        "math.fsum": "fsum",
        "math.isclose": "isclose",
        "math.isfinite": "isfinite",
        "math.prod": "prod",
        "msgspec.structs.replace": "replace",
        "re.compile": "compile",
        "types.MappingProxyType": "dict",
    }
)
