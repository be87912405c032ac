"""The questions about keys of a file, each in the words of its schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from effsota.cli.asking import ask
from effsota.cli.claim_options import gather_keys, read_value
from effsota.problems import Refusal
from effsota.showing.forms import Field, words_of

# Tells why a file could not hold some keys, whatever else it holds.
RefuseKeys = Callable[[Mapping[str, Any]], Refusal | None]


def ask_key(
    field: Field,
    *,
    default: str | None,
    refuse: Callable[[str], Refusal | None],
    known: str = "",
    other: str = "",
) -> str:
    """Return a key's value as it is typed: `known` lists what is known of it, `other` what goes instead."""
    words = words_of(field).partition(". ")[0].removesuffix(".")
    listed = known or (f": {', '.join(field.choices)}" if field.choices else f", such as {field.example}")
    question = f"  {field.key} ({words}{listed}{other})"
    option = f"--set {field.key}=VALUE"
    return ask(None, question, is_asking=True, option=option, default=default, refuse=refuse)


def ask_more(
    keys: Iterable[str], said: Mapping[str, Any], *, name: str, refuse: RefuseKeys, hidden: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what else is said of `name`, key by key, until nothing more comes.

    Of the keys that it takes, `hidden` are not listed.
    """
    taken, more = [*keys], dict[str, Any]()
    listed = [key for key in taken if key not in {*said, *hidden}]

    def refuse_typed(text: str) -> Refusal | None:
        if not text:
            return None
        key, sign, typed = (part.strip() for part in text.partition("="))
        if not sign or not typed:
            return Refusal(f"{text} is no KEY=VALUE", f"write such as {listed[0]}=VALUE, or nothing")
        if key not in taken:
            return Refusal(f"{name} has no key {key}", f"it takes {', '.join(taken)}")
        if key in said or key in more:
            return Refusal(f"{key} is said already", "write another key, or nothing")
        value = read_value(typed)
        return value if isinstance(value, Refusal) else refuse({**more, key: value})

    question = f"  More of it as KEY=VALUE ({', '.join(listed)}; Enter: nothing)"
    while listed and (
        typed := ask(None, question, is_asking=True, option="--set", default="", refuse=refuse_typed)
    ):
        more |= gather_keys((typed,))
    return more
