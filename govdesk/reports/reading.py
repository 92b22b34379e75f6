"""How values of the domain read on paper: tones, dates, fields of a record."""

from __future__ import annotations

from datetime import date
from typing import get_args

from govdesk.app.names import find_record, title_of
from govdesk.app.queries.words import field_text
from govdesk.domain.findings import Severity
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Fact, Record
from govdesk.domain.state import State
from govdesk.domain.truth import Truth
from govdesk.reports.content import Cell, Span, Tone, cell

NOT_KNOWN = "Not known"
STATE_TONES: dict[str, Tone] = {
    "met": "good",
    "partly_met": "warn",
    "in_progress": "warn",
    "not_met": "bad",
    "not_started": "open",
    "not_applicable": "neutral",
    "to_confirm": "warn",
}
SEVERITY_TONES: dict[Severity, Tone] = {Severity.HIGH: "bad", Severity.MEDIUM: "warn", Severity.LOW: "neutral"}
SEVERITY_WORDS = {Severity.HIGH: "High", Severity.MEDIUM: "Medium", Severity.LOW: "Low"}
TRUTH_TONES: dict[Truth, Tone] = {Truth.YES: "neutral", Truth.NO: "", Truth.UNKNOWN: "open"}


def closed_words(shown: int, bare: int, waived: int) -> str:
    """Tell apart what counts as closed."""
    return f"closed: {shown} met with evidence, {bare} met without, {waived} declared not applicable"


def calm(number: int, *, known: bool) -> Tone:
    """Give the tone of a figure that is better the smaller it is: in order only where nothing is left unknown."""
    return "bad" if number else "good" if known else ""


def tone_of(word: str) -> Tone:
    """Take the tone that a pack names; one that is not in use reads as none."""
    return next((tone for tone in get_args(Tone) if tone == word), "")


def known(text: str, look: str = "") -> Cell:
    """Show a value, or that it is not known."""
    if not text:
        return cell(Span(NOT_KNOWN, "quiet"), tone="open")
    return cell(Span(text, "hash") if look == "hash" else text)


def day(on: date | None) -> str:
    """Give a date in ISO form, "" when it is not known."""
    return on.isoformat() if on else ""


def read_on(fact: Fact) -> Span:
    """Say when a file was read or a thing measured, of which the provenance names no day."""
    if fact.origin not in {"file", "measured"}:
        return Span("", "small")
    return Span(f"read on {day(fact.on) or 'a day not recorded'}", "small")


def named(state: State, id_: str) -> str:
    """Name a record of any kind; an id that names nothing stands for itself."""
    record = find_record(state, id_)
    return title_of(state, record) if record is not None else id_


def fields_of(state: State, record: Record, *, without: frozenset[str] = frozenset()) -> tuple[tuple[str, Cell], ...]:
    """Give every field of a record with its label; what is not known says so."""
    infos = field_infos(type(record))
    return tuple(
        (info.label, known(field_text(state, record, name))) for name, info in infos.items() if name not in without
    )
