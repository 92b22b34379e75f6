"""The head of the classification: the class as a large word in its tone, and every other outcome with its article."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from govdesk.app.queries.classes import class_of
from govdesk.domain.assessment import Assessment, Concluded
from govdesk.domain.said import day
from govdesk.qt.desk import Desk
from govdesk.qt.pages.cards import clear, row, shape
from govdesk.qt.palette import Tone
from govdesk.qt.theme import label, line_height, mark

_OPEN = "Not settled: it could be {}. The questions below decide it."


class ClassHead(QFrame):
    """Says what the pack concludes, and what could still change it."""

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(line_height() // 4)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the headline and the other outcomes."""
        clear(self._layout)
        tone = _tone(assessment.headline)
        mark(self, "ground", tone)
        title = label(class_of(assessment).label, "title", bold=True)
        mark(title, "tone", tone)
        self._layout.addWidget(row(shape(self._desk.theme, tone), title))
        cites = ", ".join(dict.fromkeys(option.cite for option in assessment.headline.values if option.cite))
        basis = f"{assessment.headline.outcome.title} by {assessment.pack.title}, as of {day(assessment.on)}"
        self._layout.addWidget(label(f"{basis}{' – ' + cites if cites else ''}.", "small", role="muted"))
        if assessment.headline.open:
            could = " or ".join(option.label for option in assessment.headline.possible) or "anything"
            self._layout.addWidget(label(_OPEN.format(could), "small"))
        for concluded in assessment.conclusions:
            if concluded is not assessment.headline and (concluded.values or concluded.open):
                self._layout.addWidget(label(_outcome(concluded), "small"))


def _outcome(concluded: Concluded) -> str:
    held = [f"{option.label} ({option.cite})" if option.cite else option.label for option in concluded.values]
    may = [option.label for option in concluded.possible if option not in concluded.values]
    parts = ["; ".join(held)] if held else []
    parts += [f"not known yet: {'; '.join(may)}"] if may and concluded.open else []
    return f"{concluded.outcome.title}: {' – '.join(parts) or 'not known yet'}"


def _tone(concluded: Concluded) -> Tone:
    if concluded.open:
        return "unknown"
    tones = {option.tone for option in concluded.values}
    order: tuple[Tone, ...] = ("bad", "warn", "neutral", "good")
    return next((tone for tone in order if tone in tones), "neutral")
