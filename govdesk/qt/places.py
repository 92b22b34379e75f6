"""The places of the window: which pages there are, in order, and which of them shows which kind of record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from govdesk.qt.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page before it is made: its name, title and icon, whether it stands on the rail, and what makes its class."""

    name: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    rail: bool = True


def _place(name: str, title: str, *, rail: bool = True) -> Place:
    """Make the place of a page: `journal` is JournalPage in pages/journal/page.py, with an icon of that name."""

    def load() -> type[Page]:
        module = import_module(f"govdesk.qt.pages.{name}.page")
        return cast("type[Page]", getattr(module, f"{name.capitalize()}Page"))

    return Place(name, title, name, load, rail)


PLACES = (
    _place("overview", "Overview"),
    _place("register", "Register"),
    _place("responsibility", "Responsibility"),
    _place("checklists", "Checklists"),
    _place("law", "Law"),
    _place("reports", "Reports"),
    _place("journal", "Journal"),
    _place("intake", "Read files", rail=False),
)
_SHOWN_BY = {
    "requirement": "checklists",
    "question": "checklists",
    "exposure": "checklists",
    "answer": "checklists",
    "pack": "law",
    "who": "responsibility",
    "assign": "responsibility",
    "relate": "responsibility",
    "hand_over": "responsibility",
    "role": "responsibility",
    "change_role": "responsibility",
    "report": "reports",
    "entry": "journal",
    "files": "intake",
}


def place_of(kind: str, id_: str) -> str:
    """Name the page that shows a kind of record; the register shows all that have no page of their own."""
    return id_ if kind == "page" else _SHOWN_BY.get(kind, "register")
