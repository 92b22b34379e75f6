"""The places of the window: which pages there are, in order, and which of them shows which kind of record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from govdesk.qt.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page before it is made: its name, title and icon, whether it stands on the rail, and what makes its class."""

    name: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    rail: bool = True


def _from(module: str, class_: str) -> Callable[[], type[Page]]:
    return lambda: cast("type[Page]", getattr(import_module(f"govdesk.qt.pages.{module}"), class_))


PLACES = (
    Place("overview", "Overview", "overview", _from("overview", "OverviewPage")),
    Place("register", "Register", "register", _from("register", "RegisterPage")),
    Place("responsibility", "Responsibility", "responsibility", _from("responsibility", "ResponsibilityPage")),
    Place("checklists", "Checklists", "checklists", _from("checklists", "ChecklistsPage")),
    Place("reports", "Reports", "reports", _from("reports", "ReportsPage")),
    Place("journal", "Journal", "journal", _from("journal", "JournalPage")),
    Place("intake", "Read files", "intake", _from("intake", "IntakePage"), rail=False),
)
_SHOWN_BY = {
    "requirement": "checklists",
    "question": "checklists",
    "answer": "checklists",
    "who": "responsibility",
    "report": "reports",
    "entry": "journal",
    "files": "intake",
}


def place_of(kind: str, id_: str) -> str:
    """Name the page that shows a kind of record; the register shows all that have no page of their own."""
    return id_ if kind == "page" else _SHOWN_BY.get(kind, "register")
