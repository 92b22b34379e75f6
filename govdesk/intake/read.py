"""The one door of intake: a path in, a proposal or problems out."""

from __future__ import annotations

import re
from pathlib import Path

from govdesk.domain.problems import Problem, Problems
from govdesk.intake.bounded import MAX_CARD_BYTES, Refused, bytes_of, name_of, reason, refuse, text_of
from govdesk.intake.combine import combine
from govdesk.intake.folder.card import has_chapters, is_card, read_card
from govdesk.intake.folder.folder import CARDS, read_folder
from govdesk.intake.folder.hub import of_file
from govdesk.intake.kinds import Kind, Sniffed, sniff
from govdesk.intake.licence.files import is_licence, is_policy
from govdesk.intake.proposal import Progress, Proposal, ReadFact, Reading
from govdesk.intake.weights.folder import gguf_files, hash_all, pointer_problem
from govdesk.intake.weights.hashing import Cancelled
from govdesk.intake.weights.sets import WHOLE, counted, one_file, one_of_parts, part_of
from govdesk.intake.wording import file_name

_CARD_NAMES = (".md", ".markdown")
_SUFFIX = re.compile(r"\.(gguf|safetensors|md|markdown)$", re.IGNORECASE)
_WHOLE_FOLDER = "Choose the folder of the model, with its card and configuration."
_REFUSED = {
    Kind.EMPTY: ("This file is empty.", ""),
    Kind.PICKLE: ("This is a pickle or archive, which can run code when it is opened; it is not read.", _WHOLE_FOLDER),
    Kind.OLD_GGML: ("This is an old GGML file, from before GGUF.", "Convert it with llama.cpp."),
}


def read(path: Path, progress: Progress | None = None) -> Proposal | Problems:
    """Read a model folder, a model card, a .safetensors or a .gguf file. Writes nothing, uses no network.

    path: what a person chose. progress: hears how far hashing is and can cancel it.
    Problems where the whole is refused: each names file and place. What is wrong with a part is in the proposal.
    """
    try:
        path = path.absolute()
    except OSError as error:  # the folder that one works in is gone
        return (reason(error).problem(name_of(path)),)
    name = name_of(path)
    try:
        reading = read_folder(path, progress) if path.is_dir() else _read_file(path, name, progress)
    except Refused as refused:
        return (refused.problem(name),)
    except OSError as error:  # a folder on the way that may not be entered, a disk that was pulled
        return (reason(error).problem(name),)
    except Cancelled:
        return (Problem(name, "Reading was cancelled; nothing was taken over."),)
    if not reading:
        return reading.problems or (Problem(name, "Nothing about a model could be read here."),)
    return combine(path, reading, _fallback(path, name))


def _read_file(path: Path, name: str, progress: Progress | None) -> Reading:
    sniffed = sniff(path)
    if sniffed.kind is Kind.POINTER:
        return Reading(problems=(pointer_problem(name, sniffed),))
    if sniffed.kind in _REFUSED:
        refuse(*_REFUSED[sniffed.kind])
    if sniffed.kind is Kind.GGUF:
        return _whole(path, name, sniffed, gguf_files({name: path}, (name,)), progress) + of_file(path)
    if sniffed.kind is Kind.SAFETENSORS or name.lower().endswith(".safetensors"):
        header, said = one_file(path, name)
        return _whole(path, name, sniffed, said + counted(header.tensors, name), progress) + of_file(path)
    return _read_text(path, name) + of_file(path)


def _whole(path: Path, name: str, sniffed: Sniffed, reading: Reading, progress: Progress | None) -> Reading:
    """Add the hash of a weights file that stands alone."""
    if not reading:
        return reading
    return one_of_parts(reading, (name,)) + hash_all({name: path}, {name: sniffed}, reading.spoiled, progress)[1]


def _read_text(path: Path, name: str) -> Reading:
    named_so = name.lower().endswith(_CARD_NAMES)
    if is_policy(name) or is_licence(name):
        refuse(
            "This is a licence or a policy alone, which says nothing of the model that it belongs to.", _WHOLE_FOLDER
        )
    content = bytes_of(path, MAX_CARD_BYTES)
    if name not in CARDS and not _could_be_card(content, named_so=named_so):
        refuse("This is neither a model card nor a weights file that is read here.", _WHOLE_FOLDER)
    return read_card(content, name)


def _could_be_card(content: bytes, *, named_so: bool) -> bool:
    """Tell whether a text has a card's metadata or, where its name allows for it, a card's chapters."""
    try:
        text = text_of(content)
        return is_card(text) or (named_so and has_chapters(text))
    except Refused:
        return named_so


def _fallback(path: Path, name: str) -> ReadFact:
    """Take the folder's name where the file's own says nothing (README.md, model.safetensors), else the file's."""
    if path.is_dir():
        return ReadFact("model.name", name, name, "folder name")
    if name in CARDS or name in WHOLE or part_of(name) > 1:
        return ReadFact("model.name", file_name(path.parent.name) or "Model", name, "name of its folder")
    return ReadFact("model.name", _SUFFIX.sub("", name) or "Model", name, "file name")
