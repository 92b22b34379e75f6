"""From what the files say to one proposal. Sources that disagree are told; the field that they dispute is left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from govdesk.domain.records import Component, Value
from govdesk.intake.licence.names import OSI_APPROVED
from govdesk.intake.proposal import Base, Proposal, ReadFact, Reading
from govdesk.intake.wording import shortened

# Facts about which two sources can disagree, as a person calls them.
COMPARED = {
    "model.licence": "Licence",
    "model.parameters": "Number of parameters",
    "model.context_length": "Context length",
    "model.quantization": "Quantization",
    "model.version": "Version",
    "model.revision": "Revision",
}
_MOST_TOLD = 6
"""How many sources of one disagreement are named."""


def combine(path: Path, reading: Reading, fallback: ReadFact) -> Proposal:
    """Make the proposal. `fallback` names the component where nothing in the files does (the file's or folder's)."""
    name = _name(reading.facts, fallback)
    facts = (name, *(fact for fact in reading.facts if fact.key != name.key), *_base_facts(reading.bases))
    kind = "adapter" if any(_says_adapter(fact) for fact in facts) else "model"
    bases = tuple(_bases(reading.bases, kind))
    facts += tuple(ReadFact("model.base_relation", base.how, base.file, base.at) for base in bases[:1] if base.how)
    datasets = tuple(_merged(facts, "model.datasets"))
    conflicts = (*_disagreements(facts), *_begins_otherwise(facts), *_bases_disagree(reading.bases))
    return Proposal(path, _component(facts, kind, reading.hashes), facts, bases, datasets, conflicts, reading.problems)


def _component(facts: Sequence[ReadFact], kind: str, hashes: tuple[str, ...]) -> Component:
    licence = None if any(_begins_otherwise(facts)) else _agreed(facts, "model.licence")
    version = _agreed(facts, "model.revision") or _agreed(facts, "model.version")
    parameters = _agreed(facts, "model.parameters")
    return Component(
        id="",
        name=str(_agreed(facts, "model.name")),
        kind=kind,
        version=_text(version),
        openness="open" if licence in OSI_APPROVED else "",
        licence=_text(licence),
        parameters=parameters if isinstance(parameters, int) else None,
        languages=tuple(_merged(facts, "model.languages")),
        hashes=hashes,
    )


def _values(facts: Iterable[ReadFact], key: str) -> list[Value]:
    return [fact.value for fact in facts if fact.key == key]


def _agreed(facts: Iterable[ReadFact], key: str) -> Value:
    """Give the one value that all sources state, or None where there is none or more than one."""
    found = set(_values(facts, key))
    return found.pop() if len(found) == 1 else None


def _merged(facts: Iterable[ReadFact], key: str) -> dict[str, None]:
    """Collect the items of all lists under a key, each once, in order."""
    return dict.fromkeys(item for value in _values(facts, key) for item in _items(value))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _items(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _says_adapter(fact: ReadFact) -> bool:
    return fact.key.startswith("adapter.") or (fact.key == "model.kind" and fact.value == "adapter")


def _name(facts: Iterable[ReadFact], fallback: ReadFact) -> ReadFact:
    """Choose the name: the hub's, else a file's, unless the folder's holds it and says more (Gemma: gemma-2b-it)."""
    named = [fact for fact in facts if fact.key == "model.name"]
    by_hub = next((fact for fact in named if fact.at == "folder name"), None)
    if by_hub:
        return by_hub
    first = named[0] if named else fallback
    by_folder = "folder" in fallback.at
    more_exact = (
        by_folder
        and len(_plain(fallback.value)) > len(_plain(first.value))
        and _plain(first.value) in _plain(fallback.value)
    )
    return fallback if more_exact else first


def _plain(name: object) -> str:
    return re.sub(r"\W|_", "", str(name).lower())


def _disagreements(facts: Sequence[ReadFact]) -> Iterator[str]:
    for key, label in COMPARED.items():
        stated: dict[Value, ReadFact] = {}
        for fact in facts:
            if fact.key == key:
                stated.setdefault(fact.value, fact)
        if len(stated) > 1:
            yield f"{label}: {_said(list(stated.values()))}."


def _said(facts: Sequence[ReadFact], verb: str = "says") -> str:
    said = [f"{fact.file} ({fact.at}) {verb} {_shown(fact.value)}" for fact in facts[:_MOST_TOLD]]
    more = [f"{len(facts) - _MOST_TOLD} more say other things"] if len(facts) > _MOST_TOLD else []
    return "; ".join([*said, *more])


def _begins_otherwise(facts: Sequence[ReadFact]) -> Iterator[str]:
    """Compare the licence that is named with what a licence text beside it begins as."""
    named = [fact for fact in facts if fact.key == "model.licence"]
    for fact in facts:
        if fact.key == "model.licence_begins_as" and named and all(fact.value != one.value for one in named):
            yield f"Licence: {_said(named)}; {_said([fact], 'begins as')}."


def _shown(value: Value) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    items = _items(value)
    more = f" and {len(items) - _MOST_TOLD} more" if len(items) > _MOST_TOLD else ""
    return ", ".join(shortened(item) for item in items[:_MOST_TOLD]) + more


def _bases(bases: Iterable[Base], kind: str) -> Iterator[Base]:
    """Name each base once, with how it was derived where any source tells; what an adapter stands on, it adapts."""
    found: dict[str, Base] = {}
    for base in bases:
        key = base.name.lower()
        if key not in found or (base.how and not found[key].how):
            found[key] = base
    for base in found.values():
        yield replace(base, how=base.how or ("adapter" if kind == "adapter" else ""))


def _bases_disagree(bases: Iterable[Base]) -> Iterator[str]:
    """Compare the bases that different files name; what a file was quantised from is another thing than its base."""
    for one, other in pairwise(_by_file(base for base in bases if base.how != "quantized")):
        if not any(_same(base.name, another.name) for base in one for another in other):
            yield f"Base model: {_stated(one)}; {_stated(other)}."


def _by_file(bases: Iterable[Base]) -> list[list[Base]]:
    files: dict[str, list[Base]] = {}
    for base in bases:
        files.setdefault(base.file, []).append(base)
    return list(files.values())


def _base_facts(bases: Iterable[Base]) -> Iterator[ReadFact]:
    """Make one fact of the bases that a file names, in its own words.

    A file that means what another one says, spelled otherwise, says so under a key of its own: that is no conflict.
    """
    told: list[tuple[str, ...]] = []
    for named in _by_file(bases):
        names = tuple(base.name for base in named)
        otherwise = any(names != other and _mean_the_same(names, other) for other in told)
        key = f"model.base:{named[0].file}" if otherwise else "model.base"
        told.append(names)
        yield ReadFact(key, names[0] if len(names) == 1 else names, named[0].file, named[0].at)


def _mean_the_same(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return len(names) == len(others) and all(any(_same(name, other) for other in others) for name in names)


def _same(name: str, other: str) -> bool:
    """Compare names of models: with their owners where both have one, else without."""
    if "/" in name and "/" in other:
        return name.rstrip("/").casefold() == other.rstrip("/").casefold()
    return _last(name) == _last(other)


def _last(name: str) -> str:
    return _plain(name.rstrip("/").rsplit("/", 1)[-1])


def _stated(bases: Sequence[Base]) -> str:
    return f"{bases[0].file} ({bases[0].at}) says {_shown(tuple(base.name for base in bases))}"
