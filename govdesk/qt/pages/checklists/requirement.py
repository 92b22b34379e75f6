"""What one requirement says: text, for whom, from when, why it applies, what usually shows it, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from govdesk.app.queries.checklist import ChecklistRow
from govdesk.app.queries.journal import history_rows
from govdesk.app.queries.overlaps import reuse_of
from govdesk.domain.law.traces import LACKS
from govdesk.domain.said import day
from govdesk.domain.truth import Truth
from govdesk.qt.desk import Desk
from govdesk.qt.pages.checklists.changed import changed_card
from govdesk.qt.pages.checklists.rows import state_text, state_tone
from govdesk.qt.pages.checklists.seen import SeenPanel
from govdesk.qt.parts.cards import Stack, button, pill, row, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.law.assessment import Assessed
    from govdesk.domain.law.packs import Pack
    from govdesk.domain.law.rules import Trace

_MOST = 10
_OVERLAPS = "Requirements of other packs that the answer may be true of as well (O)"
_APPLIES = {
    Truth.YES: "Why it applies",
    Truth.UNKNOWN: "Why nobody knows whether it applies",
    Truth.NO: "Why it does not apply",
}
_STATUS = {
    "voluntary": "Taken on of one's own will: no law makes it due.",
    "proposed": "Proposed, not law: nothing is due.",
}


class RequirementDetail(Stack):
    """The left half below the list. navigate(kind, id) and failed(sentence) are the page's.

    overlaps: somebody wants to see what overlaps with the requirement shown.
    """

    navigate = Signal(str, str)
    failed = Signal(str)
    offered = Signal(str, str)
    overlaps = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_row(self, snapshot: Snapshot, asked: ChecklistRow) -> None:
        """Show a requirement as it stands for its system."""
        self.begin(asked.id)
        assessment = snapshot.assessment(asked.system, asked.pack)
        one = assessment.requirement(asked.requirement)
        self.add(label(asked.title, "heading", bold=True))
        self.add(row(pill(asked.cite, "neutral"), pill(state_text(asked), state_tone(asked) or "neutral")))
        changed = changed_card(self._desk, snapshot, asked, self.failed.emit)
        if changed is not None:
            self.add(changed)
        self.say(asked.text)
        self._say_overlaps(snapshot, asked)
        self._say_when(asked, one)
        if asked.seen is not None:
            self.heading("What GovDesk sees")
            self.add(self._seen(snapshot, asked))
            self.heading("About it")
        if one is not None:
            self.say(_STATUS.get(one.requirement.status, ""), quiet=True)
            self.say(f"For: {one.requirement.who}.", quiet=True)
            self.say(one.requirement.note, quiet=True)
            self._say_how_sure(one, assessment.pack)
        self._say_who(asked)
        if asked.expected:
            self.heading("What usually shows it")
            self.say("\n".join(f"– {evidence}" for evidence in asked.expected))
        if one is not None:
            self._say_why(asked, one)
        self._say_history(snapshot, asked)

    def _say_how_sure(self, one: Assessed, pack: Pack) -> None:
        if one.requirement.confidence:
            self.add(toned(self._desk.theme, "warn", f"{one.requirement.confidence.capitalize()} confidence in this."))
        until = f", searched through {day(pack.verified_through)}" if pack.verified_through else ""
        self.say(f"Source: {pack.title} {pack.version}{until}. {pack.status}.", quiet=True)

    def _seen(self, snapshot: Snapshot, asked: ChecklistRow) -> SeenPanel:
        made = SeenPanel(self._desk, snapshot, asked)
        made.navigate.connect(self.navigate)
        made.offered.connect(self.offered)
        return made

    def _say_overlaps(self, snapshot: Snapshot, asked: ChecklistRow) -> None:
        found = reuse_of(snapshot, asked.system, asked.requirement)
        number = len(found.rows) if found else 0
        made = button(f"Overlaps ({number})", self.overlaps.emit, tip=_OVERLAPS)
        self.add(row(made))

    def _say_when(self, asked: ChecklistRow, one: Assessed | None) -> None:
        if asked.conditional:
            self.add(toned(self._desk.theme, "warn", f"Suspended: {asked.conditional}"))
        if asked.since is not None:
            open_ = " at the earliest: answers that decide the date are missing" if one and one.since_open else ""
            verb = "Applies" if asked.applies is Truth.YES else "If it applies, it does so"
            verb = "Without that it would apply" if asked.conditional else verb
            tone: Tone = "bad" if asked.overdue else "neutral"
            self.add(toned(self._desk.theme, tone, f"{verb} from {day(asked.since)}{open_}."))
        if asked.literal is not None and asked.literal != asked.since:
            self.say(f"By the letter of the law: from {day(asked.literal)}.", quiet=True)

    def _say_who(self, asked: ChecklistRow) -> None:
        if asked.bearer:
            self.say(f"Usually borne by: {asked.bearer}.", quiet=True)
        self.say(f"Accountable here: {asked.who}.", quiet=True)
        people = button("Who answers…", lambda: self.navigate.emit("who", asked.system), role="link")
        self.add(row(people))

    def _say_why(self, asked: ChecklistRow, one: Assessed) -> None:
        self.heading(_APPLIES[asked.applies])
        trace = one.trace.decisive()
        for leaf in trace.leaves[:_MOST]:
            self.add(toned(self._desk.theme, "unknown" if leaf.value is Truth.UNKNOWN else "neutral", _reason(leaf)))
        if not trace.leaves:
            self.say("Always: it depends on no fact.")
        if len(trace.leaves) > _MOST:
            self.say(f"And {len(trace.leaves) - _MOST} more.", quiet=True)
        open_ = next((leaf.fact for leaf in trace.leaves if leaf.lack), "")
        text = "Answer the open questions…" if open_ else "See the classification…"
        self.add(row(button(text, lambda: self.navigate.emit("question", f"{asked.system}/{open_}"), role="link")))

    def _say_history(self, snapshot: Snapshot, asked: ChecklistRow) -> None:
        entries = [one for one in self._desk.session.history("answer", asked.id) if one.number <= snapshot.number]
        if not entries:
            return
        self.heading("History of this answer")
        for entry in history_rows(snapshot.state, entries[:_MOST], "answer", asked.id):
            self.say(f"{entry.at[:10]}  {entry.person}: {entry.verb}.")
            changes = [
                f"{change.label}: {change.after or 'none'}"
                for change in entry.changes
                if change.field in ("reason", "evidence")
            ]
            self.say("; ".join(changes), quiet=True)


def _reason(leaf: Trace) -> str:
    answer = LACKS.get(leaf.lack) or leaf.actual
    source = ", ".join(filter(None, (leaf.provenance, leaf.cite)))
    return f"{leaf.says} {answer[:1].upper()}{answer[1:]}" + (f" ({source})" if source else "")
