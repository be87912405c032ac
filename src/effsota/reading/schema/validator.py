"""JSON Schema for text: a validator to which a number is a text that writes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry

from effsota.problems import Refusal
from effsota.reading.schema.branches import Node, choose, discriminator, fits, follow, types_of
from effsota.reading.schema.formats import FORMATS, number_in, parse_as
from effsota.reading.schema.limits_of_values import LIMITS, equals

if TYPE_CHECKING:
    Errors = Iterator[ValidationError]
    Keyword = Callable[[Any, Any, Any, Node], Errors]


_extend: Any = extend  # the library's own stub leaves it untyped


# The keyword of a violation of our own: no key says which of several branches is meant.
UNTOLD = "untold"


class Violation(NamedTuple):
    """A keyword of the schema that a value breaks; `path` ends at the key that is missing, where one is."""

    keyword: str
    expected: Any
    value: Any
    schema: Node
    path: tuple[str | int, ...]


def make_validator(root: Node) -> Validator:
    """Return the validator of a schema; it fetches nothing, whatever the schema refers to."""
    branch = _branch(root)
    keywords: dict[str, Keyword] = {
        "type": _type,
        "format": _format,
        "enum": _enum,
        "const": lambda validator, value, *rest: _enum(validator, [value], *rest),
        "required": _required,
        "propertyNames": _property_names,
        "uniqueItems": _unique_items,
        "oneOf": branch,
        "anyOf": branch,
        **{keyword: _limit(holds) for keyword, holds in LIMITS.items()},
    }
    made: Validator = _extend(Draft202012Validator, keywords)(root, registry=Registry())
    return made


def find_violations(validator: Validator, data: dict[str, Any]) -> Iterator[Violation]:
    """Return every violation in `data`."""
    for error in validator.iter_errors(data):
        yield Violation(
            keyword=str(error.validator),
            expected=error.validator_value,
            value=error.instance,
            schema=cast("Node", error.schema),
            path=tuple(error.absolute_path),
        )


def _type(_: Any, kinds: str | Sequence[str], value: object, schema: Node) -> Errors:
    wanted = frozenset([kinds] if isinstance(kinds, str) else kinds)
    if not fits(value, wanted):
        yield ValidationError("wrong kind")
    elif isinstance(value, str) and "string" not in wanted:
        if isinstance(parse_as(value, wanted), Refusal):
            yield ValidationError("not a number")
    elif isinstance(value, str) and not schema.keys() & {"format", "enum", "const"}:
        yield from _format(_, "line", value, schema)


def _format(_: Any, name: str, value: object, __: Node) -> Errors:
    if isinstance(value, str) and name in FORMATS and isinstance(FORMATS[name].parse(value), Refusal):
        yield ValidationError("wrong format", validator="format", validator_value=name)


def _enum(_: Any, allowed: Sequence[Any], value: object, __: Node) -> Errors:
    if not any(equals(value, each) for each in allowed):
        yield ValidationError("not allowed", validator="enum", validator_value=allowed)


def _required(_: Any, names: Sequence[str], value: object, __: Node) -> Errors:
    if isinstance(value, dict):
        for name in names:
            if name not in value:
                yield ValidationError("missing", path=[name])


def _property_names(validator: Any, names: Node, value: object, __: Node) -> Errors:
    if isinstance(value, dict):
        for name in value:
            if not validator.evolve(schema=names).is_valid(name):
                yield ValidationError("bad key", path=[name])


def _unique_items(_: Any, unique: bool, value: object, __: Node) -> Errors:  # noqa: FBT001
    if unique and isinstance(value, list):
        seen: set[str] = set()
        for index, item in enumerate(value):
            if repr(item) in seen:
                yield ValidationError("repeated", path=[index])
            seen.add(repr(item))


def _limit(holds: Callable[[float, float], bool]) -> Keyword:
    def check(_: Any, limit: float, value: object, schema: Node) -> Errors:
        number = number_in(value, schema) if isinstance(value, str) else limit
        if isinstance(value, str) and not isinstance(number, Refusal) and not holds(number, limit):
            yield ValidationError("out of range")

    return check


def _branch(root: Node) -> Keyword:
    def check(validator: Any, branches: Sequence[Node], value: Any, _: Node) -> Errors:
        meant = choose(branches, value, root)
        if meant is not None:
            yield from validator.descend(value, meant)
        else:
            yield _refuse_branch(branches, value, root)

    return check


def _refuse_branch(branches: Sequence[Node], value: Any, root: Node) -> ValidationError:
    meant = [branch for branch in branches if fits(value, types_of(branch, root))]
    if not meant:
        types = frozenset().union(*(types_of(branch, root) for branch in branches))
        return ValidationError("wrong kind", validator="type", validator_value=sorted(types))
    key, named = discriminator(meant, root)
    if key is None:
        return ValidationError("wrong shape", validator="oneOf", validator_value=branches)
    if key not in value:
        node = follow(meant[0], root)
        return ValidationError("missing", validator=UNTOLD, validator_value=[*named], path=[key], schema=node)
    return ValidationError(
        "not allowed", validator="enum", validator_value=[*named], path=[key], instance=value[key]
    )
