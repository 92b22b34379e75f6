"""The verb exposure: what open duties can cost at most, and why."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from govdesk.app.names import resolve
from govdesk.app.queries.exposure import A_CAP, LawExposure, breach_lines, exposures, law_sentence, laws, sentence
from govdesk.cli.desk import done, looking
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, heading, paragraph, say, table, warn
from govdesk.domain.entry import name_of
from govdesk.domain.law.caps import Range, when_fined
from govdesk.domain.law.exposure import Breach, Charge, Exposure
from govdesk.domain.plain import Plain


def do_exposure(args: Namespace) -> int:
    """Say what the open duties of one system, or of all, can cost at most on a date."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system is not None else ""
        found = exposures(seen, system) if system else ()
        over = () if system else laws(seen)
        for pack, reason in seen.unread:
            warn(f"The pack {pack} is in use and cannot be read, so it threatens nothing here: {reason}")
        if args.json:
            document(_document(system, seen.on, found) if system else _over(seen.on, over))
        elif system:
            for one in found:
                say(f"{name_of(seen.state, system)} on {seen.on}")
                _print(one)
        else:
            _print_laws(over)
        if not args.json:
            say()
            paragraph(A_CAP if found or over else "No rule pack in use names fines.", "")
    return NOT_IN_ORDER if seen.unread else FINE


def _print_laws(over: tuple[LawExposure, ...]) -> None:
    for law in over:
        heading(law.title)
        paragraph(law_sentence(law), "")
        rows = [
            (
                one.name,
                one.who,
                len(one.exposure.breaches(certain=True)),
                len(one.exposure.breaches(certain=False)),
                str(one.exposure.range or "no cap here"),
            )
            for one in law.systems
        ]
        table(["system", "accountable", "open", "possible", "cap for one breach"], rows)


def _print(one: Exposure) -> None:
    heading(one.title)
    paragraph(sentence(one), "")
    for charge in one.charges:
        tier = charge.tier
        say()
        say(f"{tier.title} ({tier.cite})")
        for line in (*charge.cap.steps, charge.ahead, tier.note, f"Fined {when_fined(tier)}."):
            if line:
                paragraph(line, "  ")
        for head, names in breach_lines(charge):
            paragraph(f"{head}:", "  ")
            for name in names:
                paragraph(f"- {name}", "    ")
    if one.unplaced:
        say()
        say("Open, and under no fine of this pack: " + ", ".join(f"{b.title} ({b.cite})" for b in one.unplaced))
    if one.charges and one.law.reading:
        say()
        paragraph(f"{one.law.reading} ({one.law.cite})", "")


def _document(system: str, on: date, found: tuple[Exposure, ...]) -> Plain:
    return {"system": system, "on": on, "says": A_CAP, "laws": [_exposure(one) for one in found]}


def _over(on: date, over: tuple[LawExposure, ...]) -> Plain:
    return {
        "system": "",
        "on": on,
        "says": A_CAP,
        "laws": [
            {
                "pack": law.pack,
                "says": law_sentence(law),
                "cap": _range(law.range),
                "unknown": list(law.unknown),
                "systems": [{"system": one.system, "who": one.who, **_exposure(one.exposure)} for one in law.systems],
            }
            for law in over
        ],
    }


def _exposure(one: Exposure) -> Plain:
    return {
        "pack": one.pack,
        "says": sentence(one),
        "cap": _range(one.range),
        "certain": _range(one.certain),
        "unknown": list(one.unknown),
        "reading": one.law.reading,
        "cite": one.law.cite,
        "tiers": [_charge(charge) for charge in one.charges],
        "unplaced": [breach.id for breach in one.unplaced],
    }


def _charge(charge: Charge) -> Plain:
    tier = charge.tier
    return {
        "id": tier.id,
        "title": tier.title,
        "cite": tier.cite,
        "cap": _range(charge.cap.range),
        "fined": charge.fined,
        "since": tier.since,
        "fined_by": tier.fined_by,
        "steps": list(charge.cap.steps),
        "unknown": list(charge.cap.unknown),
        "breaches": [_breach(breach) for breach in charge.breaches],
    }


def _breach(one: Breach) -> Plain:
    return {"id": one.id, "title": one.title, "cite": one.cite, "since": one.since, "doubt": one.doubt}


def _range(found: Range | None) -> Plain | None:
    return None if found is None else {"from": found.low, "to": found.high}
