"""Every family whose config can be counted, and what a config costs."""

from __future__ import annotations

from collections.abc import Mapping

from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.decoder_traits import DECODERS
from effsota.methods.architectures.decoders import CONTEXT, read_decoder
from effsota.methods.architectures.encoder_decoders import PAIRS, read_pair
from effsota.methods.architectures.encoders import ENCODERS, read_encoder
from effsota.methods.architectures.image_encoders import IMAGES, read_image_encoder
from effsota.methods.architectures.latent_attention import read_latent_decoder
from effsota.methods.architectures.other_configs import refuse_other_config
from effsota.methods.architectures.pieces_of_network import Counted
from effsota.problems import Fault
from effsota.text import shorten

LATENT = ("deepseek_v2", "deepseek_v3")
FAMILIES: tuple[str, ...] = tuple(sorted((*DECODERS, *LATENT, *ENCODERS, *PAIRS, *IMAGES)))
MOST_CONTEXT = 100_000_000
_BY_LAYERS = "write layers instead: a list of what it multiplies by"


def count_config(
    config: Mapping[str, str], *, context: float | None = None, target: float | None = None
) -> Counted | tuple[Fault, ...]:
    """Return what a config costs, or what is wrong with it: pointers lead from the estimate.

    Args:
        config: keys of a `config.json` of Hugging Face's transformers, as texts; lists with commas.
        context: tokens of one sequence; of an encoder-decoder, of the source.
        target: tokens of the target of an encoder-decoder.
    """
    keys = ConfigKeys(config)
    family = keys.word("model_type")
    refused = _refuse_family(keys, family) or tuple(_refuse_context(keys, family, context, target))
    if refused:
        return refused
    counted = _read(keys, family, int(context or 1), int(target or 1))
    keys.refuse_unread()
    return tuple(_below(fault) for fault in keys.faults) or counted


def keys_read(config: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a config that its count reads, in the order in which it does."""
    keys = ConfigKeys(config)
    if not _refuse_family(keys, keys.word("model_type")):
        _read(keys, keys.word("model_type"), 1, 1)
        _most_context(keys, keys.word("model_type"))
    return tuple(key for key in keys.used if keys.has(key))


def refuse_config(config: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return why a config is not that of one model whose family can be counted, from all of its keys."""
    keys = ConfigKeys(config)
    return _refuse_family(keys, keys.word("model_type"))


def is_pair(family: str) -> bool:
    """Tell whether a family has a source and a target."""
    return family in PAIRS


def is_text(config: Mapping[str, str]) -> bool:
    """Tell whether what a config describes is trained on tokens, not on images."""
    return config.get("model_type") not in IMAGES


def _read(keys: ConfigKeys, family: str, context: int, target: int) -> Counted:
    if family in LATENT:
        return read_latent_decoder(keys, family, context=context)
    if family in ENCODERS:
        return read_encoder(keys, family, ENCODERS[family], context=context)
    if family in PAIRS:
        return read_pair(keys, family, PAIRS[family], context=context, target=target)
    if family in IMAGES:
        return read_image_encoder(keys, family, IMAGES[family])
    return read_decoder(keys, family, DECODERS[family], context=context)


def _below(fault: Fault) -> Fault:
    return fault._replace(pointer=f"/config{fault.pointer}")


def _refuse_family(keys: ConfigKeys, family: str) -> tuple[Fault, ...]:
    other = refuse_other_config(keys)
    if other is not None:
        return (other,)
    if not family:
        return (
            Fault(
                "/config",
                "the config does not say model_type",
                f"write model_type, as config.json has it; known: {', '.join(FAMILIES)}",
            ),
        )
    if family in FAMILIES:
        return ()
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    meant = get_close_matches(family, FAMILIES, n=1, cutoff=0.7)
    # What is named like another is mostly another: gpt_neo is no gpt_neox.
    suggestion = f"write {meant[0]}, if that is meant; " if meant else ""
    return (
        Fault(
            "/config/model_type",
            f"{shorten(family)} is no family that can be counted",
            f"{suggestion}known: {', '.join(FAMILIES)}; or {_BY_LAYERS}",
        ),
    )


def _refuse_context(
    keys: ConfigKeys, family: str, context: float | None, target: float | None
) -> list[Fault]:
    """Return what is wrong with the lengths: without them, attention over the context is unknown."""
    if family in IMAGES:
        given = {"context": context, "target": target}
        return [
            Fault(f"/{key}", "an image has its patches and no other length", f"take {key} out")
            for key, value in given.items()
            if value is not None
        ]
    found = []
    if target is not None and not is_pair(family):
        found.append(Fault("/target", f"{family} has no target beside its context", "take target out"))
    needed = {"context": context, **({"target": target} if is_pair(family) else {})}
    most, name = _most_context(keys, family)
    for key, length in needed.items():
        if length is None:
            limit = f"; the model takes at most {most:,.0f}" if most else ""
            found.append(
                Fault(
                    "",
                    f"nothing says the {key}, how many tokens it was trained on at a time",
                    f"write {key}: 2048 (or as many as the run used{limit})",
                )
            )
        elif not float(length).is_integer() or not 1 <= length <= MOST_CONTEXT:
            found.append(Fault(f"/{key}", f"{length:g} tokens are no length", "write a whole number"))
        elif most and length > most:
            found.append(
                Fault(
                    f"/{key}",
                    f"{length:,.0f} tokens are more than the {most:,.0f} that the model takes ({name})",
                    f"write the {key} that the run used; or {name}, where the model was made longer",
                )
            )
    return found


def _most_context(keys: ConfigKeys, family: str) -> tuple[float | None, str]:
    """Return the longest sequence that a model takes, None where its positions have no end, and its key."""
    name = next((each for each in CONTEXT if keys.has(each)), "")
    if not name or (family in PAIRS and PAIRS[family].is_relative):
        return None, name
    text = keys.word(name)
    lost = ENCODERS[family].positions_lost if family in ENCODERS else 0
    return (float(text) - lost, name) if text.isdigit() and len(text) < 10 else (None, name)
