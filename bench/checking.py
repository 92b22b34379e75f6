"""Checking: 500 systems with answers to every question of the law, then the overview of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.measure import Line, clock, median, need, once, opened
from govdesk.app.commands.packs import adopt
from govdesk.app.example import make_example
from govdesk.app.queries.overview import overview
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.change import Change, put
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import Fact, PackUse, Record, Relation, System
from govdesk.store.packs import load_pack, shipped

SYSTEMS = 500


def lines(folder: Path) -> Iterator[Line]:
    """Measure one system, all systems, and what the first page asks; the aims are the issues'."""
    path = folder / "many.govdesk"
    filled(path)
    with opened(path) as session:
        one = median(lambda: checked(snapshot(session), "sys-0007"))
        yield Line("check one system", one, aim_seconds=0.05)
        found = once(lambda: check_all(session))
        yield Line(f"check {SYSTEMS} systems: classes, requirements, questions", found, aim_seconds=5.0)
        yield Line(f"overview of {SYSTEMS} systems, with all findings", once(lambda: overview(snapshot(session))))
    with opened(path) as session:
        adopt_all(session)
        one = median(lambda: checked(snapshot(session), "sys-0007"))
        yield Line("check one system against every shipped pack", one, aim_seconds=0.05)
        found = once(lambda: check_all(session))
        yield Line(f"check {SYSTEMS} systems against every shipped pack", found, aim_seconds=5.0)
        yield Line(f"findings and all checks of {SYSTEMS} systems", once(lambda: see_all(session)), aim_seconds=5.0)
        warm = snapshot(session)
        warm.findings()
        ids = iter(warm.state.all(System))
        one = median(lambda: see(warm, next(ids)))
        yield Line("all checks of one system, findings known", one, aim_seconds=0.05)


def adopt_all(session: Session) -> None:
    """Take every pack that comes with the program into use."""
    for pack in map(load_pack, shipped()):
        change = adopt(session.state, pack, session.today) if isinstance(pack, Pack) else pack
        if isinstance(change, Change):
            session.do(change)
    if len(session.state.all(PackUse)) < len(shipped()):
        message = "a shipped pack was not taken into use"
        raise ValueError(message)


def filled(path: Path) -> None:
    """Make a workspace of copies of the example's five systems, each with the facts and relations of its pattern."""
    problems = make_example(path)
    if problems:
        raise ValueError(*problems)
    session = need(Session.open(path, "Bench", clock))
    state = session.state
    patterns = list(state.all(System).values())
    copies: list[Record] = []
    for number in range(SYSTEMS - len(patterns)):
        pattern, id_ = patterns[number % len(patterns)], f"sys-{number:04}"
        copies.append(replace(pattern, id=id_, name=f"{pattern.name} {number}"))
        facts = state.where(Fact, "subject", pattern.id)
        copies += [replace(fact, id=f"{fact.id}-{number}", subject=id_) for fact in facts]
        leaving, arriving = state.where(Relation, "source", pattern.id), state.where(Relation, "target", pattern.id)
        copies += [replace(one, id=f"{one.id}-{number}", source=id_) for one in leaving]
        copies += [replace(one, id=f"{one.id}-{number}", target=id_) for one in arriving]
    session.do(Change("Copy", tuple(put(None, record) for record in copies)))
    session.close()


def checked(seen: Snapshot, system: str) -> int:
    """Ask every pack about a system, and count what is asked and demanded."""
    return sum(len(one.open_questions) + len(one.requirements) for one in seen.assessments(system))


def see(seen: Snapshot, system: str) -> int:
    """Run every check of every pack on a system, and count them."""
    return sum(len(seen.checked(system, one)) for pack in seen.packs for one in pack.requirements)


def see_all(session: Session) -> int:
    """Run every check on every system, with the findings that checks rest on."""
    seen = snapshot(session)
    return len(seen.findings()) + sum(see(seen, system) for system in seen.state.all(System))


def check_all(session: Session) -> int:
    """Ask every pack about every system."""
    seen = snapshot(session)
    return sum(checked(seen, system) for system in seen.state.all(System))
