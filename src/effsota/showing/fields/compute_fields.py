"""Fields of computed compute: with its range, by which method, term by term, and how well estimates agree."""

from __future__ import annotations

from effsota.methods import METHODS
from effsota.model import Agreement, Priced, Term
from effsota.showing.fields.claim_fields import RUN
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.holds import INTEGER, NUMBER, TEXT, choice, many, or_null
from effsota.showing.fields.source_fields import SOURCE
from effsota.units import FLOP_PER_TFS_DAY

METHOD = choice(method.name for method in METHODS)
COMPUTE: Fields[Priced] = (
    DataField(
        "compute_flop",
        NUMBER,
        "Training compute in FLOP, a multiply-add counted as 2; in an inference benchmark of the forward pass"
        " of one example",
    ),
    DataField(
        "compute_tfs_days",
        NUMBER,
        "The same compute in teraflop/s-days (8.64e16 FLOP)",
        lambda it: it.compute_flop / FLOP_PER_TFS_DAY,
    ),
    DataField(
        "compute_low_flop",
        NUMBER,
        "Lower end of its tolerance, in FLOP",
        lambda it: it.low_flop,
    ),
    DataField(
        "compute_high_flop",
        NUMBER,
        "Upper end of its tolerance, in FLOP",
        lambda it: it.high_flop,
    ),
)
TERM: Fields[Term] = (
    DataField("what", TEXT, "What is multiplied"),
    DataField("value", NUMBER, "Its value"),
    DataField("unit", TEXT, "Its unit"),
    DataField("written", TEXT, "As the file says it", lambda it: it.text),
)
PART: Fields[Priced] = (
    DataField(
        "what", or_null(TEXT), "What is counted, where it is not the whole run", lambda it: it.estimate.what
    ),
    DataField("method", METHOD, "How the compute is arrived at", lambda it: it.estimate.method.name),
    *COMPUTE,
    DataField("uncertainty", NUMBER, "Factor either way, 95%; the larger where the two sides differ"),
    DataField(
        "terms",
        many(nested(TERM)),
        "The factors whose product is the compute; of a sum, the first is what its parts come to",
    ),
    DataField("sources", many(nested(SOURCE)), "Where the inputs are from", lambda it: it.estimate.sources),
)
ESTIMATE: Fields[Priced] = (
    *PART,
    DataField("parts", many(nested(PART)), "What is added, in a sum; otherwise empty"),
    DataField(
        "run",
        or_null(nested(RUN)),
        "The run that is counted, where the source says which",
        lambda it: it.estimate.run,
    ),
)
AGREEMENT: Fields[Agreement] = (
    DataField("factor", NUMBER, "Largest estimate / least"),
    DataField("estimates", INTEGER, "How many there are"),
    DataField("methods", many(METHOD), "Their methods", lambda it: [each.name for each in it.methods]),
)
