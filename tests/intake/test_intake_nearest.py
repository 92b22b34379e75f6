"""The licence that a text is nearest to is a place to begin reading: an altered text is never named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from govdesk.intake.licence.files import read_licence
from govdesk.intake.licence.nearest import compare
from govdesk.intake.licence.text import begins_as, recognise
from govdesk.intake.licence.texts import prints, references
from govdesk.intake.licence.verdict import judge

FOLDER = Path(__file__).parent / "licences"
TEXTS = {file.stem: file.read_text("utf-8") for file in sorted(FOLDER.glob("*.txt"))}
ADDED = (
    "You may not use the Model for military purposes.",
    "If you have more than 700 million monthly active users, you must ask us for a licence.",
    "This licence does not hold in the European Union.",
)


@pytest.mark.parametrize("id_", TEXTS)
def test_each_text_is_named_and_nearest_to_itself_with_room_to_the_next(id_: str) -> None:
    assert recognise(TEXTS[id_]) == id_
    found = compare(TEXTS[id_])
    best, second = found.nearest
    assert (best.id, best.score, found.lines, found.words, found.nearly) == (id_, 1.0, (), "", id_)
    assert second.id != id_
    assert second.score < 0.91


def test_no_known_text_holds_the_marks_of_another_that_it_did_not_grow_from() -> None:
    grown = {one.id: one.beside for one in references() if one.beside}
    assert grown == {"bsd-3-clause": {"bsd-2-clause"}, "modified-mit-kimi": {"mit"}}
    assert len(prints()) == len({print_ for one in references() for print_ in one.prints})
    assert set(TEXTS) <= set(prints().values())
    assert len({one.id for one in references()}) >= 50


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
    found = compare(text)
    assert found.nearest[0].score < 1
    assert found.nearly in {"", id_}
    verdict = judge(text.encode())
    assert verdict.how in {"nearly", "unknown"}
    assert "100 %" not in verdict.says


@pytest.mark.parametrize(
    ("version", "day"), [("3.2", "September 25, 2024"), ("3.3", "December 6, 2024"), ("9.1", "May 1, 2027")]
)
def test_a_neighbour_is_not_taken_for_the_one_that_is_known(version: str, day: str) -> None:
    text = TEXTS["llama3.1"].replace("3.1", version).replace("July 23, 2024", day)
    assert recognise(text) == ""
    assert begins_as(text) in {"", f"llama{version}"}
    found = compare(text)
    assert found.nearest[0].id in {"llama3.1", f"llama{version}"}
    assert found.nearest[0].score < 0.97
    assert found.words
    assert found.nearly in {"", f"llama{version}"}


@pytest.mark.parametrize("other", ["military use", "llama 3 1 community license agreement dated july 23 2024"])
def test_a_text_with_the_marks_of_two_licences_is_nearly_neither(other: str) -> None:
    both = f"{TEXTS['llama3']}\n{other}\n"
    assert compare(both).nearly == ("llama3" if other == "military use" else "")


def test_two_licences_in_one_file_are_both_said_and_neither_is_named() -> None:
    verdict = judge(f"{TEXTS['mit']}\n\n{TEXTS['bsd-2-clause']}".encode())
    assert (verdict.id, verdict.how) == ("", "unknown")
    assert set(verdict.compared.holds) == {"mit", "bsd-2-clause"}
    assert "holds the text of" in verdict.says


def test_the_place_that_differs_is_given_by_its_lines() -> None:
    lines = TEXTS["apache-2.0"].splitlines()
    lines.insert(120, "      (e) You may not use the Work for military purposes; and")
    verdict = judge("\n".join(lines).encode())
    assert verdict.how == "nearly"
    assert verdict.compared.lines == ((121, 121),)
    assert "military" in verdict.says
    del lines[120], lines[60]
    assert judge("\n".join(lines).encode()).compared.lines


def test_where_a_file_is_read_the_score_is_said_and_nothing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(TEXTS["mit"] + "\n" + ADDED[0], encoding="utf-8")
    read = read_licence(file, "LICENSE")
    assert read.facts == ()
    (problem,) = read.problems
    assert "mit" in problem.says
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
    both = compare((samples / "licences" / "gpt-neox.LICENSE").read_text("utf-8"))
    assert (both.nearest[0].id, both.nearest[0].held > 0.99, both.nearly) == ("apache-2.0", True, "")
    assert set(both.holds) == {"apache-2.0", "mit"}
    for name in ("llama3.USE_POLICY.md", "llama3_1.USE_POLICY.md", "gpt-oss.USAGE_POLICY"):
        assert "near to none" in judge((samples / "licences" / name).read_bytes()).says
