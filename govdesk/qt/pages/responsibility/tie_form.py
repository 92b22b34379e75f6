"""The form that records a deputy of somebody, a fallback for something, or a contract with somebody outside."""

from __future__ import annotations

from collections.abc import Callable

from govdesk.app.commands import ties
from govdesk.app.names import Named
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problems
from govdesk.domain.state import State, organization
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.party_form import PartyForm
from govdesk.qt.parts.fields import Day, Line
from govdesk.qt.parts.panel import EditPanel

_TITLES = {
    "deputy_of": "Who stands in for {}",
    "fallback_for": "What takes over when {} fails",
    "contract_with": "A contract with {}",
}
_WHAT = FieldInfo("What", "Type a part of the name of a component or system that is registered.", required=True)


class TieForm(PartyForm):
    """Who or what, period, source."""

    def __init__(self, desk: Desk, *, things: bool) -> None:
        """Make the fields. things: a component or system is asked for, not a party."""
        if things:
            super().__init__(("component", "system"), "", _WHAT)
        else:
            super().__init__(("organization", "party"), "person")
        self.since = Day(desk.theme)
        self.until = Day(desk.theme, "No end")
        self.add("since", FieldInfo("Since", "First day.", required=True), self.since)
        self.add("until", FieldInfo("Until", "Last day; empty while it goes on."), self.until)
        self.add("document", FieldInfo("Source", "The contract, plan or person that says so."), Line())
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def begin(self, state: State, party: str, since: str) -> None:
        """Begin with a first day, and with somebody where that is likely."""
        self.offer(state)
        self.put({"party": party, "since": since})
        self._look()


class TiePanel(EditPanel):
    """The form with its buttons, for one target."""

    def __init__(self, desk: Desk, done: Callable[[], object], *, things: bool = False) -> None:
        """Call `done` after it was recorded or the form was left. things: as for the form."""
        self.tie_form = TieForm(desk, things=things)
        self._desk = desk
        self._target = self._kind = ""
        super().__init__(self.tie_form, self._record, "Record it")
        self.left.connect(done)

    def ask(self, target: Named, kind: str) -> None:
        """Ask who or what stands in this tie to `target`; a contract is one with the organization as a rule."""
        self._target, self._kind = target.id, kind
        session = self._desk.session
        own = organization(session.state) if kind == "contract_with" else None
        self.tie_form.begin(session.state, own.id if own else "", session.today.isoformat())
        self.start(_TITLES.get(kind, "{}").format(target.name or target.id))

    def _record(self, values: dict[str, str]) -> Problems:
        state, new = self._desk.session.state, self.tie_form.new_party
        return self._desk.do(ties.relate(state, self._target, self._kind, values, new))
