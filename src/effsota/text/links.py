"""Which links are acceptable: https, to a public DNS name."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from effsota.problems import Refusal
from effsota.text.late_pattern import LatePattern

MOST_LINK_CHARACTERS = 2_000
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = LatePattern(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
_MAIL = LatePattern(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# As nearly all are; whatever else may stand in one is left to the library.
_PLAIN = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(/[\w./~-]*)?", re.ASCII)
_BEHIND_HOST = re.compile("[/?#]")
_UNSAFE = LatePattern(r"[^!#-;=?-\[\]_a-z~]")
_LOCAL = ("localhost", "local", "internal", "localdomain", "lan", "home", "onion", "test", "invalid")
_ON_HTTPS = frozenset(
    {"arxiv.org", "doi.org", "github.com", "huggingface.co", "openreview.net", "aclanthology.org", "wandb.ai"}
)
_EXAMPLE = "write a link such as https://arxiv.org/abs/1905.11946"


def refuse_link(text: str) -> Refusal | None:
    """Return why `text` is not a link that the site may show, None where it is."""
    if len(text) > MOST_LINK_CHARACTERS:
        return Refusal(f"is too long: {len(text):,} characters, at most {MOST_LINK_CHARACTERS:,}", _EXAMPLE)
    if not text.startswith("https://") and _MAIL.fullmatch(text):
        page = "https://github.com/OWNER/NAME/issues"
        return Refusal("is an address of mail, not a link", f"write the link of a page, such as {page}")
    if not text.startswith("https://"):
        link = _as_link(text)
        refusal = _correct("is not a link that begins with https://", link)
        # Whether a page is there over https as well, nobody knows but of some hosts.
        is_guess = link == f"https://{_without_scheme(text)}" and _host_of(link) not in _ON_HTTPS
        return refusal._replace(fix="") if is_guess else refusal
    unsafe = _UNSAFE.search(text)
    if unsafe:
        return Refusal(
            f"holds {_name(unsafe[0])}, which a link may not hold",
            "write it as the browser copies it (%20 and so on)",
        )
    ending = _ENDING.search(text) if text[-1] in _ENDINGS else None
    if ending and not _is_balanced(text):
        return _correct(
            f"ends with {ending[0]}, which belongs to the sentence around it", text[: ending.start()]
        )
    return _refuse_host(_host_of(text))


class LinkParts(NamedTuple):
    """Where a link leads: its host in small letters, the path there, and what is asked for."""

    host: str
    path: str
    query: str


def split_link(text: str) -> LinkParts | None:
    """Return where a link leads, None where it cannot be told."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return LinkParts(plain[1], plain[2] or "", "")
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    return LinkParts(host.rstrip(".").casefold(), parts.path, parts.query)


def _host_of(link: str) -> str:
    return _BEHIND_HOST.split(link.removeprefix("https://"), maxsplit=1)[0]


def _without_scheme(text: str) -> str:
    return re.sub("^(?:http:)?//", "", text)


def _correct(message: str, link: str) -> Refusal:
    if not link or refuse_link(link):
        return Refusal(message, _EXAMPLE)
    return Refusal(message, f"did you mean {link}?", link)


_ENDINGS = frozenset(").,;:']")
_ENDING = LatePattern(r"[).,;:'\]]+$")
_ARXIV = LatePattern(r"(?:arxiv[: ]*)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?)", re.IGNORECASE)
_DOI = LatePattern(r"(?:doi[: ]*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_GIT = LatePattern(r"(?:ssh://)?git@([\w.-]+)[:/](.+?)(?:\.git)?/?")
_MARKED = LatePattern(r"(?:\[[^]]*\]\(|<)(https://[^)>]+)[)>]")


def _is_balanced(text: str) -> bool:
    """Tell whether a link may end with its sign: a bracket that it opened itself."""
    return text.endswith(")") and text.count("(") == text.count(")")


def _as_link(text: str) -> str:
    """Return the link that a text stands for: an arXiv id, a DOI, a repository; nothing for other texts."""
    for form, link in ((_ARXIV, "https://arxiv.org/abs/{}"), (_DOI, "https://doi.org/{}"), (_MARKED, "{}")):
        found = form.fullmatch(text)
        if found:
            return link.format(found[1])
    repository = _GIT.fullmatch(text)
    if repository:
        return f"https://{repository[1]}/{repository[2]}"
    bare = _without_scheme(text)
    return f"https://{bare}" if "@" not in bare and re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", bare) else ""


def _refuse_host(host: str) -> Refusal | None:
    if not host:
        return Refusal("has no host", _EXAMPLE)
    if "@" in host:
        return Refusal("has a user name before the host", _EXAMPLE)
    if ":" in host and not host.startswith("["):
        return Refusal("has a port", "write the link without the port")
    small = host.lower()
    is_dns_name = len(host) <= 253 and _HOST.fullmatch(small)
    if not is_dns_name or small.rpartition(".")[2] in _LOCAL:
        return Refusal(f"has a host that is no public name: {host[:60]}", _EXAMPLE)
    return None


def _name(character: str) -> str:
    if character == " ":
        return "a space"
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X})" if not character.isascii() or not shown else character
