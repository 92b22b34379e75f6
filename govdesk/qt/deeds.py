"""Everything that can be done from anywhere in the window, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdesk.qt.actions import Deed
from govdesk.qt.places import PLACES, Place

if TYPE_CHECKING:
    from govdesk.qt.window import Window

MENU = ("intake", "", "new", "open", "example", "copy", "", "verify", "name", "close", "quit")


def deeds(window: Window) -> tuple[Deed, ...]:
    """List them for one window."""
    return (*_pages(window), *_changes(window), *_files(window), *_rest(window))


def _pages(window: Window) -> list[Deed]:
    places = [place for place in PLACES if place.rail]
    return [_page(window, place, number) for number, place in enumerate(places, start=1)]


def _page(window: Window, place: Place, number: int) -> Deed:
    def calls() -> None:
        window.go("page", place.name)

    return Deed(f"page-{place.name}", place.title, calls, place.icon, f"Ctrl+{number}", window.is_open)


def _changes(window: Window) -> tuple[Deed, ...]:
    return (
        Deed("undo", "Undo", window.undo, "undo", "Ctrl+Z", window.can_undo),
        Deed("redo", "Redo", window.redo, "redo", "Ctrl+Shift+Z", window.can_redo),
        Deed("intake", "Read model files…", window.read_files, "intake", "Ctrl+I", window.can_write),
    )


def _files(window: Window) -> tuple[Deed, ...]:
    return (
        Deed("new", "New workspace…", window.start_new, "add", "Ctrl+N"),
        Deed("open", "Open a workspace…", window.ask_open, "folder", "Ctrl+O"),
        Deed("example", "Open the example…", window.start_example, "info"),
        Deed("copy", "Save a copy…", window.save_copy, "save", "", window.is_open),
        Deed("close", "Close the workspace", window.ask_close, "close", "Ctrl+W", window.is_open),
        Deed("quit", "Leave GovDesk", window.leave, "", "Ctrl+Q"),
    )


def _rest(window: Window) -> tuple[Deed, ...]:
    return (
        Deed("search", "Search", window.search, "search", "Ctrl+K", window.is_open, "Search everything"),
        Deed("look", "Light or dark", window.turn_look, "moon", "Ctrl+Shift+L"),
        Deed("name", "Your name…", window.ask_name, "person", "", window.can_write),
        Deed("verify", "Verify the journal", window.verify, "ok", "", window.is_open),
        Deed("menu", "Menu", window.show_menu, "settings", "F10"),
    )
