"""The dossier says which licences bind a system, down the chain, and which nobody knows."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
from reports import reports_sample as sample

from govdesk.app.example import FILE_NAME, make_example
from govdesk.app.session import Session
from govdesk.app.snapshot import snapshot
from govdesk.domain.records import Component, Relation
from govdesk.reports.kinds import render
from govdesk.store.licences import licences


def flat(text: str) -> str:
    return "".join(text.split())


def test_licences_stand_with_their_terms_and_unknown_ones_say_so() -> None:
    more = (
        Component("comp-a", "Tuned", "model", licence="mit"),
        Component("comp-b", "Base", "model", licence="llama3.1"),
        Component("comp-c", "Data", "dataset"),
        Component("comp-d", "Tool", "software", licence="house terms"),
        Relation("l1", "uses", "sys-hire", "comp-a"),
        Relation("l2", "derived_from", "comp-a", "comp-b"),
        Relation("l3", "trained_on", "comp-b", "comp-c"),
        Relation("l4", "uses", "sys-hire", "comp-d"),
    )
    data = render("dossier", sample.snapshot(*more), "sys-hire")
    assert isinstance(data, bytes)
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    assert "Licences that bind it" in text
    assert f"licence register of GovDesk as of {licences().as_of}" in text
    base = licences().get("llama3.1")
    assert base is not None
    for head, words in base.terms:
        assert f"{head}: {words}" in text
    assert "house terms Not in the licence register: read its text." in text
    assert "Nobody can say." in text
    assert "Chain of licences" in text
    assert "By the licences of Forbidden, as far as it is known" in text
    assert all(topic in text for topic in base.restricts)
    assert "Tool house terms: read its text." in text
    assert (
        "Does the acceptable use policy of this system carry the use restrictions of llama3.1? L-08 Nobody has" in text
    )
    assert "says mit, but it was made of Base, which stands under llama3.1" in text


def test_what_the_register_says_is_not_shown_as_said_by_nobody(tmp_path: Path) -> None:
    from conftest import NOON

    path = tmp_path / FILE_NAME
    assert make_example(path) == ()
    session = Session.open(path, "Reader", lambda: NOON, read_only=True)
    assert isinstance(session, Session), session
    data = render("dossier", snapshot(session), "sys-claims-chatbot")
    session.close()
    assert isinstance(data, bytes), data
    text = flat("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    assert flat("Yes, by the register: this organization provides Claims chatbot.") in text
    assert flat("it is passed on: by the register this organization provides Claims chatbot.") in text
