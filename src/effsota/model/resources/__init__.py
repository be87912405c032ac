"""What a record may state that it took: each resource is a module, and a line in `RESOURCES`.

The forward pass of one example, by which inference tracks rank, is no resource of a run and not in the list.
A track ranks by the resource of its kind, and has a board for each other one that two of its records state.
"""

from effsota.model.resources.dollars import DOLLARS
from effsota.model.resources.energy_use import ENERGY
from effsota.model.resources.forward_compute import FORWARD_COMPUTE
from effsota.model.resources.parameter_count import PARAMETERS
from effsota.model.resources.price import PRICE
from effsota.model.resources.resource import Amount, Resource, Share
from effsota.model.resources.training_compute import TRAINING_COMPUTE
from effsota.model.resources.training_data import EXAMPLES, TOKENS
from effsota.model.resources.wall_clock import WALL_CLOCK

RESOURCES: tuple[Resource, ...] = (
    TRAINING_COMPUTE,
    WALL_CLOCK,
    TOKENS,
    EXAMPLES,
    DOLLARS,
    PRICE,
    ENERGY,
    PARAMETERS,
)


def find_resource(key: str) -> Resource:
    """Return the resource of a key that has passed the schema."""
    return next(resource for resource in RESOURCES if resource.key == key)


__all__ = [
    "DOLLARS",
    "ENERGY",
    "EXAMPLES",
    "FORWARD_COMPUTE",
    "PARAMETERS",
    "PRICE",
    "RESOURCES",
    "TOKENS",
    "TRAINING_COMPUTE",
    "WALL_CLOCK",
    "Amount",
    "Resource",
    "Share",
    "find_resource",
]
