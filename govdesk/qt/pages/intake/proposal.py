"""What files say, beside the form that a person corrects before accepting it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problems
from govdesk.domain.records import Component
from govdesk.domain.said import in_words
from govdesk.domain.words import DERIVATIONS, label as choice
from govdesk.intake.proposal import Proposal, ReadFact
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, toned
from govdesk.qt.parts.fields import Picker
from govdesk.qt.parts.form import RecordForm, named, scrolled, typed
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import line_height

_FACTS = (
    Column[ReadFact]("Fact", lambda one: _words(one.key), tip=lambda one: one.key, width=16),
    Column[ReadFact]("Value", lambda one: in_words(one.value), width=26),
    Column[ReadFact]("File", lambda one: one.file, width=16),
    Column[ReadFact]("Place", lambda one: one.at, width=18),
)
_USED_BY = FieldInfo("Used by", "The system that runs it, where it is registered already.", refers=("system",))


def _words(key: str) -> str:
    """Say the key of a fact in words: model.context_length is "Context length"."""
    words = key.rpartition(".")[2].replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"


class ProposalView(QWidget):
    """`accepted` is the id of the component once it is written."""

    def __init__(
        self, desk: Desk, proposal: Proposal, known: Component | None, accept: Callable[[dict[str, str]], Problems]
    ) -> None:
        """Show a proposal; `known` is the component that it would update."""
        super().__init__()
        self.proposal = proposal
        self.accepted = ""
        self._desk = desk
        self.form = RecordForm("component", desk.theme)
        used_by = Picker(named(desk.session.state, ("system",)))
        self.form.add("used_by", _USED_BY, used_by)
        self.form.put(_shown(self.form, proposal))
        self.panel = EditPanel(self.form, accept, "Accept")
        self.panel.cancel.setText("Discard")
        self.known = Strip(desk.theme, "neutral")
        if known is not None:
            self.known.say(f"This is registered already as {known.name}. Accepting it brings that record up to date.")
        self.facts = Table(Rows(_FACTS, desk.theme), "What the files say", "proposal", desk.settings)
        self.facts.rows.show(proposal.facts)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("What was read")
        self._arrange()

    def _arrange(self) -> None:
        theme, read = self._desk.theme, self.proposal
        self.tabs.addTab(self.facts, f"What the files say {len(read.facts)}")
        origin = [f"{choice(DERIVATIONS, base.how)} of {base.name} ({base.file} {base.at})" for base in read.bases]
        origin += [f"Trained on {name}" for name in read.datasets]
        if origin:
            self.tabs.addTab(self._sentences("neutral", origin), f"Comes from {len(origin)}")
        if read.conflicts:
            tab = self.tabs.addTab(self._sentences("warn", list(read.conflicts)), f"Disagree {len(read.conflicts)}")
            self.tabs.setTabIcon(tab, theme.shape("warn"))
        if read.problems:
            lines = [str(problem) for problem in read.problems]
            tab = self.tabs.addTab(self._sentences("bad", lines), f"Not read {len(lines)}")
            self.tabs.setTabIcon(tab, theme.shape("bad"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.panel)
        split.addWidget(self.tabs)
        split.setSizes([500, 560])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(line_height() // 2)
        layout.addWidget(self.known)
        layout.addWidget(split, 1)

    def _sentences(self, tone: Tone, lines: list[str]) -> QWidget:
        stack = Stack()
        for line in lines:
            stack.add(toned(self._desk.theme, tone, line))
        return scrolled(stack)


def _shown(form: RecordForm, proposal: Proposal) -> dict[str, str]:
    """Give the fields of the proposed component as the form shows them."""
    return {name: typed(getattr(proposal.component, name, "")) for name in form.fields}
