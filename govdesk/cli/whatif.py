"""The verb whatif: what other answers would change, and which would lead to another class. Nothing is written."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby

from govdesk.app.names import resolve
from govdesk.app.queries.alternatives import AlternativeRow, alternatives, nothing_near, other_answers
from govdesk.app.queries.classes import class_of
from govdesk.app.queries.whatif import DifferenceRow, Supposed, difference_rows, read_supposed, suppositions
from govdesk.app.snapshot import Snapshot
from govdesk.cli.desk import done, looking, stop
from govdesk.cli.out import FINE, document, heading, say, table
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.plain import Plain

_PARTS = {
    "class": "Class, roles and the rest",
    "requirement": "Requirements",
    "conclusion": "Conclusions",
    "question": "Questions",
}
_NOTHING = "Nothing was written."


def do_whatif(args: Namespace) -> int:
    """Suppose some answers and say what would differ; without any, name the nearest other classes."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",)))
        packs = tuple(pack for pack in seen.packs if args.pack in {"", pack.id})
        if not packs:
            stop(f"The pack “{args.pack}” is not in use." if args.pack else "No rule pack is in use.")
        read = read_supposed(packs, args.supposed)
        if isinstance(read, tuple):
            done(read)
        elif read:
            found = tuple(one for one in suppositions(seen, system, read) if one.pack in packs)
            document(_supposed(seen, system, found)) if args.json else _print_supposed(seen, system, found)
        else:
            asked = tuple(seen.assessment(system, pack.id) for pack in packs)
            document(_nearest(seen, system, asked)) if args.json else _print_nearest(seen, system, asked)
    return FINE


def _supposed(seen: Snapshot, system: str, found: tuple[Supposed, ...]) -> Plain:
    return {
        "system": system,
        "on": seen.on,
        "written": False,
        "packs": [
            {
                "pack": one.pack.id,
                "supposed": dict(one.values),
                "before": class_of(one.before).label,
                "after": class_of(one.after).label,
                "differences": [_difference(row) for row in difference_rows(one)],
            }
            for one in found
        ],
    }


def _difference(row: DifferenceRow) -> Plain:
    return {
        "part": row.part,
        "id": row.id,
        "title": row.title,
        "how": row.how,
        "before": row.before,
        "after": row.after,
        "cite": row.cite,
    }


def _print_supposed(seen: Snapshot, system: str, found: tuple[Supposed, ...]) -> None:
    for one in found:
        say(f"{name_of(seen.state, system)} under {one.pack.title} on {seen.on}, if:")
        for answer in other_answers(one.before, one.values):
            say(f"  {answer.says}")
        say(f"  Class: {class_of(one.before).label} -> {class_of(one.after).label}")
        for part, rows in groupby(difference_rows(one), key=lambda row: row.part):
            heading(_PARTS[part])
            cells = (
                (row.how, row.id, row.before, row.after, f"{row.title} ({row.cite})" if row.cite else row.title)
                for row in rows
            )
            table(["how", "id", "before", "after", "what"], cells)
        if not one.differs:
            say("  Nothing would differ.")
        say()
    say(_NOTHING)


def _nearest(seen: Snapshot, system: str, asked: tuple[Assessment, ...]) -> Plain:
    return {
        "system": system,
        "on": seen.on,
        "written": False,
        "packs": [
            {"pack": one.pack.id, "class": class_of(one).label, "alternatives": [_other(x) for x in alternatives(one)]}
            for one in asked
        ],
    }


def _other(row: AlternativeRow) -> Plain:
    answers = [
        {"fact": one.key, "value": one.value, "ask": one.ask, "answer": one.answer, "now": one.now, "cite": one.cite}
        for one in row.answers
    ]
    return {"value": row.value, "label": row.label, "cite": row.cite, "if": answers, "other_ways": row.more}


def _print_nearest(seen: Snapshot, system: str, asked: tuple[Assessment, ...]) -> None:
    for assessment in asked:
        say(f"{name_of(seen.state, system)} under {assessment.pack.title} on {seen.on}: {class_of(assessment).label}")
        rows = alternatives(assessment)
        for row in rows:
            say(f"- {row.head}")
            for one in row.answers:
                say(f"    {one.says} [{one.key}] {one.cite}".rstrip())
            if row.others:
                say(f"    {row.others}")
        if not rows:
            say(f"  {nothing_near(assessment)}")
