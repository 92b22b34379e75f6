"""The panel beside the picture while several boxes are selected: what they are, what can be done with them."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Signal

from govdesk.app.names import find_named, kind_name
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, Party, System
from govdesk.domain.said import count
from govdesk.qt.parts.cards import Stack, button, row

_MOST = 12
_MANY = {"party": "parties", "not in the register": "not in the register"}
_LOOK = (("around", "Show what is around them"), ("only", "Show only these"), ("without", "Hide these"))


class Several(Stack):
    """What is selected. shown(how): around, only or without; assigned(), handed_over(), exported(): what was asked."""

    shown = Signal(str)
    assigned = Signal()
    handed_over = Signal()
    exported = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.ids: tuple[str, ...] = ()
        self.things: tuple[System | Component, ...] = ()
        self.parties: tuple[Party, ...] = ()

    def ask(self, snapshot: Snapshot, ids: frozenset[str], *, read_only: bool) -> None:
        """Say what is selected, and offer what can be done with it."""
        named = sorted(((snapshot.ties.name(id_), id_) for id_ in ids), key=lambda pair: (pair[0].casefold(), pair[1]))
        self.ids = tuple(id_ for _, id_ in named)
        records = [find_named(snapshot.state, id_) for id_ in self.ids]
        self.things = tuple(one for one in records if isinstance(one, (System, Component)))
        self.parties = tuple(one for one in records if isinstance(one, Party))
        kinds = Counter("not in the register" if one is None else kind_name(one) for one in records)
        self.begin(" ".join(self.ids))
        self.heading(f"{len(ids)} selected")
        self.say(
            ", ".join(count(number, kind, _MANY.get(kind, "")) for kind, number in kinds.most_common()), quiet=True
        )
        self._offer(read_only=read_only)
        for name, _ in named[:_MOST]:
            self.say(name)
        if len(named) > _MOST:
            self.say(f"And {len(named) - _MOST} more.", quiet=True)
        self.say("Escape lets go of them.", quiet=True)

    def _offer(self, *, read_only: bool) -> None:
        for how, text in _LOOK:
            self.add(row(button(text, partial(self.shown.emit, how))))
        self.add(row(button("Export them…", self.exported.emit, tip="These boxes and the relations between them")))
        if self.things and not read_only:
            what = count(len(self.things), "system or component", "systems or components")
            tip = f"One duty of one party on {what}, in one change"
            self.add(row(button(f"Assign a duty on {len(self.things)}…", self.assigned.emit, role="main", tip=tip)))
        if self.parties and not read_only:
            whose = count(len(self.parties), "party", "parties")
            tip = "All that rests on them goes to one party, in one change"
            self.add(row(button(f"Hand over from {whose}…", self.handed_over.emit, tip=tip)))
