"""The form that proposes a duty to somebody, who may be new to the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from govdesk.app.commands import duties, register
from govdesk.app.draft import Draft
from govdesk.domain import words
from govdesk.domain.change import Change
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Party
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.parts.dates import iso
from govdesk.qt.parts.fields import Choice, Day, Line, Picker
from govdesk.qt.parts.form import Form, named
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.parts.theme import label, mark

_NEEDED = {"party": "Somebody must be named.", "kind": "A duty must be chosen."}
_WHO = "Type a part of the name, or the name of somebody new."
_NEW = "“{}” is not in the register yet. It is registered together with the duty, as:"


class DutyForm(Form):
    """Party, duty, scope, first day, source; a name that is not known opens two more fields for the new party."""

    def __init__(self, desk: Desk) -> None:
        """Make the fields."""
        super().__init__()
        self.party = Picker()
        self.kind = Choice(words.DUTIES, "Choose a duty")
        self.scope = Choice((), "The whole")
        self.since = Day(desk.theme)
        self._known: frozenset[str] = frozenset()
        self.add("party", FieldInfo("Who", _WHO, required=True), self.party)
        self.new = self._new_party()
        self._grid.addWidget(self.new, self._grid.rowCount(), 1)
        self.add("kind", FieldInfo("Duty", required=True), self.kind)
        self.add("scope", FieldInfo("Scope", "One requirement, or the whole."), self.scope)
        self.add("since", FieldInfo("Since", "First day of the duty.", required=True), self.since)
        self.add("document", FieldInfo("Source", "The document, minutes or person that says so."), Line())
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.party.edited.connect(self._look)

    def _new_party(self) -> QWidget:
        made = QFrame()
        mark(made, "ground", "neutral")
        self.new_says = label("", "small")
        self.new_kind = Choice(words.PARTY_KINDS, "Choose")
        self.new_title = Line("Role title, for example Head of Claims")
        self.new_kind.name("Kind of the new party", "")
        self.new_title.name("Role title of the new party", "")
        self.new_problem = label("", "small", role="problem")
        layout = QVBoxLayout(made)
        for widget in (self.new_says, self.new_kind, self.new_title, self.new_problem):
            layout.addWidget(widget)
        made.hide()
        return made

    def start(self, state: State, kind: str, scopes: Iterable[tuple[str, str]], today: str) -> None:
        """Begin with a duty and the requirements that it may be narrowed to."""
        parties = named(state, ("party",))
        self._known = frozenset(id_ for id_, _ in parties)
        self.party.offer(parties)
        self.scope.offer(())
        self.put({"kind": kind, "since": today})
        self.scope.offer(scopes)
        self.new_kind.put("person")
        self.new_title.put("")
        self._look()

    def _look(self) -> None:
        name = self.party.text()
        self.new.setVisible(bool(name) and name not in self._known)
        self.new_says.setText(_NEW.format(name))

    @property
    def new_party(self) -> dict[str, str]:
        """The fields of the new party, or nothing where the party is known."""
        if self.new.isHidden():
            return {}
        return {"name": self.party.text(), "kind": self.new_kind.text(), "title": self.new_title.text()}


def propose(state: State, target: str, values: Mapping[str, str], new: Mapping[str, str]) -> Change | Problems:
    """Make the one change that proposes a duty, and registers its holder where that party is new."""
    since = iso(values["since"], "since")
    if isinstance(since, Problem):
        return (since,)
    lacking = [Problem(name, says) for name, says in _NEEDED.items() if not values[name]]
    if lacking:
        return tuple(lacking)
    draft = Draft(state)
    party = _register(draft, new) if new else values["party"]
    if isinstance(party, tuple):
        return _beside(party, "name")
    scope, document = values["scope"], values["document"]
    given = duties.assign(draft, party, values["kind"], target, since, scope=scope, document=document)
    if not isinstance(given, Change):
        return _beside(given, "source")
    for edit in given.edits:
        if edit.after is not None:
            draft.put(edit.after)
    return Change(given.verb, draft.edits)


def _beside(problems: Problems, where: str) -> Problems:
    """Put the problems of the holder beside the field that names it."""
    return tuple(Problem("party" if p.where in (where, "source") else p.where, p.says, p.mend) for p in problems)


def _register(draft: Draft, new: Mapping[str, str]) -> str | Problems:
    made = register.save(draft, "party", {**new, "inside": "yes"})
    if not isinstance(made, Change):
        return made
    record = made.edits[0].after
    if not isinstance(record, Party):
        message = "registering a party writes one party"
        raise TypeError(message)
    draft.put(record)
    return record.id


class DutyPanel(EditPanel):
    """The form with its buttons, for one target."""

    def __init__(self, desk: Desk, done: Callable[[], object]) -> None:
        """Call `done` after the duty was proposed or the form was left."""
        self.duty_form = DutyForm(desk)
        self._desk = desk
        self._target = ""
        super().__init__(self.duty_form, self._propose, "Propose the duty")
        self.left.connect(done)

    def begin(self, title: str, target: str, kind: str, scopes: Iterable[tuple[str, str]]) -> None:
        """Ask who takes on a duty for `target`."""
        self._target = target
        today = self._desk.session.today.isoformat()
        self.duty_form.start(self._desk.session.state, kind, scopes, today)
        self.start(title)

    def _propose(self, values: dict[str, str]) -> Problems:
        state = self._desk.session.state
        return self._desk.do(propose(state, self._target, values, self.duty_form.new_party))
