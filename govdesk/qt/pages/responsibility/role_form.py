"""The form that records who has a role in law on a system, or lets a role change hands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govdesk.app.commands import roles
from govdesk.app.names import Named, relation_words
from govdesk.domain import words
from govdesk.domain.fields import FieldInfo
from govdesk.domain.law.roles import ROLE_OF
from govdesk.domain.problems import Problems
from govdesk.domain.records import Relation
from govdesk.domain.state import State, organization
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.party_form import PartyForm
from govdesk.qt.parts.fields import Choice, Day, Line
from govdesk.qt.parts.panel import EditPanel

_ARTICLE = "What the law says makes it so, also where the role changed hands."
_RECORD, _CHANGE = "Record the role", "Let it change hands"


class RoleForm(PartyForm):
    """Party or organization, role, period, article, grounds."""

    def __init__(self, desk: Desk) -> None:
        """Make the fields."""
        super().__init__(("organization", "party"), "organization")
        self.role = Choice(words.ROLES, "Choose a role")
        self.since = Day(desk.theme)
        self.until = Day(desk.theme, "No end")
        self.add("role", FieldInfo("Role", required=True), self.role)
        self.add("since", FieldInfo("Since", "First day of the role.", required=True), self.since)
        self.add("until", FieldInfo("Until", "Last day; empty while it goes on."), self.until)
        self.add("article", FieldInfo("Article", _ARTICLE), Line())
        self.add(
            "document", FieldInfo("Grounds", "The contract, mandate, declaration or decision that shows it."), Line()
        )
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def begin(self, state: State, values: Mapping[str, str], *, moved: bool) -> None:
        """Begin with some values. moved: the role is there already and stays what it is."""
        self.offer(state)
        self.put(values)
        self.role.lock(moved)
        self._look()


class RolePanel(EditPanel):
    """The form with its buttons, for one system."""

    def __init__(self, desk: Desk, done: Callable[[], object]) -> None:
        """Call `done` after it was recorded or the form was left."""
        self.role_form = RoleForm(desk)
        self._desk = desk
        self._system = ""
        self._moved = ""
        super().__init__(self.role_form, self._record, _RECORD)
        self.left.connect(done)

    def ask(self, system: Named, role: str, article: str = "") -> None:
        """Ask who has a role on a system; the organization itself is put in, as the rules ask about it."""
        self._system, self._moved = system.id, ""
        party = self._own if role else ""
        self._begin({"party": party, "role": role, "article": article}, f"A role on {system.name}", _RECORD)

    def ask_change(self, held: Relation) -> None:
        """Ask to whom a role goes, and by which article."""
        state = self._desk.session.state
        self._system, self._moved = held.target, held.id
        party = "" if held.source == self._own else self._own
        self._begin(
            {"party": party, "role": ROLE_OF[held.kind]}, f"Role changes hands: {relation_words(state, held)}", _CHANGE
        )

    @property
    def _own(self) -> str:
        own = organization(self._desk.session.state)
        return own.id if own else ""

    def _begin(self, values: Mapping[str, str], title: str, saves: str) -> None:
        today = self._desk.session.today.isoformat()
        self.role_form.begin(self._desk.session.state, {"since": today, **values}, moved=bool(self._moved))
        self.button.setText(saves)
        self.start(title)

    def _record(self, values: dict[str, str]) -> Problems:
        state, new = self._desk.session.state, self.role_form.new_party
        if self._moved:
            return self._desk.do(roles.change_hands(state, self._moved, values, new))
        return self._desk.do(roles.record(state, self._system, values, new))
