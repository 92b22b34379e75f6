"""The weights files of a folder: told apart by content, read by header, hashed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from govdesk.domain.problems import Problem, Problems
from govdesk.intake.bounded import Refused, plain_file
from govdesk.intake.kinds import Kind, Sniffed, pointed_at
from govdesk.intake.proposal import Progress, ReadFact, Reading, for_each_file
from govdesk.intake.weights import gguf
from govdesk.intake.weights.gguf_model import of_parts
from govdesk.intake.weights.hashing import Meter, sha256_of
from govdesk.intake.weights.sets import complete_split, from_folder, one_of_parts

Weights = dict[str, Sniffed]

_MOST_ALIKE = 20
WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib")
_TRAINING = ("training_args", "optimizer", "scheduler", "rng_state", "scaler")  # left over from training; not the model
_HASHED = frozenset({Kind.SAFETENSORS, Kind.GGUF, Kind.PICKLE, Kind.OLD_GGML})
_AS_IT_IS = {
    Kind.OLD_GGML: "This is an old GGML file, from before GGUF; it is hashed and not read.",
    Kind.PICKLE: "This is a pickle or archive, which can run code when it is loaded; it is hashed and not opened.",
}


def read_weights(files: Mapping[str, Path], weights: Weights) -> Reading:
    """Read the headers of all weights in a folder, and say what is odd about them."""
    pointers = {name for name, sniffed in weights.items() if sniffed.kind is Kind.POINTER}
    ggufs = sorted(name for name, sniffed in weights.items() if sniffed.kind is Kind.GGUF)
    pickles = tuple(sorted(name for name, sniffed in weights.items() if sniffed.kind is Kind.PICKLE))
    reading = Reading((ReadFact("model.pickles", pickles, pickles[0], "first bytes"),) if pickles else ())
    odd = (problem for name, sniffed in weights.items() for problem in _odd(name, sniffed))
    reading += Reading(problems=_shortened(odd)) + _pointed({name: weights[name] for name in sorted(pointers)})
    read_apart = {*pointers, *ggufs, *pickles}
    plain = {name: path for name, path in files.items() if name not in read_apart}
    return reading + from_folder(plain, frozenset(pointers)) + _ggufs(files, ggufs)


def _shortened(problems: Iterable[Problem]) -> Problems:
    """Tell the first files of which the same is to be said, and count the rest."""
    alike: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.says].append(problem)
    told = [problem for same in alike.values() for problem in same[:_MOST_ALIKE]]
    rest = [(same[0], len(same) - _MOST_ALIKE) for same in alike.values() if len(same) > _MOST_ALIKE]
    return (*told, *(Problem(one.where, f"The same holds for {more:,} other files.") for one, more in rest))


def _odd(name: str, sniffed: Sniffed) -> tuple[Problem, ...]:
    if sniffed.kind in _AS_IT_IS:
        return (Problem(name, _AS_IT_IS[sniffed.kind]),)
    if sniffed.kind is Kind.POINTER:
        return (pointer_problem(name, sniffed),)
    if sniffed.kind is Kind.GGUF and not name.lower().endswith(".gguf"):
        return (Problem(name, "This is a GGUF file under another name; it is read as what it is."),)
    if name.lower().endswith(".gguf") and sniffed.kind is not Kind.GGUF:
        return (Problem(name, "This is named as a GGUF file and does not begin as one."),)
    return ()


def pointer_problem(name: str, sniffed: Sniffed) -> Problem:
    """Say of a Git LFS pointer that the file it stands for is not here."""
    found = pointed_at(sniffed.opening)
    says = (
        f"the file itself ({found[1]:,} bytes) is not here"
        if found
        else "it is damaged, and the file itself is not here"
    )
    return Problem(name, f"This is a Git LFS pointer: {says}.", "Run git lfs pull, then read it again.")


def _pointed(pointers: Weights) -> Reading:
    found = {name: target for name, sniffed in pointers.items() if (target := pointed_at(sniffed.opening))}
    digests = for_each_file("file.pointer", {name: f"sha256:{digest}" for name, (digest, _) in found.items()}, "oid")
    return Reading(
        digests + for_each_file("file.pointer_size", {name: size for name, (_, size) in found.items()}, "size")
    )


def _ggufs(files: Mapping[str, Path], names: list[str]) -> Reading:
    """Read the first GGUF file, or all parts of a split one."""
    if not names:
        return Reading()
    # A projector of images lies beside its model and describes no model.
    names = [name for name in names if "mmproj" not in name.lower()] or names
    split = complete_split(names)
    chosen = split or (names[0],)
    reading = one_of_parts(gguf_files(files, chosen), chosen)
    if len(names) > 1 and not split:
        says = f"{len(names)} GGUF files stand side by side; facts are read from this one only."
        reading += Reading(problems=(Problem(names[0], says, "Read the one that is in use."),))
    return reading


def gguf_files(files: Mapping[str, Path], names: tuple[str, ...]) -> Reading:
    """Read the parts of one GGUF model; where one part is refused, none is used."""
    parts: list[tuple[str, gguf.GgufHeader, int]] = []
    for name in names:
        try:
            with plain_file(files[name]) as (stream, size):
                parts.append((name, gguf.read_header(stream, size), size))
        except Refused as refused:
            return Reading(problems=(refused.problem(name),), spoiled=frozenset(names))
    return of_parts(parts)


def hash_all(
    files: Mapping[str, Path], weights: Weights, spoiled: frozenset[str], progress: Progress | None
) -> tuple[dict[str, str], Reading]:
    """Hash every weights file that is whole. Gives file -> hash, and what to say. Raises Cancelled."""
    chosen = [
        name
        for name, sniffed in weights.items()
        if sniffed.kind in _HASHED and name not in spoiled and not name.startswith(_TRAINING)
    ]
    meter = Meter(sum(weights[name].size for name in chosen), progress)
    hashes: dict[str, str] = {}
    problems: list[Problem] = []
    for name in chosen:
        try:
            hashes[name] = sha256_of(files[name], meter)
        except Refused as refused:
            problems.append(refused.problem(name))
    return hashes, hashed(hashes) + Reading(problems=tuple(problems))


def hashed(hashes: Mapping[str, str]) -> Reading:
    """Make facts of hashes, and the lines that the register keeps."""
    facts = for_each_file("file.sha256", hashes, "whole file")
    return Reading(facts, hashes=tuple(f"{name} sha256:{digest}" for name, digest in hashes.items()))
