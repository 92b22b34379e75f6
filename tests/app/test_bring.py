"""Many things taken in at once: under pseudonyms, in one change, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govdesk.app.commands import bring
from govdesk.app.people import Treatment, treated
from govdesk.app.reading import read
from govdesk.domain.change import Change
from govdesk.domain.records import Component, Fact, Organization, Party, Relation
from govdesk.domain.state import MemoryState
from govdesk.domain.upkeep import upkeep_findings
from govdesk.intake.found import Found
from tests.app.bringing import KEY, ON, take
from tests.intake.repository_making import repository

ADA, BEN = "Ada Lane <ada@acme.example>", "Ben Ode <ben@elsewhere.example>"
AGAIN = "Ben Ode <12+benode@users.noreply.github.com>"


@pytest.fixture
def found(tmp_path: Path) -> Found:
    commits = [(ADA, "2024-01-05"), (BEN, "2024-02-01"), (AGAIN, "2024-03-01")]
    read_ = read(repository(tmp_path / "kestrel", commits, {"CODEOWNERS": "* @benode\n"}))
    assert isinstance(read_, Found)
    return read_


def people(state: MemoryState) -> list[str]:
    return sorted(one.name for one in state.all(Party).values() if one.kind == "person")


def everything(state: MemoryState) -> str:
    return repr([list(state.all(kind).values()) for kind in (Party, Component, Relation, Fact)])


def test_no_name_and_no_address_of_one_outside_is_kept(found: Found) -> None:
    kept = everything(take(MemoryState(), found))
    assert len(people(take(MemoryState(), found))) == 4
    for told in ("Ada", "Ben", "acme.example", "elsewhere.example", "benode"):
        assert told.casefold() not in kept.casefold()


def test_a_pseudonym_stays_in_one_workspace_and_differs_in_another(found: Found) -> None:
    first, again, other = (people(take(MemoryState(), found, key=key)) for key in (KEY, KEY, b"another"))
    assert first == again
    assert not set(first) & set(other)


def test_those_inside_keep_their_names(found: Found) -> None:
    state = take(MemoryState(), found, Treatment(inside=("acme.example",)))
    (ada,) = [one for one in state.all(Party).values() if one.inside]
    assert (ada.name, ada.contact) == ("Ada Lane", "ada@acme.example")
    assert all(name.startswith("Contributor ") for name in people(state) if name != "Ada Lane")


def test_a_domain_that_only_ends_alike_is_not_inside(found: Found) -> None:
    state = take(MemoryState(), found, Treatment(inside=("cme.example",)))
    assert not [one for one in state.all(Party).values() if one.inside]


def test_who_is_registered_is_used_and_nobody_stands_twice(found: Found) -> None:
    ada = Party("party-ada", "Dr Ada Lane", "person", inside=True, contact="ada@acme.example", title="Head of Models")
    state = MemoryState([ada])
    take(state, found)
    assert state.get(Party, "party-ada") == ada
    assert [one.source for one in state.where(Relation, "source", "party-ada")] == ["party-ada"]


def test_names_are_kept_where_asked_for(found: Found) -> None:
    state = take(MemoryState(), found, Treatment(names=True))
    assert people(state) == ["Ada Lane", "Ben Ode", "Ben Ode", "benode"]


def test_one_who_has_a_pseudonym_keeps_it(found: Found) -> None:
    state = take(MemoryState(), found)
    kept = treated(state, found, Treatment(names=True), KEY)
    assert bring.bring(state, kept, bring.proposed(kept), ON) == bring.NOTHING_NEW


def test_people_are_joined_only_where_a_person_says_so(found: Found) -> None:
    apart, joined = take(MemoryState(), found), take(MemoryState(), found, Treatment(joined=frozenset({1})))
    assert (len(people(apart)), len(people(joined))) == (4, 2)
    since = sorted(str(one.since) for one in joined.where(Relation, "kind", "contributes"))
    assert since == ["2024-01-05", "2024-01-05", "2024-02-01"]


def test_the_component_that_it_is_can_be_chosen(found: Found) -> None:
    state = MemoryState([Component("comp-k", "Kestrel 7B", "model")])
    take(state, found, about="comp-k")
    assert list(state.all(Component)) == ["comp-k"]
    assert {one.target for one in state.all(Relation).values() if one.kind == "contributes"} == {"comp-k"}
    assert all(one.document and ": " in one.document for one in state.all(Relation).values())


def test_reading_again_writes_nothing_and_a_new_count_only_that(found: Found) -> None:
    state = take(MemoryState(), found)
    kept = treated(state, found, Treatment(), KEY)
    assert bring.bring(state, kept, bring.proposed(kept), ON) == bring.NOTHING_NEW
    more = replace(kept, relations=tuple(replace(one, note=f"{one.note} More.") for one in kept.relations))
    change = bring.bring(state, more, bring.proposed(more), ON)
    assert isinstance(change, Change)
    assert all(edit.before is not None for edit in change.edits)


def test_what_a_person_entered_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "assets.yaml"
    path.write_text(
        "- {type: model, name: Kestrel, license: mit, url: 'https://k.example', dependencies: [Lost corpus]}\n"
    )
    state = MemoryState([Component("comp-k", "Kestrel", "model", licence="apache-2.0")])
    found = read(path)
    assert isinstance(found, Found)
    assert "“Lost corpus”, which no asset describes: not known" in str(found.problems[0])
    take(state, found)
    kestrel = state.get(Component, "comp-k")
    assert kestrel is not None
    assert (kestrel.licence, kestrel.location) == ("apache-2.0", "https://k.example")
    facts = {fact.key: (fact.value, fact.at) for fact in state.where(Fact, "subject", "comp-k")}
    assert facts["model.licence"] == ("mit", "[0].license")
    assert facts["model.depends_on_unknown"] == (("Lost corpus",), "[0].dependencies")


def test_the_whole_ecosystem_is_taken_in_with_no_end_in_the_air(samples: Path) -> None:
    found = read(samples / "ecosystem-graphs")
    assert isinstance(found, Found)
    state = take(MemoryState(), found)
    ends = set(state.all(Component)) | set(state.all(Party))
    assert len(state.all(Relation)) == len(found.relations) == 254
    assert all({one.source, one.target} <= ends for one in state.all(Relation).values())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("staff.xlsx", b"PK\x03\x04 no workbook"),
        ("staff.csv", b'Name,Team\n"unclosed'),
        ("staff.csv", b"\xff\xfe\x00"),
        ("staff.csv", b"who,what\na,b\n"),
        ("log.tsv", b"commit\tauthor\temail\tdate\n"),
        ("bom.json", b'{"bomFormat": "CycloneDX", "bomFormat": "x"}'),
        ("assets.yaml", b"a: &a [x, x]\nb: [*a, *a]\n"),
        ("CITATION.cff", b"title: x\n"),
        (".all-contributorsrc", b"[" * 5000),
        ("MAINTAINERS", b""),
    ],
)
def test_hostile_files_are_refused_in_one_sentence_that_names_the_file(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problems = read(path)
    assert isinstance(problems, tuple), problems
    assert len(problems) == 1
    assert str(problems[0]).startswith(name)


def test_a_file_that_contradicts_the_register_is_said(tmp_path: Path) -> None:
    path = tmp_path / "assets.yaml"
    path.write_text("- {type: model, name: Kestrel, license: mit}\n- {type: dataset, name: Corpus, license: mit}\n")
    found = read(path)
    assert isinstance(found, Found)
    state = MemoryState([Component("comp-k", "Kestrel", "model", licence="apache-2.0")])
    says = "Kestrel: Licence is apache-2.0 in the register, mit in assets.yaml: [0]."
    assert bring.disagreements(state, found) == (("comp-k", says),)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CITATION.cff", f"title: {'t' * 3000}\nurl: {'u' * 3000}\nauthors:\n  - name: {'n' * 3000}\n"),
        ("OWNERS_ALIASES", f"aliases:\n  {'g' * 900}: [ada]\n"),
        ("MAINTAINERS", f"* Ada Lane <{'a' * 3000}@example.org>\n"),
        ("CODEOWNERS", f"* {'a' * 200}@{'b' * 3000}.example\n"),
        ("staff.csv", f"name,team\n{'n' * 3000},{'t' * 3000}\n"),
        ("assets.yaml", f"- {{type: model, name: {'n' * 3000}, organization: {'o' * 3000}, url: {'u' * 3000}}}\n"),
    ],
)
def test_texts_that_are_too_long_are_cut_and_not_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = read(path)
    assert isinstance(found, Found), found
    take(MemoryState(), found, Treatment(names=True))


def test_two_files_that_disagree_are_a_finding(tmp_path: Path) -> None:
    state = MemoryState([Organization("org", "Acme")])
    for name, licence in (("one.yaml", "mit"), ("two.yaml", "apache-2.0")):
        path = tmp_path / name
        path.write_text(f"- {{type: model, name: Kestrel, license: {licence}}}\n")
        found = read(path)
        assert isinstance(found, Found)
        take(state, found)
    says = [finding.says for finding in upkeep_findings(state, ON)]
    assert any("Sources disagree on the licence" in one for one in says), says
