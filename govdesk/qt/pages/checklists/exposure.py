"""What the open duties of one system can cost at most under one pack, and how that is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from govdesk.app.queries.exposure import (
    A_CAP,
    LawExposure,
    breach_lines,
    exposures,
    figure,
    law_sentence,
    laws,
    sentence,
)
from govdesk.domain.law.caps import BODY, SIZE, TURNOVER, when_fined
from govdesk.domain.law.exposure import Charge, Exposure
from govdesk.domain.said import listed
from govdesk.domain.state import organization
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, card, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_MOST = 6
_NO_FINES = "This pack names no fines. Choose another rule pack on the left."


class ExposurePanel(Stack):
    """One system under one pack. navigate(kind, id): as every page's."""

    navigate = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_system(self, snapshot: Snapshot, system: str, pack: str) -> None:
        """Show what a pack threatens for a system, then for all of them."""
        self.begin(f"{system}/{pack}")
        found = next((one for one in exposures(snapshot, system) if one.pack == pack), None)
        if found is None:
            self.say(_NO_FINES)
            return
        self._head(snapshot, found)
        for charge in found.charges:
            self.add(self._charge(system, charge))
        if found.unplaced:
            names = [f"{one.title} ({one.cite})" for one in found.unplaced]
            self.say(f"Open, and under no fine of this pack: {listed(names, _MOST)}.", quiet=True)
        if found.law.reading:
            self.heading("How caps stand beside each other")
            self.say(f"{found.law.reading} ({found.law.cite})")
        self._others(next(one for one in laws(snapshot) if one.pack == pack))

    def _head(self, snapshot: Snapshot, found: Exposure) -> None:
        shown = figure(found)
        self.add(label(shown[:1].upper() + shown[1:], "title", bold=True))
        self.say(sentence(found))
        self.say(A_CAP, quiet=True)
        lacking = [what for what in found.unknown if what in (SIZE, TURNOVER, BODY)]
        own = organization(snapshot.state)
        if lacking and own is not None:
            fill = button("Fill it in", lambda: self.navigate.emit("organization", own.id))
            says = f"Of the organization, {listed(lacking)} {'is' if len(lacking) == 1 else 'are'} not known."
            self.add(card(self._desk.theme, "unknown", says, ("So the cap is a range.",), (fill,)))

    def _charge(self, system: str, charge: Charge) -> QWidget:
        tier = charge.tier
        tone: Tone = "bad" if charge.certain and charge.fined else "unknown"
        fined = f"Fined {when_fined(tier)}." if when_fined(tier) else ""
        lines = [*charge.cap.steps, charge.ahead or fined, tier.note]
        for head, names in breach_lines(charge):
            more = f"; and {len(names) - _MOST} more" if len(names) > _MOST else ""
            lines.append(f"{head}: {'; '.join(names[:_MOST])}{more}.")
        cap = "cap set by other law" if charge.cap.range is None else str(charge.cap.range)
        return card(self._desk.theme, tone, f"{tier.title}, {tier.cite}: {cap}", lines, self._deeds(system, charge))

    def _deeds(self, system: str, charge: Charge) -> list[QPushButton]:
        first = next((one for one in charge.breaches if one.id in charge.tier.requirements), None)
        if first is None:
            return [button("Go to the reasons", lambda: self.navigate.emit("question", f"{system}/"))]
        made = button("Go to the requirement", lambda: self.navigate.emit("requirement", f"{system}/{first.id}"))
        made.setAccessibleName(f"Go to the requirement: {first.title}")
        return [made]

    def _others(self, law: LawExposure) -> None:
        self.heading("All systems under this law")
        self.say(law_sentence(law))
        for one in law.systems:
            cap = figure(one.exposure)
            tone: Tone = "bad" if one.exposure.breaches(certain=True) else "unknown"
            self.add(toned(self._desk.theme, tone, f"{one.name}: {cap}. Accountable: {one.who}."))
