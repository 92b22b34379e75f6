"""What every page of the window is, so that the window needs to know nothing else about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from govdesk.qt.parts.focus import first_list
from govdesk.qt.parts.panel import EditPanel

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot
    from govdesk.qt.desk import Desk


class Page(QWidget):
    """One place of the left rail. Made lazily, shown a snapshot each time something that it shows has changed.

    title, icon: as on the rail; the icon is a name under resources/icons. kinds: the record kinds that it depends on.
    A page writes only through `desk.do(...)`, never to the session itself, and offers nothing to change while
    `desk.read_only`. It emits `navigate(kind, id)` to open a record in the page that shows it (kinds: those of
    `records.KINDS`, "requirement" with the id SYSTEM/REQUIREMENT, "question" with SYSTEM/FACT, or "page" with a page
    title in lower case), and `problems(sentence)` for what has no field to stand beside.
    """

    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()

    navigate = Signal(str, str)
    problems = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Take the desk; build the widgets, but read nothing yet: `show_snapshot` follows."""
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(self.title)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this state and date, keeping the selection, the scroll position and what is being typed."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Tell whether something is typed here that nobody has saved; the window asks before it closes.

        Forms with buttons are looked at here; a page that lets people type elsewhere adds its own.
        """
        return any(panel.unsaved for panel in self.findChildren(EditPanel))

    @property
    def home(self) -> QWidget | None:
        """Give the control that the focus goes to when the one that had it is gone: the first list that is seen."""
        return first_list(self)

    def open_record(self, kind: str, id_: str) -> bool:
        """Select a record and show its detail; False where this page does not show such a record."""
        del kind, id_
        return False
