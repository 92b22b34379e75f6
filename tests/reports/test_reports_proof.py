"""A report says what was checked, up to which entry it knows, and never looks sound where nobody checked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from reports import reports_reading as reading, reports_sample as sample

from govdesk.app.proof import Proof
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Fact
from govdesk.reports.content import Beside, Chart
from govdesk.reports.kinds import KINDS, render

SOUND = Proof(99, "All 99 journal entries are as they were sealed; records and files agree with them.", sound=True)


def text(kind: str, seen: Snapshot) -> str:
    data = render(kind, seen, "sys-hire" if KINDS[kind].needs_system else "")
    assert isinstance(data, bytes), data
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def flat(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_before_printing_is_told_with_the_whole_seal(kind: str) -> None:
    seen = replace(sample.snapshot(), proof=SOUND)
    said = text(kind, seen)
    assert flat(f"Checked before printing: {SOUND.says}") in said
    assert "NOTVERIFIED" not in said
    assert seen.seal in said
    assert flat("SHA-256") in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (None, "NOT VERIFIED: journal and records were not checked before printing."),
        (Proof(16, "Journal entry 17 is bad.", sound=False, first_break=17), "NOT VERIFIED: first bad entry 17"),
        (Proof(99, "The journal is whole, but: x", sound=False), "NOT VERIFIED: The journal is whole, but: x"),
        (Proof(3, "All 3 are fine.", sound=True), "NOT VERIFIED: the check reached entry 3 only."),
    ],
)
def test_what_is_not_verified_is_never_printed_as_if_it_were(kind: str, proof: Proof | None, said: str) -> None:
    found = text(kind, replace(sample.snapshot(), proof=proof))
    assert flat(said) in found
    assert flat("Checked before printing") not in found


@pytest.mark.parametrize("kind", KINDS)
def test_a_pack_that_cannot_be_read_is_told_and_gives_no_class(kind: str) -> None:
    seen = replace(sample.snapshot(), packs=(), unread=(("eu/ai-act", "The kept text of the pack is not JSON."),))
    said = text(kind, seen)
    assert flat("eu/ai-act (cannot be read)") in said
    assert flat("No rule pack is in use") not in said
    assert flat("Unclear: a rule pack cannot be read") in said or kind != "summary"
    assert flat("is in use and cannot be read") in said or kind != "dossier"


@pytest.mark.parametrize("kind", KINDS)
def test_the_day_of_knowledge_is_printed_with_what_it_leaves_unused(kind: str) -> None:
    seen = sample.snapshot()
    assert flat(f"Known up to entry {seen.number} of 2026-05-02; no later entry") in text(kind, seen)
    one, many = replace(seen, later=1), replace(seen, later=7)
    assert flat("; 1 later entry not used") in text(kind, one)
    assert flat("; 7 later entries not used") in text(kind, many)


def test_the_dossier_names_the_command_that_checks_it() -> None:
    seen = sample.snapshot()
    assert flat(f"govdesk verify FILE --entry {seen.number}") in text("dossier", seen)


@pytest.mark.parametrize(
    ("proof", "stood_until", "good"),
    [
        (SOUND, None, True),
        (SOUND, sample.ON, True),
        (SOUND, date(2026, 11, 23), False),
        (None, None, False),
    ],
)
def test_a_class_is_good_on_paper_only_where_the_report_is_sound(
    proof: Proof | None, stood_until: date | None, *, good: bool
) -> None:
    low = Fact("fact-low", "sys-chat", "employment", value=False, origin="person", source="Mara Vogt")
    pack = sample.pack(**({"stood_until": stood_until} if stood_until else {}))
    seen = replace(sample.snapshot(low), packs=(pack,), proof=proof)
    made = reading.made(seen, "summary")
    charts = [one for block in made.blocks if isinstance(block, Beside) for one in block.left if isinstance(one, Chart)]
    tones = {bar.label: bar.tone for chart in charts for bar in chart.bars}
    assert tones["Low risk"] == ("good" if good else "neutral")
