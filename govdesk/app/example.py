"""The example organization: an invented insurer, made step by step through the same commands that a person uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from govdesk import resources
from govdesk.app.commands import bulk, duties, intake, workspace
from govdesk.app.commands.evidence import EvidenceFile, read_evidence
from govdesk.app.queries.asked import duties as demanded, questions
from govdesk.app.session import Session
from govdesk.app.snapshot import snapshot
from govdesk.domain.change import Change
from govdesk.domain.problems import Problem, Problems
from govdesk.intake.read import read
from govdesk.store.packs import read_yaml_file

FILE_NAME = "example.govdesk"
STORY = "story.yaml"
Step = Mapping[str, object]


@dataclass(slots=True)
class _Clock:
    """Shows the time that it was set to, as ISO text in UTC."""

    at: str = "1970-01-01"

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.at).replace(tzinfo=UTC)


def make_example(path: Path) -> Problems:
    """Write the example workspace; the same bytes of journal whenever and wherever. Refused where the file exists.

    A step that fails takes the unfinished file away and gives its problems.
    """
    story = read_yaml_file(_folder() / STORY)
    if isinstance(story, tuple):
        return story
    steps = story.value.get("steps") if isinstance(story.value, Mapping) else None
    clock = _Clock()
    session: Session | None = None
    for step in steps if isinstance(steps, list) else []:
        clock.at = str(step["at"])
        made = _begin(path, step, clock) if session is None else _do(session, step)
        if isinstance(made, tuple):
            return _give_up(session, path, made)
        session = made
    if session is not None:
        session.close()
    return ()


def open_example(path: Path) -> Session | Problems:
    """Open the example for reading, with the clock at its last journal entry, so that its reports stay the same."""
    clock = _Clock()
    session = Session.open(path, "", clock, read_only=True)
    if isinstance(session, Session):
        clock.at = session.entries(limit=1)[0].at
    return session


def _folder() -> Path:
    return resources.path("example")


def _give_up(session: Session | None, path: Path, problems: Problems) -> Problems:
    if session is not None:
        session.close()
        path.unlink(missing_ok=True)
    return problems


def _begin(path: Path, step: Step, clock: _Clock) -> Session | Problems:
    values = step["new"]
    if not isinstance(values, Mapping):
        return (Problem(STORY, "The first step begins the workspace."),)
    change = workspace.first(values, clock().date())
    if isinstance(change, tuple):
        return change
    return Session.create(path, change, str(step["person"]), clock)


def _do(session: Session, step: Step) -> Session | Problems:
    """Do one step as its person."""
    session.person = str(step["person"])
    change = _change(session, step)
    if isinstance(change, tuple):
        return tuple(Problem(f"{STORY} at {step['at']}", str(problem)) for problem in change)
    entry = session.do(change.because(str(step.get("because", ""))))
    return entry if isinstance(entry, tuple) else session


def _change(session: Session, step: Step) -> Change | Problems:
    if "apply" in step:
        return _apply(session, str(step["apply"]))
    if "intake" in step:
        proposal = read(_folder() / str(step["intake"]))
        return proposal if isinstance(proposal, tuple) else intake.accept(session.state, proposal, {}, session.today)
    return duties.accept(session.state, str(step["accept"]), str(step["by"]), session.today)


def _apply(session: Session, name: str) -> Change | Problems:
    document = read_yaml_file(_folder() / name)
    if isinstance(document, tuple):
        return document
    seen = snapshot(session)
    return bulk.apply(
        session.state,
        document.value,
        name,
        person=session.person,
        on=session.today,
        read=_evidence,
        places=document.places,
        questions=questions(seen),
        duties=demanded(seen),
    )


def _evidence(path: str) -> EvidenceFile | Problem:
    return read_evidence(_folder() / path, path)
