"""What a GGUF header says of the model in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Value
from govdesk.intake.licence.names import licence_id
from govdesk.intake.names import bases_from, model_name
from govdesk.intake.proposal import Base, ReadFact, Reading
from govdesk.intake.weights.gguf import GgufHeader, GgufValue
from govdesk.intake.weights.gguf_format import FILE_TYPES, UNQUANTISED
from govdesk.intake.weights.tensors import Tensor, parameters, types
from govdesk.intake.wording import MAX_ITEMS, is_local_path, one_line, stated

_TEXTS = {
    "general.architecture": "model.architecture",
    "general.version": "model.version",
    "general.organization": "model.organization",
    "general.author": "model.author",
    "general.quantized_by": "model.quantized_by",
    "general.size_label": "model.size_label",
    "general.finetune": "model.finetune",
    "general.license.link": "model.licence_link",
}
_LISTS = {"general.languages": "model.languages", "general.tags": "model.tags", "general.datasets": "model.datasets"}
_COMMIT = re.compile(r"[0-9a-f]{32,}")  # some converters write the revision where the name belongs
_MAX_PARENTS = 100  # base models or datasets of one file; merges have up to 20


def of_parts(parts: Sequence[tuple[str, GgufHeader, int]]) -> Reading:
    """Say what the parts (file, header, bytes) of one model say; the metadata stands in the first one."""
    file, first, _ = parts[0]
    tensors = tuple(tensor for _, header, _ in parts for tensor in header.tensors)
    bases, problems = _bases(first.values, file)
    facts = (*_facts(first.values, file), *_weights(first.values, tensors, file))
    cut = tuple(_cut(header, size, name) for name, header, size in parts if header.missing)
    says = "The file holds a vocabulary and no weights." if first.values else "The file holds neither keys nor weights."
    empty = (Problem(file, says),) if not tensors else ()
    return Reading(facts, bases, (*cut, *empty, *problems), spoiled=frozenset(problem.where for problem in cut))


def _facts(values: Mapping[str, GgufValue], file: str) -> Iterator[ReadFact]:
    yield from (ReadFact(key, value, file, at) for key, value, at in _stated(values) if value not in {"", ()})
    for key, value in values.items():
        if key.endswith(".context_length") and isinstance(value, int) and value > 0:
            yield ReadFact("model.context_length", value, file, one_line(key))
    template = values.get("tokenizer.chat_template")
    if isinstance(template, str) and template:
        digest = hashlib.sha256(template.encode()).hexdigest()
        yield ReadFact("model.chat_template", f"sha256:{digest}", file, "tokenizer.chat_template")


def _weights(values: Mapping[str, GgufValue], tensors: tuple[Tensor, ...], file: str) -> Iterator[ReadFact]:
    if not tensors:
        return
    count = parameters(tensors)
    if count is not None:
        yield ReadFact("model.parameters", count, file, "tensor shapes")
    yield ReadFact("model.tensor_types", types(tensors), file, "tensor types")
    mix = FILE_TYPES.get(_count(values, "general.file_type"))
    if mix:
        yield ReadFact("model.quantization", mix, file, "general.file_type")


def _stated(values: Mapping[str, GgufValue]) -> Iterator[tuple[str, Value, str]]:
    yield "model.name", _name(values), "general.name"
    if text(values, "general.type") == "adapter":
        yield "model.kind", "adapter", "general.type"
    for key, fact in _TEXTS.items():
        yield fact, text(values, key), key
    for key, fact in _LISTS.items():
        yield fact, texts(values, key), key
    yield "model.licence", licence_id(text(values, "general.license")), "general.license"
    yield "model.licence", licence_id(text(values, "general.license.name")), "general.license.name"
    datasets = tuple(model_name(name) for _, name in _numbered(values, "general.dataset") if not is_local_path(name))
    yield "model.datasets", datasets, "general.dataset"


def _name(values: Mapping[str, GgufValue]) -> str:
    name = text(values, "general.name")
    return "" if is_local_path(name) or _COMMIT.fullmatch(name) else name


def _bases(values: Mapping[str, GgufValue], file: str) -> tuple[tuple[Base, ...], Problems]:
    named = list(_numbered(values, "general.base_model"))
    how = "merge" if len(named) > 1 else "finetune" if text(values, "general.finetune") else ""
    if text(values, "general.type") == "adapter":
        how = "adapter"
    bases, problems = bases_from(named, how, file)
    at = next(
        (key for key in ("general.source.repo_url", "general.source.huggingface.repository") if text(values, key)), ""
    )
    quantised = FILE_TYPES.get(_count(values, "general.file_type"), "F32") not in UNQUANTISED
    more, also = bases_from([(at, text(values, at))] if at else [], "quantized" if quantised else "", file)
    return bases + more, problems + also


def _numbered(values: Mapping[str, GgufValue], stem: str) -> Iterator[tuple[str, str]]:
    """Give (key, name) of stem.0, stem.1 …: the repository where it is named, else the name."""
    for index in range(min(max(_count(values, f"{stem}.count"), 0), _MAX_PARENTS)):
        for key in (f"{stem}.{index}.repo_url", f"{stem}.{index}.name"):
            if text(values, key):
                yield key, text(values, key)
                break


def _count(values: Mapping[str, GgufValue], key: str) -> int:
    value = values.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _cut(header: GgufHeader, size: int, file: str) -> Problem:
    return Problem(file, f"The file is cut: it holds {size:,} of {size + header.missing:,} bytes.", "Fetch it again.")


def text(values: Mapping[str, GgufValue], key: str) -> str:
    """Give the text at a key, or ""."""
    value = values.get(key)
    return stated(value) if isinstance(value, str) else ""


def texts(values: Mapping[str, GgufValue], key: str) -> tuple[str, ...]:
    """Give the list of texts at a key, or none."""
    value = values.get(key)
    return tuple(filter(None, map(stated, value[:MAX_ITEMS]))) if isinstance(value, tuple) else ()
