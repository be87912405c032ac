"""Earlier training: weights or a teacher that a run began with, and that it does not count."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import Sum
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

BEGUN = ProsePattern(
    r"\b(?:fine-?tun(?:ed|ing) (?:from|of|on|only)|fine-?tuned\b|distill(?:ed|ation) (?:from|of|with)"
    r"|pruned from(?! scratch| random| the start)|(?:a|the) linear probe (?:on|of|over)"
    r"|weights were (?:down)?loaded|(?:soup|average) of (?:\w+ )?models"
    r"|(?:initiali[sz]ed|warm[- ]started|continued|starting|started) (?:from|with) (?:the |a |an )?"
    r"(?:\w+ ){0,3}?(?:weights|checkpoint|model)|(?:from|with|using) (?:a |the )?(?:\w+ ){0,2}?"
    r"(?:pre-?trained (?:\w+ )?(?:weights|model|network|encoder|backbone|checkpoint)|teacher))",
    signs="fine-tun|finetun|distill|pruned|linear probe|weights were|soup of|average of|initiali|warm"
    "|continued|start|pre-trained|pretrained|teacher",
)
BEFORE = ProsePattern(
    r"\b(?:pre-?training|training of the (?:teacher|backbone|base model|encoder)|teacher)\b",
    signs="training|teacher",
)
_COUNTED = ProsePattern(
    r"\b(?:pre-?training|teacher|distillation|all stages|both stages|base model)\b[^.;]{0,40}"
    r"\b(?:counted|included|added)\b"
    r"|\b(?:incl(?:uding|\.|udes)|counts|counting|with) (?:the |its )?(?:pre-?training|teacher)"
    r"|\b(?:not|never|no|without) (?:\w+ ){0,2}?(?:fine-?tun\w*|pre-?train\w*|distill\w*|teacher)",
    signs="training|pre-train|pretrain|teacher|distill|stages|base model|fine-tun|finetun",
)


def earlier_training_left_out(context: ClaimContext) -> Iterator[Fault]:
    """Where the words say that a run began with trained weights or a teacher, their training is counted."""
    submission, track = context.submission, context.track
    headline = submission.headline
    if track is None or headline is None or not (track.kind.has_level and track.kind.counts_training):
        return
    words = context.headline_words
    named = (BEFORE.search(each.what) for each in submission.not_counted)
    found = BEGUN.search(words) or next(filter(None, named), None)
    if found and not _COUNTED.search(words) and not isinstance(headline.inputs, Sum) and not headline.factors:
        yield Fault(
            "/compute/0",
            f"the words here say {quote(found[0])}, and one run is counted",
            "write method: sum with a part for the training before; where it is in the figure, say so:"
            " answers: {earlier-training-left-out: why}",
        )
