"""A form that asks for a party first, and registers one whose name is not known yet."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from govdesk.domain import words
from govdesk.domain.fields import FieldInfo
from govdesk.domain.state import State
from govdesk.qt.parts.fields import Choice, Line, Picker
from govdesk.qt.parts.form import Form, named
from govdesk.qt.parts.theme import label, mark

_WHO = "Type a part of the name, or the name of somebody new."
_ASKS = FieldInfo("Who", _WHO, required=True)
_NEW = "“{}” is not in the register yet. It is registered together with this, as:"


class PartyForm(Form):
    """Asks who; a name that is not known opens two more fields for the new party."""

    def __init__(self, kinds: tuple[str, ...], kind: str, asks: FieldInfo = _ASKS) -> None:
        """Offer records of some kinds; `kind` is what a new party is as a rule, "" where nothing new may be named."""
        super().__init__()
        self._kinds, self._kind = kinds, kind
        self.party = Picker()
        self._known: frozenset[str] = frozenset()
        self.add("party", asks, self.party)
        self.new = self._new_party()
        self._grid.addWidget(self.new, self._grid.rowCount(), 1)
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

    def offer(self, state: State) -> None:
        """Empty the form and offer who is registered."""
        self.put({})
        parties = named(state, self._kinds)
        self._known = frozenset(id_ for id_, _ in parties)
        self.party.offer(parties)
        self.new_kind.put(self._kind)
        self.new_title.put("")

    def _look(self) -> None:
        name = self.party.text()
        self.new.setVisible(bool(self._kind and name) and name not in self._known)
        self.new_says.setText(_NEW.format(name))

    @property
    def new_party(self) -> dict[str, str]:
        """The fields of the new party, or nothing where the party is known."""
        if self.new.isHidden():
            return {}
        return {"name": self.party.text(), "kind": self.new_kind.text(), "title": self.new_title.text()}
