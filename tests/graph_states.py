"""Small random registers for the tests of the graph: at most 12 things, some absent, some relations past or to come."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.state import MemoryState

DAYS = [date(2026, 1, day) for day in range(1, 13)]
PARTIES = ["p0", "p1", "p2", "p3"]
COMPONENTS = ["c0", "c1"]
SYSTEMS = ["s0", "s1"]
THINGS = [*COMPONENTS, *SYSTEMS]
ENDS = [*PARTIES, "org", *THINGS]
NARROW = ["phase:operation", "phase:design", "region:EU", "region:DE"]
DUTIES = ["accountable", "responsible", "approves", "oversees", "consulted", "informed"]
WORK = ["contributes", "maintains", "provides"]
MADE = ["uses", "derived_from", "trained_on", "evaluated_on", "deploys"]
BETWEEN = ["deputy_of", "delegates_to", "escalates_to", "reports_to", "member_of"]

maybe = st.sampled_from([*(None for _ in DAYS), *DAYS])
early = st.sampled_from([None, *DAYS[:5]])


def _ends(draw: st.DrawFn, kind: str) -> tuple[str, str]:
    odd = draw(st.integers(0, 11)) == 0
    if odd:
        return draw(st.sampled_from([*ENDS, "ghost"])), draw(st.sampled_from([*ENDS, "ghost"]))
    if kind in MADE:
        return draw(st.sampled_from(THINGS)), draw(st.sampled_from(COMPONENTS))
    if kind in BETWEEN:
        return draw(st.sampled_from(PARTIES)), draw(st.sampled_from(PARTIES))
    return draw(st.sampled_from(PARTIES)), draw(st.sampled_from(THINGS))


@st.composite
def relations(draw: st.DrawFn, number: int, kinds: Sequence[str]) -> Relation:
    kind = draw(st.sampled_from(kinds))
    source, target = _ends(draw, kind)
    since, until = draw(early), draw(maybe)
    if since and until and until < since:
        since, until = until, since
    return Relation(
        f"r{number:02}",
        kind,
        source,
        target,
        scope=draw(st.sampled_from(["", "", "", "q1", "q1", "q2", "s0", *NARROW]))
        if kind in (*DUTIES, "delegates_to", "deputy_of")
        else "",
        since=since,
        until=until,
        state=draw(st.sampled_from(["", "accepted", "accepted", "accepted", "proposed", "declined", "ended"])),
        accepted_on=draw(maybe),
    )


@st.composite
def registers(
    draw: st.DrawFn, kinds: Sequence[str] = (*DUTIES, *WORK, *MADE, *BETWEEN), least: int = 5, most: int = 18
) -> MemoryState:
    records = [Organization("org", "Example")]
    for id_ in PARTIES:
        kind = draw(st.sampled_from(["person", "person", "team", "community"]))
        inside = draw(st.sampled_from([True, None, False]))
        joined = draw(st.sampled_from([None, None, None, DAYS[2]]))
        left = draw(st.sampled_from([None, None, DAYS[4], DAYS[8]]))
        records.append(Party(id_, f"Party {id_}", kind, inside=inside, joined=joined, left=left))
    records += [Component(id_, f"Component {id_}", "model") for id_ in COMPONENTS]
    for id_ in SYSTEMS:
        status = draw(st.sampled_from(["", "live", "live", "planned", "retired"]))
        started, ended = draw(early), draw(st.sampled_from([None, None, None, DAYS[6], DAYS[10]]))
        markets = draw(st.sampled_from([(), ("DE",), ("de", "FR"), ("DE", "CH"), ("Germany",)]))
        records.append(System(id_, f"System {id_}", status=status, started=started, ended=ended, markets=markets))
    count = draw(st.integers(least, most))
    records += [draw(relations(number, list(kinds))) for number in range(count)]
    return MemoryState(records)
