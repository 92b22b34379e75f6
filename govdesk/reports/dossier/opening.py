"""The first page: the class, the figures that matter, what this report is, and its contents."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.checklist import progress, unsound
from govdesk.app.queries.classes import class_of
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Severity
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.records import System
from govdesk.domain.said import count, plural
from govdesk.domain.words import STATUSES, label
from govdesk.reports.content import (
    CONTENTS,
    Block,
    Callout,
    Contents,
    Heading,
    KeyValues,
    Line,
    PageBreak,
    Span,
    Tile,
    Tiles,
    Tone,
    cell,
    code,
    line,
)
from govdesk.reports.footing import warned
from govdesk.reports.meta import Meta
from govdesk.reports.reading import calm, closed_words, tone_of


def opening(snapshot: Snapshot, system: System, meta: Meta) -> Iterator[Block]:
    """Write the first page."""
    assessments = snapshot.assessments(system.id)
    yield from warned(meta)
    yield from _not_yet(snapshot, system)
    for pack, reason in snapshot.unread:
        yield Callout(
            "bad", f"The rule pack {pack} is in use and cannot be read", (line(f"It concludes nothing: {reason}"),)
        )
    if not assessments and not snapshot.unread:
        yield Callout("open", "No rule pack is in use", (line("Nothing can be said about classes and duties."),))
    for assessment in assessments:
        yield _class(assessment, sound=meta.sound)
    yield _figures(snapshot, system, assessments, sound=meta.sound)
    yield about(meta, system.id)
    yield Heading(2, "Contents", CONTENTS)
    yield Contents()
    yield PageBreak()


def _not_yet(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Warn where the day asked about lies before the one on which the system began by the register."""
    if system.started is None or system.started <= snapshot.on:
        return
    status = label(STATUSES, system.status).lower() if system.status else "not known"
    says = (
        f"On the market or in service since: {system.started.isoformat()}. Status: {status}, as last recorded. What "
        "stands here as due or open on this day binds only if it ran already."
    )
    yield Callout("warn", f"By the register it had not begun on {snapshot.on.isoformat()}", (line(says),))


def _class(assessment: Assessment, *, sound: bool) -> Callout:
    shown = class_of(assessment)
    concluded = assessment.headline
    cites = ", ".join(dict.fromkeys(option.cite for option in concluded.values if option.cite))
    lines: list[Line] = [line(concluded.outcome.title, f" ({cites})" if cites else "", ", see ", _to("reasons"))]
    if concluded.open:
        possible = "; ".join(option.label for option in concluded.possible if option not in concluded.values)
        still = count(len(assessment.open_questions), "question")
        lines.append(line(f"Still possible: {possible}. " if possible else "", f"{still} open, see ", _to("questions")))
    tone = tone_of(shown.tone)
    return Callout(tone if sound or tone != "good" else "", f"{assessment.pack.title}: {shown.label}", tuple(lines))


def _to(anchor: str) -> Span:
    titles = {"questions": "open questions", "reasons": "reasons"}
    return Span(titles[anchor], link=f"#{anchor}")


def _figures(snapshot: Snapshot, system: System, assessments: tuple[Assessment, ...], *, sound: bool) -> Tiles:
    lost = unsound(snapshot)
    done = [progress(assessment, lost) for assessment in assessments]
    total, closed = sum(one.total for one in done), sum(one.closed for one in done)
    overdue, unknown = sum(one.overdue for one in done), sum(one.unknown for one in done)
    shown, bare, waived = (sum(getattr(one, name) for one in done) for name in ("shown", "bare", "waived"))
    high = sum(1 for finding in snapshot.findings(system.id) if finding.severity is Severity.HIGH)
    known = sound and bool(total) and not unknown and not any(one.open_questions for one in assessments)
    all_shown: Tone = "good" if known and shown == total else ""
    settled: Tone = "open" if unknown else "good" if known else ""
    return Tiles(
        (
            Tile(f"{closed} of {total}", closed_words(shown, bare, waived), all_shown, "#requirements"),
            Tile(str(overdue), "due now and not closed", calm(overdue, known=known), "#requirements"),
            Tile(str(unknown), "not known to apply or not", settled, "#unknown"),
            Tile(
                str(high),
                plural(high, "finding of high severity", "findings of high severity"),
                calm(high, known=known),
                "#findings",
            ),
        )
    )


def about(meta: Meta, subject: str = "") -> KeyValues:
    """Say what this report is, on what it rests, and what it leaves out."""
    pairs = [
        ("Organization", cell(meta.organization)),
        ("Subject", cell(code(subject))) if subject else None,
        ("Asked about", cell(meta.asked)),
        ("Status", cell(f"{meta.status.capitalize()}, {meta.confidentiality.lower()}; made with GovDesk {meta.app}")),
        ("Rule packs", cell(*(meta.packs or ("None",)))),
        ("Journal", cell(meta.known, line("Seal (SHA-256) ", code(meta.seal or "none")))),
        ("Verified", cell(meta.checked, tone="bad" if meta.warning else "good")),
        ("Left out", cell(" ".join(meta.left_out))) if meta.left_out else None,
    ]
    return KeyValues(tuple(pair for pair in pairs if pair is not None), 0.2)
