"""Which links are acceptable: https, to a public DNS name."""

from __future__ import annotations

import re

from effsota.problems import Refusal

MOST_LINK_CHARACTERS = 2_000
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])", re.IGNORECASE)
_UNSAFE = re.compile(r"[^!#-;=?-\[\]_a-z~]")
_LOCAL = ("localhost", "local", "internal", "localdomain", "lan", "home", "onion", "test", "invalid")
_EXAMPLE = "write a link such as https://arxiv.org/abs/1905.11946"


def refuse_link(text: str) -> Refusal | None:
    """Return why `text` is not a link that the site may show, None where it is."""
    if len(text) > MOST_LINK_CHARACTERS:
        return Refusal(f"is too long: {len(text):,} characters, at most {MOST_LINK_CHARACTERS:,}", _EXAMPLE)
    if not text.startswith("https://"):
        return Refusal("is not a link that begins with https://", _EXAMPLE)
    unsafe = _UNSAFE.search(text)
    if unsafe:
        return Refusal(
            f"holds {_name(unsafe[0])}, which a link may not hold",
            "write it as the browser copies it (%20 and so on)",
        )
    return _refuse_host(re.split(r"[/?#]", text[len("https://") :], maxsplit=1)[0])


def _refuse_host(host: str) -> Refusal | None:
    if not host:
        return Refusal("has no host", _EXAMPLE)
    if "@" in host:
        return Refusal("has a user name before the host", _EXAMPLE)
    if ":" in host and not host.startswith("["):
        return Refusal("has a port", "write the link without the port")
    is_dns_name = len(host) <= 253 and _HOST.fullmatch(host)
    if not is_dns_name or host.lower().rsplit(".", 1)[-1] in _LOCAL:
        return Refusal(f"has a host that is no public name: {host[:60]}", _EXAMPLE)
    return None


def _name(character: str) -> str:
    if character == " ":
        return "a space"
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X})" if not character.isascii() or not shown else character
