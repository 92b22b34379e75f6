"""What a pack says of itself: how sure it is, what it demands, its dates and its sources."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from govdesk.app.queries.law import PackRow, is_newer
from govdesk.domain.law.caps import ceiling, when_fined
from govdesk.domain.law.packs import Pack
from govdesk.domain.said import count, day
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, card, toned
from govdesk.qt.parts.palette import Tone


class PackDetail(Stack):
    """One pack. adopt, attempt, export, compare(pack): what somebody wants done with it. navigate as every page's."""

    adopt = Signal(object)
    attempt = Signal(object)
    export = Signal(object)
    compare = Signal(object)
    navigate = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_pack(self, row: PackRow, today: date) -> None:
        """Show one pack."""
        self.begin(row.id)
        self.heading(row.pack.title)
        self._use(row)
        self._certainty(row)
        self._demands(row)
        self._fines(row.pack)
        self._dates(row.pack, today)
        self._sources(row.pack)

    def _use(self, row: PackRow) -> None:
        pack = row.pack
        if row.used:
            since = f" since {row.since.isoformat()}" if row.since else ""
            to_lists = button("Go to the checklists", lambda: self.navigate.emit("page", "checklists"))
            says = "The workspace keeps this text under its hash, so that it means the same for ever."
            self.add(card(self._desk.theme, "good", f"In use{since}", (says,), (to_lists, self._out(pack))))
            for other in row.others:
                self._other(other, pack)
            return
        take = button("Take into use", lambda: self.adopt.emit(pack), role="main")
        take.setEnabled(not self._desk.read_only)
        says = f"{count(len(pack.requirements), 'requirement')} will be asked of the systems to which they apply."
        attempt = button(
            "Try it", lambda: self.attempt.emit(pack), tip="On a system of yours; nothing is changed by that"
        )
        deeds = (take, attempt, self._out(pack))
        self.add(card(self._desk.theme, "neutral", "Offered, not in use", (says,), deeds))

    def _out(self, pack: Pack) -> QPushButton:
        return button("Export…", lambda: self.export.emit(pack), tip="A workbook or YAML, to read or to change")

    def _other(self, other: Pack, used: Pack) -> None:
        newer = is_newer(other, used)
        stated = f"It states what stood on {day(other.as_of)}." if other.as_of else "It names no day that it states."
        see = button("See what it changes…", lambda: self.compare.emit(other), role="main" if newer else "")
        see.setAccessibleName(f"See what version {other.version} changes")
        title = f"{'A newer' if newer else 'Another'} version is at hand: {other.version}"
        self.add(card(self._desk.theme, "warn" if newer else "neutral", title, (stated,), (see,)))

    def _certainty(self, row: PackRow) -> None:
        pack = row.pack
        self.say(pack.note)
        self.say(f"Version {pack.version}, {pack.publisher}. {pack.status}.")
        searched = pack.verified_through.isoformat() if pack.verified_through else "a day that it does not name"
        stated = f"It states what stood on {pack.as_of.isoformat()}; " if pack.as_of else ""
        self.say(f"{stated}its sources were searched up to {searched}. What came later is not in it.")
        less = row.less_certain
        if less:
            self.heading("Readings that are less certain")
        for one in less:
            self.add(toned(self._desk.theme, "warn", f"{one.title}: {one.confidence} confidence ({one.cite})"))

    def _demands(self, row: PackRow) -> None:
        self.heading("What it demands")
        for area, number in row.areas:
            self.say(f"{area or 'Everything'}: {count(number, 'requirement')}")

    def _fines(self, pack: Pack) -> None:
        law = pack.penalties
        if law is None:
            return
        self.heading("What it threatens")
        for tier in law.tiers:
            whom = f" ({tier.holder})" if tier.holder else ""
            self.say(f"{tier.title}{whom}, {tier.cite}: {ceiling(tier)}.")
            fined = when_fined(tier)
            self.say(f"{fined[:1].upper()}{fined[1:]}. {tier.note}" if fined else tier.note, quiet=True)
        self.say(f"{law.reading} ({law.cite})" if law.reading else "")

    def _dates(self, pack: Pack, today: date) -> None:
        if pack.milestones:
            self.heading("Its dates")
        for one in sorted(pack.milestones, key=lambda one: one.on):
            tone: Tone = "neutral" if one.on <= today else "warn"
            only = "" if one.when is None else " (for some systems)"
            self.add(toned(self._desk.theme, tone, f"{one.on.isoformat()}  {one.title}{only}, {one.cite}"))

    def _sources(self, pack: Pack) -> None:
        if pack.sources:
            self.heading("What it rests on")
        for one in pack.sources:
            self.say(f"{one.title}: {one.used_for}" if one.used_for else one.title)
