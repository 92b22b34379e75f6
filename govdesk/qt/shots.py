"""Pictures of every page: `python -m govdesk.qt.shots FOLDER`, light and dark, at scale 1 and 2, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time as clock_time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from govdesk.qt.bench import Bench
    from govdesk.qt.pages.register.page import RegisterPage
    from govdesk.qt.pages.responsibility.page import ResponsibilityPage
    from govdesk.qt.tools import Tools
    from govdesk.qt.window import Window

SIZE = (1280, 720)
SCALES = ("1", "2")
_PERSON = "Example"
_WAIT = 60.0
"""Seconds after which work that does not end is an error."""
_SETTLE = 0.4
"""Seconds that painting takes to settle; QtPdf renders pages from its own event loop."""
Step = tuple[str, Callable[[], object]]
P = TypeVar("P")


def main(arguments: list[str]) -> int:
    """Make the pictures: one process for each scale, since Qt takes the scale at its start."""
    if len(arguments) != 1:
        print("usage: python -m govdesk.qt.shots FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9][0-9]-*x.png"):
        old.unlink()
    code = "import sys; from govdesk.qt.shots import shoot; shoot(sys.argv[1], sys.argv[2])"
    for scale in SCALES:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        done = subprocess.run([sys.executable, "-c", code, str(folder), scale], env=environment, check=False)  # noqa: S603 - our own program again
        if done.returncode:
            return done.returncode
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def shoot(folder: str, scale: str) -> None:
    """Make all pictures at the scale that this process has."""
    from govdesk.app.example import FILE_NAME, make_example
    from govdesk.qt.jobs import Jobs
    from govdesk.qt.main import application
    from govdesk.qt.parts.say import Dialogs
    from govdesk.qt.parts.theme import Theme
    from govdesk.qt.settings import Settings
    from govdesk.qt.tools import Tools

    app = application()
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, FILE_NAME)
        problems = make_example(file)
        if problems:
            raise SystemExit("\n".join(map(str, problems)))
        settings = Settings(Path(place, "settings.ini"))
        settings.person = _PERSON
        theme = Theme(app, dark=False)
        for look in ("light", "dark"):
            theme.turn(dark=look == "dark")
            tools = Tools(theme, Jobs(), settings, Dialogs(settings))
            _Camera(app, tools, Path(folder), f"{look}-{scale}x").take(file, _noon_of(file))


def _noon_of(file: Path) -> datetime:
    """Give noon of the example's last day, so that its pictures are the same on any day."""
    from govdesk.app.example import open_example

    session = open_example(file)
    if isinstance(session, tuple):
        raise SystemExit("\n".join(map(str, session)))
    day = session.today
    session.close()
    return datetime.combine(day, clock_time(12), UTC)


class _Camera:
    """One pass through the window in one look."""

    def __init__(self, app: QApplication, tools: Tools, folder: Path, tail: str) -> None:
        self._app, self._tools, self._folder, self._tail = app, tools, folder, tail
        self._count = 0

    def take(self, file: Path, noon: datetime) -> None:
        from govdesk.qt.window import Window

        window = Window(self._tools, lambda: noon)
        window.resize(*SIZE)
        window.show()
        self._picture(window, "first-start")
        problems = window.open_file(file)
        if problems or window.bench is None:
            raise SystemExit("\n".join(map(str, problems)))
        for name, step in steps(window.bench):
            step()
            self._picture(window, name)
        window.close()
        window.deleteLater()

    def _picture(self, window: Window, name: str) -> None:
        self._settle()
        self._count += 1
        window.grab().save(str(self._folder / f"{self._count:02d}-{name}-{self._tail}.png"))

    def _settle(self) -> None:
        """Let the event loop run until no work is left and painting has come to rest."""
        start = rest = time.monotonic()
        while time.monotonic() - rest < _SETTLE:
            self._app.processEvents()
            time.sleep(0.01)
            if self._tools.jobs.busy:
                rest = time.monotonic()
            if time.monotonic() - start > _WAIT:
                message = "a page did not come to rest"
                raise SystemExit(message)


def steps(bench: Bench) -> Iterator[Step]:
    """Give what to show, one after the other: a name and what brings it up."""
    from govdesk.qt.pages.law.page import LawPage

    yield "overview", lambda: bench.go("page", "overview")
    yield from _register(bench)
    yield from _intake(bench)
    yield from _responsibility(bench)
    yield from _checklists(bench)
    yield "report-dossier", lambda: bench.go("report", "dossier")
    yield "report-summary", lambda: bench.go("report", "summary")
    yield "law", lambda: bench.go("page", "law")
    yield "law-coming", lambda: _on(bench, "law", LawPage).tabs.setCurrentIndex(1)
    yield "journal", lambda: bench.go("page", "journal")


def _on(bench: Bench, name: str, kind: type[P]) -> P:
    page: QWidget = bench.pages[name]
    if not isinstance(page, kind):
        raise TypeError(name)
    return page


def _register(bench: Bench) -> Iterator[Step]:
    from govdesk.qt.pages.register.page import RegisterPage

    yield "register-first", lambda: bench.go("page", "register")
    page = _on(bench, "register", RegisterPage)
    for number in range(1, page.bar.count()):
        name = page.bar.tabText(number).lower().replace(" ", "-").replace("&", "")
        yield f"register-{name}", partial(page.bar.setCurrentIndex, number)
    yield "register-licences", lambda: bench.go("licences", "sys-meeting-notes")
    yield "register-licence", lambda: _licence(bench, page)


def _licence(bench: Bench, page: RegisterPage) -> None:
    bench.go("licences", "comp-meta-llama-3-8b-instruct")
    page.detail.licences.look_up("llama3")


def _intake(bench: Bench) -> Iterator[Step]:
    from govdesk import resources

    yield "intake", lambda: bench.go("page", "intake")
    folders = sorted(path for path in resources.path("example", "models").iterdir() if path.is_dir())
    yield "intake-proposal", lambda: bench.go("files", str(folders[0]))


def _responsibility(bench: Bench) -> Iterator[Step]:
    from govdesk.domain.records import System
    from govdesk.qt.pages.responsibility.page import ResponsibilityPage

    yield "responsibility-whole", lambda: bench.go("page", "responsibility")
    page = _on(bench, "responsibility", ResponsibilityPage)
    systems = list(bench.desk.session.state.all(System))
    yield "responsibility-system", lambda: bench.go("who", systems[0])
    yield "responsibility-table", lambda: page.tabs.setCurrentIndex(1)
    yield "responsibility-models", lambda: page.tabs.setCurrentWidget(page.three)
    yield "responsibility-raci", lambda: page.tabs.setCurrentWidget(page.matrix)
    yield "responsibility-changes", lambda: page.tabs.setCurrentWidget(page.changes)
    yield "responsibility-assign", lambda: page.detail.ask_duty("accountable")
    yield "responsibility-leaves", lambda: _leaves(bench, page)
    yield "responsibility-handover", page.detail.leaves.mend.click


def _leaves(bench: Bench, page: ResponsibilityPage) -> None:
    from govdesk.domain.records import Party

    party = bench.desk.session.state.get(Party, "party-jonas-petersen")
    if party is not None:
        page.look(party.id, focus=True)
        page.detail.ask_leaves(party)


def _checklists(bench: Bench) -> Iterator[Step]:
    from govdesk.domain.records import Answer, System
    from govdesk.qt.pages.checklists.page import ChecklistsPage

    state = bench.desk.session.state
    answered = [one.id for one in state.all(Answer).values() if one.evidence]
    found = [one for system in state.all(System) for one in bench.snapshot.assessments(system)]
    open_ = max(found, key=lambda one: len(one.open_questions))
    missing = next((one.question.id for one in open_.open_questions if one.why != "conflict"), "")
    yield "checklists", lambda: bench.go("answer", answered[0])
    page = _on(bench, "checklists", ChecklistsPage)
    yield "exposure", lambda: bench.go("exposure", f"{open_.system}/{open_.pack.id}")
    yield "classification-question", lambda: bench.go("question", f"{open_.system}/{missing}")
    yield "classification-conflict", lambda: bench.go("question", f"{open_.system}/")
    yield "classification-reasons", lambda: page.classification.tabs.setCurrentIndex(1)
    yield "classification-answers", lambda: page.classification.tabs.setCurrentIndex(2)
    whatif = page.classification.whatif
    yield "whatif", lambda: page.classification.tabs.setCurrentIndex(3)
    yield "whatif-question", lambda: whatif.ask("a3_points")
    yield "whatif-result", lambda: whatif.choosing.tried.emit({"a3_points": ()})
    yield "coverage", lambda: page.tabs.setCurrentWidget(page.coverage)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
