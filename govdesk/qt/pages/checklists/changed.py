"""What changed in requirements after they were answered, and the buttons that let an answer stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from govdesk.app.commands.answers import confirm
from govdesk.app.queries.checklist import ChecklistRow
from govdesk.app.queries.former import ChangedAnswer, Side, changed_answers, sides
from govdesk.domain.law.versions import DATES
from govdesk.domain.said import count
from govdesk.domain.words import ANSWER_STATES, label as word
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, card, sentence
from govdesk.qt.parts.strip import Strip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from govdesk.app.snapshot import Snapshot


def side_words(found: tuple[Side, ...]) -> Iterator[str]:
    """Say each thing that changed, before and after, a line each."""
    for side in found:
        yield f"{side.what}, before: {side.before or 'nothing'}"
        yield f"{side.what}, now: {side.after or 'nothing'}"


def let_stand(desk: Desk, ids: list[str]) -> str:
    """Confirm answers as they stand; gives what stood in the way, "" where nothing did."""
    return sentence(desk.do(confirm(desk.session.state, ids, desk.session.person, desk.session.today)))


class ChangedStrip(Strip):
    """Above the list: how many answers are to be confirmed. asked(): show only those. failed(sentence)."""

    asked = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start hidden."""
        super().__init__(desk.theme, "warn")
        self._desk = desk
        self._dated: list[str] = []
        self.show_them = button("Show them", self.asked.emit)
        self.stand = button("", self._confirm, tip="Those of which nothing but dates changed")
        self.row.addWidget(self.show_them)
        self.row.addWidget(self.stand)

    def look(self, snapshot: Snapshot, system: str, pack: str) -> None:
        """Say what is to be confirmed of a system by a pack; hidden where nothing is."""
        found = [one for one in changed_answers(snapshot, system) if one.answer.pack == pack]
        self._dated = [one.answer.id for one in found if one.only(DATES)]
        does = "is" if len(found) == 1 else "are"
        self.say(f"{count(len(found), 'answer')} {does} to be confirmed: the requirement changed." if found else "")
        self.stand.setText(f"Confirm the {len(self._dated)} only re-dated")
        self.stand.setAccessibleName(self.stand.text())
        self.stand.setVisible(bool(self._dated) and not self._desk.read_only)

    def _confirm(self) -> None:
        wrong = let_stand(self._desk, self._dated)
        if wrong:
            self.failed.emit(wrong)


def changed_card(desk: Desk, snapshot: Snapshot, asked: ChecklistRow, failed: Callable[[str], object]) -> QFrame | None:
    """Say what changed in a requirement after it was answered, with the button that lets the answer stand."""
    if asked.gone:
        says = "What was answered is kept, with its reason and its evidence; nothing of it counts any more."
        return card(desk.theme, "neutral", "The version of the pack that is in use asks this no longer.", (says,))
    found = next((one for one in changed_answers(snapshot, asked.system) if one.answer.id == asked.id), None)
    if found is None:
        return None
    stand = button(f"Confirm as it stands: {asked_state(found)}", partial(_confirm, desk, asked.id, failed))
    stand.setDisabled(desk.read_only)
    title = "The requirement changed after it was answered. Until it is confirmed, the answer counts for nothing."
    return card(desk.theme, "warn", title, _lines(found), (stand,))


def asked_state(found: ChangedAnswer) -> str:
    """Say the state that a person gave."""
    return word(ANSWER_STATES, found.answer.state).lower()


def _lines(found: ChangedAnswer) -> Iterator[str]:
    for step in found.steps:
        if len(found.steps) > 1:
            yield f"Version {step.version}"
        yield from side_words(sides(step.changed))
    if not found.steps:
        yield "An earlier version asked it, the one after did not, and now it is asked again."


def _confirm(desk: Desk, id_: str, failed: Callable[[str], object]) -> None:
    wrong = let_stand(desk, [id_])
    if wrong:
        failed(wrong)
