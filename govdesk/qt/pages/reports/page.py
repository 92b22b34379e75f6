"""Reports: choose what for whom, see it in the window, save those very bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problems
from govdesk.domain.records import KINDS as RECORDS, System
from govdesk.domain.said import count, day
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Job, Outcome
from govdesk.qt.page import Page
from govdesk.qt.pages.reports.preview import PdfPreview
from govdesk.qt.parts.cards import button, row, sentence, upright
from govdesk.qt.parts.fields import Choice, Line
from govdesk.qt.parts.form import Form, named
from govdesk.qt.parts.theme import label, line_height
from govdesk.reports.kinds import KINDS, render
from govdesk.reports.options import Options

if TYPE_CHECKING:
    from govdesk.app.session import Session
    from govdesk.app.snapshot import Snapshot

_STATUSES = (("draft", "Draft"), ("final", "Final"))
_NO_SYSTEM = "No system is registered yet. Register one first; a risk summary can be made without."
_STALE = "The workspace has changed since this was made."
_OTHER = "The options have changed since this was made. Make the report again to save it."


class ReportsPage(Page):
    """PDF reports with their preview."""

    title = "Reports"
    icon = "reports"
    kinds = frozenset(RECORDS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the widgets; nothing is made before it is asked for."""
        super().__init__(desk, parent)
        self._snapshot: Snapshot | None = None
        self._job: Job | None = None
        self._made: bytes = b""
        self._made_name = self._says_made = self._made_at = self._making_at = ""
        self._made_with: tuple[str, ...] = ()
        self._saved: Path | None = None
        self.kind = Choice([(kind.id, kind.title) for kind in KINDS.values()], "Choose a report")
        self.system = Choice((), "Choose a system")
        self.status = Choice(_STATUSES, "Draft")
        self.marking = Line("Internal")
        self.form = Form()
        self.make = button("Make the report", self.build, role="main", tip="Ctrl+Enter")
        self.cancel = button("Cancel", self._cancel)
        self.save = button("Save as PDF…", self.save_as, tip="The very bytes that are shown")
        self.folder = button("Open folder", self._open_folder)
        self.says = label("", "small", role="muted")
        self.wrong = label("", role="problem")
        self.progress = QProgressBar()
        self.preview = PdfPreview(desk.theme)
        self.empty = label("Choose a report on the left and make it: it is shown here.", role="muted")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.status.box.removeItem(0)
        self.form.add("kind", FieldInfo("Report"), self.kind)
        self.form.add("system", FieldInfo("System"), self.system)
        self.form.add("status", FieldInfo("Status", "Printed on every page."), self.status)
        self.form.add("marking", FieldInfo("Confidentiality", "Printed on every page."), self.marking)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("The report is being made")
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.form,
            row(self.make, self.cancel),
            self.progress,
            self.wrong,
            self.says,
            row(self.save, self.folder),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        area = upright(left)
        area.setFixedWidth(line_height() * 20)
        right = QVBoxLayout()
        right.addWidget(self.empty)
        right.addWidget(self.preview, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        layout.addLayout(right, 1)
        self.preview.hide()

    def _connect(self) -> None:
        self.kind.edited.connect(self._kind_chosen)
        self.form.entered.connect(self.build)
        self.form.edited.connect(self._options_edited)
        self.kind.put("dossier")
        self._kind_chosen()
        self._enable()

    def _kind_chosen(self) -> None:
        kind = KINDS.get(self.kind.text())
        lacks = kind is not None and kind.needs_system and self.system.box.count() == 1  # which chooses none
        self.says.setText(_NO_SYSTEM if lacks else kind.help if kind else "")
        self.system.setEnabled(kind is not None and kind.takes_system)
        self.system.call_empty("All systems" if kind is not None and kind.may_system else "Choose a system")
        self._options_edited()

    def _enable(self) -> None:
        running = self._job is not None
        self.make.setDisabled(running)
        self.cancel.setVisible(running)
        self.progress.setVisible(running)
        self.save.setEnabled(bool(self._made) and not running and self._made_with == self._options())
        self.folder.setEnabled(self._saved is not None)

    def _options(self) -> tuple[str, ...]:
        """Give what is entered: the report that is shown answers to it, or cannot be saved."""
        system = self.system.text() if self.system.isEnabled() else ""
        return self.kind.text(), system, self.status.text(), self.marking.text() or "Internal"

    def _options_edited(self) -> None:
        """Let nobody save a report that other options were chosen for meanwhile."""
        if self._made and self._job is None:
            self._tell(self._says_made if self._made_with == self._options() else _OTHER)
        self._enable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take a state and date; what was made stays, and is marked where something was written since."""
        self._snapshot = snapshot
        systems = named(snapshot.state, ("system",))
        self.system.offer(systems)
        kind = KINDS.get(self.kind.text())
        if not self.system.text() and systems and (kind is None or kind.needs_system):
            self.system.put(systems[0][0])
        if self._made and self.desk.session.seal != self._made_at:
            self._says_made = f"{self._made_name}. {_STALE}"
        self._options_edited()
        if not self._made:
            self._kind_chosen()

    def open_record(self, kind: str, id_: str) -> bool:
        """Choose the dossier of a system, or a kind of report, and make it."""
        if kind == "report" and id_ in KINDS:
            self.kind.put(id_)
        elif self._snapshot is not None and self._snapshot.state.get(System, id_) is not None:
            self.kind.put("dossier")
            self.system.put(id_)
        else:
            return False
        self._kind_chosen()
        self.build()
        return True

    # ---- making ------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the report off the GUI thread."""
        if self._snapshot is None or self._job is not None:
            return
        asked = kind, system, status, marking = self._options()
        options = Options("final" if status == "final" else "draft", marking)
        session, snapshot, self._making_at = self.desk.session, self._snapshot, self.desk.session.seal
        name = _name(kind, self.system.box.currentText() if system else "", snapshot)
        self.form.show_problems(())
        self.wrong.hide()
        self._job = self.desk.jobs.run(
            lambda _job: _render(session, snapshot, kind, system, options),
            lambda outcome: self._ended(name, asked, outcome),
        )
        self._enable()

    def _ended(self, name: str, asked: tuple[str, ...], outcome: Outcome[bytes | Problems]) -> None:
        self._job = None
        self._enable()
        if isinstance(outcome, Failed):
            raise outcome.error
        if not isinstance(outcome, Done):
            self._tell("Nothing was made: it was cancelled.")
        elif isinstance(outcome.value, bytes):
            self._show(name, asked, outcome.value)
        else:
            rest = self.form.show_problems(outcome.value)
            self.wrong.setText(sentence(rest))
            self.wrong.setVisible(bool(rest))

    def _show(self, name: str, asked: tuple[str, ...], content: bytes) -> None:
        self._made, self._made_name, self._saved = content, name, None
        self._made_with, self._made_at = asked, self._making_at
        self.empty.hide()
        self.preview.show()
        self.preview.show_bytes(content)
        self._says_made = f"{name}: {count(self.preview.document.pageCount(), 'page')}, {len(content):,} bytes."
        self._tell(self._says_made)
        self._options_edited()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, text: str) -> None:
        self.says.setText(text)

    # ---- saving ------------------------------------------------------------------------------------------------

    def save_as(self) -> None:
        """Write the bytes that are shown where the person says."""
        name = "".join(c if c.isalnum() or c in " -" else "-" for c in self._made_name)
        path = self.desk.dialogs.save_file(self, "Save the report", f"{name}.pdf", "PDF (*.pdf)")
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            path.write_bytes(self._made)
        except OSError as error:
            self.wrong.setText(f"{path} cannot be written: {error.strerror}.")
            self.wrong.show()
            return
        self._saved = path
        self._tell(f"Written to {path}.")
        self._enable()

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))


def _name(kind: str, about: str, snapshot: Snapshot) -> str:
    title = KINDS[kind].title if kind in KINDS else "Report"
    return f"{title}{f' {about}' if about else ''} as of {day(snapshot.on)}"


def _render(session: Session, seen: Snapshot, kind: str, system: str, options: Options) -> bytes | Problems:
    """Print on the worker what is known of the same days now, under the seal that it is known by."""
    from govdesk.app.proof import proof_of
    from govdesk.app.snapshot import snapshot

    with session.reading() as apart:
        now = snapshot(apart, seen.on, seen.known)
        return render(kind, replace(now, proof=proof_of(session.path)), system, options)
