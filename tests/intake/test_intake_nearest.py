"""The licence that a text is nearest to is a place to begin reading: an altered text is never named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from govdesk import resources
from govdesk.intake.licence.files import read_licence
from govdesk.intake.licence.nearest import nearest
from govdesk.intake.licence.text import KNOWN, begins_as, recognise

TEXTS = {file.stem: file.read_text("utf-8") for file in sorted(resources.path("licences", "texts").glob("*.txt"))}
ADDED = (
    "You may not use the Model for military purposes.",
    "If you have more than 700 million monthly active users, you must ask us for a licence.",
    "This licence does not hold in the European Union.",
)


@pytest.mark.parametrize("id_", TEXTS)
def test_each_shipped_text_is_named_and_nearest_to_itself_with_room_to_the_next(id_: str) -> None:
    assert recognise(TEXTS[id_]) == id_
    near = nearest(TEXTS[id_])
    assert near is not None
    assert (near.id, near.score, near.differs) == (id_, 1.0, "")
    assert near.second_score < 0.9


def test_every_licence_that_is_named_by_its_text_has_its_text_here() -> None:
    assert set(KNOWN.values()) == set(TEXTS)


@st.composite
def altered(draw: st.DrawFn) -> tuple[str, str]:
    """Alter a licence: words taken out, exchanged or put in; a term added; another licence behind it; an end cut off."""
    id_ = draw(st.sampled_from(sorted(TEXTS)))
    said = TEXTS[id_].split()
    at = draw(st.integers(len(said) // 4, len(said) - 2))
    match draw(st.sampled_from(["without", "instead", "more", "term", "two", "cut"])):
        case "without":
            said[at : at + draw(st.integers(1, 3))] = []
        case "instead":
            said[at] = "unless"
        case "more":
            said.insert(at, "never")
        case "term":
            said.append(draw(st.sampled_from(ADDED)))
        case "two":
            other = draw(st.sampled_from(sorted(set(TEXTS) - {id_})))
            said += TEXTS[other].split()
        case _:
            said = said[:at]
    return id_, "\n".join(" ".join(said[line : line + 12]) for line in range(0, len(said), 12))


@settings(max_examples=100, deadline=None)
@given(altered())
def test_an_altered_text_is_never_named_and_the_score_is_less_than_all(made: tuple[str, str]) -> None:
    id_, text = made
    named = recognise(text)
    assert named in {"", id_}
    if named:  # only where nothing but a line with a holder's name was touched
        assert text.split() != TEXTS[id_].split()
        assert id_ in {"mit", "isc", "bsd-2-clause", "bsd-3-clause", "apache-2.0", "gpl-2.0", "gpl-3.0", "lgpl-2.1"}
        return
    near = nearest(text)
    if near is not None:
        assert 0 < near.score < 1
        assert "100% of the wording" not in near.says


@pytest.mark.parametrize(
    ("version", "day"), [("3.2", "September 25, 2024"), ("3.3", "December 6, 2024"), ("9.1", "May 1, 2027")]
)
def test_a_neighbour_is_not_taken_for_the_one_that_is_known(version: str, day: str) -> None:
    text = TEXTS["llama3.1"].replace("3.1", version).replace("July 23, 2024", day)
    assert recognise(text) == ""
    assert begins_as(text) in {"", f"llama{version}"}
    near = nearest(text)
    assert near is not None
    assert near.id == "llama3.1"
    assert near.score < 0.97
    assert near.differs


def test_where_a_file_is_read_the_score_is_said_and_nothing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(TEXTS["mit"] + "\n" + ADDED[0], encoding="utf-8")
    read = read_licence(file, "LICENSE")
    assert read.facts == ()
    (problem,) = read.problems
    assert "Nearest is mit: " in problem.says
    assert "military" in problem.says or "may not use" in problem.says
    file.write_text("Do what is right with this model, and be kind to those who read what it writes.", encoding="utf-8")
    (problem,) = read_licence(file, "LICENSE").problems
    assert "near to none" in problem.says


def test_the_real_texts_are_named_right_or_unknown_and_say_how_near(samples: Path) -> None:
    wanted = {
        "deepseek-code.LICENSE": "mit",
        "deepseek-model.LICENSE": "deepseek-la-1.0",
        "gpt-oss.LICENSE": "apache-2.0",
    }
    wanted |= {"llama3.LICENSE": "llama3", "llama3_1.LICENSE": "llama3.1"}
    for file in sorted((samples / "licences").iterdir()):
        assert recognise(file.read_text("utf-8")) == wanted.get(file.name, "")
    both = nearest((samples / "licences" / "gpt-neox.LICENSE").read_text("utf-8"))
    assert both is not None
    assert (both.id, both.within > 0.99, both.score < 0.8) == ("apache-2.0", True, True)
    for name in ("llama3.USE_POLICY.md", "llama3_1.USE_POLICY.md", "gpt-oss.USAGE_POLICY"):
        assert nearest((samples / "licences" / name).read_text("utf-8")) is None
