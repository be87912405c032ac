"""Configs of Hugging Face: known models to the last parameter, and what cannot be counted."""

from __future__ import annotations

import pytest

from effsota.methods.architectures import FAMILIES, Counted, Role, count_config, keys_read
from tests.known_architectures import KNOWN, KnownModel

LLAMA = KNOWN["llama-2-7b"].flat
NOW = "of this family, nothing is counted by"
PIPED = "config.json | effsota estimate architecture --config -"
LACKING = "transformers, and here is no model_type"
JOINED = "beside the model whose sizes stand here there is another"
TAKEN = "that the model takes (max_position_embeddings)"


def counted(model: KnownModel, *, context: int | None = None) -> Counted:
    """Return what a known model costs."""
    found = count_config(model.flat, context=context or model.context, target=model.target)
    assert isinstance(found, Counted)
    return found


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_model_has_the_parameters_of_its_weights(name: str) -> None:
    """To the last one: norms, biases and positions too."""
    assert counted(KNOWN[name]).parameters == KNOWN[name].parameters


def test_a_token_of_a_dense_decoder_is_multiplied_by_all_weights_but_the_embedding() -> None:
    """And by 2 x context x width in each layer: Chowdhery et al. (2022), appendix B, halved for one way."""
    found = counted(KNOWN["llama-2-7b"])
    norms = (2 * 32 + 1) * 4096
    assert found.per_token - found.over_context_per_token == found.parameters - 32000 * 4096 - norms
    assert found.over_context_per_token == 32 * 2 * 4096 * 4096
    assert found.embedding_parameters == 32000 * 4096


def test_a_causal_mask_leaves_half_of_what_is_done_over_the_context() -> None:
    """And half of the diagonal."""
    found = counted(KNOWN["llama-2-7b"])
    assert found.per_token - found.masked_per_token == 32 * 2 * 4096 * (4096 - 1) / 2


def test_of_experts_a_token_uses_some() -> None:
    """Mixtral: 12.9 of 46.7 billion, Jiang et al. (2024)."""
    assert counted(KNOWN["mixtral-8x7b"]).active_parameters == pytest.approx(12.9e9, rel=0.002)
    assert counted(KNOWN["deepseek-v3"]).active_parameters == pytest.approx(37e9, rel=0.02)


@pytest.mark.parametrize(("context", "seen"), [(512, 512), (513, 512)])
def test_a_window_ends_what_a_layer_sees(context: int, seen: int) -> None:
    """Five of six layers of Gemma 3 see 512 tokens."""
    over = [
        each for each in counted(KNOWN["gemma-3-1b"], context=context).pieces if each.role is Role.CONTEXT
    ]
    assert over[0].multiply_adds == 2 * 4 * 256 * seen
    assert sum(each.times for each in over) == 26


def test_layers_that_predict_further_tokens_are_told_and_not_counted() -> None:
    """DeepSeek-V3 was trained with one, and its config has the rest."""
    config = {**KNOWN["deepseek-v3"].flat, "num_nextn_predict_layers": "1"}
    found = count_config(config, context=512)
    assert isinstance(found, Counted)
    assert found.parameters == KNOWN["deepseek-v3"].parameters
    assert found.notes == ("without the layers of num_nextn_predict_layers: 1",)


def test_windows_stand_where_the_config_lists_them() -> None:
    """Instead of where its family has them."""
    kinds = "sliding_attention, full_attention" + ", full_attention" * 24
    config = {**KNOWN["gemma-3-1b"].flat, "layer_types": kinds}
    found = count_config(config, context=4096)
    assert isinstance(found, Counted)
    assert [each.times for each in found.pieces if each.role is Role.CONTEXT] == [1, 25]


def test_a_source_and_its_target_are_counted_each_by_its_half() -> None:
    """T5: Raffel et al. (2020) train on 512 and 114 tokens; the encoder sees none of the target."""
    short, long = (count_config(KNOWN["t5-base"].flat, context=512, target=each) for each in (1, 2))
    assert isinstance(short, Counted)
    assert isinstance(long, Counted)
    decoder = sum(each.all_parameters for each in long.pieces if each.what.startswith("decoder"))
    own = 12 * (4 * 768 * 768 + 2 * 768 * 768 + 2 * 768 * 3072) + 768 * 32128
    assert decoder == 12 * (8 * 768 * 768 + 2 * 768 * 3072)
    assert long.per_example - short.per_example == own + 12 * 2 * 768 * (512 + 3)


@pytest.mark.parametrize(
    ("change", "pointer", "message"),
    [
        ({"model_type": "lama"}, "/config/model_type", '"lama" is no family that can be counted'),
        ({"hidden_size": "null"}, "/config", "the config does not say hidden_size or n_embd or d_model"),
        ({"hidden_size": "-4096"}, "/config/hidden_size", 'hidden_size is "-4096", which no model has'),
        (
            {"hidden_size": "4097"},
            "/config/hidden_size",
            "hidden_size 4,097 does not divide by num_attention_heads 32",
        ),
        (
            {"num_hidden_layers": "10001"},
            "/config/num_hidden_layers",
            'num_hidden_layers is "10001", which no model has',
        ),
        ({"vocab_size": "1e99"}, "/config/vocab_size", 'vocab_size is "1e99", which no model has'),
        (
            {"num_key_value_heads": "5"},
            "/config/num_attention_heads",
            "num_attention_heads 32 does not divide by heads of keys and values 5",
        ),
        (
            {"tie_word_embeddings": "perhaps"},
            "/config/tie_word_embeddings",
            'tie_word_embeddings is "perhaps", and true or false is asked',
        ),
        ({"num_key_value_head": "8"}, "/config/num_key_value_head", f'{NOW} "num_key_value_head"'),
        ({"max_position_embeddings": "4095"}, "/context", f"4,096 tokens are more than the 4,095 {TAKEN}"),
        (
            {"num_local_experts": "8"},
            "/config/num_local_experts",
            "num_local_experts is 8, and llama has no experts",
        ),
        (
            {"vision_config": "a mapping"},
            "/config/vision_config",
            f"{JOINED}, by vision_config",
        ),
        ({"mm_vision_tower": "x"}, "/config/mm_vision_tower", f"{JOINED}, by mm_vision_tower"),
        ({"hidden_size": "4096,"}, "/config/hidden_size", 'hidden_size is "4096,", which no model has'),
        ({"peft_type": "LORA"}, "/config", 'this is the config of an adapter ("LORA"), not of a model'),
    ],
)
def test_what_cannot_be_counted_gives_no_number(change: dict[str, str], pointer: str, message: str) -> None:
    """But a place, and what is wrong there."""
    found = count_config({**LLAMA, **change}, context=4096)
    assert isinstance(found, tuple)
    assert [(each.pointer, each.message) for each in found] == [(pointer, message)]


@pytest.mark.parametrize(
    ("config", "message", "hint"),
    [
        (
            {"model_type": "internvl_chat", "llm_config": "a config", "vision_config": "a mapping"},
            "the sizes of a model stand below llm_config and vision_config, of each for itself",
            f"hand in one, as in: jq .llm_config {PIPED}; what the others cost is not in the count then",
        ),
        (
            {"_class_name": "UNet2DConditionModel", "sample_size": "64"},
            f"_class_name stands in configs of diffusers, whose models are no families of {LACKING}",
            "write layers instead: a list of what it multiplies by",
        ),
        (
            {"bos_token_id": "1", "eos_token_id": "2"},
            "eos_token_id stands in the config of how a model generates text, and here is no model_type",
            "hand in the config.json that lies beside a model's weights, and says model_type",
        ),
    ],
)
def test_what_is_no_config_of_one_model_is_told_by_what_it_is(
    config: dict[str, str], message: str, hint: str
) -> None:
    """A file that is called alike, or holds several configs."""
    found = count_config(config, context=1)
    assert isinstance(found, tuple)
    assert (found[0].message, found[0].hint) == (message, hint)


@pytest.mark.parametrize(
    ("name", "own", "output", "labels"),
    [
        ("LlamaForCausalLM", "output layer", 32000, {}),
        ("OfMyOwn", "output layer", 32000, {}),
        ("LlamaForSequenceClassification", "classes", 5, {"num_labels": "5"}),
        ("LlamaModel", "", 0, {}),
    ],
)
def test_behind_a_decoder_stands_what_its_class_has(
    name: str, own: str, output: int, labels: dict[str, str]
) -> None:
    """An output layer, classes, or nothing."""
    found = count_config({**LLAMA, "architectures": name, **labels}, context=4096)
    assert isinstance(found, Counted)
    last = {each.what: each.multiply_adds for each in found.pieces if each.role is Role.OUTPUT}
    assert last == ({own: 4096 * output} if own else {})
    assert bool(found.notes) == (own != "output layer")


def test_half_of_an_encoder_decoder_is_refused() -> None:
    """Its class says so, and the sizes do not."""
    found = count_config({**KNOWN["t5-base"].flat, "architectures": "T5EncoderModel"}, context=1, target=1)
    assert isinstance(found, tuple)
    assert found[0].pointer == "/config/architectures"


@pytest.mark.parametrize(
    ("name", "lengths", "message"),
    [
        ("llama-2-7b", {}, "nothing says the context, how many tokens it was trained on at a time"),
        ("llama-2-7b", {"context": 1, "target": 1}, "llama has no target beside its context"),
        ("llama-2-7b", {"context": 0.5}, "0.5 tokens are no length"),
        ("t5-base", {"context": 512}, "nothing says the target, how many tokens it was trained on at a time"),
        ("vit-base", {"context": 512}, "an image has its patches and no other length"),
        ("roberta-base", {"context": 513}, f"513 tokens are more than the 512 {TAKEN}"),
    ],
)
def test_lengths_are_those_that_a_family_has(name: str, lengths: dict[str, float], message: str) -> None:
    """Without them, what is done over the context is not known."""
    found = count_config(KNOWN[name].flat, **lengths)
    assert isinstance(found, tuple)
    assert [each.message for each in found] == [message]


def test_patches_that_do_not_fill_an_image_are_refused() -> None:
    """A side of 225 has no whole number of patches of 16."""
    found = count_config({**KNOWN["vit-base"].flat, "image_size": "225"})
    assert isinstance(found, tuple)
    assert found[0].message == "image_size 225 does not divide by patch_size 16"


def test_more_experts_than_there_are_cannot_be_used() -> None:
    """Of 8, a token does not use 9."""
    found = count_config({**KNOWN["mixtral-8x7b"].flat, "num_experts_per_tok": "9"}, context=512)
    assert isinstance(found, tuple)
    assert found[0].message == "a token uses 9 experts, of 8 in all"


@pytest.mark.parametrize("name", KNOWN)
def test_the_keys_that_count_are_enough(name: str) -> None:
    """What a submission keeps of a config gives the same numbers."""
    model = KNOWN[name]
    kept = {key: model.flat[key] for key in keys_read({**model.flat, "rope_theta": "10000.0"})}
    assert count_config(kept, context=model.context, target=model.target) == counted(model)


def test_every_family_is_a_known_model_or_told_by_one_of_its_kin() -> None:
    """Those that no public config stands for here are compared with the code of their family instead."""
    told = {model.config["model_type"] for model in KNOWN.values()}
    assert set(FAMILIES) - told == {
        "deit",
        "distilbert",
        "gpt_bigcode",
        "granite",
        "marian",
        "mbart",
        "mt5",
        "olmo3",
        "xlm-roberta",
    }
