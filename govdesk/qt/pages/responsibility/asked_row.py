"""For which phase and region somebody is asked for: two choices above the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from govdesk.app.queries.parts import offered
from govdesk.domain.responsibility.links import Links
from govdesk.domain.scopes import Asked, sort_of
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.theme import label


class AskedRow(QWidget):
    """Phase and region, each "All of them" at first."""

    def __init__(self, ties: Links, subject: str, asked: Asked, chosen: Callable[[Asked, str], object]) -> None:
        """Call `chosen` with what is asked now, and the name of the choice that changed."""
        super().__init__()
        self._chosen = chosen
        pairs = offered(ties, subject)
        self.phase = self._choice(pairs, "phase", asked.phase, "The whole life")
        self.region = self._choice(pairs, "region", asked.region, "Everywhere")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (name, choice) in enumerate((("Phase", self.phase), ("Region", self.region))):
            grid.addWidget(label(name, "small", role="muted"), row, 0)
            grid.addWidget(choice, row, 1)
        grid.setColumnStretch(1, 1)

    def _choice(self, pairs: list[tuple[str, str]], sort: str, value: str, empty: str) -> Choice:
        mine = [(scope.partition(":")[2], text.partition(": ")[2]) for scope, text in pairs if sort_of(scope) == sort]
        made = Choice(mine, empty)
        made.put(value)
        made.name(f"Who answers: {sort}", f"Ask for one {sort}, or leave it open.")
        made.edited.connect(lambda: self._chosen(Asked(phase=self.phase.text(), region=self.region.text()), sort))
        return made
