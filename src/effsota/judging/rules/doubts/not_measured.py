"""Not measured: by the words of a file, a result that nobody has seen, or compute of more than one run."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

FORESEEN = ProsePattern(
    r"\b(?:loss|accuracy|result|value|BLEU|figures?|numbers?|level) (?:here )?(?:is|are|was|were)"
    r" (?:only )?(?:extrapolated|projected|predicted|simulated|hypothetical)\b"
    r"|\brun (?:itself )?(?:is (?:planned|scheduled)|will (?:be|start|begin)"
    r"|has not (?:been )?(?:run|ended|finished|begun))\b"
    r"|\bnot (?:yet )?(?:been )?(?:trained|run) yet\b|\byet to be (?:run|trained|measured)\b",
    signs="extrapolated|projected|predicted|simulated|hypothetical|run |yet",
)
CHATBOT = ProsePattern(
    r"\b(?:estimate[sd]?|figures?|numbers?|comput(?:ed|ation)|calculat(?:ed|ion)|guess(?:ed)?|answer(?:ed)?"
    r"|derived|according to|asked|asking|told) (?:(?:is|are|was|were|here|given|made|come|comes) )*"
    r"(?:by |from |with |to |me by |courtesy of )?(?:asking |using )?"
    r"(?:ChatGPT|GPT-\d[\w.-]*|Claude|Gemini|Copilot|Grok|an? (?:AI|LLM|chatbot|(?:large )?language model)"
    r"(?: assistant)?)\b(?! (?:paper|report|authors?|card|team))",
    signs="gpt|claude|gemini|copilot|grok|a ai|an ai|a llm|an llm|chatbot|language model",
)
OF_A_PART = ProsePattern(
    r"\b(?:on|over|for) (?:only )?(?:the first |a random |a |an? \w+ )?"
    r"(?:subset|fraction|half|third|quarter|tenth|part|slice|shard"
    r"|\d[\d,]*k? (?:images|examples|sentences|samples))"
    r" (?:of|from) (?:the |its )?(?:\w+ )?(?:validation|val|test|held-out|evaluation)\b"
    r"|\b\d[\d,]* (?:out )?of (?:the |its )?\d[\d,]* (?:validation|test|held-out) \w+"
    r"|\b(?:validation|test) (?:set )?(?:subset|subsample)\b|\bsubset of (?:the )?(?:validation|test)\b",
    signs="val|test|held-out",
)
OF_ALL = ProsePattern(
    r"\b(?:sum|summed|total|totals|together|combined|cumulative) (?:up )?(?:of|over|for|across)"
    r" (?:all|every|the whole|the) (?:\w+ )?(?:models|sizes|runs|experiments|ablations|family)\b"
    r"|\bincluding (?:all |the )?(?:ablations|failed runs|earlier runs|experiments|hyper-?parameter \w+)\b",
    signs="sum|total|together|combined|cumulative|including",
)


def result_not_measured(context: ClaimContext) -> Iterator[Fault]:
    """A result was measured: the words do not say that it is foreseen, or that the run is to come."""
    found = FORESEEN.search(context.headline_words) if context.submission.result else None
    if found:
        yield Fault(
            "/result",
            f"the words here say {quote(found[0])}: a level that nobody saw reached is not on a board",
            "file the run when it has reached the level; where this one has, say so:"
            " answers: {result-not-measured: why}",
        )


def result_of_a_part(context: ClaimContext) -> Iterator[Fault]:
    """A result is of all test data of the track: not of a subset, a shard or the first thousand examples."""
    found = OF_A_PART.search(context.headline_words) if context.submission.result else None
    if found:
        yield Fault(
            "/result",
            f"the words here say {quote(found[0])}, and the track measures on all of them",
            "write the value on all test data; where it is that, say so: answers: {result-of-a-part: why}",
        )


def figure_of_a_chatbot(context: ClaimContext) -> Iterator[Fault]:
    """A figure comes from who ran or counted it: by the words it is not what a chatbot answered."""
    for at, words in enumerate(context.words):
        found = CHATBOT.search(words)
        if found:
            yield Fault(
                f"/compute/{at}",
                f"the words here say {quote(found[0])}, and a chatbot measured nothing",
                "write what it can be counted from, and where that is printed; where people found it, say so:"
                " answers: {figure-of-a-chatbot: why}",
            )


def compute_of_several_runs(context: ClaimContext) -> Iterator[Fault]:
    """Compute is that of one final run: the words do not say that it adds other models or experiments."""
    headline = context.submission.headline
    found = OF_ALL.search(context.headline_words) if headline and not headline.factors else None
    if found:
        yield Fault(
            "/compute/0",
            f"the words here say {quote(found[0])}, and a record is of one run",
            "count the final run alone; where it is, or where the level takes them all, say so:"
            " answers: {compute-of-several-runs: why}",
        )
