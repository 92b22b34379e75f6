"""The calendar: whatever names hold, it reads back with the same dates and texts, and is the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings, strategies as st
from icalendar import Calendar
from reports import reports_sample as sample

from govdesk.app.queries.timeline import Coming, timeline
from govdesk.reports.calendar import calendar_bytes

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
rows = st.builds(
    Coming,
    on=st.dates(min_value=date(1990, 1, 1)),
    kind=st.sampled_from(["law", "requirements", "evidence", "duty"]),
    key=texts,
    title=texts,
    cite=texts,
    record=texts,
    systems=st.just(("sys-hire", "sys-gone")),
    maybe=st.sampled_from([(), ("sys-hire",), ("sys-hire", "sys-gone")]),
    why=st.lists(texts, max_size=2).map(tuple),
)


@settings(max_examples=80)
@given(st.lists(rows, max_size=4))
def test_any_text_is_escaped_and_reads_back(made: list[Coming]) -> None:
    seen = sample.snapshot()
    written = calendar_bytes(seen, made)
    assert written == calendar_bytes(seen, made)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [one.decoded("DTSTART") for one in events] == [row.on for row in made]
    assert [str(one["UID"]) for one in events] == [f"{row.uid}@govdesk" for row in made]
    for event, row in zip(events, made, strict=True):
        if row.title.isprintable():
            assert str(event["SUMMARY"]).startswith(row.title)
        assert row.on == date.max or event.decoded("DTEND") == row.on + timedelta(days=1)


def test_what_may_apply_is_tentative_and_says_so() -> None:
    seen = sample.snapshot()
    sure = Coming(date(2027, 1, 1), "law", "k", "A law", "Art 1", "p", "p", ("sys-hire",))
    both = (sure, replace(sure, maybe=("sys-hire",)))
    first, second = Calendar.from_ical(calendar_bytes(seen, both)).walk("VEVENT")
    assert (str(first["STATUS"]), str(second["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    assert "may apply" in str(second["SUMMARY"])
    assert "May apply to" in str(second["DESCRIPTION"])
    assert str(first["UID"]) == str(second["UID"])


def test_the_stamp_is_that_of_the_last_entry_and_a_moved_date_keeps_its_uid() -> None:
    seen = sample.snapshot()
    found = timeline(seen, since=date(2020, 1, 1))
    assert found
    assert len({row.uid for row in found}) == len(found)
    moved = replace(found[0], on=found[0].on + timedelta(days=30))
    assert moved.uid == found[0].uid
    for event in Calendar.from_ical(calendar_bytes(seen, found)).walk("VEVENT"):
        assert event.decoded("DTSTAMP").isoformat()[:19] == seen.entries[0].at[:19]


def test_an_empty_workspace_gives_an_empty_calendar() -> None:
    seen = sample.empty()
    assert timeline(seen) == ()
    assert not Calendar.from_ical(calendar_bytes(seen, ())).walk("VEVENT")
