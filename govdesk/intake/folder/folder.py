"""A model folder: card, configurations, licence files and weights, each read on its own; what fails is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.domain.records import Value
from govdesk.intake.bounded import (
    MAX_CARD_BYTES,
    MAX_JSON_BYTES,
    Refused,
    bytes_of,
    check_plain,
    entries,
    inside,
    name_of,
    reason,
    refuse,
)
from govdesk.intake.folder import hub
from govdesk.intake.folder.card import read_card
from govdesk.intake.folder.config import read_adapter, read_config, read_tokenizer
from govdesk.intake.kinds import sniff
from govdesk.intake.licence.files import digest_of, is_licence, is_policy, read_licence
from govdesk.intake.proposal import Progress, Reading, for_each_file
from govdesk.intake.weights.folder import WEIGHTS, Weights, hash_all, read_weights

# The first of these that is there counts.
CARDS = ("README.md", "readme.md", "Readme.md", "MODEL_CARD.md", "model_card.md", "README")
_CONFIGS: Mapping[str, Callable[[bytes, str], Reading]] = {
    "config.json": read_config,
    "adapter_config.json": read_adapter,
    "tokenizer_config.json": read_tokenizer,
}


@dataclass(slots=True)
class _Folder:
    """What is found in a folder while it is read: files, weights among them, subfolders, and what they said so far."""

    files: dict[str, Path] = field(default_factory=dict)
    weights: Weights = field(default_factory=dict)
    inner: list[Path] = field(default_factory=list)
    reading: Reading = field(default_factory=Reading)

    def attempt(self, file: str, read: Callable[[], Reading]) -> None:
        """Add what a reader gives; what it or the system refuses becomes a problem of that file."""
        try:
            self.reading += read()
        except Refused as refused:
            self.reading += Reading(problems=(refused.problem(file),))
        except OSError as error:
            self.reading += Reading(problems=(reason(error).problem(file),))


def read_folder(path: Path, progress: Progress | None) -> Reading:
    """Read a model folder. Raises Refused where there is nothing of a model in it, and Cancelled."""
    place = hub.locate(path)
    folder = _Folder()
    for entry in sorted(entries(place.folder), key=lambda entry: (entry.name != name_of(entry), entry.name)):
        folder.attempt(name_of(entry), partial(_sort, folder, entry, place.roots))
    if not (folder.weights or any(name in folder.files for name in (*CARDS, *_CONFIGS))):
        refuse("This folder holds no model card, no configuration and no weights.", "Choose the folder of one model.")
    _read_texts(folder)
    folder.reading += read_weights(folder.files, folder.weights)
    hashes, said = hash_all(folder.files, folder.weights, folder.reading.spoiled, progress)
    folder.reading += said
    if folder.reading:
        folder.reading += place.known + hub.blobs(folder.files, hashes)
        folder.attempt(hub.RECEIPTS.as_posix(), partial(hub.receipts, place.folder, tuple(folder.files), hashes))
    return folder.reading + Reading(problems=tuple(filter(None, map(_left_out, folder.inner))))


def _sort(folder: _Folder, entry: Path, roots: tuple[Path, ...]) -> Reading:
    """Put an entry where it belongs. Raises Refused for links that leave, pipes and devices."""
    if entry.is_symlink():
        inside(entry, roots)
    if entry.is_dir():
        folder.inner.append(entry)
        return Reading()
    name = name_of(entry)
    check_plain(entry)
    if name in folder.files:
        refuse("Another file here has a name that looks the same; only one of them is read.", "Rename one of them.")
    folder.files[name] = entry
    if name.lower().endswith(WEIGHTS):
        folder.weights[name] = sniff(entry)
    return Reading()


def _read_texts(folder: _Folder) -> None:
    files = folder.files
    card = next((name for name in CARDS if name in files), "")
    if card:
        folder.attempt(card, partial(_bounded, read_card, files[card], MAX_CARD_BYTES, card))
    for name, reader in _CONFIGS.items():
        if name in files:
            folder.attempt(name, partial(_bounded, reader, files[name], MAX_JSON_BYTES, name))
    licences = [name for name in files if is_licence(name)]
    for name in licences:
        folder.attempt(name, partial(read_licence, files[name], name))
    _digest(folder, "model.licence_text", licences)
    _digest(folder, "model.use_policy", [name for name in files if is_policy(name)])


def _bounded(reader: Callable[[bytes, str], Reading], path: Path, limit: int, name: str) -> Reading:
    return reader(bytes_of(path, limit), name)


def _digest(folder: _Folder, key: str, names: list[str]) -> None:
    said = {problem.where for problem in folder.reading.problems}
    found: dict[str, Value] = {}
    for name in names:
        try:
            found[name] = digest_of(folder.files[name])
        except Refused as refused:
            if name not in said:
                folder.reading += Reading(problems=(refused.problem(name),))
    folder.reading += Reading(for_each_file(key, found, "whole file"))


def _left_out(inner: Path) -> Problem | None:
    """Name a subfolder that holds weights or licences of its own; it is not entered, nor is one that leads back."""
    if inner.is_symlink():
        return None
    try:
        held = any(entry.name.lower().endswith(WEIGHTS) for entry in entries(inner))
    except Refused as refused:
        return refused.problem(name_of(inner))
    if is_licence(inner.name) and not held:
        return Problem(name_of(inner), "This subfolder is named for licences; it is not read.", "Look into it.")
    says = "This subfolder holds weights of its own; they are not read."
    return Problem(name_of(inner), says, "Read it by itself.") if held else None
