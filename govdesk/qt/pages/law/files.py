"""Pack files that the law page reads and writes, off the GUI thread where that can take time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problems
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Outcome
from govdesk.qt.parts.cards import sentence
from govdesk.store.packs import load_cases, load_pack, shipped_cases

READ = "Packs (*.yaml *.yml *.xlsx *.csv)"
WRITTEN = "Workbook (*.xlsx);;YAML (*.yaml)"
EXAMPLES = "Workbook (*.xlsx);;CSV (*.csv);;YAML (*.yaml)"


def read(desk: Desk, path: Path, came: Callable[[Pack | Problems], None]) -> None:
    """Read a pack file in the background, then hand it on."""
    desk.jobs.run(lambda _job: load_pack(path), lambda outcome: _hand_on(outcome, came))


def _hand_on(outcome: Outcome[Pack | Problems], came: Callable[[Pack | Problems], None]) -> None:
    if isinstance(outcome, Failed):
        raise outcome.error
    if isinstance(outcome, Done):
        came(outcome.value)


def write_example(desk: Desk, parent: QWidget) -> None:
    """Write the example from which a pack begins where the person says."""
    from govdesk.store.pack_template import template

    path = _asked(desk, parent, "Write an example of a pack", "our-policy.xlsx", EXAMPLES)
    if path is not None:
        _write(desk, path, template(path.suffix.casefold()), "Change it to your own rules, then read it here.")


def export(desk: Desk, parent: QWidget, pack: Pack) -> None:
    """Write a pack where the person says, as a workbook or as YAML."""
    from govdesk.store.pack_files import pack_file

    path = _asked(desk, parent, "Export the pack", f"{pack.id.replace('/', '-')}.xlsx", WRITTEN)
    if path is not None:
        cases = shipped_cases(pack.id)
        _write(desk, path, pack_file(pack, path.suffix.casefold(), load_cases(cases) if cases else None))


def _asked(desk: Desk, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    path = desk.dialogs.save_file(parent, title, name, kinds)
    if path is None:
        return None
    endings = [ending for ending in (".xlsx", ".csv", ".yaml") if f"*{ending}" in kinds]
    return path if path.suffix.casefold() in endings else path.with_name(f"{path.name}{endings[0]}")


def _write(desk: Desk, path: Path, content: bytes | Problems, then: str = "") -> None:
    if isinstance(content, tuple):
        desk.said.emit(sentence(content), "bad")
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        desk.said.emit(f"{path} cannot be written: {error.strerror}.", "bad")
        return
    desk.said.emit(f"Written to {path}. {then}".strip(), "good")
