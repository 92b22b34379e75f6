"""config.json, adapter_config.json and tokenizer_config.json of a model folder.

Keys as written by huggingface/transformers (PretrainedConfig) and huggingface/peft (PeftConfig, LoraConfig).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from govdesk.domain.records import Value
from govdesk.intake.json_text import Json, count_at, object_at, parse_json, text_at, texts_at
from govdesk.intake.names import bases_from
from govdesk.intake.proposal import ReadFact, Reading
from govdesk.intake.wording import MAX_ITEMS, is_local_path

# Architectures name their context length differently; the first one that stands counts.
_CONTEXT = ("max_position_embeddings", "n_positions", "max_sequence_length", "max_seq_len", "seq_length", "n_ctx")
_INNER = "text_config"  # where models of text and image keep what is said of text


def read_config(content: bytes, file: str) -> Reading:
    """Read a config.json. Raises Refused."""
    document = parse_json(content)
    return Reading(tuple(_config_facts(document, file)))


def _config_facts(document: Mapping[str, Json], file: str) -> Iterator[ReadFact]:
    classes = texts_at(document, "architectures")
    loaded_from = text_at(document, "_name_or_path")
    inner = object_at(document, _INNER)
    found = [
        ("model.architecture", text_at(document, "model_type"), "model_type"),
        ("model.class", classes[0] if classes else "", "architectures[0]"),
        ("model.dtype", *_first(document, ("dtype", "torch_dtype"))),
        ("model.loaded_from", "" if is_local_path(loaded_from) else loaded_from, "_name_or_path"),
        ("model.quantization", *_quantization(document)),
        ("model.context_length", *(_context(document, "") or _context(inner, f"{_INNER}.") or (None, ""))),
        ("model.remote_code", True if "auto_map" in document else None, "auto_map"),
    ]
    for key, value, at in found:
        if value not in {None, ""}:
            yield ReadFact(key, value, file, at)


def _first(document: Mapping[str, Json], keys: tuple[str, ...]) -> tuple[str, str]:
    return next(((text_at(document, key), key) for key in keys if text_at(document, key)), ("", ""))


def _context(document: Mapping[str, Json], prefix: str) -> tuple[int, str] | None:
    for key in _CONTEXT:
        count = count_at(document, key)
        if count:
            return count, prefix + key
    return None


def _quantization(document: Mapping[str, Json]) -> tuple[str, str]:
    found = object_at(document, "quantization_config")
    method = text_at(found, "quant_method")
    if not method and (bits := count_at(object_at(document, "quantization"), "bits")):
        return f"{bits}-bit", "quantization.bits"  # as MLX writes it
    loaded = next((bits for bits in (4, 8) if found.get(f"load_in_{bits}bit") is True), None)
    bits = count_at(found, "bits") or loaded
    return (f"{method} {bits}-bit" if bits else method) if method else "", "quantization_config.quant_method"


def read_adapter(content: bytes, file: str) -> Reading:
    """Read an adapter_config.json: what it adapts, how and how large. Raises Refused."""
    document = parse_json(content)
    found: list[tuple[str, Value, str]] = [
        ("adapter.type", text_at(document, "peft_type").lower(), "peft_type"),
        ("adapter.task", text_at(document, "task_type").lower(), "task_type"),
        ("adapter.base_revision", text_at(document, "revision"), "revision"),
        ("adapter.r", count_at(document, "r"), "r"),
        ("adapter.alpha", _number(document.get("lora_alpha")), "lora_alpha"),
        ("adapter.targets", _targets(document), "target_modules"),
    ]
    facts = tuple(ReadFact(key, value, file, at) for key, value, at in found if value not in {None, "", ()})
    base = text_at(document, "base_model_name_or_path")
    at = "base_model_name_or_path"
    bases, problems = bases_from([(at, base)] if base else [], "adapter", file)
    return Reading(facts, bases, problems)


def _number(value: Json) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _targets(document: Mapping[str, Json]) -> tuple[str, ...]:
    one = text_at(document, "target_modules")
    return (one,) if one else tuple(sorted(texts_at(document, "target_modules")[:MAX_ITEMS]))


def read_tokenizer(content: bytes, file: str) -> Reading:
    """Read a tokenizer_config.json: the hash of its chat template, which is never run. Raises Refused."""
    template = parse_json(content).get("chat_template")
    if not isinstance(template, str) or not template:
        return Reading()
    digest = hashlib.sha256(template.encode("utf-8", "replace")).hexdigest()
    return Reading((ReadFact("model.chat_template", f"sha256:{digest}", file, "chat_template"),))
