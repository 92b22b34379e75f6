"""What begins a workspace and fills it."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _example(verb: Parser) -> None:
    verb.add_argument("directory", metavar="DIR", type=Path, help="the folder to write to; it is made if need be")


def _new(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("--organization", metavar="NAME", required=True, help="its legal name")
    verb.add_argument("--country", metavar="CC", default="", help="two letters, for example DE")
    arguments.person(verb)


def _intake(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="a model folder, card or weights file; a git repository; a CycloneDX BOM; a file of owners; a chart",
    )
    verb.add_argument("--system", metavar="ID", default="", help="the system that uses what is read")
    verb.add_argument("--about", metavar="ID", default="", help="the registered component that the repository is")
    verb.add_argument("--contributors", action="store_true", help="of a repository that holds a model, read the people")
    verb.add_argument("--names", action="store_true", help="keep the names of people outside; else pseudonyms")
    verb.add_argument(
        "--inside", metavar="DOMAIN", action="append", default=[], help="mail domain of this organization; repeatable"
    )
    verb.add_argument(
        "--join", metavar="NUMBER", action="append", type=int, default=[], help="people offered as one, by number"
    )
    verb.add_argument(
        "--take", metavar="ID", action="append", default=[], help="take just these, by id of the dry run; repeatable"
    )
    verb.add_argument("--dry-run", action="store_true", help="read and show, write nothing")
    arguments.json(verb)
    arguments.person(verb)


def _apply(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument(
        "records", metavar="RECORDS.yaml", type=Path, help="the records; evidence files lie relative to it"
    )
    verb.add_argument("--because", metavar="TEXT", default="", help="the reason, for the journal")
    arguments.person(verb)


_INTAKE = """  govdesk intake acme.govdesk models/mistral-7b --system sys-claims-chatbot
  govdesk intake acme.govdesk src/gpt-neox --about comp-gpt-neox --dry-run
  govdesk intake acme.govdesk staff.xlsx

read are: model folders, cards, weights; git repositories (authors, committers, .mailmap, CODEOWNERS, OWNERS,
MAINTAINERS, CITATION.cff, .all-contributorsrc); CycloneDX 1.5 to 1.7 in JSON; ecosystem-graphs assets in YAML;
charts in CSV or XLSX with the columns name, title, team, manager, e-mail, since, until"""
_APPLY = """  govdesk apply acme.govdesk team.yaml --because "New claims team"

team.yaml (sections: organization, parties, components, systems, relations, facts, evidence, answers):
  parties:
    - {id: party-anna, name: Anna Berg, kind: person}
  relations:
    - {kind: accountable, source: party-anna, target: sys-claims-chatbot, since: 2026-01-01}
  evidence:
    - {file: notes/training.md, note: What was taught}"""

VERBS = {
    "example": Verb("write the example organization and its reports", "  govdesk example out", _example, "example"),
    "new": Verb(
        "begin a workspace", '  govdesk new acme.govdesk --organization "Acme Insurance AG" --country DE', _new, "write"
    ),
    "intake": Verb(
        "read what exists: models, repositories, bills of materials, owners, charts",
        _INTAKE,
        _intake,
        "intake",
    ),
    "apply": Verb("write many records in one change, all or nothing", _APPLY, _apply, "write"),
}
