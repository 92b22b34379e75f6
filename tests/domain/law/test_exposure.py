"""What open duties can cost: open, closed, possible and coming, each in its place; never a false number."""

from datetime import date

from hypothesis import given, strategies as st

from govdesk.domain.law.assessment import assess
from govdesk.domain.law.caps import Means, Range
from govdesk.domain.law.exposure import Exposure, exposure
from govdesk.domain.law.known import FactSet, Known
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import Answer, Value

DAY = date(2026, 6, 1)
LARGE = Means("large", 1e9, "private")


def requirement(id_: str, **more: object) -> dict[str, object]:
    """Write a requirement that applies to who sells."""
    base = {"id": id_, "title": id_.title(), "text": "Do it.", "cite": f"§ {id_}", "who": "seller"}
    return {**base, "when": {"fact": "sells", "is": True}, "since": date(2026, 1, 1), **more}


def law(**more: object) -> dict[str, object]:
    """Write a pack with two tiers, one of which has a condition of its own."""
    tiers = [
        {"id": "grave", "title": "Grave", "cite": "§ 90", "amount": 100, "percent": 1, "since": date(2026, 2, 1)},
        {"id": "light", "title": "Light", "cite": "§ 91", "amount": 50, "requirements": ["note*"]},
    ]
    tiers[0] |= {"requirements": ["ban"], "when": {"fact": "harms", "is": True}}
    return {
        "id": "x/law",
        "version": "1",
        "title": "Law",
        "headline": "class",
        "questions": [{"id": id_, "type": "tri", "ask": f"{id_}?", "cite": "§ 1"} for id_ in ("sells", "harms")],
        "outcomes": [{"id": "class", "title": "Class", "kind": "first", "options": [{"value": "any", "label": "Any"}]}],
        "requirements": [requirement("ban"), requirement("note-a"), requirement("note-b"), requirement("free")],
        "penalties": {"tiers": tiers, "reading": "Each for itself.", "cite": "§ 99"},
        **more,
    }


def ask(facts: dict[str, Value], *answers: Answer, on: date = DAY, means: Means = LARGE) -> Exposure:
    """Ask the law."""
    pack = parse_pack(law())
    assert isinstance(pack, Pack), pack
    known = FactSet({key: Known(value) for key, value in facts.items()})
    found = exposure(assess(pack, "sys", known, answers, on), means)
    assert found is not None
    return found


def answer(requirement_: str, state: str, *, confirm: bool | None = None) -> Answer:
    """Answer a requirement."""
    return Answer(f"sys/{requirement_}", "sys", requirement_, "x/law", state, person="Ana", confirm=confirm)


def doubts(found: Exposure) -> dict[str, str]:
    """Give each breach with its doubt."""
    return {one.id: one.doubt for charge in found.charges for one in charge.breaches}


def test_open_duties_fall_under_their_tiers_and_the_highest_cap_is_named() -> None:
    found = ask({"sells": True, "harms": False})
    assert doubts(found) == {"ban": "", "note-a": "", "note-b": ""}
    assert [charge.tier.id for charge in found.charges] == ["grave", "light"]
    assert found.range == Range(1e7, 1e7), "1 % of a billion, not added to the other"
    assert [one.id for one in found.unplaced] == ["free"]


def test_what_is_closed_is_no_breach_and_what_is_doubtful_is_only_possible() -> None:
    given = (answer("ban", "met"), answer("note-a", "not_applicable"), answer("note-b", "met", confirm=True))
    found = ask({"sells": True, "harms": False}, *given)
    assert doubts(found) == {
        "note-a": "the rules say that it applies, the answer says not",
        "note-b": "its answer is to be confirmed",
    }
    assert found.certain is None
    assert found.range == Range(0, 50)


def test_nothing_known_is_no_pass() -> None:
    found = ask({})
    assert set(doubts(found).values()) == {"not known whether it applies"}
    assert found.certain is None
    assert found.range == Range(0, 1e7)


def test_a_condition_is_a_breach_although_the_requirement_is_answered() -> None:
    found = ask({"sells": True, "harms": True}, answer("ban", "met"), answer("note-a", "met"), answer("note-b", "met"))
    assert doubts(found) == {"grave": ""}


def test_before_fines_begin_nothing_counts_but_the_breach_is_told() -> None:
    found = ask({"sells": True, "harms": False}, on=date(2026, 1, 15))
    grave = next(charge for charge in found.charges if charge.tier.id == "grave")
    assert grave.ahead == "Can be fined only from 1 February 2026."
    assert found.range == Range(50, 50)


def test_before_a_duty_is_due_there_is_nothing() -> None:
    assert not ask({"sells": True, "harms": False}, on=date(2025, 12, 31)).charges


def test_wrong_packs_are_told_with_their_place() -> None:
    tier = {"id": "t", "title": "T", "cite": "§", "requirements": ["nothing*"], "amount": -1, "counts": "both"}
    says = parse_pack(law(penalties={"tiers": [tier, {**tier, "requirements": ["ban"]}], "size": "who"}))
    assert isinstance(says, tuple)
    texts = " ".join(str(one) for one in says)
    for wanted in (
        "no requirement “nothing*”",
        "not below zero",
        "“both” is not possible",
        "two tiers",
        "question “who”",
    ):
        assert wanted in texts
    twice = [{"id": id_, "title": "T", "cite": "§", "requirements": ["ban"]} for id_ in "ab"]
    assert "stands under “a” already" in str(parse_pack(law(penalties={"tiers": twice})))


def bounds(found: Exposure) -> tuple[float, float]:
    """Give the ends of a range; nothing in question is nothing to pay."""
    range_ = found.range
    return (0.0, 0.0) if range_ is None else (range_.low, float("inf") if range_.high is None else range_.high)


@given(
    st.tuples(st.booleans(), st.booleans()),
    st.tuples(*[st.booleans()] * 3),
    st.lists(st.sampled_from(["ban", "note-a", "note-b"]), unique=True),
    st.floats(0, 1e6),
)
def test_what_is_not_known_gives_a_range_around_whatever_may_turn_out(
    said: tuple[bool, bool], hidden: tuple[bool, bool, bool], met: list[str], turnover: float
) -> None:
    facts: dict[str, Value] = dict(zip(("sells", "harms"), said, strict=True))
    answers = [answer(one, "met") for one in met]
    whole = bounds(ask(facts, *answers, means=Means("large", turnover, "private")))
    known = {key: value for (key, value), gone in zip(facts.items(), hidden[:2], strict=True) if not gone}
    part = bounds(ask(known, *answers, means=Means("large", None if hidden[2] else turnover, "private")))
    assert part[0] <= whole[0]
    assert whole[1] <= part[1]
