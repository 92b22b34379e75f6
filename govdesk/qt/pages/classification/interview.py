"""The interview: the open questions one at a time, those that settle most first; conflicts are put as a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.commands import facts
from govdesk.domain.change import Change
from govdesk.domain.law.marks import marks
from govdesk.domain.law.questions import UNCLEAR
from govdesk.domain.problems import Problems
from govdesk.domain.records import Fact, Value
from govdesk.domain.said import listed
from govdesk.qt.desk import Desk
from govdesk.qt.pages.classification.conflict_form import ConflictForm
from govdesk.qt.pages.classification.ending import Ending
from govdesk.qt.pages.classification.outline import Outline
from govdesk.qt.pages.classification.question_form import QuestionForm
from govdesk.qt.parts.cards import button, sentence
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.law.assessment import Assessment
    from govdesk.domain.law.opens import OpenQuestion
    from govdesk.domain.law.questions import Question

_DONT_KNOW = ("I don’t know", "It stays unknown, and the next question is asked")
_TAKE_BACK = ("Take my answer back", "It is unknown again, unless another source says it; Undo brings it back")
_LEAVE = ("Leave it as it is", "The answer of the other source stays, and the next question is asked")


class Interview(QWidget):
    """Asks; what is said is written at once, and the next question follows."""

    navigate = Signal(str, str)
    failed = Signal(str)
    review = Signal()
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without a system."""
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._assessment: Assessment | None = None
        self._skipped: set[tuple[str, str]] = set()
        self._asked = ""
        self._fixed = False
        self._said = False
        self.says = label("", role="muted")
        self.form = QuestionForm(desk.theme)
        self.conflict = ConflictForm(desk)
        self.end = Ending(desk.theme)
        self.outline = Outline(desk.theme)
        self.next = button("Back to the open questions", self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, line_height() // 2, 0, 0)
        for widget in (self.says, self.form, self.conflict, self.end):
            layout.addWidget(widget)
        layout.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.outline)
        layout.addStretch(1)
        self.outline.asked.connect(self.open_question)
        self.end.finished.connect(self.finished)
        self.end.review.connect(self.review)
        self.end.asks_again.connect(self._ask_again)
        self.form.said.connect(self._say)
        self.form.skipped.connect(self._not_known)
        self.conflict.skipped.connect(self._skip)
        self.conflict.chosen.connect(self._choose)

    def show_assessment(self, snapshot: Snapshot, assessment: Assessment) -> None:
        """Follow a state: another system begins anew, a question that is still open stays."""
        if self._assessment is None or self._assessment.system != assessment.system:
            self._asked, self._fixed = "", False
        self._snapshot, self._assessment = snapshot, assessment
        if not self._fixed and self._asked not in {one.question.id for one in self._open()}:
            self._asked = self._first()
        self._show()
        if self._said:
            self._said = False
            self._start()

    @property
    def unsaved(self) -> bool:
        """Tell whether an answer was begun and not given."""
        return bool(self._asked) and (self.conflict if self._disputed() else self.form).unsaved

    def _disputed(self) -> tuple[Fact, ...]:
        """Give what is said of the question by sources that disagree, or that does not fit it."""
        if self._assessment is None:
            return ()
        facts = self._assessment.facts
        return (*facts.conflicts.get(self._asked, ()), *facts.misfits.get(self._asked, ()))

    def _open(self) -> tuple[OpenQuestion, ...]:
        return self._assessment.open_questions if self._assessment else ()

    def _first(self) -> str:
        """Give the question to ask next: those that somebody could not tell come after those nobody has looked at."""
        system = self._assessment.system if self._assessment else ""
        left = [one for one in self._open() if (system, one.question.id) not in self._skipped]
        return next((one.question.id for one in sorted(left, key=lambda one: one.why == UNCLEAR)), "")

    def open_question(self, key: str) -> bool:
        """Ask one question, answered or not; "" goes on with the open ones. False where the pack has none such."""
        if self._assessment is None:
            return False
        if key and key not in self._assessment.pack.asked:
            return False
        self._asked, self._fixed = key or self._first(), bool(key)
        self._show()
        self._start()
        return True

    def _show(self) -> None:
        assessment, snapshot = self._assessment, self._snapshot
        if assessment is None or snapshot is None:
            return
        question = assessment.pack.asked.get(self._asked)
        rivals = self._disputed()
        self.form.setVisible(question is not None and not rivals)
        self.conflict.setVisible(question is not None and bool(rivals))
        self.end.setVisible(question is None)
        self.end.show_assessment(assessment)
        self.next.setVisible(self._fixed)
        self.outline.show_assessment(assessment, self._asked)
        self.says.setText(_where(assessment, self._asked) if question is not None else "")
        self.says.setVisible(bool(self.says.text()))
        if question is not None:
            self._put(question, rivals, assessment)
        for widget in (self.form, self.conflict):
            widget.setDisabled(self._desk.read_only)

    def _put(self, question: Question, rivals: tuple[Fact, ...], assessment: Assessment) -> None:
        if rivals:
            self.conflict.put(question, rivals)
            return
        known = assessment.facts.get(question.id)
        asked = self.form.question
        if asked is not None and asked.id == question.id and self.form.system == assessment.system and known is None:
            return
        self.form.system = assessment.system
        pack, facts, on = assessment.pack, assessment.facts, assessment.on
        self.form.calculator.judge = lambda flop: marks(pack, question.id, flop, facts, on)
        group = question.group.replace("_", " ")
        self.form.ask(question, f"{group[:1].upper()}{group[1:]}", known.value if known else None)
        other = _LEAVE if known is not None else _DONT_KNOW
        self.form.offer_unknown(*(_TAKE_BACK if self._mine(question) else other))

    def _start(self) -> None:
        if self._asked:
            (self.conflict if self.conflict.isVisibleTo(self) else self.form).start()
        else:
            self.end.start()

    def _mine(self, question: Question) -> str:
        """Give the fact by which the person who works here has answered; "" where somebody else or nobody did."""
        session, asked = self._desk.session, self._assessment
        if asked is None or asked.facts.get(question.id) is None:
            return ""
        return facts.own(session.state, asked.system, question, session.person, session.today)

    def _not_known(self) -> None:
        """Take the person's own answer back; what others say stays, and the next question is asked."""
        question = self.form.question
        said = self._mine(question) if question is not None else ""
        if self._assessment is None or not said:
            self._skip()
            return
        self._skipped.add((self._assessment.system, self._asked))
        self._write(facts.withdraw(self._desk.session.state, said, question))

    def _say(self, value: Value, reason: str) -> None:
        if self._assessment is None:
            return
        session, key = self._desk.session, self._asked
        question = self._assessment.pack.asked[key]
        subject = facts.subject_of(session.state, self._assessment.system, question, session.person, session.today)
        if value == UNCLEAR:
            self._skipped.add((self._assessment.system, key))
        at = self.form.worked
        self._write(facts.say(session.state, subject, key, value, session.person, session.today, reason, question, at))

    def _choose(self, fact: str, reason: str) -> None:
        if self._assessment is None:
            return
        session = self._desk.session
        against = [one.id for one in self._assessment.facts.conflicts.get(self._asked, ())]
        question = self._assessment.pack.asked.get(self._asked)
        self._write(facts.choose(session.state, fact, session.person, session.today, reason, against, question))

    def _write(self, change: Change | Problems) -> None:
        """Write what was said; the next question follows with the new state, or at once where nothing changed."""
        asked = self._asked
        if not isinstance(change, Change):
            self.failed.emit(sentence(change))
            return
        if not change.edits:
            self._skip()
            return
        self._fixed, self._asked, self._said = False, "", True
        problems = self._desk.do(change)
        if problems:
            self._fixed, self._asked, self._said = True, asked, False
            self.failed.emit(sentence(problems))

    def _skip(self) -> None:
        if self._assessment is not None:
            self._skipped.add((self._assessment.system, self._asked))
        self._next()

    def _next(self) -> None:
        self._fixed, self._asked = False, ""
        if self._assessment is not None and self._snapshot is not None:
            self._asked = self._first()
            self._show()
            self._start()

    def _ask_again(self) -> None:
        self._skipped.clear()
        self._next()


def _where(assessment: Assessment, asked: str) -> str:
    """Say how a question stands: what was answered so far, or how far along it is and what it helps to settle."""
    known = assessment.facts.get(asked)
    if known is not None:
        return f"Answered so far: {assessment.pack.asked[asked].words(known.value)} ({known.provenance})."
    one = next((one for one in assessment.open_questions if one.question.id == asked), None)
    if one is None:
        return "Nothing depends on this question now." if asked else ""
    titles = [assessment.pack.rules[id_].title for id_ in one.settles]
    settles = f" It helps to settle: {listed(titles, 2)}." if titles else ""
    return f"Question {one.rank} of {len(assessment.open_questions)} open ones.{settles}"
