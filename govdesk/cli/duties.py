"""The verbs duties, handover, leaves and changes: what rests on a party, who takes it over, what turned when."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from govdesk.app.commands.handover import hand_over, moves
from govdesk.app.names import relation_words, resolve
from govdesk.app.queries.changed import Changed, Turn, changed
from govdesk.app.queries.leaves import Leaves, leaves
from govdesk.app.queries.my_duties import MyDuties, my_duties
from govdesk.app.queries.preview import said
from govdesk.app.queries.responsibility import DutyRow
from govdesk.cli.desk import done, looking, reading, stop, writing
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, finding_json, heading, say, table
from govdesk.cli.write import write
from govdesk.domain.entry import name_of
from govdesk.domain.plain import Plain
from govdesk.domain.records import Relation
from govdesk.domain.said import day
from govdesk.domain.state import State


def do_duties(args: Namespace) -> int:
    """Say what a party answers for, and what is due for it."""
    with looking(args) as seen:
        found = my_duties(seen, done(resolve(seen.state, args.party, ("party",))))
        if args.json:
            document({"party": found.party, "on": seen.on} | _duties(found))
        else:
            _print_duties(seen.state, seen.on, found)
    return FINE


def _duties(found: MyDuties) -> dict[str, object]:
    return {
        "duties": [_duty(row) for row in found.duties],
        "coming": [_duty(row) for row in found.coming],
        "stands_in": [{"relation": one.relation, "holder": one.holder, "says": one.words} for one in found.stands_in],
        "due": [
            {"on": one.on, "kind": one.kind, "title": one.title, "cite": one.cite, "systems": list(one.systems)}
            for one in found.due
        ],
    }


def _duty(row: DutyRow) -> Plain:
    one = row.relation
    return {
        "relation": one.id,
        "duty": one.kind,
        "subject": one.target,
        "requirement": one.scope,
        "since": one.since,
        "until": one.until,
        "standing": row.standing.says,
        "document": one.document,
    }


def _print_duties(state: State, on: date, found: MyDuties) -> None:
    say(f"{name_of(state, found.party)} on {day(on)}")
    for title, rows in (("Duties", found.duties), ("Begin later", found.coming)):
        if rows or title == "Duties":
            heading(title)
            heads = ["since", "until", "stands", "source", "duty"]
            cells = [(r.relation.since, r.relation.until, r.standing.says, r.relation.document) for r in rows]
            table(heads, [(*cell, row.relation.words) for cell, row in zip(cells, rows, strict=True)])
    if found.stands_in:
        heading("Stands in for")
        for one in found.stands_in:
            say(f"- {one.words}")
    heading("Due")
    table(["on", "source", "what"], [(one.on, one.cite, one.title) for one in found.due], "Nothing has a date.")


def do_handover(args: Namespace) -> int:
    """Hand everything over in one change, or show what that would do."""
    with reading(args) if args.dry_run else writing(args) as session:
        state = session.state
        source, target = (done(resolve(state, one, ("party",))) for one in (args.source, args.target))
        planned = moves(state, source, target, args.on)
        known = {move.relation.id for move in planned}
        for id_ in set(args.only) - known:
            stop(f"“{id_}” does not rest on {name_of(state, source)} from that day on.", "See --dry-run.")
        change = done(hand_over(state, source, target, args.on, args.document, args.only or None))
        for move in planned:
            if not args.only or move.relation.id in args.only:
                why = f", because {move.why}" if move.why else ""
                say(f"{move.does}: {move.words}{why}  [{move.relation.id}]")
        if args.dry_run:
            for line in said(state, change, args.on):
                say(f"- {line}")
            say("Nothing was written.")
            return FINE
        return write(session, change)


def do_leaves(args: Namespace) -> int:
    """Say what falls open if a party is gone from a day on; status 1 where something does."""
    with looking(args) as seen:
        found = leaves(seen, done(resolve(seen.state, args.party, ("party",))))
        if args.json:
            document(_leaves(found))
        else:
            _print_leaves(seen.state, found)
    return NOT_IN_ORDER if found.open else FINE


def _leaves(found: Leaves) -> Plain:
    one = found.leaving
    return {
        "party": one.party,
        "on": one.on,
        "open": [left.duty.id for left in one.duties if left.open],
        "duties": [
            {
                "relation": left.duty.id,
                "duty": left.duty.kind,
                "subject": left.duty.target,
                "requirement": left.duty.scope,
                "deputies": list(left.instead),
                "others": list(left.beside),
            }
            for left in one.duties
        ],
        "stood_in": [tie.id for tie in one.stood_in],
        "ways": [tie.id for tie in one.ways],
        "bodies": list(one.bodies),
        "later": [tie.id for tie in one.later],
        "findings": [finding_json(finding) for finding in found.came],
    }


def _print_leaves(state: State, found: Leaves) -> None:
    one = found.leaving
    say(found.says)
    heading("What it holds")
    for left in one.duties:
        say(f"- {relation_words(state, left.duty)}: {found.stays(left)}")
    for title, ties in (("It stands in for", one.stood_in), ("It is named in", one.ways), ("Begins later", one.later)):
        _print_ties(state, title, ties)
    if one.bodies:
        heading("Without a known member")
        say("\n".join(f"- {name_of(state, id_)}" for id_ in one.bodies))
    heading("Findings that this would bring")
    table(["severity", "id", "says"], [(f.severity.value, f.id, f.says) for f in found.came])


def _print_ties(state: State, title: str, ties: tuple[Relation, ...]) -> None:
    if ties:
        heading(title)
        say("\n".join(f"- {relation_words(state, tie)}" for tie in ties))


def do_changes(args: Namespace) -> int:
    """Say what changed between two days in who answers for what."""
    args.on = args.until
    with looking(args) as seen:
        if args.since > seen.on:
            stop(f"{args.since} lies after {seen.on}.", "Name the earlier day with --since.")
        found = changed(seen, args.since)
        if args.json:
            document(_changes(found))
        else:
            _print_changes(found)
    return FINE


def _changes(found: Changed) -> Plain:
    return {
        "since": found.since,
        "until": found.until,
        "turns": [_turn(one) for one in found.turns],
        "came": [finding_json(one) for one in found.came],
        "went": [finding_json(one) for one in found.went],
    }


def _turn(one: Turn) -> Plain:
    return {
        "on": one.on,
        "what": one.what,
        "record": one.record,
        "subject": one.subject,
        "says": one.words,
        "document": one.document,
    }


def _print_changes(found: Changed) -> None:
    say(f"From {day(found.since)} to {day(found.until)}, by what is known now")
    heading("Who answers")
    table(["on", "what", "source", "says"], [(one.on, one.what, one.document, one.words) for one in found.turns])
    for title, findings in (("Findings that came", found.came), ("Findings that went", found.went)):
        heading(title)
        table(["severity", "id", "says"], [(one.severity.value, one.id, one.says) for one in findings])
