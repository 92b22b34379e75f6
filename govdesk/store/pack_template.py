"""The example from which an organization begins a pack of its own, as YAML, as a workbook or as CSV."""

from __future__ import annotations

import json

from govdesk import resources
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.store.pack_files import pack_file
from govdesk.store.packs import CASES_FILE, PACK_FILE, load_cases, load_pack
from govdesk.store.sheets.columns import REQUIREMENTS
from govdesk.store.sheets.csv_text import write_csv
from govdesk.store.sheets.grid import Grid
from govdesk.store.sheets.writing import pack_grids

_FOLDER = "own-pack"
ENDINGS = (".xlsx", ".csv", ".yaml")


def template(ending: str) -> bytes | Problems:
    """Give the example as a file with this ending. It reads back without an error.

    A CSV file has no questions, so it holds only what applies always.
    """
    path = resources.path(_FOLDER, PACK_FILE)
    if ending == ".yaml":
        return path.read_bytes()
    pack = load_pack(path)
    if not isinstance(pack, Pack):
        return pack
    if ending == ".csv":
        return write_csv(_always(pack))
    if ending not in ENDINGS:
        return (Problem(ending, f"The name must end in {', '.join(ENDINGS)}."),)
    return pack_file(pack, ending, load_cases(path.with_name(CASES_FILE)), whole=True)


def _always(pack: Pack) -> Grid:
    plain = json.loads(pack.text)
    kept = [one for one in plain["requirements"] if one["when"] == {"always": True}]
    grids = pack_grids({"requirements": kept})
    return next(grid for grid in grids if grid.name == REQUIREMENTS.name)
