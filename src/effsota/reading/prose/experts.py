"""Words by which a text says that a model is a mixture of experts, of which each token uses a few."""

from __future__ import annotations

from effsota.text.prose_patterns import ProsePattern

# Experts may be people, and a model may be said to be no mixture of them.
_EXPERTS = ProsePattern(
    r"\bmixtures?[- ]of[- ]experts\b|\bmoe\b|\b(?:[0-9]+|sparse|routed|shared) experts\b"
    r"|\bsparsely[- ]activated\b|\bexpert layers?\b|\b(?:top-[12] )(?:gating|routing)\b"
    r"|\brouted to (?:one|two|\d+) of\b|\bused (?:for|by) (?:each|one|a) token\b|\bconditional computation\b"
    r"|\b[0-9]+x[0-9.]+[bm]\b|\b[0-9.]+[bt]-a[0-9.]+[bm]\b",
    signs="expert|moe|activated|gating|routing|routed|used for|used by|conditional|x|-a",
)
_NO_EXPERTS = ProsePattern(
    r"\b(?:no|not an?|without an?) (?:mixture[- ]of[- ]experts|moe)\b", signs="experts|moe"
)


def names_experts(text: str) -> bool:
    """Tell whether a text speaks of a mixture of experts, and not only of none."""
    return _EXPERTS.search(_NO_EXPERTS.sub("", text)) is not None
