"""Reading files: drop or choose a model folder or file, look at what it says, correct it, accept or discard it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from govdesk.app.commands import bring, intake
from govdesk.app.reading import read
from govdesk.domain.change import Change
from govdesk.domain.problems import Problems
from govdesk.domain.records import Component
from govdesk.domain.said import listed
from govdesk.intake.bounded import name_of
from govdesk.intake.found import Found
from govdesk.intake.proposal import Proposal
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Cancelled, Done, Failed, Job, Outcome
from govdesk.qt.page import Page
from govdesk.qt.pages.intake.found import FoundView
from govdesk.qt.pages.intake.proposal import ProposalView
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.theme import label, line_height, mark

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_SAYS = (
    "Drop it here, or choose it.\n\n"
    "Models: a model folder, a model card, a .safetensors or .gguf file. The weights are hashed, not opened.\n"
    "People: a git repository on this machine, CODEOWNERS, OWNERS, MAINTAINERS, CITATION.cff, .all-contributorsrc,"
    " or an organization chart in CSV or XLSX with the columns name, title, team, manager, e-mail, since, until.\n"
    "Parts: a CycloneDX bill of materials (JSON, 1.5 to 1.7), or assets of an ecosystem graph (YAML).\n\n"
    "Nothing is written before you accept, and nothing leaves this machine."
)
_SCALE = 1000


class IntakePage(Page):
    """Three views: asking, reading, and the proposal. Several dropped things are read one after the other."""

    title: ClassVar[str] = "Read files"
    icon: ClassVar[str] = "intake"
    kinds: ClassVar[frozenset[str]] = frozenset({"component", "system"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.snapshot: Snapshot | None = None
        self._job: Job | None = None
        self._queue: list[Path] = []
        self._people: set[Path] = set()
        self._path = Path()
        self.refused = Strip(desk.theme, "bad")
        self.asking = self._asking()
        self.reading = self._reading()
        self.proposal: ProposalView | None = None
        self.many: FoundView | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.asking)
        self.stack.addWidget(self.reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.refused)
        layout.addWidget(self.stack, 1)

    def _asking(self) -> QWidget:
        page = QFrame()
        mark(page, "role", "card")
        self.folder = QPushButton("Choose a folder…")
        self.file = QPushButton("Choose a file…")
        self.repository = QPushButton("Choose a repository…")
        self.repository.setToolTip("Read who contributed to it, even where it holds a model")
        mark(self.folder, "role", "main")
        self.folder.clicked.connect(lambda: self._choose_folder(people=False))
        self.file.clicked.connect(self._choose_file)
        self.repository.clicked.connect(lambda: self._choose_folder(people=True))
        row = QHBoxLayout()
        row.addWidget(self.folder)
        row.addWidget(self.file)
        row.addWidget(self.repository)
        row.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(line_height() * 2, line_height(), line_height() * 2, line_height())
        layout.addStretch(1)
        layout.addWidget(label("Read what files say", "title", bold=True))
        layout.addWidget(label(_SAYS, role="muted"))
        layout.addSpacing(line_height() // 2)
        layout.addLayout(row)
        layout.addStretch(2)
        return page

    def _reading(self) -> QWidget:
        page = QWidget()
        self.doing = label("", "heading", bold=True)
        self.done = label("", role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How much has been read")
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._cancel)
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        for widget in (self.doing, self.bar, self.done):
            layout.addWidget(widget)
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(2)
        return page

    # ---- read --------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take the state; a proposal that is open keeps what is typed."""
        self.snapshot = snapshot
        for button in (self.folder, self.file, self.repository):
            button.setEnabled(not self.desk.read_only)

    def open_record(self, kind: str, id_: str) -> bool:
        """Read what lies at these paths, one to a line."""
        del kind
        if self.desk.read_only:
            return False
        self._queue += [Path(line) for line in id_.split("\n") if line]
        if self._job is None and self.stack.currentWidget() is self.asking:
            self._next()
        elif self.proposal is not None or self.many is not None:
            names = listed([name_of(path) for path in self._queue], 2)
            self._say("neutral", f"Read next: {names}. Accept or discard what stands here first.")
        return True

    def _choose_folder(self, *, people: bool) -> None:
        path = self.desk.dialogs.folder(self, "Choose a git repository" if people else "Choose a folder")
        if path is not None:
            self._people |= {path} if people else set()
            self.open_record("files", str(path))

    def _choose_file(self) -> None:
        paths = self.desk.dialogs.open_files(self, "Choose files")
        if paths:
            self.open_record("files", "\n".join(map(str, paths)))

    def _next(self) -> None:
        """Read the next path, or ask for one where none waits."""
        if not self._queue:
            self.stack.setCurrentWidget(self.asking)
            self.folder.setFocus()
            return
        path = self._path = self._queue.pop(0)
        people = path in self._people
        self._people.discard(path)
        self.refused.say("")
        self.doing.setText(f"Reading {name_of(path)}")
        self.done.setText("")
        self.bar.setRange(0, 0)
        self.stack.setCurrentWidget(self.reading)
        self.cancel.setFocus()
        self._job = self.desk.jobs.run(lambda job: read(path, job, people=people), self._ended)
        self._job.progressed.connect(self._progress)

    def _progress(self, done: int, total: int) -> None:
        if not total:
            return
        self.bar.setRange(0, _SCALE)
        self.bar.setValue(_SCALE * done // max(total, 1))
        self.done.setText(f"{_mb(done)} of {_mb(total)} MB")

    def _cancel(self) -> None:
        if self._job is not None:
            self._queue.clear()
            self._job.cancel()

    def _ended(self, outcome: Outcome[Proposal | Found | Problems]) -> None:
        self._job = None
        match outcome:
            case Done(Proposal() as proposal):
                self._propose(proposal)
            case Done(Found() as found):
                self._offer(found)
            case Done(problems) if isinstance(problems, tuple):
                self._next()
                self._say("bad", " ".join(map(str, problems)))
            case Failed(error):
                self._next()
                raise error
            case Cancelled() | Done():
                self._next()
                self._say("neutral", f"Reading {name_of(self._path)} was cancelled. Nothing was written.")

    def _say(self, tone: Tone, sentence: str) -> None:
        self.refused.tone(tone)
        self.refused.say(sentence)

    # ---- accept or discard -------------------------------------------------------------------------------------

    def _propose(self, proposal: Proposal) -> None:
        state = self.desk.session.state
        known = intake.same_component(state, proposal)
        self.proposal = ProposalView(self.desk, proposal, known, self._accept)
        self.proposal.panel.left.connect(self._away)
        self.stack.addWidget(self.proposal)
        self.stack.setCurrentWidget(self.proposal)
        self.proposal.panel.start(f"Read from {name_of(proposal.path)}")

    def _offer(self, found: Found) -> None:
        self.many = view = FoundView(self.desk, found, self._take)
        view.left.connect(self._away)
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        view.table.setFocus()

    def _take(self, view: FoundView) -> Problems:
        session, kept, about = self.desk.session, view.treated, view.about.text()
        view.accepted = view.first(bring.placed(session.state, kept, about))
        return self.desk.do(bring.bring(session.state, kept, view.chosen(), session.today, about=about))

    def _accept(self, values: dict[str, str]) -> Problems:
        if self.proposal is None:
            return ()
        system = values.pop("used_by", "")
        session = self.desk.session
        change = intake.accept(session.state, self.proposal.proposal, values, session.today, system=system)
        problems = self.desk.do(change)
        if not problems and isinstance(change, Change):
            self.proposal.accepted = _component_of(change, values["name"])
        return problems

    def _away(self) -> None:
        view = self.proposal or self.many
        self.proposal = self.many = None
        if view is None:
            return
        self.stack.removeWidget(view)
        view.deleteLater()
        self._next()
        kind, id_ = view.accepted if isinstance(view, FoundView) else ("component", view.accepted)
        if id_ and self._job is None:
            self.navigate.emit(kind, id_)


def _component_of(change: Change, name: str) -> str:
    """Give the id of the component of this name in a change; "" where the change leaves it as it is."""
    written = (edit.after for edit in change.edits)
    return next((one.id for one in written if isinstance(one, Component) and one.name == name), "")


def _mb(count: int) -> str:
    return f"{count / 1e6:,.1f}"
