"""The door for other people's files: a model, or many things at once."""

from __future__ import annotations

from pathlib import Path

from govdesk.domain.problems import Problem, Problems
from govdesk.intake import read as models
from govdesk.intake.bom.cyclonedx import is_bom, read_bom
from govdesk.intake.bounded import (
    MAX_CARD_BYTES,
    MAX_JSON_BYTES,
    Refused,
    bytes_of,
    entries,
    name_of,
    plain_file,
    reason,
    text_of,
)
from govdesk.intake.catalogue import read_catalogue
from govdesk.intake.chart import read_chart
from govdesk.intake.folder.card import is_card
from govdesk.intake.found import Found
from govdesk.intake.json_text import parse_json
from govdesk.intake.people.export import is_export
from govdesk.intake.people.repository import is_repository, read_log, read_people_file, read_repository, reader_of
from govdesk.intake.proposal import Progress, Proposal
from govdesk.intake.weights.hashing import Cancelled
from govdesk.store.sheets.csv_text import read_csv
from govdesk.store.sheets.grid import MAX_ROWS, Grid
from govdesk.store.sheets.workbook import read_workbook

_MODEL_NAMES = {"config.json", "adapter_config.json", "model_index.json", "params.json"}
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt")
_ASSETS = (".yaml", ".yml")
_OPENING = 4_096
CARD = "README.md"


def read(path: Path, progress: Progress | None = None, *, people: bool = False) -> Proposal | Found | Problems:
    """Read what was chosen. people: of a repository the contributors, even where it holds a model.

    Gives a Proposal for one model, a Found for many things, Problems where the whole is refused. Writes nothing.
    """
    name = name_of(path)
    try:
        path = path.absolute()
        found = _many(path, progress, people=people)
    except Refused as refused:
        return (refused.problem(name),)
    except Cancelled:
        return (Problem(name, "Reading was cancelled; nothing was taken over."),)
    except OSError as error:
        return (reason(error).problem(name),)
    return models.read(path, progress) if found is None else found


def _many(path: Path, progress: Progress | None, *, people: bool) -> Found | Problems | None:
    """Read many things, or give None where it is one model, or nothing that is known here."""
    if path.is_dir():
        return _folder(path, progress, people=people)
    reader = reader_of(path.name)
    if reader is not None:
        return read_people_file(path, reader)
    suffix = path.suffix.casefold()
    if suffix in {".csv", ".xlsx", ".tsv"}:
        return _table(path, suffix)
    if suffix == ".json":
        content = bytes_of(path, MAX_JSON_BYTES)
        return read_bom(path, content) if b'"bomFormat"' in content and is_bom(parse_json(content)) else None
    if suffix in _ASSETS:
        return read_catalogue(path)
    return None


def _folder(path: Path, progress: Progress | None, *, people: bool) -> Found | None:
    if people or (is_repository(path) and not _holds_model(path)):
        return read_repository(path, progress)
    files = [] if _holds_model(path) else [one for one in entries(path) if one.is_file()]
    assets = [one for one in files if one.suffix.casefold() in _ASSETS]
    return read_catalogue(path) if assets and len(assets) == len(files) else None


def _holds_model(path: Path) -> bool:
    found = entries(path)
    if any(one.name in _MODEL_NAMES or one.suffix.casefold() in _WEIGHTS for one in found):
        return True
    try:
        return any(one.name == CARD and is_card(text_of(bytes_of(one, MAX_CARD_BYTES))) for one in found)
    except Refused:
        return False


def _table(path: Path, suffix: str) -> Found | Problems:
    """Read a chart, or a history that was exported."""
    name = name_of(path)
    with plain_file(path) as (stream, _):
        opening = stream.read(_OPENING)
    if suffix == ".tsv" or is_export(opening):
        content = bytes_of(path, MAX_JSON_BYTES)
        if is_export(opening):
            return read_log(path, content)
    else:
        content = bytes_of(path, MAX_CARD_BYTES * 4)
    grid = _grid(content, name, suffix)
    if not isinstance(grid, Grid):
        return grid
    if len(grid.rows) > MAX_ROWS:
        return (Problem(name, f"This has more than {MAX_ROWS:,} rows."),)
    return read_chart(path, name, grid.filled())


def _grid(content: bytes, name: str, suffix: str) -> Grid | Problems:
    if suffix != ".xlsx":
        return read_csv(content, name)
    grids = read_workbook(content, name)
    problems = tuple(Problem(one.where or name, one.says, one.mend) for one in grids if isinstance(one, Problem))
    if problems:
        return problems
    sheet = next((one for one in grids if isinstance(one, Grid) and any(one.filled())), None)
    return sheet if sheet is not None else (Problem(name, "This workbook is empty."),)
