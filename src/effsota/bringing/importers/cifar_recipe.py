"""What a recipe on CIFAR-10 is: the network, the images that it saw, and where its code stands."""

from __future__ import annotations

from effsota.frozen import Frozen

IMAGES = 50_000  # of the training set
MIRRORED = "A test image is judged together with its mirror image."
SHIFTED = "A test image is judged together with its mirror image, and with both shifted by a pixel."


class RecipePhase(Frozen):
    """A part of a run: multiply-adds of a forward pass, images, and passes backward for each, usually two."""

    what: str
    forward: int
    images: int
    epochs: float = 1.0
    backward: float = 2.0


class CifarRecipe(Frozen):
    """One recipe: label, authors, phases; the code that was read, and the page that made the result public.

    `chip` and `precision` are given where the code or its page says them, `runs` where it tells of how many
    the accuracy is the mean, `day` where the code has another day than the table, `where` in the code the
    figures stand, `judged` how test images are shown where it is not once each. `note` is for readers.
    """

    label: str
    authors: tuple[str, ...]
    phases: tuple[RecipePhase, ...]
    code: str
    code_title: str
    page: str
    page_title: str
    chip: str = ""
    precision: str = "fp16"
    runs: int = 0
    day: str = ""
    where: str = "its layers, counted one by one, with its batches and epochs"
    judged: str = ""
    note: str = ""
    is_rerun: bool = False


def in_batches(size: int) -> int:
    """Return how many images an epoch shows where the last batch is left out if it is not full."""
    return IMAGES // size * size


def train(network: int, *, epochs: float, images: int = IMAGES) -> tuple[RecipePhase, ...]:
    """Return the one phase of a run that trains a network on so many images an epoch."""
    return (RecipePhase(what="training", forward=network, images=images, epochs=epochs),)
