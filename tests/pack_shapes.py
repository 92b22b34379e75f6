"""Packs as a pack file has them, made at random: valid ones, with every key, odd texts and odd types."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_ODD = (
    "=1+1",
    "json: 1",
    "{a}",
    "[b",
    "yes",
    "2026-01-01",
    "1e5",
    "007",
    " edge ",
    "_x0041_",
    "a\r\nb",
    "a; b",
    "~",
    "'x",
)
_letters = st.characters(exclude_categories=("Cs",))
texts = st.one_of(st.text(_letters, min_size=1, max_size=12), st.sampled_from(_ODD)).filter(lambda text: text.strip())
_words = st.text("abcxyz-_.09", min_size=1, max_size=6).map(lambda text: f"n{text}")
_days = st.dates().map(lambda day: day.isoformat())
_numbers = st.one_of(st.integers(0, 10**12), st.floats(0, 1e30, allow_nan=False, allow_infinity=False))
QUESTIONS: list[dict[str, Any]] = [
    {"id": "flag", "type": "tri", "ask": "Is it so?", "cite": "1"},
    {"id": "kind", "type": "enum", "ask": "Which?", "cite": "2", "values": [{"a": "A"}, {"b; c": "B: C"}]},
    {"id": "items", "type": "list", "ask": "Which of them?", "cite": "3", "values": [{"x": "X"}, {"y z": "Y"}]},
    {"id": "size", "type": "number", "ask": "How large?", "cite": "4", "none": "no size"},
    {"id": "day", "type": "date", "ask": "When?", "cite": "5", "none": "never"},
    {"id": "word", "type": "text", "ask": "What?", "cite": "6"},
]


def _fact(name: str, test: str, value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return value.map(lambda one: {"fact": name, test: one})


_leaves = st.one_of(
    st.just({"always": True}),
    st.just({"rule": "first"}),
    _fact("flag", "is", st.booleans()),
    _fact("kind", "is", st.sampled_from(["a", "b; c"])),
    _fact("kind", "in", st.lists(st.sampled_from(["a", "b; c"]), min_size=1, max_size=2)),
    _fact("items", "has", st.sampled_from(["x", "y z"])),
    _fact("items", "has_any", st.lists(st.sampled_from(["x", "y z"]), min_size=1, max_size=2)),
    _fact("items", "empty", st.booleans()),
    _fact("size", "above", _numbers),
    _fact("size", "at_most", st.just({"fact": "size", "times": "1/3"})),
    _fact("day", "on_or_after", _days),
    _fact("as_of", "before", _days),
    _fact("word", "is", texts.filter(lambda text: text.casefold() not in {"unclear", "none"})),
    _fact("flag", "unclear", st.just(value=True)),
)
conditions: st.SearchStrategy[dict[str, Any]] = st.recursive(
    _leaves,
    lambda part: st.one_of(
        part.map(lambda one: {"not": one}),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
    ),
    max_leaves=6,
)
_dates = st.one_of(
    _days, st.lists(st.fixed_dictionaries({"on": _days}, optional={"when": conditions}), min_size=1, max_size=2)
)
_suspended = st.fixed_dictionaries({"when": conditions, "says": texts})
_optional = st.one_of(st.none(), st.just(""), texts)
_requirement = st.fixed_dictionaries(
    {"title": texts, "text": texts, "cite": texts, "who": texts, "when": conditions},
    optional={
        "since": _dates,
        "until": _days,
        "literal": _days,
        "conditional": _suspended,
        "evidence": st.lists(texts, max_size=3),
        "bearer": _optional,
        "area": _optional,
        "status": st.sampled_from(["in_force", "adopted", "proposed", "voluntary"]),
        "note": _optional,
    },
)


def _numbered(items: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [{"id": f"{name}-{number}", **item} for number, item in enumerate(items)]


_option = st.fixed_dictionaries({"value": texts, "label": texts}, optional={"when": conditions, "date": _days})
packs: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "id": _words,
        "version": st.one_of(texts.filter(lambda text: text.strip().isprintable()), st.integers(0, 10**6)),
        "title": texts,
        "headline": st.just("main"),
        "questions": st.just(QUESTIONS),
        "determinations": st.just(
            [{"id": "first", "title": "First", "cite": "1", "when": {"fact": "flag", "is": True}}]
        ),
        "outcomes": st.lists(_option, min_size=1, max_size=2).map(
            lambda options: [{"id": "main", "title": "Main", "kind": "first", "options": options}]
        ),
        "requirements": st.lists(_requirement, max_size=4).map(lambda items: _numbered(items, "r")),
    },
    optional={
        "publisher": _optional,
        "status": _optional,
        "as_of": _days,
        "stood_until": _days,
        "verified_through": _days,
        "note": _optional,
        "schedules": st.dictionaries(_words, st.fixed_dictionaries({"dates": _dates}), max_size=2),
        "milestones": st.lists(
            st.fixed_dictionaries({"on": _days, "title": texts, "cite": texts}, optional={"when": conditions}),
            max_size=2,
        ),
        "sources": st.one_of(st.none(), st.just([{"id": "one", "title": "One"}, {"id": "one", "title": "One"}])),
    },
)
