"""The risk summary for leaders: one page, two minutes. What we run, what to decide, what is wrong, what comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from govdesk.app.queries.dates import DateRow, next_legal_dates
from govdesk.app.queries.exposure import A_CAP, gravest, law_sentence
from govdesk.app.queries.overview import Overview, overview
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.said import count, plural
from govdesk.domain.words import TO_CONFIRM
from govdesk.reports.content import (
    Bar,
    Beside,
    Block,
    Chart,
    Column,
    Document,
    Heading,
    Row,
    Table,
    Text,
    Tile,
    Tiles,
    Tone,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.footing import footing, warned
from govdesk.reports.meta import Meta
from govdesk.reports.options import Options, meta_of
from govdesk.reports.press.pdf import fits_one_page
from govdesk.reports.reading import SEVERITY_TONES, SEVERITY_WORDS, calm, closed_words, day, named, tone_of
from govdesk.reports.summary.deciding import COLUMNS, Group, grouped, row, short

_FINDINGS = (Column("What is wrong", 4.6), Column("What mends it", 3.0), Column("On", 1.9))
_DATES = (Column("From", 1.3), Column("What", 5))
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows of each kind the page takes; what is left out is counted."""

    decisions: int = 1
    findings: int = 1
    dates: int = 2
    classes: int = 3


TURNS = ("decisions", "decisions", "decisions", "findings", "classes", "dates")
"""In which order rows are added while the page has room."""


def summary(snapshot: Snapshot, options: Options) -> Document:
    """Write the summary, with as many rows as one page takes."""
    seen, dates = overview(snapshot), next_legal_dates(snapshot)
    left_out = "One page: what has no room is counted. Each system has a dossier with all of it."
    groups = grouped(seen.decisions)
    page = _Page(snapshot, seen, groups, dates, meta_of(snapshot, options, (left_out,)))
    limits = Room(len(groups), len(seen.findings), len(dates), len(seen.classes))
    return page.written(filled(limits, lambda room: fits_one_page(page.written(room))))


def filled(limits: Room, fits: Callable[[Room], bool]) -> Room:
    """Add rows in turns as long as they fit and there are any; a kind that does not fit once more is done."""
    room = Room()
    waiting = list(dict.fromkeys(TURNS))
    while waiting:
        for name in TURNS:
            larger = replace(room, **{name: getattr(room, name) + 1})
            if name not in waiting:
                continue
            if getattr(larger, name) <= getattr(limits, name) and fits(larger):
                room = larger
            else:
                waiting.remove(name)
    return room


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page is written from."""

    snapshot: Snapshot
    seen: Overview
    groups: tuple[Group, ...]
    dates: tuple[DateRow, ...]
    meta: Meta

    def written(self, room: Room) -> Document:
        """Write the page with some rows of each kind."""
        seen, meta = self.seen, self.meta
        blocks: tuple[Block, ...] = (
            *warned(meta),
            Text(line(_in_a_sentence(seen)), "lead"),
            _tiles(seen, sound=meta.sound),
            *_exposure(seen),
            Beside(_classes(seen, room, sound=meta.sound), _dates(self.dates, room), 0.5),
            *_decisions(self.groups, room),
            *_worst(self.snapshot, seen, self.groups, room),
            *footing(meta, f"{_unknowns(seen)} "),
        )
        return Document("Risk summary", f"AI systems of {meta.organization}", meta, blocks, dense=True)


def _in_a_sentence(seen: Overview) -> str:
    if not seen.systems:
        return "No system is registered yet, so there is nothing to weigh."
    late = sum(1 for one in seen.decisions if one.late)
    ahead = len(seen.decisions) - late
    now = f"{count(late, 'decision')} cannot wait" if late else "No decision is late"
    return f"{count(seen.systems, 'AI system')} registered. {now}; {ahead or 'none'} more within a year."


def _tiles(seen: Overview, *, sound: bool) -> Tiles:
    overdue = sum(one.overdue for one in seen.progress)
    total, closed = sum(one.total for one in seen.progress), sum(one.closed for one in seen.progress)
    shown, bare, waived = (sum(getattr(one, name) for one in seen.progress) for name in ("shown", "bare", "waived"))
    high, unsettled = dict(seen.severities).get("high", 0), seen.unknowns.systems
    known = sound and bool(total) and not (unsettled or seen.unknowns.questions or seen.unknowns.requirements)
    all_shown: Tone = "good" if known and shown == total else ""
    settled: Tone = "open" if unsettled else "good" if known else ""
    late, wrong = plural(overdue, "requirement"), plural(high, "finding")
    return Tiles(
        (
            Tile(str(seen.systems), f"{plural(seen.systems, 'system')} registered"),
            Tile(f"{closed}/{total}", closed_words(shown, bare, waived), all_shown),
            Tile(str(overdue), f"{late} due now and open", calm(overdue, known=known)),
            Tile(str(high), f"{wrong} of high severity", calm(high, known=known)),
            Tile(str(unsettled), f"{plural(unsettled, 'system')} without a settled class", settled),
        )
    )


def _exposure(seen: Overview) -> tuple[Block, ...]:
    """Say how far fines can go under each law, the highest cap first, on which systems and on whom it hangs."""
    said = " ".join(law_sentence(law) for law in gravest(seen.exposure) if law.systems)
    if not said and not seen.exposure:
        return (Text(line(strong("Exposure: "), "not known, as no rule pack in use names fines."), "small"),)
    nothing = " ".join(law_sentence(law) for law in seen.exposure)
    return (Text(line(strong("Exposure: "), said or nothing, " ", small(A_CAP))),)


def _classes(seen: Overview, room: Room, *, sound: bool) -> tuple[Block, ...]:
    shown, more = _first(seen.classes, room.classes)
    tones = [tone_of(found.tone) or "neutral" for found in shown]
    bars = tuple(
        Bar(found.label, len(found.systems), tone if sound or tone != "good" else "neutral", found.systems)
        for found, tone in zip(shown, tones, strict=True)
    )
    chart: Block = Chart(bars) if bars else Text(line("No system is registered."))
    rest = sum(len(found.systems) for found in seen.classes[len(shown) :])
    return (Heading(3, "Systems by class"), chart, *_more(more, "class", "classes", f" with {count(rest, 'system')}"))


def _dates(dates: tuple[DateRow, ...], room: Room) -> tuple[Block, ...]:
    shown, more = _first(dates, room.dates)
    rows = tuple(Row((cell(strong(day(one.on))), cell(short(one.title), small(_cited(one))))) for one in shown)
    table = Table(_DATES, rows, "No date of the rule packs lies ahead.", plain=True)
    return (Heading(3, "Next legal dates"), table, *_more(more, "later date"))


def _cited(one: DateRow) -> str:
    touched = f"touches {count(len(one.systems), 'system')}" if one.systems and one.kind == "law" else ""
    return ", ".join(part for part in (one.cite, touched) if part)


def _decisions(groups: tuple[Group, ...], room: Room) -> tuple[Block, ...]:
    shown = groups[: room.decisions]
    left = sum(len(group.members) for group in groups[len(shown) :])
    table = Table(COLUMNS, tuple(map(row, shown)), "Nothing needs a decision within a year.")
    return (Heading(1, "To decide"), table, *_more(left, "decision"))


def _worst(snapshot: Snapshot, seen: Overview, groups: tuple[Group, ...], room: Room) -> tuple[Block, ...]:
    told = {(one.subject, one.why) for group in groups[: room.decisions] for one in group.members}
    left = tuple(one for one in seen.findings if (one.subject, one.says) not in told)
    shown, more = _first(left, room.findings)
    rows = tuple(_finding(snapshot, one) for one in shown)
    title = "Worst findings besides" if len(left) < len(seen.findings) else "Worst findings"
    table = Table(_FINDINGS, rows, "GovDesk found no other defect." if seen.findings else "GovDesk found no defect.")
    return (Heading(1, title), table, *_more(more, "finding"))


def _finding(snapshot: Snapshot, one: Finding) -> Row:
    says = cell(line(strong(f"{SEVERITY_WORDS[one.severity]}: "), short(one.says)), tone=SEVERITY_TONES[one.severity])
    return Row((says, cell(short(one.mend)), cell(named(snapshot.state, one.subject), code(one.subject))), one.subject)


def _unknowns(seen: Overview) -> str:
    unknown = seen.unknowns
    waiting = sum(dict(one.states).get(TO_CONFIRM, 0) for one in seen.progress)
    said = f"{count(waiting, 'answer')} to an earlier text of the rules not confirmed since: counted as open."
    return (
        f"Not known: the class of {count(unknown.systems, 'system')}, {count(unknown.questions, 'open question')}, and "
        f"whether {count(unknown.requirements, 'requirement')} apply. Not known is not no: none of these is in order."
        + (f" {said}" if waiting else "")
    )


def _first(rows: tuple[R, ...], most: int) -> tuple[tuple[R, ...], int]:
    return rows[:most], max(len(rows) - most, 0)


def _more(number: int, one: str, many: str = "", extra: str = "") -> tuple[Block, ...]:
    return (
        (Text(line(f"and {number} more {one if number == 1 else many or one + 's'}{extra}"), "small"),)
        if number
        else ()
    )
