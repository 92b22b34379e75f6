"""The forms that open in the panel beside the picture: a duty, a role, a hand-over, and what if somebody leaves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from govdesk.app.names import find_named
from govdesk.app.queries.parts import offered
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Party, Relation, System
from govdesk.domain.truth import Truth
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.duty_form import DutyPanel
from govdesk.qt.pages.responsibility.handover_form import HandoverPanel
from govdesk.qt.pages.responsibility.leaves_panel import LeavesPanel
from govdesk.qt.pages.responsibility.role_form import RolePanel
from govdesk.qt.pages.responsibility.several import Several
from govdesk.qt.pages.responsibility.tie_form import TiePanel
from govdesk.qt.parts.cards import Stack, upright
from govdesk.qt.parts.panel import EditPanel


class DetailForms(QStackedWidget):
    """The stack of what is known about a subject, and the forms that take its place. failed(sentence)."""

    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.subject = ""
        self.stack = Stack()
        self.form = DutyPanel(desk, self._back)
        self.role_form = RolePanel(desk, self._back)
        self.handover = HandoverPanel(desk, self._back)
        self.leaves = LeavesPanel(desk, self.ask_hand_over_all, self._back)
        self.tie_form = TiePanel(desk, self._back)
        self.fallback_form = TiePanel(desk, self._back, things=True)
        self.several = Several()
        self.several.assigned.connect(self._assign_several)
        self.several.handed_over.connect(self._hand_over_several)
        self._several = upright(self.several)
        self._home = self._single = upright(self.stack)
        for widget in (self._single, *self._forms.values(), self.leaves, self._several):
            self.addWidget(widget)

    def ask_role(self, role: str = "", article: str = "") -> None:
        """Open the form that records a role on the subject."""
        thing = find_named(self._snapshot.state, self.subject) if self._snapshot else None
        if isinstance(thing, System) and self._may_begin():
            self.role_form.ask(thing, role, article)
            self.setCurrentIndex(2)

    def ask_change(self, held: Relation) -> None:
        """Open the form that lets a role change hands."""
        if self._may_begin():
            self.role_form.ask_change(held)
            self.setCurrentIndex(2)

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed in a form and neither saved nor given up."""
        return any(form.unsaved for form in self._forms.values())

    @property
    def _forms(self) -> dict[str, EditPanel]:
        """Give the forms by what a person begins in each."""
        return {
            "duty": self.form,
            "role": self.role_form,
            "hand-over": self.handover,
            "relation": self.tie_form,
            "fallback": self.fallback_form,
        }

    def open_form(self, kind: str, duty: Relation | None, asked: list[str]) -> bool:
        """Open the form that a place names, filled in as far as the place says; False for a place without a form."""
        if duty is not None:
            (self.ask_change if kind == "change_role" else self.ask_hand_over)(duty)
        elif asked and kind == "role":
            self.ask_role(asked[0])
        elif asked and kind == "relate":
            self.ask_tie(asked[0])
        elif asked:
            self.ask_duty(*asked)
        return bool(duty or asked)

    def ask_tie(self, kind: str) -> None:
        """Open the form that records a deputy of, a fallback for, or a contract with the subject."""
        thing = find_named(self._snapshot.state, self.subject) if self._snapshot else None
        if thing is not None and self._may_begin():
            form = self.fallback_form if kind == "fallback_for" else self.tie_form
            form.ask(thing, kind)
            self.setCurrentWidget(form)

    def ask_duty(self, kind: str, since: str = "", until: str = "", *, party: str = "") -> None:
        """Open the form that proposes a duty on the subject, with its days and its holder where they are known."""
        snapshot = self._snapshot
        thing = find_named(snapshot.state, self.subject) if snapshot else None
        if snapshot is None or thing is None or not self._may_begin():
            return
        known = {"kind": kind, "since": since, "until": until, "party": party}
        self.form.ask(thing, known, _scopes(snapshot, self.subject))
        self.setCurrentIndex(1)

    def ask_hand_over(self, duty: Relation) -> None:
        """Open the form that hands a duty on the subject over."""
        if self._snapshot is not None and self._may_begin():
            self.form.ask_hand_over(duty, _scopes(self._snapshot, self.subject))
            self.setCurrentIndex(1)

    def ask_hand_over_all(self, party: Party, on: str = "") -> None:
        """Open the form that hands everything over that rests on a party."""
        if self._may_begin():
            self.handover.ask((party,), on)
            self.setCurrentWidget(self.handover)

    def show_several(self, snapshot: Snapshot, ids: frozenset[str]) -> None:
        """Show what can be done with several; a form in which something is typed stays."""
        fresh = ids != frozenset(self.several.ids) or self._home is not self._several
        self._snapshot, self.subject, self._home = snapshot, "", self._several
        self.several.ask(snapshot, ids, read_only=self._desk.read_only)
        self._follow(snapshot)
        if fresh and not self.unsaved:
            self.setCurrentWidget(self._several)

    def _assign_several(self) -> None:
        if self._may_begin():
            self.form.ask_several(self.several.things)
            self.setCurrentWidget(self.form)

    def _hand_over_several(self) -> None:
        if self._may_begin():
            self.handover.ask(self.several.parties)
            self.setCurrentWidget(self.handover)

    def ask_leaves(self, party: Party) -> None:
        """Show what falls open if a party leaves."""
        if self._snapshot is not None:
            self.leaves.ask(self._snapshot, party)
            self.setCurrentWidget(self.leaves)

    def _follow(self, snapshot: Snapshot) -> None:
        """Let what stands open on a party follow the state."""
        if self.currentWidget() is self.leaves:
            self.leaves.look(snapshot)
        elif self.currentWidget() is self.handover:
            self.handover.handover_form.fill()

    def _may_begin(self) -> bool:
        """Tell whether a form may be begun; one in which something is typed stays as it is, and says so."""
        begun = next((name for name, form in self._forms.items() if form.unsaved), "")
        if begun:
            self.setCurrentWidget(self._forms[begun])
            self.failed.emit(f"Save or cancel the {begun} that you have begun first.")
        return not self._desk.read_only and not begun

    def _back(self) -> None:
        self.setCurrentWidget(self._home)
        (self.stack if self._home is self._single else self.several).setFocus()


def _scopes(snapshot: Snapshot, subject: str) -> list[tuple[str, str]]:
    """Offer phases, regions, and the requirements that apply to a system or may."""
    narrow = offered(snapshot.ties, subject)
    if snapshot.state.get(System, subject) is None:
        return narrow
    return narrow + [
        (one.requirement.id, f"{one.requirement.cite}: {one.requirement.title}")
        for assessment in snapshot.assessments(subject)
        for one in assessment.requirements
        if one.applies is not Truth.NO
    ]
