"""What a decoder's layers stand between: its vocabulary, and what its class has behind the last layer."""

from __future__ import annotations

from effsota.frozen import Frozen
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.pieces_of_network import Piece, Role, linear

WIDTH = ("hidden_size", "n_embd", "d_model")
LAYERS = ("num_hidden_layers", "n_layer")
_CLASS, _CLASSES = "architectures", "num_labels"
# How the names of transformers' classes end that predict the next token; a class of one's own may be called
# anything, and does so too.
_PREDICTS = ("ForCausalLM", "LMHeadModel", "DoubleHeadsModel", "ForConditionalGeneration")
_CLASSIFIES = ("ForSequenceClassification", "ForTokenClassification")


class Trunk(Frozen):
    """What every decoder has: its width, layers, vocabulary, and the context that it is counted at."""

    width: int
    layers: int
    vocabulary: int
    context: int
    is_tied: bool

    @classmethod
    def read(cls, keys: ConfigKeys, *, context: int, tied: bool) -> Trunk:
        """Return the trunk that a config describes."""
        return cls(
            width=keys.size(*WIDTH),
            layers=keys.layers(*LAYERS),
            vocabulary=keys.size("vocab_size"),
            context=context,
            is_tied=keys.flag("tie_word_embeddings", otherwise=tied),
        )


class Behind(Frozen):
    """What stands behind the last layer, and what a reader should know of it."""

    pieces: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()


def read_output_layer(
    keys: ConfigKeys, trunk: Trunk, *, has_bias: bool = False, width: int | None = None
) -> Behind:
    """Return the layer that tells the next token, or what the class of the config has in its place.

    The table may be that of the embedding, which is `width` wide, where that is not the model's width.
    """
    name = next(iter(keys.words(_CLASS)), "")
    if name.endswith(_CLASSIFIES):
        classes = keys.size(_CLASSES, otherwise=2)
        return Behind(
            pieces=(_layer(width or trunk.width, classes, trunk, what="classes"),),
            notes=(f"with the {classes:,} classes of {name} in the place of an output layer",),
        )
    if name.endswith("Model") and not name.endswith(_PREDICTS):
        return Behind(notes=(f"without an output layer, which {name} has not",))
    what = f"output layer{', the table of the embedding' if trunk.is_tied else ''}"
    behind = _layer(
        width or trunk.width, trunk.vocabulary, trunk, what=what, has_bias=has_bias, is_tied=trunk.is_tied
    )
    return Behind(pieces=(behind,))


def _layer(  # noqa: PLR0913  # sizes, keyword-only
    width: int, outputs: int, trunk: Trunk, *, what: str, has_bias: bool = False, is_tied: bool = False
) -> Piece:
    parameters, multiply_adds = linear(width, outputs, has_bias=has_bias)
    return Piece(
        what=what,
        parameters=parameters - multiply_adds if is_tied else parameters,
        multiply_adds=multiply_adds,
        places=trunk.context,
        role=Role.OUTPUT,
    )
