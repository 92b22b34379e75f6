"""The licence register that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govdesk import resources
from govdesk.domain.licences.register import Licences, parse_licences
from govdesk.store.packs import read_yaml_file
from govdesk.store.yaml_text import YamlText

FILE = "licences.yaml"


@cache
def licences() -> Licences:
    """Read the register, once. Raises ValueError where our own file is spoilt."""
    read = read_yaml_file(resources.path("licences", FILE))
    if isinstance(read, YamlText) and isinstance(read.value, Mapping):
        return parse_licences(read.value)
    message = f"{FILE} cannot be read"
    raise ValueError(message)
