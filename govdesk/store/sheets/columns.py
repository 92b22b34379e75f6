"""The tables of a pack: which sheets there are, which columns they have, and what each column is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PACK, CASES, HELP = "Pack", "Cases", "Help"
UNREAD = (HELP, "Notes")
"""Sheets that anybody may keep in a workbook: they are not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. head: what stands above it, key: the pack's word for it, form: how its cells are written (cells)."""

    key: str
    head: str
    form: str = "text"
    needed: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. section: the pack's word for it.

    keyed: its rows are a mapping by the first column, not a list. distinct: no two rows may have one id.
    """

    name: str
    section: str
    columns: tuple[Column, ...]
    keyed: bool = False
    distinct: bool = False

    @property
    def heads(self) -> Mapping[str, Column]:
        """Give the columns by what stands above them, caselessly."""
        return {column.head.casefold(): column for column in self.columns}


PACK_KEYS = (
    Column("id", "id", needed=True, says="owner/name, for example acme/ai-policy; it never changes"),
    Column("version", "version", needed=True, says="any text; another one for each change, for example 2026.1"),
    Column("title", "title", needed=True, says="what people call it"),
    Column("publisher", "publisher", says="who wrote it"),
    Column("status", "status", says="one sentence: whether it binds, and whom"),
    Column("as_of", "as_of", "day", says="the day whose rules it states, YYYY-MM-DD"),
    Column("stood_until", "stood_until", "day", says="the last day on which these rules stood; empty while they do"),
    Column("verified_through", "verified_through", "day", says="the day up to which its sources were searched"),
    Column("note", "note", says="what a reader should know about it"),
    Column("headline", "headline", says="the outcome shown first; may be left out where there is no sheet Outcomes"),
)

_ID = Column("id", "id", needed=True, says="short and never changed: answers hang on it")
_CITE = Column("cite", "cite", needed=True, says="where this stands: section and number")

REQUIREMENTS = Table(
    "Requirements",
    "requirements",
    (
        _ID,
        Column("title", "title", needed=True, says="the requirement in a few words, as the list shows it"),
        Column("text", "text", needed=True, says="what is to be done, in your own words"),
        _CITE,
        Column("who", "who", needed=True, says="whom it binds, in words"),
        Column("when", "applies when", "condition", needed=True, says="always, or a condition such as: fact = yes"),
        Column("since", "from", "dates", says="from which day, YYYY-MM-DD"),
        Column("until", "until", "day", says="the last day, empty while it goes on"),
        Column("evidence", "evidence", "list", says="what shows that it is done; parts between semicolons"),
        Column("bearer", "bearer", says="the function that usually owns it"),
        Column("area", "area", says="the heading under which it is listed"),
        Column("status", "status", says="in_force, adopted, proposed or voluntary; empty is in_force"),
        Column("note", "note", says="what a reader should know"),
        Column("schedule", "schedule", says="the name of a row of the sheet Schedules, instead of from"),
        Column("literal", "literal", "day", says="the date by the letter, where there are two readings"),
        Column("conditional", "conditional", "plain", says="{when: …, says: …}: a sentence shown instead of the date"),
        Column("earlier", "earlier", "plain", says="[{until: …, text: …}, …]: how it read up to a day"),
        Column("confidence", "confidence", says="high, medium or low, where the reading is not beyond doubt"),
        Column("checks", "checks", "plain", says="[{id: …, title: …, rule: …}, …]: what the records show"),
        Column("appoints", "appoints", "plain", says="{role: …, of: …, seat: …, answer: …}: who must be named there"),
    ),
    distinct=True,
)

TABLES = (
    REQUIREMENTS,
    Table(
        "Questions",
        "questions",
        (
            Column("id", "id", needed=True, says="the fact that conditions name"),
            Column("type", "type", needed=True, says="tri (yes, no, unclear), bool, list, enum, number, date or text"),
            Column("ask", "ask", needed=True, says="the question"),
            _CITE,
            Column("help", "help", says="how to answer it"),
            Column("values", "values", "pairs", says="for enum and list, one a line: value: label"),
            Column("about", "about", says="system, organization or model; empty is system"),
            Column("group", "group", says="the heading under which it is asked"),
            Column("none", "none", says="the words for none, for a date or a number that may not exist"),
            Column("derive", "derive", "plain", says="how the register answers it by itself"),
            Column("calculator", "calculator", says="training_compute, for a number that can be worked out so"),
            Column("tolerance", "tolerance", "plain", says="the share by which such an estimate may be off: 0.3"),
            Column("case_default", "case default", "plain", says="what a worked case means when it leaves it out"),
        ),
        distinct=True,
    ),
    Table(
        "Schedules",
        "schedules",
        (
            Column("name", "name", needed=True, says="what requirements call it"),
            Column("dates", "dates", "dates", needed=True, says="a day, or [{on: …, when: …}, …]"),
            Column("conditional", "conditional", "plain", says="{when: …, says: …}"),
        ),
        keyed=True,
    ),
    Table(
        "Determinations",
        "determinations",
        (
            Column("id", "id", needed=True, says="what conditions call it: rule ID"),
            Column("title", "title", needed=True, says="what it means where it holds"),
            _CITE,
            Column("when", "applies when", "condition", needed=True, says="a condition"),
            Column("group", "group", says="the heading under which it stands"),
            Column("says", "says", says="one sentence for where it holds"),
            Column("confidence", "confidence", says="how sure the reading is, where it is less than the wording"),
        ),
        distinct=True,
    ),
    Table(
        "Outcomes",
        "outcomes",
        (
            Column("id", "id", needed=True, says="its name for the row headline of the sheet Pack"),
            Column("title", "title", needed=True, says="what it tells: a class, a role"),
            Column("kind", "kind", needed=True, says="first, each or unknown"),
            Column("options", "options", "plain", needed=True, says="[{value: …, label: …, tone: …, when: …}, …]"),
            Column("unclear", "unclear", "plain", says="the option shown while facts are missing"),
            Column("beside", "beside", says="an outcome above that holds together with this one"),
            Column("asks", "asks", "plain", says="no for one that raises no question"),
        ),
        distinct=True,
    ),
    Table(
        "Milestones",
        "milestones",
        (
            Column("on", "on", "day", needed=True, says="YYYY-MM-DD"),
            Column("title", "title", needed=True, says="what happens"),
            _CITE,
            Column("when", "applies when", "condition", says="whom it touches; empty is everybody"),
        ),
    ),
    Table(
        "Sources",
        "sources",
        (
            Column("id", "id", needed=True),
            Column("title", "title", needed=True),
            Column("used_for", "used for", says="what of it stands in the pack"),
        ),
    ),
    Table(
        "Metrics",
        "metrics",
        (
            Column("id", "id", needed=True, says="what checks call it, and what comes after evaluation. in a fact"),
            Column("title", "title", needed=True, says="the benchmark and what it measures"),
            Column("ideal", "ideal", "plain", says="the number that is best, for checks of nearness"),
            Column("better", "better", says="high or low: which way is better"),
        ),
    ),
)

CASE_TABLE = Table(
    CASES,
    "cases",
    (
        Column("id", "id", needed=True, says="the name of the worked case"),
        Column("title", "title", says="its story in a line"),
        Column("facts", "facts", "facts", needed=True, says="fact = value; fact = value; as_of = day"),
        Column("expected", "expected", "plain", needed=True, says="{must_have: [id, …], must_not_have: [id, …]}"),
    ),
)
