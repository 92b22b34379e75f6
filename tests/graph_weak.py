"""Random registers of at most 12 things for the findings on weak points, with all that those look at."""

from collections.abc import Sequence

from graph_states import DAYS, NARROW, early, maybe
from hypothesis import strategies as st

from govdesk.domain.records import Component, Organization, Party, Record, Relation, System
from govdesk.domain.state import MemoryState

MADE = ["uses", "derived_from", "trained_on", "evaluated_on", "deploys"]
HELD = ["accountable", "responsible", "approves", "oversees"]
DONE = ["contributes", "maintains", "provides", "licenses"]
BETWEEN = ["deputy_of", "delegates_to", "member_of", "contract_with"]
_SOME = {"archived": DAYS[4], "licence": "mit", "security_contact": "security@example.org"}


@st.composite
def _things(draw: st.DrawFn, people: list[str], parts: list[str], served: list[str]) -> list[Record]:
    records: list[Record] = []
    for id_ in people:
        kind = draw(st.sampled_from(["person", "person", "person", "team", "organization", "community"]))
        inside = draw(st.sampled_from([True, None, None, False]))
        left = draw(st.sampled_from([None, None, None, DAYS[4]]))
        records.append(Party(id_, id_, kind, inside=inside, left=left, contact=draw(st.sampled_from(["", "@"]))))
    for id_ in parts:
        kind = draw(st.sampled_from(["model", "model", "software", "dataset"]))
        known = {name: value for name, value in _SOME.items() if draw(st.booleans())}
        records.append(Component(id_, id_, kind, **known))
    for id_ in served:
        status = draw(st.sampled_from(["", "live", "live", "live", "suspended", "planned", "retired"]))
        critical = draw(st.sampled_from([True, True, None, False]))
        ended = draw(st.sampled_from([None, None, None, DAYS[6]]))
        records.append(System(id_, id_, status=status, ended=ended, critical=critical))
    return records


@st.composite
def weak_registers(
    draw: st.DrawFn, kinds: Sequence[str], parties: int = 4, components: int = 4, systems: int = 3, most: int = 22
) -> MemoryState:
    """Draw a register; the organization, three kinds of things, and relations of some kinds, past ones among them."""
    people = [f"p{number}" for number in range(parties)]
    parts = [f"c{number}" for number in range(components)]
    served = [f"s{number}" for number in range(systems)]
    records = [Organization("org", "House"), *draw(_things(people, parts, served))]
    ends = {
        **dict.fromkeys(MADE, ([*parts, *served], [*parts, *parts, "ghost", *served[:1]])),
        **dict.fromkeys(DONE, ([*people, "org", "nobody"], parts)),
        **dict.fromkeys(HELD, ([*people, *people, "org"], [*served, *parts])),
        **dict.fromkeys(BETWEEN, ([*people, "org"], [*people, "org"])),
        "fallback_for": ([*parts, *served, "ghost"], [*parts, *served[:1]]),
    }
    for number in range(draw(st.integers(4, most))):
        kind = draw(st.sampled_from(list(kinds)))
        sources, targets = ends[kind]
        since, until = draw(early), draw(maybe)
        if since and until and until < since:
            since, until = until, since
        records.append(
            Relation(
                f"r{number:02}",
                kind,
                draw(st.sampled_from(sources)),
                draw(st.sampled_from(targets)),
                how=draw(st.sampled_from(["adapter", "", "finetune"])) if kind == "derived_from" else "",
                scope=draw(st.sampled_from(["", "", "", "q1", "q2", "s0", *NARROW]))
                if kind in (*HELD, "deputy_of", "delegates_to")
                else "",
                since=since,
                until=until,
                state=draw(st.sampled_from(["", "accepted", "accepted", "proposed", "declined"]))
                if kind in HELD
                else "",
            )
        )
    return MemoryState(records)
