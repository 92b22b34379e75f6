"""The journal as a table model that asks for older entries when they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QModelIndex

from govdesk.domain.journal import Entry
from govdesk.qt.parts.models import Column, Index, Rows
from govdesk.qt.parts.theme import Theme

_PAGE = 200


class Ask(Protocol):
    """What gives entries, newest first, older than a number, that contain a text."""

    def __call__(self, text: str = "", *, before: int | None = None, limit: int = 200) -> tuple[Entry, ...]:
        """Read one page."""
        ...


def _columns(titled: Callable[[str], str]) -> tuple[Column[Entry], ...]:
    return (
        Column("No", lambda one: str(one.number), right=True, width=4),
        Column("When (UTC)", lambda one: one.at[:16].replace("T", " "), width=13),
        Column("Who", lambda one: one.person, width=12),
        Column(
            "What", lambda one: titled(one.verb), tip=lambda one: titled(f"{one.verb} {one.reason}".strip()), width=34
        ),
    )


class Entries(Rows[Entry]):
    """Pages of entries, newest first."""

    def __init__(self, theme: Theme, titled: Callable[[str], str] = str) -> None:
        """Start empty; `titled` puts titles for the ids in what was done."""
        super().__init__(_columns(titled), theme)
        self._ask: Ask | None = None
        self._text = ""
        self._last = 0
        self._more = False

    def look(self, ask: Ask, last: int) -> None:
        """Show entries up to number `last`."""
        self._ask, self._last = ask, last
        self._begin()

    def search(self, text: str) -> None:
        """Show only entries that contain `text`."""
        if text != self._text:
            self._text = text
            self._begin()

    def reach(self, number: int) -> bool:
        """Read on until an entry is there; False where it is not shown."""
        while self.find(lambda entry: entry.number == number) < 0:
            if not self._more or (self._rows and self._rows[-1].number < number):
                return False
            self.fetchMore(QModelIndex())
        return True

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are older entries."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self._more and not parent.isValid() and self._rows:
            page = self._page(self._rows[-1].number)
            if page:
                at = len(self._rows)
                self.beginInsertRows(QModelIndex(), at, at + len(page) - 1)
                self._rows = (*self._rows, *page)
                self.endInsertRows()
            self._more = len(page) == _PAGE

    def _begin(self) -> None:
        page = self._page(self._last + 1)
        self.show(page)
        self._more = len(page) == _PAGE

    def _page(self, before: int) -> tuple[Entry, ...]:
        """Read a page; while it is being put in, there is no more to fetch."""
        self._more = False
        return self._ask(self._text, before=before, limit=_PAGE) if self._ask is not None else ()
