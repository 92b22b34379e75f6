"""The work bench: rail, bar and pages over one open workspace, and the one path by which pages are refreshed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govdesk.app.names import title
from govdesk.domain.said import day as said_day
from govdesk.domain.state import organization
from govdesk.qt.actions import Actions
from govdesk.qt.desk import Desk
from govdesk.qt.looking import Looking
from govdesk.qt.page import Page
from govdesk.qt.parts.focus import first_of, give, held
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.theme import line_height
from govdesk.qt.places import PLACES, place_of
from govdesk.qt.rail import Rail, dress
from govdesk.qt.settings import login_name
from govdesk.qt.strips import MessageStrip, NameStrip, PastStrip
from govdesk.qt.topbar import TopBar
from govdesk.qt.waiting import Waiting

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot
    from govdesk.domain.change import Change


class Bench(QWidget):
    """Shows one page at a time. A page is made when it is first chosen and shown a snapshot when it is out of date."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        """Take an open workspace; nothing is read before `start`."""
        super().__init__()
        self.desk = desk
        self.deeds = actions
        self.rail = Rail(desk.theme)
        self.bar = TopBar(desk.theme, actions)
        self.past = PastStrip(desk.theme)
        self.held = Strip(desk.theme, "warn")
        self.name = NameStrip(desk.theme)
        self.message = MessageStrip(desk.theme)
        self.stack = QStackedWidget()
        self.waiting = Waiting()
        self.looking = Looking(desk)
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._stale: set[str] = set()
        self._wanted: tuple[str, str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        edge = line_height()
        inner = QVBoxLayout()
        inner.setContentsMargins(edge, edge // 2, edge, edge // 2)
        inner.setSpacing(edge // 2)
        for strip in (self.past, self.held, self.name):
            inner.addWidget(strip)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.message)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addLayout(inner, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        for id_ in ("look", "menu"):
            button = QToolButton()
            button.setDefaultAction(self.deeds[id_])
            button.setAccessibleName(self.deeds[id_].text())
            button.setFixedWidth(line_height() * 9)
            dress(button)
            self.rail.foot.addWidget(button)
        self.stack.addWidget(self.waiting)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._refresh)
        self.rail.chosen.connect(lambda name: self.go("page", name))
        self.bar.looked_at.connect(self._look_from_bar)
        self.bar.refused.connect(lambda sentence: self.message.show_message(sentence, "bad"))
        self.past.back.connect(lambda: self.desk.look_at(None))
        self.name.named.connect(self._named)
        self.desk.said.connect(lambda sentence, tone: self.message.show_message(sentence, cast("Tone", tone)))
        self.desk.moved.connect(self._moved)
        self.desk.nameless.connect(lambda: self.name.ask(login_name()))
        self.looking.progressed.connect(self.waiting.show_progress)
        self.looking.ready.connect(self._refresh)
        self._unsubscribe = self.desk.session.subscribe(self._touched)

    def start(self) -> None:
        """Show the first page."""
        self.held.say(f"{self.desk.session.held_by} You can read everything and change nothing.".strip())
        self.held.setVisible(self.desk.session.read_only)
        if not self.desk.session.person and not self.desk.session.read_only:
            self.name.ask(login_name())
        self.go("page", PLACES[0].name)

    def close_down(self) -> None:
        """Stop listening, before the session is closed."""
        self._soon.stop()
        self.looking.stop()
        self._unsubscribe()

    # ---- which page --------------------------------------------------------------------------------------------

    def go(self, kind: str, id_: str) -> None:
        """Open a page, or a record in the page that shows its kind."""
        name = place_of(kind, id_)
        page = self._page(name)
        self.current = name
        self.rail.stand_on(name)
        self.bar.title.setText(next(place.title for place in PLACES if place.name == name))
        self._wanted = (kind, id_)
        self._refresh()
        if kind == "page" and not page.isAncestorOf(QApplication.focusWidget() or self):
            give(first_of(page))

    def _open_wanted(self) -> None:
        """Open the record that was asked for, once its page can show it."""
        (kind, id_), self._wanted = self._wanted or ("page", ""), None
        if kind != "page" and not self.pages[self.current].open_record(kind, id_):
            self.message.show_message(f"{title(self.desk.session.state, id_)} is not there on this day.", "warn")

    def _page(self, name: str) -> Page:
        if name not in self.pages:
            place = next(place for place in PLACES if place.name == name)
            page = place.load()(self.desk)
            page.navigate.connect(self.go)
            page.problems.connect(lambda sentence: self.message.show_message(sentence, "bad"))
            self.pages[name] = page
            self.stack.addWidget(page)
            self._stale.add(name)
        return self.pages[name]

    # ---- the one refresh path ----------------------------------------------------------------------------------

    @property
    def snapshot(self) -> Snapshot:
        """Give what is looked at now."""
        return self.looking.at_once()

    def _touched(self, change: Change) -> None:
        self.looking.follow(change)
        self._stale |= {name for name, page in self.pages.items() if page.kinds & change.kinds}
        self._soon.start()

    def _moved(self) -> None:
        self.looking.move()
        self._stale |= set(self.pages)
        self.past.look_at(self.desk.on)
        self.bar.show_day(self.desk.on)
        self._refresh()

    def refresh_now(self) -> None:
        """Bring the page up to date without waiting for the event loop."""
        self._soon.stop()
        self._refresh()

    def _refresh(self) -> None:
        """Bring the page up to date; where the button with the focus is gone by that, the page's list has it."""
        with held(self, self._home):
            self._show_current()

    def _home(self) -> QWidget | None:
        page = self.pages[self.current]
        return page.home or first_of(page)

    def _show_current(self) -> None:
        self.deeds.refresh()
        self._names()
        page = self.pages[self.current]
        if self.current in self._stale:
            seen = self.looking.snapshot()
            if seen is None:
                self._wait()
                return
            self._stale.discard(self.current)
            page.show_snapshot(seen)
        self.stack.setCurrentWidget(page)
        self._open_wanted()

    def _wait(self) -> None:
        if self.stack.currentWidget() is not self.waiting:
            self.waiting.start()
            self.stack.setCurrentWidget(self.waiting)

    def _names(self) -> None:
        found = organization(self.desk.session.state)
        self.rail.show_names(found.name if found else "", self.desk.session.path.name)

    # ---- the person, the day, files ----------------------------------------------------------------------------

    def _named(self, name: str) -> None:
        self.desk.session.person = name
        self.desk.settings.person = name
        self.message.show_message(f"Changes are now written down as made by {name}.", "good")
        give(self._home())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from this machine, where something may be changed."""
        if not self.desk.read_only and _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped, on the page that shows what files say."""
        paths = _paths(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.go("files", "\n".join(map(str, paths)))

    def _look_from_bar(self, day: date | None) -> None:
        if day is not None and day > self.desk.session.today:
            self.bar.refuse(f"{said_day(day)} is still to come. Only today and past days can be looked at.")
            return
        self.message.hide()
        self.desk.look_at(day)

    def look_at(self, day: date | None) -> None:
        """Look at a past day, or at now."""
        self.desk.look_at(day)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
