"""A window to test: settings in a folder of the test, dialogs that answer, work that runs at once, the example."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from govdesk.qt.bench import Bench
    from govdesk.qt.parts.theme import Theme
    from govdesk.qt.tools import Tools
    from govdesk.qt.window import Window

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PERSON = "Ada Berg"


class AtOnce(Executor):
    """Runs work when it is handed in."""

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class ByHand(Executor):
    """Keeps work until the test runs it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Answers:
    """Stands in for the dialogs: gives what the test has put into it."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.saved: Path | None = None
        self.chosen: Path | None = None
        self.yes = True

    def open_file(self, parent: object, title: str, kinds: str = "") -> Path | None:
        return self.file

    def open_files(self, parent: object, title: str, kinds: str = "") -> tuple[Path, ...]:
        return (self.file,) if self.file else ()

    def save_file(self, parent: object, title: str, name: str, kinds: str = "") -> Path | None:
        return self.saved

    def folder(self, parent: object, title: str) -> Path | None:
        return self.chosen

    def sure(self, parent: object, question: str, yes: str) -> bool:
        return self.yes


@pytest.fixture
def dialogs() -> Answers:
    """Give the stand-in for the dialogs."""
    return Answers()


@pytest.fixture
def executor() -> Executor:
    """Run background work at once; a test overrides it to step by hand."""
    return AtOnce()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Give the look, made once: making it styles every widget anew."""
    from govdesk.qt.main import application
    from govdesk.qt.parts.theme import Theme

    return Theme(application(), dark=False)


@pytest.fixture
def tools(theme: Theme, tmp_path: Path, dialogs: Answers, executor: Executor) -> Iterator[Tools]:
    """Give the tools of the app, with settings of their own."""
    from govdesk.qt.jobs import Jobs
    from govdesk.qt.settings import Settings
    from govdesk.qt.tools import Tools

    settings = Settings(tmp_path / "settings.ini")
    settings.person = PERSON
    made = Tools(theme, Jobs(executor), settings, dialogs)
    theme.turn(dark=False)
    yield made
    made.jobs.close()


@pytest.fixture
def window(qtbot: QtBot, tools: Tools) -> Iterator[Window]:
    """Give a shown window without a workspace."""
    from govdesk.qt.window import Window

    made = Window(tools, lambda: NOON)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example organization once."""
    from govdesk.app.example import make_example

    path = tmp_path_factory.mktemp("example") / "example.govdesk"
    assert make_example(path) == ()
    return path


@pytest.fixture
def example(example_file: Path, tmp_path: Path) -> Path:
    """Give a copy of the example that a test may change."""
    return Path(shutil.copy(example_file, tmp_path / "example.govdesk"))


@pytest.fixture
def bench(window: Window, example: Path) -> Bench:
    """Give the work bench over the example."""
    assert window.open_file(example) == ()
    assert window.bench is not None
    return window.bench
