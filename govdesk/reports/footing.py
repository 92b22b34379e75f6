"""What a short report rests on: a warning above, below it the packs, what is left out, the check and the whole seal."""

from __future__ import annotations

from govdesk.domain.said import listed
from govdesk.reports.content import Block, Callout, Line, Span, Text, code, line
from govdesk.reports.meta import Meta


def warned(meta: Meta) -> tuple[Block, ...]:
    """Give the warnings of a report whose journal is not known to be in order, or that rests on rules of the past."""
    unsound = (Callout("bad", meta.warning),) if meta.warning else ()
    past = tuple(map(line, meta.outdated))
    return (*unsound, Callout("bad", f"Rules that stood no longer on {meta.asked}", past)) if past else unsound


def footing(meta: Meta, before: str = "") -> tuple[Block, ...]:
    """Say what the report rests on and leaves out, then what was checked; `before` comes first."""
    packs = f"Rests on {listed(meta.packs)}. " if meta.packs else "No rule pack is in use. "
    return (Text(line(before, packs, " ".join(meta.left_out)), "small"), Text(_proof(meta), "small"))


def _proof(meta: Meta) -> Line:
    """Say what was checked, what is known, and give the seal whole."""
    checked = Span(meta.checked, tone="bad" if meta.warning else "")
    return line(checked, f" {meta.known}. Seal (SHA-256) ", code(meta.seal or "none"))
