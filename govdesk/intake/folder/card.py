"""A model card (README.md of a model repository): its metadata block, and its name from the first heading."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import text_of
from govdesk.intake.folder.front_matter import FrontMatter, split
from govdesk.intake.licence.names import licence_id
from govdesk.intake.names import bases_from, heading_name
from govdesk.intake.proposal import Base, ReadFact, Reading
from govdesk.intake.wording import MAX_ITEMS, clean, is_local_path, quoted, stated
from govdesk.intake.yaml_text import Yaml

# Key of the card -> fact. Source: huggingface/hub-docs, modelcard.md (specification of the metadata).
_TEXTS = {
    "license_link": "model.licence_link",
    "pipeline_tag": "model.task",
    "library_name": "model.library",
    "new_version": "model.superseded_by",
}
_LISTS = {"language": "model.languages", "datasets": "model.datasets", "tags": "model.tags"}
_RELATIONS = {"finetune": "finetune", "adapter": "adapter", "merge": "merge", "quantized": "quantized"}
_GATE = "extra_gated_"
# Chapters of the hub's template and of the cards that publishers keep beside their code.
_CHAPTER = re.compile(
    r"^#{1,4}\s.*\b(model (card|details|description|summary|overview|information)|intended use|out.of.scope"
    r"|training data|limitations|evaluation|how to use|model variants|ai model)",
    re.IGNORECASE | re.MULTILINE,
)
KEYS = frozenset({"license", "license_name", "base_model", "base_model_relation", "model-index", *_TEXTS, *_LISTS})


def read_card(content: bytes, file: str) -> Reading:
    """Read a card. Raises Refused where it is not text or its metadata cannot be read."""
    card = split(text_of(content))
    metadata = card.metadata()
    whole = ReadFact("model.card", f"sha256:{hashlib.sha256(content).hexdigest()}", file, "whole file")
    facts = (whole, *_name(card, file), *_licence(metadata, file), *_plain(metadata, file), *_gate(metadata, file))
    bases, problems = _bases(metadata, file)
    return Reading(facts, bases, (*_about(metadata, file), *_misspelt(metadata, file), *problems))


def is_card(text: str) -> bool:
    """Tell a card from any other text: it has a metadata block with a key of cards. Raises Refused as `read_card`."""
    card = split(text)
    return card.block is not None and not KEYS.isdisjoint(card.metadata())


def has_chapters(text: str) -> bool:
    """Tell a card without metadata from any other document: it has a chapter that model cards have."""
    return bool(_CHAPTER.search(split(text).body))


def _name(card: FrontMatter, file: str) -> Iterator[ReadFact]:
    name = heading_name(card.body)
    if name:
        yield ReadFact("model.name", name, file, "first heading")


def _licence(metadata: dict[str, Yaml], file: str) -> Iterator[ReadFact]:
    named = texts(metadata.get("license"))
    ids = tuple(filter(None, map(licence_id, named)))
    if ids:
        yield ReadFact("model.licence", ids[0] if len(ids) == 1 else ids, file, "license")
    own = licence_id(text(metadata.get("license_name")))
    if own:
        yield ReadFact("model.licence", own, file, "license_name")


def _plain(metadata: dict[str, Yaml], file: str) -> Iterator[ReadFact]:
    for key, fact in _LISTS.items():
        items = tuple(item for item in texts(metadata.get(key)) if not is_local_path(item))
        if items:
            yield ReadFact(fact, items, file, key)
    for key, fact in _TEXTS.items():
        value = text(metadata.get(key))
        if value:
            yield ReadFact(fact, value, file, key)


def _gate(metadata: dict[str, Yaml], file: str) -> Iterator[ReadFact]:
    keys = [key for key in metadata if key.startswith(_GATE)]
    if keys:
        yield ReadFact("model.has_gate_terms", True, file, keys[0])
    terms = metadata.get(_GATE + "prompt")
    if isinstance(terms, str) and terms.strip():
        digest = hashlib.sha256(terms.encode("utf-8", "replace")).hexdigest()
        yield ReadFact("model.gate_terms", f"sha256:{digest}", file, _GATE + "prompt")


def _bases(metadata: dict[str, Yaml], file: str) -> tuple[tuple[Base, ...], tuple[Problem, ...]]:
    stated = text(metadata.get("base_model_relation"))
    names = [(f"base_model[{i}]", name) for i, name in enumerate(texts(metadata.get("base_model")))]
    if isinstance(metadata.get("base_model"), str):
        names = [("base_model", name) for _, name in names]
    how = _RELATIONS.get(stated, "")
    if not stated and len(names) > 1:
        how = "merge"  # so the specification reads more than one base without a stated relation
    elif not stated and text(metadata.get("library_name")) == "peft":
        how = "adapter"
    bases, problems = bases_from(names, how, file)
    if stated and not how:
        says = f"The relation {quoted(stated)} to the base model is not one of the known four."
        problems += (Problem(f"{file}:base_model_relation", says),)
    return bases, problems


def _about(metadata: dict[str, Yaml], file: str) -> Iterator[Problem]:
    if not metadata:
        yield Problem(file, "This card has no metadata block, so licence, base model and languages cannot be read.")
        return
    yield from _about_licence(metadata, file)
    for path in filter(is_local_path, texts(metadata.get("datasets"))):
        says = f"A dataset is given as a folder on somebody's machine ({quoted(path)}), which names no dataset."
        yield Problem(f"{file}:datasets", says, "Ask the model's maker which data that was.")
    for key in (*_LISTS, "license", "base_model"):
        held = metadata.get(key)
        if isinstance(held, dict) or (isinstance(held, list) and any(isinstance(item, dict | list) for item in held)):
            says = f"The key {quoted(key)} holds keys of its own where text or a list belongs; these are not read."
            yield Problem(f"{file}:{key}", says)


def _about_licence(metadata: dict[str, Yaml], file: str) -> Iterator[Problem]:
    named = texts(metadata.get("license"))
    if len(named) > 1:
        listed = quoted(", ".join(named))
        says = f"The card names {len(named)} licences ({listed}) and does not say whether one or all apply."
        yield Problem(f"{file}:license", says)
    elif named and not licence_id(named[0]) and not licence_id(text(metadata.get("license_name"))):
        says = f"The card says {quoted(named[0])} and names no licence."
        yield Problem(f"{file}:license", says, "Read the licence file.")


def _misspelt(metadata: dict[str, Yaml], file: str) -> Iterator[Problem]:
    for key in metadata:
        meant = re.sub(r"[\s-]+", "_", key.strip(" -").lower())
        if key not in KEYS and meant in KEYS:
            yield Problem(f"{file}:{clean(key)}", f"The key {quoted(key)} is not read; {quoted(meant)} may be meant.")


def text(value: Yaml) -> str:
    """Give a text value, or "" where something else stands there."""
    return stated(value) if isinstance(value, str) else ""


def texts(value: Yaml) -> tuple[str, ...]:
    """Give a value that may be one text or a list of texts, as a tuple without empties."""
    items = value[:MAX_ITEMS] if isinstance(value, list) else [value]
    return tuple(filter(None, map(text, items)))
