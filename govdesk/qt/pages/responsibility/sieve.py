"""What of the graph is drawn: which kinds of boxes, which way around the subject, which groups as one box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from govdesk.domain import words
from govdesk.domain.picture.choice import ALL, BOTH, DOWNSTREAM, UPSTREAM, Shown, drawn_kind
from govdesk.domain.picture.fold import group_of
from govdesk.domain.responsibility.graph import nodes
from govdesk.qt.pages.responsibility.words import picked_words
from govdesk.qt.parts.cards import button
from govdesk.qt.parts.fields import Choice

if TYPE_CHECKING:
    from govdesk.domain.responsibility.links import Links

_WAYS = (("both", "Both ways"), (UPSTREAM, "What it is made of"), (DOWNSTREAM, "What stands on it"))
_NAMES = {
    "organization": "This organization",
    "system": "System",
    "missing": "Not in the register",
    "party": "Party of no known kind",
    "component": "Component of no known kind",
    **dict(words.PARTY_KINDS),
    **dict(words.COMPONENT_KINDS),
}


class Sieve(QWidget):
    """Kinds, way, groups and single nodes; `changed` when another picture is wanted, `repicked` one of other nodes."""

    changed = Signal()
    repicked = Signal()

    def __init__(self) -> None:
        """Show everything."""
        super().__init__()
        self._hidden: frozenset[str] = frozenset()
        self._folded: frozenset[str] = frozenset()
        self._picked = ALL
        self._subject = ""
        self.menu = QMenu(self)
        self.kinds = QPushButton("Kinds")
        self.kinds.setMenu(self.menu)
        self.kinds.setToolTip("Choose the kinds of boxes that are drawn")
        self.way = Choice(_WAYS, "")
        self.way.box.removeItem(0)
        self.way.put("both")
        self.way.name("Which way around the subject", "")
        self.way.edited.connect(self.changed)
        self.fold = button("Fold", self._turn)
        self.again = button("Show all again", self._again)
        self.again.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kinds, self.fold, self.way, self.again):
            row.addWidget(widget)

    def shown(self) -> Shown:
        """Give what is to be drawn."""
        way = self.way.text()
        return replace(self._picked, hidden=self._hidden, way=BOTH if way == "both" else way, folded=self._folded)

    def pick(self, how: str, ids: frozenset[str]) -> None:
        """Show what is around some nodes, nothing but them, or all that is shown without them."""
        held = self._picked
        if how == "without":
            self._picked = replace(held, without=held.without | ids, around=held.around - ids)
        else:
            self._picked = Shown(only=ids) if how == "only" else Shown(around=ids)
        self._say()
        self.repicked.emit()

    def widen(self) -> bool:
        """Show all nodes again; say whether any were chosen or left out."""
        narrowed, self._picked = self._picked.narrowed, ALL
        self._say()
        return narrowed

    def _again(self) -> None:
        self.widen()
        self.repicked.emit()

    def offer(self, ties: Links) -> None:
        """Offer the kinds that are there; those that are hidden stay so."""
        there = {drawn_kind(node) for node in nodes(ties)} | self._hidden
        self.menu.clear()
        for kind in sorted(there, key=lambda one: _NAMES.get(one, one)):
            action = self.menu.addAction(_NAMES.get(kind, kind))
            action.setCheckable(True)
            action.setChecked(kind not in self._hidden)
            action.toggled.connect(lambda on, kind=kind: self._hide(kind, on=on))
        self._say()

    def look(self, ties: Links, subject: str, *, focused: bool) -> None:
        """Offer to fold or unfold the subject, if it is a group; the ways are asked only around one."""
        self._subject = subject
        held = group_of(ties, subject) if subject else ()
        self.fold.setEnabled(bool(held))
        folded = subject in self._folded
        self.fold.setText("Unfold" if folded else "Fold")
        who = f"{len(held)} within it" if held else "a team or a project that others belong to or work on"
        self.fold.setToolTip(f"Draw {who} {'each alone' if folded else 'as one box'} (choose it first)")
        self.way.setVisible(focused or bool(self._picked.around))

    def reveal(self, ties: Links, id_: str) -> bool:
        """Unfold the groups that a node is drawn in, and show one that was left out; say whether there was need."""
        left_out = id_ in self._picked.without or bool(self._picked.only and id_ not in self._picked.only)
        if id_ and left_out:
            self.widen()
        holding = frozenset(group for group in self._folded if id_ in group_of(ties, group))
        self._folded -= holding
        return bool(holding) or bool(id_ and left_out)

    def _turn(self) -> None:
        self._folded ^= {self._subject}
        self.changed.emit()

    def _hide(self, kind: str, *, on: bool) -> None:
        self._hidden = self._hidden - {kind} if on else self._hidden | {kind}
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Say on the button itself that something is hidden."""
        picked = self._picked
        self.again.setVisible(picked.narrowed)
        self.again.setToolTip(picked_words(picked))
        self.again.setAccessibleDescription(picked_words(picked))
        hidden = len(self._hidden)
        self.kinds.setText(f"Kinds ({hidden} hidden)" if hidden else "Kinds")
        self.kinds.setAccessibleName(f"Kinds of boxes that are drawn; {hidden} hidden")
