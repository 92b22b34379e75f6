"""Libraries of CISO Assistant become packs; what is wrong with one is told by its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_library import is_library, parse_library
from govdesk.store.packs import load_pack, shipped

SAMPLES = {"google-saif": 12, "nist-ai-rmf-1.0": 72, "owasp-llm-checklist": 73}


def node(number: int, **more: object) -> dict[str, Any]:
    urn = f"urn:acme:risk:req_node:rules:{number}"
    return {"urn": urn, "assessable": True, "depth": 1, "ref_id": f"R{number}", "description": "Do it.", **more}


def library(*nodes: object, **more: object) -> dict[str, Any]:
    return {
        "urn": "urn:acme:risk:library:rules",
        "name": "Rules",
        "ref_id": "RULES",
        "version": 3,
        "copyright": "© Acme, all rights reserved.",
        "objects": {"framework": {"urn": "urn:acme:risk:framework:rules", "requirement_nodes": list(nodes)}},
        **more,
    }


@pytest.mark.parametrize(("name", "number"), SAMPLES.items())
def test_real_libraries_are_read_whole(samples: Path, name: str, number: int) -> None:
    path = samples / "ciso-assistant" / f"{name}.yaml"
    pack = load_pack(path)
    assert isinstance(pack, Pack), pack
    assert len(pack.requirements) == number == path.read_text(encoding="utf-8").count("assessable: true")
    assert pack.id == f"intuitem/{name}"
    assert "Copyright: " in pack.note
    for one in pack.requirements:
        assert one.text
        assert one.title
        assert one.cite
        assert one.status == "voluntary", "nobody is late with what is taken on of one's own will"


def test_real_libraries_share_no_id_with_what_is_shipped(samples: Path) -> None:
    own = [load_pack(samples / "ciso-assistant" / f"{name}.yaml") for name in SAMPLES]
    ids = [id_ for pack in (*own, *map(load_pack, shipped())) if isinstance(pack, Pack) for id_ in pack.duties]
    assert len(ids) == len(set(ids))


def test_the_tree_gives_areas_and_the_urn_stable_ids() -> None:
    group = node(1, assessable=False, name="Access", description="Long words")
    inner = node(
        2,
        parent_urn=group["urn"],
        description="First  line\n of it",
        annotation="See there",
        typical_evidence="- a list\n- minutes",
    )
    pack = parse_library(library(group, inner))
    assert isinstance(pack, Pack), pack
    (only,) = pack.requirements
    assert (only.id, only.area, only.cite) == ("rules-2", "R1: Access", "RULES R2")
    assert only.evidence == ("a list", "minutes")
    assert (only.text, only.note) == ("First line of it", "See there")
    assert (pack.id, pack.version) == ("acme/rules", "3")
    assert "Copyright: © Acme, all rights reserved." in pack.note


def test_several_frameworks_are_taken_together() -> None:
    plain = library()
    plain["objects"] = {"frameworks": [{"requirement_nodes": [node(1)]}, {"requirement_nodes": [node(2)]}]}
    pack = parse_library(plain)
    assert isinstance(pack, Pack), pack
    assert [one.id for one in pack.requirements] == ["rules-1", "rules-2"]


def test_a_library_is_known_by_its_keys() -> None:
    assert is_library(library())
    assert not is_library({"id": "a/b", "objects": 1})


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        (library(), "No framework"),
        (library(node(1, assessable=False)), "No framework"),
        (library(node(1), objects={"risk_matrix": []}), "No framework"),
        (library(node(1), objects=[1, 2]), "No framework"),
        (library(node(1), objects={"framework": [node(1)]}), ""),
        (library("x"), "mapping"),
        (library(node(1, urn=None)), "“urn” is missing"),
        (library(node(1, assessable="perhaps")), "true or false"),
        (library(node(1), node(1)), "two requirements"),
        (library(node(1, description=None)), "neither a name"),
        (library(node(1, parent_urn="urn:nowhere")), "no node “urn:nowhere”"),
        (library(node(1, ref_id=1.1)), "should be a text"),
        (library(node(1), name=None), "“name” is missing"),
        (library(node(1), publication_date="soon"), "not a date"),
        (library(node(1), copyright=["a"]), "should be a text"),
    ],
)
def test_a_wrong_library_is_told(plain: dict[str, Any], says: str) -> None:
    found = parse_library(plain)
    assert isinstance(found, tuple), found
    assert any(says in one.says for one in found), found


def test_a_circle_of_parents_ends() -> None:
    one = node(1)
    two = node(2, parent_urn=one["urn"])
    assert isinstance(parse_library(library(one | {"parent_urn": two["urn"]}, two)), Pack)


def test_mistakes_name_the_line_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        "urn: urn:acme:risk:library:rules\nname: Rules\nversion: 1\nobjects:\n  framework:\n    requirement_nodes:\n"
        "    - urn: urn:acme:risk:req_node:rules:1\n      assessable: true\n      description: Do it\n"
        "    - urn: urn:acme:risk:req_node:rules:1\n      assessable: true\n      description: Do it\n"
    )
    found = load_pack(path)
    assert isinstance(found, tuple)
    assert [one.where for one in found] == ["rules.yaml:10"]


def test_a_library_of_aliases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laughs.yaml"
    path.write_text("urn: urn:a:b:c:d\nobjects:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]\n")
    found = load_pack(path)
    assert isinstance(found, tuple)
    assert "aliases" in found[0].says
