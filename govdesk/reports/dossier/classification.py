"""The classes that the packs conclude, and the reasons as trees that a reader can follow to who said what."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.alternatives import alternatives, nothing_near
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessment, Concluded, Determined
from govdesk.domain.law.packs import Determination, Option, Pack
from govdesk.domain.law.rules import Trace
from govdesk.domain.records import System
from govdesk.domain.truth import Truth
from govdesk.reports.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Item,
    Line,
    Row,
    Span,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.dossier import trees
from govdesk.reports.reading import day, tone_of

_OUTCOMES = (Column("Asked", 2.4), Column("Concluded", 5.2), Column("Basis", 2.4))
_NOT_SO = (Column("Not so", 4), Column("Because", 5), Column("Basis", 1.6))


def classes(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write down what each pack concludes: class, roles and the rest, with what could still change it."""
    for assessment in snapshot.assessments(system.id):
        pack = assessment.pack
        yield Heading(2, f"{pack.title} ({pack.version})")
        yield Text(line(f"{pack.publisher}. {pack.note} {_searched(pack)}"), "small")
        told = [one for one in assessment.conclusions if one.values or one.open]
        yield Table(_OUTCOMES, tuple(_outcome(assessment, one) for one in told), "The pack concludes nothing.")
        silent = [one.outcome.title for one in assessment.conclusions if one not in told]
        if silent:
            yield Text(line(f"Settled, and nothing holds: {'; '.join(silent)}."), "small")
        yield from _nearest(assessment)


def _nearest(assessment: Assessment) -> Iterator[Block]:
    """Name the nearest other classes, with the answers that would lead there and what is answered today."""
    found = alternatives(assessment)
    if len(assessment.headline.outcome.options) > 1 and not found:
        yield Text(line(nothing_near(assessment)), "small")
    if not found:
        return
    yield Heading(4, f"What would lead to another conclusion on “{assessment.headline.outcome.title}”")
    items: list[Item] = []
    for row in found:
        items.append(
            Item(line(Span(row.head, "strong"), small(f"   {row.cite}" if row.cite else "")), 0, tone_of(row.tone))
        )
        for one in row.answers:
            says = line(one.ask, Span(f" {one.answer} ", "strong"), small(f"(now: {one.now})   {one.cite}"))
            items.append(Item(says, 1))
        if row.others:
            items.append(Item(line(small(row.others)), 1))
    yield Bullets(tuple(items))


def _outcome(assessment: Assessment, concluded: Concluded) -> Row:
    asked = cell(strong(concluded.outcome.title), code(concluded.outcome.id))
    lines: list[Line] = [line(option.label, small(_dated(concluded, option))) for option in concluded.values]
    if not lines:
        lines = [line("Not settled yet")]
    possible = [option for option in concluded.possible if option not in concluded.values]
    if concluded.open and possible:
        words = [f"{option.label}{_dated(concluded, option)}" for option in possible]
        lines.append(line(Span("Still possible: ", "strong"), "; ".join(words)))
    if concluded.values and concluded.values[-1].when is None and not concluded.open:
        lines.append(line(*_examined(assessment, concluded)))
    worst = next((tone for tone in ("bad", "warn", "good") if tone in {option.tone for option in concluded.values}), "")
    tone = tone_of(worst) or ("open" if concluded.open else "neutral")
    return Row((asked, Cell(tuple(lines), tone), Cell(tuple(_basis(assessment, concluded)))))


def _searched(pack: Pack) -> str:
    """Say which day's law a pack states, and up to when somebody looked for changes of it."""
    status = f"{pack.status.rstrip('.')}. " if pack.status else ""
    of = f"{status}It states the law of {day(pack.as_of)}. " if pack.as_of else status
    until = day(pack.verified_through)
    return f"{of}Its sources were searched through {until}." if until else f"{of}Until when is not known."


def _dated(concluded: Concluded, option: Option) -> str:
    """Give the day that an option brings; where others bring one and it does not, say so."""
    dates = any(one.date for one in concluded.outcome.options)
    return f"   {day(option.date) or 'day not known'}" if dates else ""


def _examined(assessment: Assessment, concluded: Concluded) -> Iterator[Span]:
    """Name what was looked at before the option that holds when nothing else does, with where that is explained."""
    others = [option for option in concluded.outcome.options if option.when is not None]
    yield small("Examined, and found no: " if others else "")
    for place, option in enumerate(others):
        trace = concluded.trace(option)
        rule = next(trees.rules(trace), None) if trace else None
        said = next(iter(trace.leaves), None) if trace and rule is None else None
        link = f"#{anchor(assessment, rule.fact)}" if rule else ""
        yield Span("; " if place else "", "small")
        yield Span(option.label, "small", link=link)
        yield small(f" ({said.actual})" if said else "")


def _basis(assessment: Assessment, concluded: Concluded) -> Iterator[Line]:
    """Cite the articles, and lead to the determinations that the conclusion rests on."""
    cites = dict.fromkeys(option.cite for option in (*concluded.values, *concluded.possible) if option.cite)
    if cites:
        yield line("; ".join(cites))
    rules: dict[str, Trace] = {}
    for option in concluded.values:
        trace = concluded.trace(option)
        rules |= {rule.fact: rule for rule in (trees.rules(trace.decisive()) if trace else ())}
    known = assessment.pack.rules
    for id_, rule in rules.items():
        if id_ in known:
            title = Span(known[id_].title, "small", link=f"#{anchor(assessment, id_)}")
            sure = f" ({known[id_].confidence} confidence)" if known[id_].confidence else ""
            yield line(title, small(f": {trees.VALUE[rule.value]}{sure}"))


def anchor(assessment: Assessment, determination: str) -> str:
    """Name the place where a determination is explained."""
    return f"why-{assessment.pack.id}-{determination}"


def reasons(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Explain every determination: those that hold or are open as trees, those that do not in one line each."""
    yield Text(
        line("Each conclusion with what it rests on: the question, the answer, who or what says so, the article."),
        "lead",
    )
    for assessment in snapshot.assessments(system.id):
        groups = ((Truth.YES, "what holds"), (Truth.UNKNOWN, "what is not known yet"))
        for truth, title in groups:
            found = [one for one in assessment.determinations if one.value is truth]
            if found:
                yield Heading(2, f"{assessment.pack.title}: {title}")
            for one in found:
                yield from _reason(assessment, one)
        yield from _not_so(assessment)


def _reason(assessment: Assessment, one: Determined) -> Iterator[Block]:
    rule = one.determination
    yield Heading(4, rule.title, anchor(assessment, rule.id), rule.id)
    says = f"{rule.says}   " if rule.says and one.value is Truth.YES else ""
    yield Text(line(says, small(rule.cite), small(_confidence(rule))))
    traces = one.trace.decisive().children
    if one.value is Truth.YES and len(traces) == 1 and traces[0].op == "all":
        traces = traces[0].children
    items = trees.items(traces, lambda id_: f"#{anchor(assessment, id_)}")
    yield Bullets(tuple(items) or (Item(line("No condition: it holds always.")),))


def _confidence(rule: Determination) -> str:
    """Say how sure the pack is of its reading, where it says so."""
    return f"   {rule.confidence.capitalize()} confidence in this reading." if rule.confidence else ""


def _not_so(assessment: Assessment) -> Iterator[Block]:
    rows = tuple(
        Row(
            (
                cell(one.determination.title, code(one.determination.id)),
                Cell(tuple(trees.in_short(one.trace.decisive()))),
                cell(one.determination.cite, small(_confidence(one.determination).strip())),
            ),
            anchor=anchor(assessment, one.determination.id),
        )
        for one in assessment.determinations
        if one.value is Truth.NO
    )
    if rows:
        yield Heading(2, f"{assessment.pack.title}: looked at and not so")
        yield Table(_NOT_SO, rows)
