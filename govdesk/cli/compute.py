"""The verb compute: how much compute went into training, by which formula, and on which side of a pack's lines."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from govdesk.cli.desk import clock, done, stop
from govdesk.cli.out import FINE, document, heading, say
from govdesk.domain.law.compute import Estimate, amount, from_architecture, from_hardware, proportion
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.marks import Mark, compared_with, marks
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.questions import CALCULATORS, UNCLEAR, Question
from govdesk.domain.plain import Plain
from govdesk.store.packs import at_start, load_pack

ARCHITECTURE, HARDWARE = ("parameters", "tokens"), ("hours", "peak", "utilization")


def do_compute(args: Namespace) -> int:
    """Estimate; with the original's compute also tell the share of it."""
    found = _estimate(args)
    original = _original(args.original)
    pack = done(load_pack(args.pack or at_start()[0]))
    question = _question(pack, modified=original is not None)
    lines = _marks(pack, question, found.flop, original, args.on or clock().date()) if question else ()
    share = proportion(found.flop, original) if isinstance(original, float) else ""
    if args.json:
        ratio = found.flop / original if isinstance(original, float) else None
        rows = [_plain(one) for one in lines]
        asked = question.id if question else ""
        document({"flop": found.flop, "formula": found.formula, "share": ratio, "question": asked, "marks": rows})
        return FINE
    say(found.formula)
    if share:
        say(share)
    heading(f"{pack.title}: {question.ask}" if question else f"{pack.title} draws no line for compute")
    for one in lines:
        say(one.says)
    return FINE


def _estimate(args: Namespace) -> Estimate:
    given = {name for name in (*ARCHITECTURE, *HARDWARE) if getattr(args, name) is not None}
    if given == set(ARCHITECTURE):
        return done(from_architecture(args.parameters, args.tokens))
    if given == set(HARDWARE):
        return done(from_hardware(args.hours, args.peak, args.utilization))
    return stop("Training compute needs --parameters and --tokens, or --hours, --peak and --utilization.")


def _original(text: str | None) -> float | str | None:
    """Read what is said of the original's compute: a number, "unclear", or None where it is not asked about."""
    if text is None or text == UNCLEAR:
        return text
    found = amount(text)
    if found and found >= 1:
        return found
    return stop(f"“{text}” is not an amount of compute.", "Write 6.3e24, or unclear.")


def _question(pack: Pack, *, modified: bool) -> Question | None:
    """Give the question that is answered: the one that is compared with an original, or the first that is not."""
    asked = [one for one in pack.questions if one.calculator in CALCULATORS]
    return next((one for one in asked if bool(compared_with(pack, one.id)) is modified), None)


def _marks(pack: Pack, question: Question, flop: float, original: float | str | None, on: date) -> tuple[Mark, ...]:
    facts = {} if original is None else {compared_with(pack, question.id): Known(original)}
    return marks(pack, question.id, flop, FactSet(facts), on)


def _plain(mark: Mark) -> Plain:
    return {
        "rule": mark.rule.id,
        "title": mark.rule.title,
        "cite": mark.rule.cite,
        "test": mark.test,
        "limit": mark.limit,
        "passed": mark.passed.value,
        "close": mark.close,
        "provided": list(mark.provided),
    }
