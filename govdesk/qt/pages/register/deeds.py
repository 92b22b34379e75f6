"""What can be done with the record that is shown: the buttons of its detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdesk.qt.pages.register.detail import Deeds
    from govdesk.qt.pages.register.page import RegisterPage


def deeds(page: RegisterPage, id_: str) -> Deeds:
    """Give (text, role, call) for each button; nothing that writes while nothing can be changed."""
    goes: Deeds = []
    if page.kind == "system":
        goes = [
            ("Classify", "", lambda: page.navigate.emit("question", f"{id_}/")),
            ("Checklist", "", lambda: page.navigate.emit("requirement", f"{id_}/")),
        ]
    if page.kind in {"system", "component", "party"}:
        text = "Duties" if page.kind == "party" else "Who answers"
        goes.append((text, "", lambda: page.navigate.emit("who", id_)))
    if page.desk.read_only:
        return goes
    writes: Deeds = [("Edit", "main", page.edit)]
    if page.kind == "component":
        writes.append(("Make a system of it", "", page.make_system))
    removes: Deeds = [] if page.kind == "organization" else [("Remove", "", page.remove)]
    return [*writes, *goes, *removes]
