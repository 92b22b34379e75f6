"""The licences that bind a record: its own and those of what it is made of, with what each permits and asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from govdesk.app.queries.licences import LicenceRow
from govdesk.domain.licences.register import OPEN
from govdesk.domain.said import listed
from govdesk.qt.parts.cards import Stack, button, row, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import Theme

_NAMED = 6
_SAYS = "What the licence register says, in our words. What counts is the text beside the exact version in use."


class LicencesPanel(Stack):
    """One part for each licence. navigate(kind, id): to the first component under it, where the licence is recorded."""

    navigate = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme

    def show_rows(self, about: str, rows: Sequence[LicenceRow]) -> None:
        """Show the licences that bind the record `about`."""
        self.begin(about)
        self.say(_SAYS if rows else "", quiet=True)
        for one in rows:
            self._show(one)

    def _show(self, one: LicenceRow) -> None:
        self.add(toned(self._theme, _tone(one), one.title, bold=True))
        names = [name for _, name in one.components]
        self.say(f"Of {listed(names, _NAMED)}", quiet=True)
        for head, text in one.licence.terms if one.licence else ():
            self.say(f"{head}: {text}.")
        if not one.name:
            id_, name = one.components[0]
            self.add(row(button(f"Record the licence of {name}…", lambda: self.navigate.emit("component", id_))))


def _tone(one: LicenceRow) -> Tone:
    """Warn where something has to be read or asked; nothing unknown looks settled."""
    if one.licence is None or one.licence.commercial != "yes":
        return "warn"
    return "good" if one.licence.class_ in OPEN else "neutral"
