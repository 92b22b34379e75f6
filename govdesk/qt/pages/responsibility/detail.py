"""The panel beside the picture: who answers for this on that day, by which path, what is missing, and what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from govdesk.app.names import Named, find_named, kind_name, relation_words, title
from govdesk.app.queries.parts import parts
from govdesk.app.queries.responsibility import answer_tone, standing
from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.records import Organization, Party, Relation, System, kind_of
from govdesk.domain.responsibility.links import DUTIES, holds
from govdesk.domain.responsibility.steps import Step
from govdesk.domain.responsibility.who import who_among
from govdesk.domain.said import day, listed
from govdesk.domain.scopes import WHOLE, Asked, said, short
from govdesk.qt.desk import Desk
from govdesk.qt.pages.findings import Mender
from govdesk.qt.pages.responsibility.asked_row import AskedRow
from govdesk.qt.pages.responsibility.detail_forms import DetailForms
from govdesk.qt.pages.responsibility.party_side import add_due
from govdesk.qt.pages.responsibility.role_rows import RoleRow, role_rows
from govdesk.qt.pages.responsibility.words import deeds, holder_words, period, source_words
from govdesk.qt.parts.cards import Stack, button, pill, row, toned
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label

_MOST = 12
_MISSING = (
    "A relation names this id, but the register holds no such record. Register it, or change the relation: until then "
    "nobody can be asked about it."
)
_WHOLE = (
    "Choose a system, a component or a party to see who answers for it: in the picture, in the table, or by its name "
    "above."
)
_NO_SYSTEM = "No system is registered yet. Register one first: then its parts, people and duties are drawn here."


class Detail(DetailForms):
    """What is known about one subject; `path` leads to who answers. navigate(kind, id): go there. failed(sentence)."""

    navigate = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__(desk)
        self.path: tuple[Step, ...] = ()
        self.asked = WHOLE
        self._mender = Mender(desk, self)
        self._mender.navigate.connect(self.navigate)
        self._mender.failed.connect(self.failed)

    def show_subject(self, snapshot: Snapshot, subject: str) -> None:
        """Show a system, component, party or organization; "" asks for one."""
        if (subject != self.subject or self._home is not self._single) and not self.unsaved:
            self.setCurrentIndex(0)
        self.asked = self.asked if subject == self.subject else WHOLE
        self._home = self._single
        self._snapshot, self.subject, self.path = snapshot, subject, ()
        self._follow(snapshot)
        self._mender.look(snapshot)
        self.stack.begin(subject)
        thing = find_named(snapshot.state, subject) if subject else None
        if thing is None:
            self._show_nothing(snapshot, subject)
            return
        self.stack.add(label(thing.name or thing.id, "title", bold=True))
        self.stack.say(kind_name(thing).capitalize(), quiet=True)
        self._add_actions(thing)
        if isinstance(thing, Party):
            self._add_relations("Holds", snapshot.state.where(Relation, "source", subject))
            add_due(self.stack, snapshot, subject)
        else:
            self._add_answer(snapshot, subject)
        if isinstance(thing, System):
            self._add_roles(snapshot, thing)
        self._add_findings(snapshot, subject)
        self._add_relations("Duties of others on this", snapshot.state.where(Relation, "target", subject))

    def _show_nothing(self, snapshot: Snapshot, subject: str) -> None:
        if subject:
            now = title(self._desk.session.state, subject)
            self.stack.heading(now)
            self.stack.say(_MISSING if now == subject else f"{now} was not recorded yet on {day(snapshot.on)}.")
            return
        self.stack.heading("Whole organization")
        if not snapshot.state.all(System):
            self.stack.say(_NO_SYSTEM)
            if not self._desk.read_only:
                add = button("Register a system", lambda: self.navigate.emit("system", "new"), role="main")
                self.stack.add(row(add))
            return
        self.stack.say(_WHOLE)
        self._add_cards(snapshot.findings(), "Worst findings")

    def _add_actions(self, thing: Named) -> None:
        record = button("Open record", lambda: self.navigate.emit(kind_of(thing), thing.id))
        if isinstance(thing, Party):
            self.stack.add(row(record, button("What if it leaves?", lambda: self.ask_leaves(thing))))
            if not self._desk.read_only:
                self.stack.add(row(button("Hand everything over…", lambda: self.ask_hand_over_all(thing))))
        elif self._desk.read_only or isinstance(thing, Organization):
            self.stack.add(row(record))
        else:
            self.stack.add(row(button("Assign a duty…", lambda: self.ask_duty("accountable"), role="main"), record))

    def _add_answer(self, snapshot: Snapshot, subject: str) -> None:
        answer = who_among(snapshot.ties, subject, self.asked)
        self.stack.heading(f"Who answers on {day(snapshot.on)}")
        self.asked_row = AskedRow(snapshot.ties, subject, self.asked, self._ask)
        self.stack.add(self.asked_row)
        self.path = answer.path
        self._toned(answer_tone(answer), told(snapshot, answer))
        for holder in (*answer.accountable, *answer.responsible):
            self.stack.say(holder_words(snapshot.ties, holder), quiet=True)
        self._add_parts(snapshot, subject)
        if answer.gaps:
            self.stack.heading("Missing or doubtful")
        for gap in answer.gaps:
            self._toned("warn", gap)
        if answer.path:
            self.stack.heading("By this path")
        for number, step in enumerate(answer.path, 1):
            self.stack.say(self._mender.titles(f"{number}. {step.says}"))
            self.stack.say(source_words(step), quiet=True)

    def _add_parts(self, snapshot: Snapshot, subject: str) -> None:
        """Say who answers for each part, where duties are given in parts and the whole is asked for."""
        found = parts(snapshot, subject) if self.asked == WHOLE else ()
        if found:
            self.stack.heading("By phase and region")
        rest = [one for one in found if one.answer.decided == said("")]
        for one in found:
            if one not in rest:
                self._toned(answer_tone(one.answer), one.says)
        if rest:
            names = listed([short(one.scope) for one in rest])
            self.stack.say(f"Who holds the whole answers for the rest: {names}.", quiet=True)

    def _ask(self, asked: Asked, sort: str) -> None:
        """Ask for another phase or region; the choice that was used stays in hand."""
        self.asked = asked
        if self._snapshot is not None:
            self.show_subject(self._snapshot, self.subject)
            getattr(self.asked_row, sort).box.setFocus()

    def _toned(self, tone: Tone, text: str) -> None:
        self.stack.add(toned(self._desk.theme, tone, self._mender.titles(text)))

    def _add_findings(self, snapshot: Snapshot, subject: str) -> None:
        found = [one for one in snapshot.findings() if subject == one.subject or subject in one.related]
        self._add_cards(sorted(found, key=lambda one: one.subject != subject), "Findings")

    def _add_cards(self, found: Sequence[Finding], title: str) -> None:
        if not found:
            return
        self.stack.heading(title)
        for finding in found[:_MOST]:
            self.stack.add(self._mender.card(finding))
        if len(found) > _MOST:
            self.stack.say(f"And {len(found) - _MOST} more.", quiet=True)

    def _add_relations(self, title: str, relations: tuple[Relation, ...]) -> None:
        snapshot = self._snapshot
        shown = [one for one in relations if one.kind in DUTIES or title == "Holds"]
        if snapshot is None or not shown:
            return
        self.stack.heading(title)
        for relation in sorted(shown, key=lambda one: (not holds(one, snapshot.on), one.kind, one.id)):
            self.stack.add(self._relation_row(snapshot, relation))

    def _relation_row(self, snapshot: Snapshot, relation: Relation) -> QWidget:
        made = Stack()
        made.say(self._mender.titles(relation_words(snapshot.state, relation)))
        made.say(period(relation), quiet=True)
        stands = standing(snapshot.ties, relation)
        buttons: list[QWidget] = [pill(stands.says, stands.tone)]
        if not self._desk.read_only:
            buttons += [
                button(text, partial(self._mender.perform, deed, relation.id, on))
                for text, deed, on in deeds(snapshot.ties, relation)
            ]
        made.add(row(*buttons))
        return made

    def _add_roles(self, snapshot: Snapshot, system: System) -> None:
        self.stack.heading("Roles in law")
        for one in role_rows(snapshot, system.id):
            self._toned(one.tone, one.says)
            self.stack.say(one.quiet, quiet=True)
            if not self._desk.read_only:
                self.stack.add(row(*self._role_deeds(one)))
        if not self._desk.read_only:
            self.stack.add(row(button("Record a role…", self.ask_role)))

    def _role_deeds(self, one: RoleRow) -> list[QWidget]:
        held = one.relation
        if held is None:
            take = partial(self.ask_role, one.standing.role, one.standing.cite)
            named = button("Record it…", take, tip=f"Record this organization as {one.standing.label.lower()}")
            return [named] if one.tone == "warn" else []
        change = button("Role changes hands…", partial(self.ask_change, held), tip=one.says)
        return [change, button("End today", partial(self._mender.perform, "end", held.id), tip=one.says)]
