"""The records of a workspace: one frozen dataclass for each kind of thing that is kept.

Every record has an `id` that is unique in its kind. A field at its default is *not known*: "" for text and choices,
() for lists, None for numbers, dates and yes/no. Dates are calendar dates, money is in euros, compute in FLOP.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from govdesk.domain import words
from govdesk.domain.fields import about

Value: TypeAlias = "str | int | float | bool | date | tuple[str, ...] | None"


@dataclass(frozen=True, slots=True)
class Record:
    """What every kind of record is: a frozen value with an id."""

    id: str


@dataclass(frozen=True, slots=True)
class Organization(Record):
    """The organization whose workspace this is; there is exactly one."""

    name: str = about("Name", "The legal name, as it should stand on reports.", required=True)
    country: str = about("Country", "Two letters (ISO 3166-1), for example DE.")
    size: str = about("Size class", "Decides some reliefs and the ceiling of fines.", choices=words.SIZES)
    body: str = about("Kind of body", "Public bodies have duties of their own.", choices=words.BODIES)
    turnover: float | None = about("Yearly turnover (EUR)", "Worldwide, last business year.", default=None)
    sector: str = about("Sector", "What the organization does, in a few words.")
    note: str = about("Note", long=True)


@dataclass(frozen=True, slots=True)
class Party(Record):
    """Who can act: a person, a team, an organization or an open-source community."""

    name: str = about("Name", required=True)
    kind: str = about("Kind", choices=words.PARTY_KINDS, required=True)
    title: str = about("Role title", "For example: Head of Claims.")
    inside: bool | None = about("Part of this organization", "No for suppliers and communities.", default=None)
    country: str = about("Country", "Two letters (ISO 3166-1).")
    contact: str = about("Contact", "An address or page where this party can be reached.")
    joined: date | None = about("Since", "First day in the organization.", default=None)
    left: date | None = about("Left on", "Last day; duties after it count as unheld.", default=None)
    note: str = about("Note", long=True)
    competence: str = about("Competence", "Evidence that it can do its duties: training.", refers=("evidence",))


@dataclass(frozen=True, slots=True)
class Component(Record):
    """What a system is made of: model, adapter, dataset, prompt, software or service."""

    name: str = about("Name", required=True)
    kind: str = about("Kind", choices=words.COMPONENT_KINDS, required=True)
    version: str = about("Version or revision", "The exact revision in use: a tag, a commit, a date.")
    openness: str = about("Open or proprietary", choices=words.OPENNESS)
    licence: str = about("Licence", "SPDX id, or the id that the publisher uses, for example apache-2.0.")
    weights: str = about("Weights", "Can anybody get the weights?", choices=words.AVAILABILITY)
    architecture: str = about("Architecture", "Is the architecture published?", choices=words.AVAILABILITY)
    usage_notes: str = about("Usage information", "Is it published how to use the model?", choices=words.AVAILABILITY)
    code: str = about("Training code", "Can anybody get the code it was trained with?", choices=words.AVAILABILITY)
    data: str = about("Training data", "Can anybody get the data it was trained on?", choices=words.AVAILABILITY)
    parameters: int | None = about("Parameters", "Total number of weights.", default=None)
    training_flop: float | None = about("Training compute (FLOP)", "As published or estimated.", default=None)
    languages: tuple[str, ...] = about("Languages", "Codes, separated by commas.", default=())
    hashes: tuple[str, ...] = about("SHA-256", "One per weights file: FILE sha256:HEX.", default=())
    location: str = about("Where it lies", "Folder, address or registry.")
    note: str = about("Note", long=True)
    archived: date | None = about("Archived on", "Since when its makers no longer care for it.", default=None)
    security_contact: str = about("Security contact", "Where its makers take reports of weaknesses.")
    reviewers: int | None = about("Reviewers before a merge", "How many must approve; 0 for none.", default=None)
    merged_by: str = about("Who may merge", "For example: any maintainer; two of the core team.")
    review_source: str = about("Source of the review rules", "The page, file or person that says so.")
    review_on: date | None = about("Review rules as of", "The day on which somebody looked.", default=None)


@dataclass(frozen=True, slots=True)
class System(Record):
    """A registered deployment: components put to a purpose, by this organization, for some people."""

    name: str = about("Name", required=True)
    purpose: str = about("Intended purpose", "What it is for, in one or two sentences.", long=True)
    users: str = about("Users", "Who works with it.")
    affected: str = about("Affected people", "Whose life its output touches.")
    markets: tuple[str, ...] = about(
        "Markets", "Countries where it or its output is used, separated by commas.", default=()
    )
    status: str = about("Status", choices=words.STATUSES)
    context: str = about("Context", "Where it sits in the business: process, channel, other systems.", long=True)
    started: date | None = about("On the market or in service since", "First unit of this type.", default=None)
    changed: date | None = about("Last significant change", "Of its design.", default=None)
    ended: date | None = about("Retired on", default=None)
    note: str = about("Note", long=True)
    critical: bool | None = about("Critical", "Would its failure harm people or stop the business?", default=None)


_ENDS = ("organization", "party", "component", "system")


@dataclass(frozen=True, slots=True)
class Relation(Record):
    """A typed edge from `source` to `target`; read aloud: source KIND target.

    `until` is the last day on which it holds. `scope` narrows a duty (see `scopes`); "" is the whole.
    `state` and `accepted_*` are used by duties only: a duty is proposed until its holder accepts.
    """

    kind: str = about("Relation", choices=words.RELATION_KINDS, required=True)
    source: str = about("From", refers=_ENDS, required=True)
    target: str = about("To", refers=_ENDS, required=True)
    how: str = about("How", "For derived models: in which way.", choices=words.DERIVATIONS)
    scope: str = about("Scope", "A requirement, phase:…, region:…, or empty for the whole.")
    since: date | None = about("Since", default=None)
    until: date | None = about("Until", "Last day; empty while it goes on.", default=None)
    state: str = about("Acceptance", choices=words.DUTY_STATES)
    accepted_by: str = about("Accepted by", refers=("party",))
    accepted_on: date | None = about("Accepted on", default=None)
    document: str = about("Source", "The document, file or person that says so.")
    article: str = about("Article", "For roles in law: the article that makes it one, for example Art. 25(1)(b).")
    note: str = about("Note", long=True)


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """A named value about a subject, with its provenance. Two facts with one subject and key may disagree.

    `source` is a person's name or a file path; `at` the key or line in that file. A *chosen* fact is a person's
    decision between disagreeing ones, with its reason. `value` is "unclear" where somebody looked and could not tell.
    """

    subject: str = about("About", refers=_ENDS, required=True)
    key: str = about("Fact", required=True)
    value: Value = about("Value", default=None)
    origin: str = about("Origin", choices=words.ORIGINS, required=True)
    source: str = about("Source", "Who or which file says so.", required=True)
    at: str = about("Place in the source", "Key or line.")
    on: date | None = about("Said on", default=None)
    chosen: bool | None = about("Decides a conflict", default=None)
    reason: str = about("Reason", long=True)


@dataclass(frozen=True, slots=True)
class Answer(Record):
    """The state of one requirement for one system. Its id is `SYSTEM/REQUIREMENT`.

    confirm: the requirement's text or dates changed after it was answered, so a person has to look again.
    """

    system: str = about("System", refers=("system",), required=True)
    requirement: str = about("Requirement", required=True)
    pack: str = about("Pack", required=True)
    state: str = about("State", choices=words.ANSWER_STATES, required=True)
    reason: str = about("Why", "What was done, or why it does not apply.", long=True)
    person: str = about("Answered by", required=True)
    on: date | None = about("Answered on", default=None)
    evidence: tuple[str, ...] = about("Evidence", refers=("evidence",), default=())
    confirm: bool | None = about("To be confirmed", "The requirement changed after it was answered.", default=None)


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """A file that shows something, kept in the workspace by its SHA-256 (64 lower-case hex digits); size in bytes."""

    name: str = about("File name", required=True)
    sha256: str = about("SHA-256", required=True)
    size: int | None = about("Size (bytes)", default=None)
    added: date | None = about("Added on", default=None)
    expires: date | None = about("Fresh until", default=None)
    note: str = about("What it shows", long=True)
    kind: str = about("Kind", "What it is, for example: model card, test report.")


@dataclass(frozen=True, slots=True)
class PackUse(Record):
    """A pack in use: its id and version, and the SHA-256 of its canonical text, which the vault holds.

    former: the SHA-256 of the texts that were in use before, newest first.
    """

    version: str = about("Version", required=True)
    sha256: str = about("SHA-256", required=True)
    adopted: date | None = about("In use since", default=None)
    former: tuple[str, ...] = about("Earlier texts", default=())


KINDS: dict[str, type[Record]] = {
    "organization": Organization,
    "party": Party,
    "component": Component,
    "system": System,
    "relation": Relation,
    "fact": Fact,
    "answer": Answer,
    "evidence": Evidence,
    "pack": PackUse,
}
NAMES: dict[type[Record], str] = {type_: name for name, type_ in KINDS.items()}


def kind_of(record: Record) -> str:
    """Name the kind of a record, as used in changes, tables and on the command line."""
    return NAMES[type(record)]
