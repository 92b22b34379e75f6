"""The form that proposes a duty to somebody, who may be new to the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from govdesk.app.commands import duties, several
from govdesk.app.names import Named, relation_words
from govdesk.domain import words
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problems
from govdesk.domain.records import Relation
from govdesk.domain.said import cut
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.pages.responsibility.party_form import PartyForm
from govdesk.qt.parts.fields import Choice, Day, Line, Pairs
from govdesk.qt.parts.panel import EditPanel

_PROPOSE = "Propose the duty"
_LONG = 160


class DutyForm(PartyForm):
    """Party, duty, scope, first day, source."""

    def __init__(self, desk: Desk) -> None:
        """Make the fields."""
        super().__init__(("party",), "person")
        self.kind = Choice(words.DUTIES, "Choose a duty")
        self.scope = Choice((), "The whole")
        self.since = Day(desk.theme)
        self.until = Day(desk.theme, "No end")
        self.add("kind", FieldInfo("Duty", required=True), self.kind)
        self.add("scope", FieldInfo("Scope", "The whole, one phase, region or requirement."), self.scope)
        self.add("since", FieldInfo("Since", "First day of the duty.", required=True), self.since)
        self.add("until", FieldInfo("Until", "Last day; empty while it goes on."), self.until)
        self.add("document", FieldInfo("Source", "The document, minutes or person that says so."), Line())
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def begin(self, state: State, values: Mapping[str, str], scopes: Pairs, *, moved: bool) -> None:
        """Begin with some values and what the duty may be narrowed to.

        moved: the duty is there already, so that only its holder, its days and its source are asked.
        """
        self.offer(state)
        self.scope.offer(scopes)
        self.put(values)
        for field in (self.kind, self.scope):
            field.lock(moved)
        self._look()


class DutyPanel(EditPanel):
    """The form with its buttons, for its targets: it proposes a duty, or hands one over."""

    def __init__(self, desk: Desk, done: Callable[[], object]) -> None:
        """Call `done` after it was proposed or the form was left."""
        self.duty_form = DutyForm(desk)
        self._desk = desk
        self._targets: tuple[str, ...] = ()
        self._moved = ""
        super().__init__(self.duty_form, self._propose, _PROPOSE)
        self.left.connect(done)

    def ask(self, target: Named, given: Mapping[str, str], scopes: Pairs) -> None:
        """Ask who takes on a duty on `target`; what is given of it is filled in, and it begins today if nobody says."""
        self._targets, self._moved = (target.id,), ""
        self._begin({**given, "since": given.get("since") or self._today}, scopes, f"A duty on {target.name}", _PROPOSE)

    def ask_several(self, targets: Sequence[Named]) -> None:
        """Ask who takes on the same duty on several targets, each as a whole."""
        self._targets, self._moved = tuple(target.id for target in targets), ""
        title = f"A duty on {len(targets)}: {cut(', '.join(target.name for target in targets), _LONG)}"
        self._begin({"kind": "accountable", "since": self._today}, (), title, "Propose the duties")

    def ask_hand_over(self, duty: Relation, scopes: Pairs) -> None:
        """Ask who takes a duty over, and from when on."""
        self._targets, self._moved = (duty.target,), duty.id
        title = f"Hand over: {relation_words(self._desk.session.state, duty)}"
        self._begin({"kind": duty.kind, "scope": duty.scope, "since": self._today}, scopes, title, "Hand over")

    def _begin(self, values: Mapping[str, str], scopes: Pairs, title: str, saves: str) -> None:
        self.duty_form.begin(self._desk.session.state, values, scopes, moved=bool(self._moved))
        self.button.setText(saves)
        self.start(title)

    @property
    def _today(self) -> str:
        return self._desk.session.today.isoformat()

    def _propose(self, values: dict[str, str]) -> Problems:
        state, new = self._desk.session.state, self.duty_form.new_party
        if self._moved:
            return self._desk.do(duties.hand_over(state, self._moved, values, new))
        if len(self._targets) > 1:
            return self._desk.do(several.propose_each(state, self._targets, values, new))
        return self._desk.do(duties.propose(state, self._targets[0], values, new))
