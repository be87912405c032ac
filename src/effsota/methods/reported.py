"""The method reported: the compute as a source gives it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from effsota.methods.terms import quantity_term
from effsota.model import Evidence, Inputs, Method, Step, Term
from effsota.model.given import Given
from effsota.units import Dimension, Quantity


class Reported(Given, Inputs):
    """The compute as a source gives it."""

    compute: Quantity

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield the compute."""
        del evidence
        yield quantity_term("compute", "compute as reported", self.compute)


REPORTED = Method(
    name="reported",
    title="As reported",
    formula="as given",
    trust="What a source says it took, without inputs: checked against nothing, so trusted less.",
    wording="as reported",
    cited=(),
    uncertainty=2.0,
    is_derived=False,
    training_only=None,
    inputs=Reported,
    read=Reported.from_data,
    asked=MappingProxyType({"compute": None}),
    sweeps=(),
    script=(Step(key="compute", dimension=Dimension.COMPUTE),),
)
