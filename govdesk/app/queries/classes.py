"""Which class a system falls in, in one label."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from govdesk.app.queries.words import UNSETTLED
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessment, Concluded

UNCLEAR = "unclear"
Shade: TypeAlias = Literal["bad", "warn", "good", "neutral", "unknown"]


@dataclass(frozen=True, slots=True)
class ClassLabel:
    """The headline conclusion of a pack. tone: bad, warn, good or neutral. open: unknown facts remain, it may change.

    value: "unclear" where nothing is settled, "" where no pack is in use.
    """

    value: str
    label: str
    tone: str
    open: bool

    @property
    def shade(self) -> Shade:
        """Give the tone in which it is shown on screen."""
        return shade(self.value, self.tone)


def shade(value: str, tone: str) -> Shade:
    """Give the tone in which a class is shown on screen: unknown where nothing is settled, unless something bad is."""
    return "unknown" if value == UNCLEAR and tone != "bad" else cast("Shade", tone)


UNREAD = ClassLabel("unclear", "Unclear: a rule pack cannot be read", "bad", open=True)
NO_PACK = ClassLabel("", "No rule pack in use", "neutral", open=False)


def class_of(assessment: Assessment) -> ClassLabel:
    """Give the headline conclusion of an assessment, with what is as grave and would stand in its shadow.

    That is every other question with one answer (a ban and whether it is in force, the class of a model) that is
    settled for the worst. Where one of them may still come out so, the class is no good news.
    """
    head = label_of(assessment.headline)
    others = [one for one in assessment.conclusions if one.outcome.kind == "first" and one is not assessment.headline]
    worst = [one for one in others if any(option.tone == "bad" for option in one.values)]
    if worst:
        words = "; ".join([head.label, *(f"{one.outcome.title}: {one.label}" for one in worst)])
        return replace(head, label=words, tone="bad")
    may = any(option.tone == "bad" for one in others if one.open for option in one.possible)
    return replace(head, tone="neutral") if head.tone == "good" and (head.open or may) else head


def label_of(concluded: Concluded) -> ClassLabel:
    """Put a conclusion in one label; several options are joined."""
    if not concluded.values:
        return ClassLabel(UNCLEAR, UNSETTLED, "warn", open=True) if concluded.open else NO_CLASS
    labels = "; ".join(option.label for option in concluded.values)
    tones = [option.tone for option in concluded.values]
    tone = next((tone for tone in ("bad", "warn", "neutral", "good") if tone in tones), "neutral")
    return ClassLabel(concluded.values[0].value, labels, tone, concluded.open)


NO_CLASS = ClassLabel("none", "None", "neutral", open=False)


def headline(snapshot: Snapshot, system: str) -> ClassLabel:
    """Give the class of a system by the first pack in use."""
    if snapshot.unread:
        return UNREAD
    if not snapshot.packs:
        return NO_PACK
    return class_of(snapshot.assessment(system, snapshot.packs[0].id))
