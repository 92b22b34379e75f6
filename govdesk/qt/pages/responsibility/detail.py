"""The panel beside the picture: who answers for this on that day, by which path, what is missing, and what mends it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from govdesk.app.commands import duties
from govdesk.app.names import Named, find_named, kind_name, relation_words
from govdesk.app.queries.responsibility import standing
from govdesk.app.snapshot import Snapshot
from govdesk.domain.change import Change
from govdesk.domain.findings import Finding
from govdesk.domain.problems import Problems
from govdesk.domain.records import Organization, Party, Relation, System, kind_of
from govdesk.domain.responsibility.links import DUTIES, holds
from govdesk.domain.responsibility.who import who_among
from govdesk.domain.said import day
from govdesk.domain.truth import Truth
from govdesk.qt.desk import Desk
from govdesk.qt.graph.style import tone_of
from govdesk.qt.pages.mends import Mend, mends
from govdesk.qt.pages.responsibility.duty_form import DutyPanel
from govdesk.qt.pages.responsibility.words import deeds, holder_words, period, source_words
from govdesk.qt.parts.cards import Stack, button, card, pill, row, sentence, toned, upright
from govdesk.qt.parts.theme import label

_MOST = 12


class Detail(QStackedWidget):
    """What is known about one subject. subject_wanted(id): look at another one. record_wanted(kind, id): open it."""

    subject_wanted = Signal(str)
    record_wanted = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.subject = ""
        self.stack = Stack()
        self.form = DutyPanel(desk, self._back)
        self.addWidget(upright(self.stack))
        self.addWidget(self.form)

    def show_subject(self, snapshot: Snapshot, subject: str) -> None:
        """Show a system, component, party or organization; "" asks for one."""
        if subject != self.subject:
            self.setCurrentIndex(0)
        self._snapshot, self.subject = snapshot, subject
        self.stack.begin(subject)
        thing = find_named(snapshot.state, subject) if subject else None
        if thing is None:
            self._show_nothing(subject)
            return
        self.stack.add(label(thing.name or thing.id, "title", bold=True))
        self.stack.say(kind_name(thing).capitalize(), quiet=True)
        self._add_actions(thing)
        if isinstance(thing, Party):
            self._add_relations("Holds", snapshot.state.where(Relation, "source", subject))
        else:
            self._add_answer(snapshot, subject)
        self._add_findings(snapshot, subject)
        self._add_relations("Duties of others on this", snapshot.state.where(Relation, "target", subject))

    def _show_nothing(self, subject: str) -> None:
        if subject:
            self.stack.heading(subject)
            self.stack.say(
                "This id is named by a relation, but the register holds no such record. Register it, or "
                "change the relation: until then nobody can be asked about it."
            )
            return
        self.stack.heading("Whole organization")
        self.stack.say(
            "Choose a system, a component or a party to see who answers for it: in the picture, in the "
            "table, or by its name above."
        )
        snapshot = self._snapshot
        if snapshot is not None:
            self._add_cards(snapshot.findings()[:_MOST], "Worst findings")

    def _add_actions(self, thing: Named) -> None:
        record = button("Open record", lambda: self.record_wanted.emit(kind_of(thing), thing.id))
        if self._desk.read_only or isinstance(thing, (Party, Organization)):
            self.stack.add(row(record))
        else:
            self.stack.add(row(button("Assign a duty…", lambda: self.ask_duty("accountable"), role="main"), record))

    def _add_answer(self, snapshot: Snapshot, subject: str) -> None:
        answer = who_among(snapshot.ties, subject)
        self.stack.heading(f"Who answers on {day(snapshot.on)}")
        self.stack.add(toned(self._desk.theme, "good" if answer.accountable else "bad", answer.sentence))
        for holder in (*answer.accountable, *answer.responsible):
            self.stack.say(holder_words(holder), quiet=True)
        if answer.gaps:
            self.stack.heading("Missing or doubtful")
        for gap in answer.gaps:
            self.stack.add(toned(self._desk.theme, "warn", gap))
        if answer.path:
            self.stack.heading("By this path")
        for number, step in enumerate(answer.path, 1):
            self.stack.say(f"{number}. {step.says}")
            self.stack.say(source_words(step), quiet=True)

    def _add_findings(self, snapshot: Snapshot, subject: str) -> None:
        found = [one for one in snapshot.findings() if subject == one.subject or subject in one.related]
        self._add_cards(found, "Findings")

    def _add_cards(self, found: list[Finding] | tuple[Finding, ...], title: str) -> None:
        if not found:
            return
        self.stack.heading(title)
        for finding in found[:_MOST]:
            self.stack.add(
                card(
                    self._desk.theme,
                    tone_of(finding.severity),
                    finding.says,
                    (finding.mend,),
                    self._mend_buttons(finding),
                )
            )
        if len(found) > _MOST:
            self.stack.say(f"And {len(found) - _MOST} more.", quiet=True)

    def _mend_buttons(self, finding: Finding) -> list[QPushButton]:
        snapshot = self._snapshot
        if snapshot is None or self._desk.read_only:
            return []
        return [self._mend_button(finding, mend) for mend in mends(finding, snapshot.state)]

    def _mend_button(self, finding: Finding, mend: Mend) -> QPushButton:
        return button(mend.text, lambda: self._mend(finding, mend))

    def _mend(self, finding: Finding, mend: Mend) -> None:
        if mend.deed == "assign":
            self.subject_wanted.emit(finding.subject)
            self.ask_duty(mend.kind)
        elif mend.deed == "open":
            self.record_wanted.emit(mend.kind, mend.id)
        else:
            self._perform(mend.deed, mend.id, mend.on)

    def _add_relations(self, title: str, relations: tuple[Relation, ...]) -> None:
        snapshot = self._snapshot
        shown = [one for one in relations if one.kind in DUTIES or title == "Holds"]
        if snapshot is None or not shown:
            return
        self.stack.heading(title)
        for relation in sorted(shown, key=lambda one: (not holds(one, snapshot.on), one.kind, one.id)):
            self.stack.add(self._relation_row(snapshot, relation))

    def _relation_row(self, snapshot: Snapshot, relation: Relation) -> QWidget:
        made = Stack()
        made.say(relation_words(snapshot.state, relation))
        made.say(period(relation), quiet=True)
        stands = standing(snapshot.ties, relation)
        buttons: list[QWidget] = [pill(stands.says, stands.tone)]
        if not self._desk.read_only:
            buttons += [
                button(text, partial(self._perform, deed, relation.id)) for text, deed in deeds(relation, snapshot.on)
            ]
        made.add(row(*buttons))
        return made

    def ask_duty(self, kind: str) -> None:
        """Open the form that proposes a duty on the subject."""
        snapshot = self._snapshot
        thing = find_named(snapshot.state, self.subject) if snapshot else None
        if snapshot is None or thing is None:
            return
        self.form.begin(f"A duty on {thing.name}", self.subject, kind, _scopes(snapshot, self.subject))
        self.setCurrentIndex(1)

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.stack.setFocus()

    def _perform(self, deed: str, relation: str, on: date | None = None) -> None:
        self._do(_command(self._desk, deed, relation, on))

    def _do(self, change: Change | Problems) -> None:
        problems = self._desk.do(change)
        if problems:
            self.failed.emit(sentence(problems))


def _command(desk: Desk, deed: str, relation: str, on: date | None = None) -> Change | Problems:
    state, today = desk.session.state, desk.session.today
    duty = state.get(Relation, relation)
    holder = duty.source if duty is not None else ""
    if deed == "accept":
        return duties.accept(state, relation, holder, today)
    if deed == "decline":
        return duties.decline(state, relation, holder, today)
    return duties.end(state, relation, on or today)


def _scopes(snapshot: Snapshot, subject: str) -> list[tuple[str, str]]:
    if snapshot.state.get(System, subject) is None:
        return []
    return [
        (one.requirement.id, f"{one.requirement.cite}: {one.requirement.title}")
        for assessment in snapshot.assessments(subject)
        for one in assessment.requirements
        if one.applies is not Truth.NO
    ]
