"""Weights files: one by one, and as the sets that a model is split into."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import MAX_JSON_BYTES, Refused, bytes_of, plain_file, plain_name, refuse
from govdesk.intake.json_text import count_at, object_at, parse_json
from govdesk.intake.proposal import ReadFact, Reading
from govdesk.intake.weights import safetensors
from govdesk.intake.weights.safetensors import Header
from govdesk.intake.weights.tensors import Tensor, parameters, types
from govdesk.intake.wording import quoted

INDEX = "model.safetensors.index.json"
WHOLE = ("model.safetensors", "adapter_model.safetensors")
MAX_SHARDS = 2_000  # files of one model; the most split real ones have under 300
_SHARD = re.compile(r"^(.+)-(\d{5})-of-(\d{5})\.(safetensors|gguf)$")


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a split model: file -> its tensors, and the bytes of all tensors where it says so."""

    tensors: Mapping[str, frozenset[str]]
    total_size: int | None


def read_index(content: bytes) -> Index:
    """Read a model.safetensors.index.json. Raises Refused, also where it names a file outside the folder."""
    document = parse_json(content)
    tensors: defaultdict[str, set[str]] = defaultdict(set)
    for tensor, name in object_at(document, "weight_map").items():
        if not isinstance(name, str):
            refuse(f"The tensor {quoted(tensor)} lies in no file.", at="weight_map")
        tensors[plain_name(name, at="weight_map")].add(tensor)
    if not tensors:
        refuse("The index names no tensors.", at="weight_map")
    if len(tensors) > MAX_SHARDS:
        refuse(f"The index names more than {MAX_SHARDS:,} files.", at="weight_map")
    files = {name: frozenset(tensors[name]) for name in sorted(tensors)}
    return Index(files, count_at(object_at(document, "metadata"), "total_size"))


def one_file(path: Path, file: str) -> tuple[Header, Reading]:
    """Read one .safetensors file. Raises Refused."""
    with plain_file(path) as (stream, size):
        header = safetensors.read_header(stream, size)
    if not header.missing:
        return header, Reading()
    says = f"The file is cut: it holds {size:,} of {size + header.missing:,} bytes."
    return header, Reading(problems=(Problem(file, says, "Fetch it again."),), spoiled=frozenset({file}))


def counted(tensors: tuple[Tensor, ...], file: str) -> Reading:
    """Count the parameters of a model from all its tensors; says so where the shapes cannot tell."""
    count = parameters(tensors)
    facts = list(_described(tensors, file)) if tensors else []
    if count is None:
        says = "Several weights share one number in this quantised file, so its shapes do not count the parameters."
        return Reading(tuple(facts), problems=(Problem(file, says),))
    return Reading((*facts, ReadFact("model.parameters", count, file, "tensor shapes")) if tensors else ())


def _described(tensors: tuple[Tensor, ...], file: str) -> Iterator[ReadFact]:
    yield ReadFact("model.tensor_types", types(tensors), file, "tensor types")
    if all(".lora_" in tensor.name for tensor in tensors):
        yield ReadFact("model.kind", "adapter", file, "tensor names")


def part_of(name: str) -> int:
    """Tell how many parts the model has of which this file is one, by its name; 1 for a file that is whole."""
    found = _SHARD.match(name)
    return int(found[3]) if found else 1


def one_of_parts(reading: Reading, names: tuple[str, ...]) -> Reading:
    """Take the count away where the files that were counted are not all parts of the model."""
    parts = part_of(names[0])
    if parts <= len(names):
        return reading
    says = f"This is one of {parts} parts of a model, so its parameters are not counted."
    problem = Problem(names[0], says, "Choose the folder of the model, with all its parts.")
    facts = tuple(fact for fact in reading.facts if fact.key != "model.parameters")
    return replace(reading, facts=facts, problems=(*reading.problems, problem))


def from_folder(files: Mapping[str, Path], pointers: frozenset[str]) -> Reading:
    """Read the .safetensors files of a folder that make up its model. Every fault becomes a problem of the file.

    pointers: names of files that are only Git LFS pointers, of which the folder has told already.
    """
    if INDEX in files:
        try:
            index = read_index(bytes_of(files[INDEX], MAX_JSON_BYTES))
        except Refused as refused:
            return Reading(problems=(refused.problem(INDEX),))
        return _Set(files, pointers, INDEX, index).read(tuple(index.tensors))
    names = sorted(name for name in {*files, *pointers} if name.lower().endswith(".safetensors"))
    whole = [name for name in WHOLE if name in names] or names
    chosen = (whole[0],) if len(whole) == 1 else complete_split(names)
    if chosen:
        return one_of_parts(_Set(files, pointers, chosen[0], None).read(chosen), chosen)
    if names and all(part_of(name) > 1 for name in names):
        says = (
            f"Only {len(names)} of {part_of(names[0])} parts of this model are here, so its parameters are not counted."
        )
        return Reading(problems=(Problem(names[0], says),))
    if names:
        says = f"{len(names)} weights files stand side by side, and no index says which of them make up the model."
        return Reading(problems=(Problem(names[0], says, "Read the one that is in use."),))
    return Reading()


def complete_split(names: list[str]) -> tuple[str, ...]:
    """Give the parts of a split model where all names are its parts and none is missing, else nothing."""
    parts = [found for found in map(_SHARD.match, names) if found]
    if not parts or len(parts) != len(names) or len({(part[1], part[3]) for part in parts}) != 1:
        return ()
    return tuple(names) if len(names) == int(parts[0][3]) else ()


@dataclass(slots=True)
class _Set:
    """The files that make up one model, added up."""

    files: Mapping[str, Path]
    pointers: frozenset[str]
    place: str
    index: Index | None
    tensors: list[Tensor] = field(default_factory=list)
    size: int = 0
    problems: list[Problem] = field(default_factory=list)
    spoiled: set[str] = field(default_factory=set)

    def read(self, names: tuple[str, ...]) -> Reading:
        added = [self._add(name) for name in names]
        whole = all(added)
        if not whole and not self.problems:  # pointers only, of which the folder has told
            return Reading()
        if not whole:
            says = "Not all weights of this model could be read, so its parameters are not counted."
            self.problems.append(Problem(self.place, says))
            return Reading(problems=tuple(self.problems), spoiled=frozenset(self.spoiled))
        if self.index and self.index.total_size not in {None, self.size}:
            says = f"The index says {self.index.total_size:,} bytes of tensors; its files hold {self.size:,}."
            self.problems.append(Problem(f"{self.place}:metadata.total_size", says))
        read = Reading(problems=tuple(self.problems), spoiled=frozenset(self.spoiled))
        return read + counted(tuple(self.tensors), self.place)

    def _add(self, name: str) -> bool:
        if name in self.pointers:
            return False
        try:
            if name not in self.files:
                refuse("This weights file is named in the index and is not here.")
            header, said = one_file(self.files[name], name)
        except Refused as refused:
            self.problems.append(refused.problem(name))
            self.spoiled.add(name)
            return False
        self.problems += said.problems
        self.spoiled |= said.spoiled
        self.size += header.data_bytes
        self.tensors += header.tensors
        if self.index:
            self.problems += _misplaced(self.index.tensors[name], name, header)
        return True


def _misplaced(promised: frozenset[str], name: str, header: Header) -> Iterator[Problem]:
    odd = promised ^ {tensor.name for tensor in header.tensors}
    if odd:
        says = f"The index and the file disagree about {len(odd):,} tensors, {quoted(min(odd))} among them."
        yield Problem(name, says)
