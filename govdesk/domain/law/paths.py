"""The dotted paths by which a pack names what the register holds."""

from __future__ import annotations

from govdesk.domain.plain import field_infos
from govdesk.domain.records import KINDS

PREFIXES = {"organization": "organization", "system": "system", "model": "component", "base": "component"}
"""What the first word of a path names, with the kind of record that it is; `base` is what a model is derived from."""


def known_path(path: str) -> bool:
    """Tell whether the register has such a field."""
    prefix, _, name = path.partition(".")
    return prefix in PREFIXES and name in field_infos(KINDS[PREFIXES[prefix]])
