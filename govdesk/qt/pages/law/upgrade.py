"""What another version of a pack in use would change, before it takes the place of the one in use."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from govdesk.app.queries.former import Side, alike, fine_side, rule_side
from govdesk.app.queries.upgrade import Effect, Upgrade
from govdesk.domain.law.packs import Requirement
from govdesk.domain.law.versions import Changed
from govdesk.domain.said import count, listed
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, card, pill, row, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label

_NAMED = 6


class UpgradeView(Stack):
    """The preview of one version. put(pack): somebody wants it in place. back(): not now."""

    put = Signal(object)
    back = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_preview(self, found: Upgrade) -> None:
        """Show what would change, the deed first."""
        self.begin(f"{found.after.id} {found.after.version}")
        before = found.before.version if found.before else "a text that cannot be read"
        self.add(label(f"{found.after.title}: from {before} to {found.after.version}", "heading", bold=True))
        self._deed(found)
        self._effects(found.effects)
        self._requirements("Added", found.difference.added)
        self._requirements("No longer asked", found.difference.removed)
        self._changed(found.difference.changed)
        self._swapped("Rules that conclude otherwise", [rule_side(one) for one in found.difference.rules])
        self._swapped("Fines", [fine_side(one) for one in found.difference.fines])
        asked, unasked = len(found.difference.asked), len(found.difference.unasked)
        if asked or unasked:
            says = f"{count(asked, 'question')} asked anew, {count(unasked, 'question')} asked no longer."
            self.say(says, quiet=True)

    def _deed(self, found: Upgrade) -> None:
        put = button(f"Put {found.after.version} in place", lambda: self.put.emit(found.after), role="main")
        put.setEnabled(not self._desk.read_only)
        back = button("Not now", self.back.emit)
        confirm, kept = len(found.touched.confirm), len(found.touched.kept)
        lines = (
            f"{count(confirm, 'answer')} will have to be confirmed, as the requirement changed." if confirm else "",
            f"{count(kept, 'answer')} to what is no longer asked will be kept." if kept else "",
            "No answer is lost, and Undo takes the whole of it back.",
        )
        counted = (
            f"{len(found.difference.added)} added",
            f"{len(found.difference.removed)} no longer asked",
            f"{len(found.difference.changed)} changed",
        )
        self.add(card(self._desk.theme, "neutral", f"Of its requirements {listed(counted)}.", lines, (put, back)))

    def _effects(self, effects: tuple[Effect, ...]) -> None:
        self.heading("What becomes of your systems")
        for one in effects:
            moved = f"{one.before} becomes {one.after}" if one.before != one.after else f"{one.before}, as before"
            tone: Tone = "warn" if one.before != one.after else "neutral"
            self.add(toned(self._desk.theme, tone, f"{one.name}: {moved}."))
            for says, asked in (
                ("Applies from then on", one.begins),
                ("Applies no longer", one.ends),
                ("May apply, not known", one.opens),
            ):
                names = listed([f"{each.title} ({each.cite})" for each in asked], _NAMED)
                self.say(f"{says}: {names}." if names else "", quiet=True)
        if not effects:
            self.say("Their classes stay, and so does what applies to them.")

    def _requirements(self, title: str, asked: tuple[Requirement, ...]) -> None:
        if asked:
            self.heading(f"{title} ({len(asked)})")
        for one in asked:
            self.say(f"{one.title} ({one.cite})")

    def _changed(self, changed: Iterable[Changed]) -> None:
        groups = alike(changed)
        if groups:
            self.heading(f"Changed ({sum(len(group) for group, _ in groups)})")
        for group, found in groups:
            self.add(row(pill(", ".join(group[0].what), "warn")))
            self.say("; ".join(f"{one.after.title} ({one.after.cite})" for one in group))
            for side in found:
                self._side(side)

    def _side(self, side: Side) -> None:
        self.say(f"{side.what}, before: {side.before or 'nothing'}", quiet=True)
        self.say(f"{side.what}, after: {side.after or 'nothing'}", quiet=True)

    def _swapped(self, title: str, sides: list[Side]) -> None:
        """Show what is not a requirement: in one line where it came or went."""
        if sides:
            self.heading(f"{title} ({len(sides)})")
        for side in sides:
            if side.before and side.after:
                self._side(side)
            else:
                self.say(f"{'Gone' if side.before else 'New'}: {side.what}", quiet=True)
