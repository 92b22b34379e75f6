"""The side "Licences" of a component or system: what is asked, the chain it stands on, any entry of the register."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.licence_chain import Chain, ChainRow
from govdesk.domain.licences.register import OPEN
from govdesk.domain.said import listed
from govdesk.qt.desk import Desk
from govdesk.qt.pages.register.asks import Asks, keep_text
from govdesk.qt.pages.register.lookup import Lookup
from govdesk.qt.parts.cards import Stack, button, into_sight, row, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import line_height

_NAMED, _MOST = 6, 40
_SAYS = "What the licence register says, in our words. What counts is the text beside the exact version in use."


class LicencesSide(QWidget):
    """Three parts, one under the other. navigate(kind, id): to what a row names; failed(sentence)."""

    navigate = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self.asks = Asks(desk)
        self.asks.failed.connect(self.failed)
        self.chain = Stack()
        self.lookup = Lookup()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, line_height() // 2, 0)
        for part in (self.asks, self.chain, self.lookup):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_chain(self, made: Chain) -> None:
        """Show the chain of a record."""
        self.asks.show_asked(made)
        self.chain.begin(made.id)
        if made.rows:
            self.chain.heading("Licences it stands on")
            self.chain.say(_SAYS, quiet=True)
        for one in made.rows[:_MOST]:
            self._show(one)
        if len(made.rows) > _MOST:
            self.chain.say(f"And {len(made.rows) - _MOST} more; `govdesk licence chain` lists all.", quiet=True)
        self._union(made)

    def _union(self, made: Chain) -> None:
        """Say what all of the chain forbids together, and where that is not known."""
        held = made.carried
        if not (held.forbidden or held.unlisted or held.unrecorded):
            return
        self.chain.heading("What all of it forbids, as far as it is known")
        for ids, topics in held.grouped:
            self.chain.say(f"{listed(made.names(ids), _NAMED)}: {'; '.join(topics)}.")
        for name in sorted(held.unlisted):
            says = f"{name}: not listed here, read its text ({listed(made.names(held.by_licence[name]), _NAMED)})."
            self.chain.add(toned(self._desk.theme, "unknown", says))
        if held.unrecorded:
            says = f"No licence recorded, so nobody can say: {listed(made.names(held.unrecorded), _NAMED)}."
            self.chain.add(toned(self._desk.theme, "unknown", says))

    def _show(self, one: ChainRow) -> None:
        sort = f" ({one.class_label.lower()})" if one.class_label else ""
        says = f"{one.title}: {one.name or 'no licence recorded'}{sort}"
        self.chain.add(toned(self._desk.theme, _tone(one), says, bold=True))
        self.chain.say(f"{one.came}{one.known}.", quiet=True)
        if one.name and not one.own:
            self.chain.say(f"Restricts: {one.restricts}.")
            self.chain.say(f"Asks: {one.asks}.")
        deeds = self._deeds(one)
        if deeds:
            self.chain.add(row(*deeds))

    def _deeds(self, one: ChainRow) -> list[QWidget]:
        deeds: list[QWidget] = []
        if one.licence is not None:
            name = one.licence.id
            deeds.append(button(f"All that {name} says", lambda: self.look_up(name), role="link"))
        if not one.name:
            record = f"Record the licence of {one.title}…"
            deeds.append(button(record, lambda: self.navigate.emit("component", one.id)))
        elif not one.own and one.text != "kept" and not self._desk.read_only:
            keep = button("Keep the licence text…", lambda: self._keep(one.id))
            keep.setAccessibleName(f"Keep the licence text of {one.title}")
            deeds.append(keep)
        return deeds

    def look_up(self, id_: str) -> None:
        """Show one licence of the register in full, and bring it into sight."""
        self.lookup.open(id_)
        into_sight(self.lookup)

    def _keep(self, component: str) -> None:
        wrong = keep_text(self._desk, self, component)
        if wrong:
            self.failed.emit(wrong)


def _tone(one: ChainRow) -> Tone:
    """Warn where something has to be read or asked; nothing unknown looks settled."""
    if one.own:
        return "neutral"
    if one.licence is None:
        return "unknown"
    if one.licence.commercial != "yes":
        return "warn"
    return "good" if one.licence.class_ in OPEN else "neutral"
