"""The head of the classification: the class as a large word in its tone, and the first of the other outcomes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from govdesk.app.queries.classes import class_of
from govdesk.domain.law.assessment import Assessment, Concluded
from govdesk.domain.said import day, listed
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import clear, row, shape
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label, line_height, mark

_OPEN = "Not settled. Still possible: {}. The questions below decide it."
_NAMED, _SHOWN = 4, 3


class ClassHead(QFrame):
    """Says what the pack concludes, and what could still change it."""

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(line_height() // 4)

    def show_assessment(self, assessment: Assessment, *, brief: bool = False) -> None:
        """Show the headline and the other outcomes; `brief` is the headline alone."""
        clear(self._layout)
        tone = tone_of(assessment.headline)
        mark(self, "ground", tone)
        title = label(class_of(assessment).label, "title", bold=True)
        mark(title, "tone", tone)
        self._layout.addWidget(row(shape(self._desk.theme, tone), title, stretch=False))
        cites = ", ".join(dict.fromkeys(option.cite for option in assessment.headline.values if option.cite))
        cites = "" if cites == assessment.pack.title else cites
        basis = f"{assessment.headline.outcome.title} by {assessment.pack.title}, as of {day(assessment.on)}"
        self._layout.addWidget(label(f"{basis}{', ' + cites if cites else ''}.", "small", role="muted"))
        if brief:
            return
        if assessment.headline.open:
            could = listed([option.label for option in assessment.headline.possible], _NAMED)
            self._layout.addWidget(label(_OPEN.format(could), "small"))
        held = [one for one in assessment.conclusions if one is not assessment.headline and settled(one)]
        for concluded in held[:_SHOWN]:
            self._layout.addWidget(label(f"{concluded.outcome.title}: {concluded.label}", "small"))


def settled(concluded: Concluded) -> bool:
    """Tell whether an outcome has a value of its own, and not only the word for "unclear"."""
    return (
        bool(concluded.values)
        and concluded.outcome.kind != "unknown"
        and concluded.values != (concluded.outcome.unclear,)
    )


def tone_of(concluded: Concluded) -> Tone:
    """Give the tone of a conclusion: what is open is unknown, else the worst of what holds."""
    if concluded.open:
        return "unknown"
    tones = {option.tone for option in concluded.values}
    order: tuple[Tone, ...] = ("bad", "warn", "neutral", "good")
    return next((tone for tone in order if tone in tones), "neutral")
