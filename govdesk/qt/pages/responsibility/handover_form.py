"""The form that hands everything that rests on a party over to another: preview, choose, one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from govdesk.app.commands.handover import Move, hand_over
from govdesk.app.commands.several import hand_over_each, moves_of
from govdesk.domain.entry import name_of
from govdesk.domain.fields import FieldInfo
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Party
from govdesk.domain.said import cut
from govdesk.domain.state import State
from govdesk.qt.desk import Desk
from govdesk.qt.parts.fields import Day, Line, Picker
from govdesk.qt.parts.form import Form, named
from govdesk.qt.parts.panel import EditPanel
from govdesk.qt.parts.theme import label, line_height

_LONG = 160
_ID = Qt.ItemDataRole.UserRole


class HandoverForm(Form):
    """To whom, from when on, on which source; and what: every line can be left out."""

    def __init__(self, desk: Desk) -> None:
        """Make the fields."""
        super().__init__()
        self._desk = desk
        self.sources: tuple[str, ...] = ()
        self.target = Picker()
        self.on = Day(desk.theme)
        self.add(
            "target", FieldInfo("To", "Each duty is proposed and waits to be accepted.", required=True), self.target
        )
        self.add("on", FieldInfo("From", "First day of the new holder.", required=True), self.on)
        self.add("document", FieldInfo("Source", "The document, minutes or person that says so."), Line())
        self.says = label("", "small", role="muted")
        self.list = QListWidget()
        self.list.setAccessibleName("What is handed over")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(line_height() * 9)
        self._grid.addWidget(self.says, self._grid.rowCount(), 0, 1, 2)
        self._grid.addWidget(self.list, self._grid.rowCount(), 0, 1, 2)
        self._grid.setRowStretch(self._grid.rowCount() - 1, 1)
        self.target.edited.connect(self.fill)
        self.on.edited.connect(self.fill)
        self.list.itemChanged.connect(lambda _item: self.edited.emit())

    def begin(self, state: State, sources: tuple[str, ...], on: str) -> None:
        """Begin with the parties that give and a first day; everything is chosen."""
        self.sources = sources
        self.put({"on": on})
        self.target.offer([pair for pair in named(state, ("party",)) if pair[0] not in sources])
        self.list.clear()
        self.fill()

    def fill(self) -> None:
        """List what would be handed over, as the fields say; what was left out stays left out."""
        left_out = {self._id(item) for item in self._items() if item.checkState() is Qt.CheckState.Unchecked}
        found = self._moves()
        self.list.blockSignals(True)
        self.list.clear()
        for move in found:
            self.list.addItem(_item(move, chosen=move.relation.id not in left_out))
        self.list.blockSignals(False)
        name = _names(self._desk.session.state, self.sources)
        self.says.setText(f"Rests on {name} from that day on: {len(found)}. Space leaves a line out.")

    def _moves(self) -> tuple[Move, ...]:
        state, day = self._desk.session.state, _day(self.on.text())
        target = self.target.text()
        known = target if state.get(Party, target) is not None else ""
        return () if day is None else moves_of(state, self.sources, known, day)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    @staticmethod
    def _id(item: QListWidgetItem) -> str:
        return str(item.data(_ID))

    @property
    def chosen(self) -> frozenset[str]:
        """The relations that are handed over."""
        return frozenset(self._id(item) for item in self._items() if item.checkState() is Qt.CheckState.Checked)


def _item(move: Move, *, chosen: bool) -> QListWidgetItem:
    made = QListWidgetItem(f"{move.words} – only ends: {move.why}" if move.why else move.words)
    made.setData(_ID, move.relation.id)
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
    return made


def _names(state: State, ids: tuple[str, ...]) -> str:
    return cut(", ".join(name_of(state, id_) for id_ in ids), _LONG)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class HandoverPanel(EditPanel):
    """The form with its buttons."""

    def __init__(self, desk: Desk, done: Callable[[], object]) -> None:
        """Call `done` after it was handed over or the form was left."""
        self.handover_form = HandoverForm(desk)
        self._desk = desk
        super().__init__(self.handover_form, self._hand_over, "Hand over")
        self.left.connect(done)

    def ask(self, parties: Sequence[Party], on: str = "") -> None:
        """Ask who takes over what rests on some parties, from a day on, as a rule today."""
        state, today = self._desk.session.state, self._desk.session.today.isoformat()
        self.handover_form.begin(state, tuple(party.id for party in parties), on or today)
        self.start(f"Hand over from {_names(state, self.handover_form.sources)}")

    def _hand_over(self, values: dict[str, str]) -> Problems:
        on, form = _day(values["on"]), self.handover_form
        lacking = [] if values["target"] else [Problem("target", "Somebody must be named.")]
        lacking += [] if on else [Problem("on", "This is not a day such as 2026-11-24.")]
        if lacking or on is None:
            return tuple(lacking)
        state = self._desk.session.state
        if len(form.sources) > 1:
            asked = (values["target"], on, values["document"], form.chosen)
            return self._desk.do(hand_over_each(state, form.sources, *asked))
        return self._desk.do(hand_over(state, form.sources[0], values["target"], on, values["document"], form.chosen))
