from __future__ import annotations

from dataclasses import replace

from hypothesis import given, strategies as st
from recipes import ANY_RECORD

from govdesk.domain.change import Change, Edit, drop, put
from govdesk.domain.journal import GENESIS, Entry, first_break, read_edits, row_of, sealed, write_edits
from govdesk.domain.records import Record, System, kind_of
from govdesk.domain.state import MemoryState

FIELDS = ["number", "at", "person", "verb", "reason", "edits", "undoes", "previous", "seal"]


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        change = Change(f"Add {number}", (put(None, System(f"sys-{number}")),))
        previous = entries[-1].seal if entries else GENESIS
        entries.append(sealed(number, f"2026-01-01T00:00:{number:02}", "Ana", change, previous))
    return entries


@given(st.lists(ANY_RECORD, max_size=4))
def test_edits_survive_writing(records: list[Record]) -> None:
    edits = tuple(put(None, record) for record in records)

    assert read_edits(write_edits(edits)) == edits


def test_a_whole_chain_has_no_break() -> None:
    assert first_break(map(row_of, chain(20))) is None
    assert first_break([]) is None


@given(st.integers(0, 11), st.sampled_from(FIELDS))
def test_the_first_forged_entry_is_named(place: int, field: str) -> None:
    entries = chain(12)
    old = getattr(entries[place], field)
    forged = 77 if field in {"number", "undoes"} else f"{old}x" if field in {"previous", "seal"} else f"{old} "
    entries[place] = replace(entries[place], **{field: forged})

    assert first_break(map(row_of, entries)) == place + 1


@given(st.integers(0, 10))
def test_a_missing_entry_is_named(place: int) -> None:
    entries = chain(12)
    del entries[place]

    assert first_break(map(row_of, entries)) == place + 1


def test_text_cannot_move_from_one_field_to_the_next_unseen() -> None:
    entry = chain(1)[0]
    moved = replace(entry, person="An", verb="a" + entry.verb)

    assert first_break([row_of(moved)]) == 1


@given(st.lists(ANY_RECORD, min_size=1, max_size=12), st.data())
def test_a_change_and_its_inverse_cancel(records: list[Record], data: st.DataObject) -> None:
    state = MemoryState(records)
    kept = {(kind_of(record), record.id): record for record in records}
    _, before = data.draw(st.sampled_from(sorted(kept.items(), key=lambda item: item[0])), label="record")
    after = data.draw(st.none() | st.just(type(before)(before.id)))
    edit = drop(before) if after is None else Edit(before, after)

    state.apply([edit])
    state.apply(Change("c", (edit,)).inverse(1, "Undo").edits)

    assert {key: state.get(type(record), record.id) for key, record in kept.items()} == kept
