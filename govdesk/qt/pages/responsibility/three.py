"""The tab of the three models: a system under each, side by side; a component with what stands on it; all systems."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from govdesk.app.names import find_named
from govdesk.app.queries.models import WORDS, Model, Point, Standing, three_models
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, System
from govdesk.domain.responsibility.knowledge import PathEnd, horizon, path_ends, standing_on
from govdesk.domain.said import count
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, card, pill, row, toned, upright
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.theme import label
from govdesk.qt.where import place_of_record

TONES: dict[Standing, Tone] = {"covered": "good", "open": "bad", "unknown": "unknown"}
_MOST = 12
_PARTY = "A party has no models of its own. Choose a system or a component above."
_ALL = "Choose a system to see it under each model."
_NONE = "No system is registered yet. Register one first: the three models are about systems."


class ThreeTab(QFrame):
    """What is shown is asked only while the tab is seen. navigate(kind, id); chosen(id): look at that subject."""

    navigate = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._asked: tuple[Snapshot, str] | None = None
        self._shown: tuple[Snapshot, str] | None = None
        self.stack = Stack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area = upright(self.stack)
        area.setAccessibleName("The three models of accountability")
        self.setFocusProxy(area)
        layout.addWidget(area)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill in what was asked for meanwhile."""
        super().showEvent(event)
        self.fill()

    def ask(self, snapshot: Snapshot, subject: str) -> None:
        """Take what is to be shown; "" is all systems."""
        self._asked = (snapshot, subject)
        if self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Show what was asked for, unless it is shown already."""
        if self._asked is None or self._asked == self._shown:
            return
        self._shown = snapshot, subject = self._asked
        self.stack.begin(subject)
        thing = find_named(snapshot.state, subject) if subject else None
        if isinstance(thing, System):
            self._system(snapshot, subject)
        elif isinstance(thing, Component):
            self._component(snapshot, thing)
        elif subject:
            self.stack.say(_PARTY)
        else:
            self._all(snapshot)

    def _all(self, snapshot: Snapshot) -> None:
        systems = list(snapshot.state.all(System))
        self.stack.say(_ALL if systems else _NONE)
        if not systems and not self._desk.read_only:
            add = button("Register a system", partial(self.navigate.emit, "system", "new"), role="main")
            self.stack.add(row(add))
        for id_ in systems[:_MOST]:
            found = three_models(snapshot, id_)
            look = button("Look at it", partial(self.chosen.emit, id_))
            look.setAccessibleName(f"Look at {found.name} under the three models")
            self.stack.heading(found.name)
            for one in found.models:
                self.stack.add(toned(self._desk.theme, TONES[one.standing], f"{one.title}: {one.summary}"))
            self.stack.say(found.horizon, quiet=True)
            self.stack.add(row(look))
        if len(systems) > _MOST:
            more = count(len(systems) - _MOST, "more system")
            self.stack.say(f"And {more}: choose one above, or print the responsibility report of all.", quiet=True)

    def _system(self, snapshot: Snapshot, system: str) -> None:
        found = three_models(snapshot, system)
        self.stack.add(label(found.name, "title", bold=True))
        self.stack.say(found.says)
        beside = QWidget()
        columns = QHBoxLayout(beside)
        columns.setContentsMargins(0, 0, 0, 0)
        for model in found.models:
            columns.addWidget(self._model(model), 1)
        self.stack.add(beside)
        self._ends(found.ends)

    def _model(self, model: Model) -> QWidget:
        made = Stack()
        made.setAccessibleName(model.title)
        made.heading(model.title)
        made.say(model.asks, quiet=True)
        made.add(row(pill(model.summary.removesuffix("."), TONES[model.standing])))
        for point in model.points:
            made.add(self._point(point))
        return made

    def _point(self, point: Point) -> QWidget:
        cover = f"Would cover it: {point.cover}" if point.cover else ""
        deeds: list[QPushButton] = []
        if point.cover and not self._desk.read_only:
            go = button("Go there", partial(self._go, point))
            go.setAccessibleName(f"Go to where this is recorded: {point.title}")
            deeds.append(go)
        title = f"{point.title}: {WORDS[point.standing].lower()}"
        return card(self._desk.theme, TONES[point.standing], title, [*point.says, cover], deeds)

    def _go(self, point: Point) -> None:
        if self._shown is not None:
            self.navigate.emit(*(point.go if point.go[0] else place_of_record(self._shown[0].state, point.about)))

    def _component(self, snapshot: Snapshot, component: Component) -> None:
        self.stack.add(label(component.name or component.id, "title", bold=True))
        self.stack.heading("What stands on it")
        found = standing_on(snapshot.ties, component.id)
        if not found:
            self.stack.say("No system stands on it.")
        for one in found:
            name = one.name if one.live else f"{one.name} (retired)"
            look = button("Look at it", partial(self.chosen.emit, one.system))
            look.setAccessibleName(f"Look at {one.name} under the three models")
            self.stack.add(card(self._desk.theme, "neutral", name, [one.path], (look,)))
        self._ends(path_ends(snapshot.ties, component.id))

    def _ends(self, ends: tuple[PathEnd, ...]) -> None:
        self.stack.heading("Where our knowledge ends")
        self.stack.say(horizon(ends))
        for one in ends[:_MOST]:
            tone: Tone = "unknown" if one.lacks else "good"
            self.stack.add(toned(self._desk.theme, tone, f"{' > '.join(one.path)}: {one.says}"))
        if len(ends) > _MOST:
            self.stack.say(f"And {count(len(ends) - _MOST, 'path')} more.", quiet=True)
