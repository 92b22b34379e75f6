"""The evidence of an answer: files kept already and files to be kept, each with its SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from govdesk.app.commands.evidence import EvidenceFile
from govdesk.domain.problems import Problem
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Outcome
from govdesk.qt.pages.checklists.evidence_files import (
    Held,
    KindChoice,
    of_kind,
    read_files,
    size_text,
    standing,
    write_copy,
)
from govdesk.qt.parts.cards import button, row, sentence
from govdesk.qt.parts.fields import Field
from govdesk.qt.parts.theme import label, line_height

_ROWS = 2


class EvidenceField(Field):
    """Adds files by button or drop, verifies them, writes a copy out. `edited` when the list changes."""

    def __init__(self, desk: Desk) -> None:
        """Start without files."""
        super().__init__()
        self._desk = desk
        self._held: list[Held] = []
        self._kinds: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setFixedHeight(round(line_height() * 1.7 * _ROWS))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(round(line_height() * 0.9), round(line_height() * 0.9)))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.says = label("", "small", role="muted")
        self.says.hide()
        self.add_button = button("Add…", self.ask, tip="E adds files; files can be dropped here, too")
        self.verify_button = button("Verify", self.verify, tip="Compute the SHA-256 of the kept file again")
        self.copy_button = button("Copy…", self.save_copy, tip="Write the kept file into a folder")
        self.remove_button = button("Take off", self.take_off, tip="The answer names the file no longer")
        self.kind = KindChoice()
        self._hold(
            _column(
                self.list,
                self.kind,
                row(self.add_button, self.verify_button, self.copy_button, self.remove_button),
                self.says,
            )
        )
        self.control = self.list
        self.setFocusProxy(self.list)
        self.setAcceptDrops(True)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.kind.edited.connect(self._say_kind)
        self._enable()

    # ---- the list ----------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Name the files by their hashes."""
        return ",".join(held.sha256 for held in self._held)

    def put(self, text: str) -> None:
        """Empty the list; `show_files` fills it."""
        if not text:
            self.show_files(())

    def show_files(self, files: Iterable[Held]) -> None:
        """Show what an answer names and what is to be added to it."""
        self._held = list(files)
        self._fill()

    @property
    def files(self) -> tuple[Held, ...]:
        """What is on the list."""
        return tuple(self._held)

    @property
    def keep(self) -> tuple[str, ...]:
        """The ids of kept files that the answer names."""
        return tuple(held.kept.id for held in self._held if held.kept is not None)

    @property
    def kinds(self) -> dict[str, str]:
        """What kept files are, by their ids."""
        return {held.kept.id: held.kind for held in self._held if held.kept is not None}

    def offer_kinds(self, kinds: Iterable[str]) -> None:
        """Offer the kinds of evidence that checks of the requirement look for."""
        self._kinds = tuple(kinds)
        self._enable()

    def _say_kind(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._held):
            self._held[at] = of_kind(self._held[at], self.kind.text())
            self._fill()
            self.edited.emit()

    @property
    def new(self) -> tuple[EvidenceFile, ...]:
        """The files to be kept."""
        return tuple(held.new for held in self._held if held.new is not None)

    def _fill(self) -> None:
        at = self.list.currentRow()
        self.list.clear()
        for held in self._held:
            tone, word = standing(held)
            item = QListWidgetItem(self._desk.theme.shape(tone), f"{held.name}  ({word}, {held.sha256[:8]})")
            item.setToolTip(
                f"{held.name}: {held.kind or 'kind not said'}, {word}\nSHA-256 {held.sha256}\n{size_text(held.size)}"
            )
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(at, 0), len(self._held) - 1))
        self.says.hide()
        self._enable()

    def _enable(self) -> None:
        held = self._current()
        kept = held is not None and held.kept is not None
        locked = not self.add_button.isEnabled()
        self.verify_button.setEnabled(kept)
        self.copy_button.setEnabled(kept)
        self.remove_button.setEnabled(held is not None and not locked)
        self.kind.stand(self._kinds, held, locked=locked, shown=bool(self._held and self._kinds))

    def _current(self) -> Held | None:
        at = self.list.currentRow()
        return self._held[at] if 0 <= at < len(self._held) else None

    def lock(self, locked: bool) -> None:
        """Let nothing be added or taken off; verifying and copying stay."""
        self.add_button.setEnabled(not locked)
        self.setAcceptDrops(not locked)
        self._enable()

    # ---- adding ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for files and add them."""
        if self.add_button.isEnabled():
            self.add(self._desk.dialogs.open_files(self, "Add evidence"))

    def add(self, paths: Iterable[Path]) -> None:
        """Read files off the GUI thread and put them on the list."""
        wanted = tuple(paths)
        if wanted:
            self._tell(f"Reading {wanted[0].name}…" if len(wanted) == 1 else f"Reading {len(wanted)} files…")
            self._desk.jobs.run(lambda job: read_files(job, wanted), partial(self._added, self._held))

    def _added(self, held: list[Held], outcome: Outcome[list[Held | Problem]]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error
        if not isinstance(outcome, Done):
            return
        if self._held is not held:
            self._tell("Nothing was added: another answer was shown while the files were read.", role="problem")
            return
        here = {held.sha256 for held in self._held}
        files = [file for file in outcome.value if isinstance(file, Held)]
        self._held += [file for file in files if file.sha256 not in here]
        self._fill()
        self.list.setCurrentRow(len(self._held) - 1)
        refused = tuple(problem for problem in outcome.value if isinstance(problem, Problem))
        if refused:
            self._tell(" ".join(str(problem) for problem in refused), role="problem")
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped files."""
        self.add(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    def take_off(self) -> None:
        """Take the current file off the answer; its bytes stay in the workspace."""
        at = self.list.currentRow()
        if 0 <= at < len(self._held):
            del self._held[at]
            self._fill()
            (self.remove_button if self.remove_button.isEnabled() else self.add_button).setFocus()
            self.edited.emit()

    # ---- what is kept ------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Compute the hash of the current kept file again and say how it stands."""
        held = self._current()
        if held is None or held.kept is None:
            return
        content = self._desk.session.blob(held.sha256)
        if isinstance(content, bytes):
            self._tell(f"{held.name} is the file that was added: SHA-256 {held.sha256} is right.")
        else:
            self._tell(sentence(content), role="problem")

    def save_copy(self) -> None:
        """Write the current kept file where the person says, and open that folder."""
        held = self._current()
        if held is None or held.kept is None:
            return
        content = self._desk.session.blob(held.sha256)
        if not isinstance(content, bytes):
            self._tell(sentence(content), role="problem")
            return
        path = self._desk.dialogs.save_file(self, "Save a copy of the evidence", held.name)
        if path is not None:
            self._tell(*write_copy(path, content))

    def _tell(self, text: str, role: str = "muted") -> None:
        self.says.setProperty("role", role)
        self.says.style().polish(self.says)
        self.says.setText(text)
        self.says.show()


def _column(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return made
