"""The metadata block at the head of a model card: YAML between two lines of three dashes."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.intake.bounded import refuse
from govdesk.intake.yaml_text import Yaml, parse_yaml

MAX_BYTES = 2**20  # of the block; the largest of 1,008 real ones (with a licence text and results inside) has 0.1 MB
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A card in its two parts. `block` is None where the card has no metadata block; lines count from 1."""

    block: str | None
    first_line: int
    body: str

    def metadata(self) -> dict[str, Yaml]:
        """Read the block; an empty or absent one gives no keys. Raises Refused."""
        if self.block is None:
            return {}
        if len(self.block.encode("utf-8", "replace")) > MAX_BYTES:
            refuse(f"The metadata block is larger than {MAX_BYTES:,} bytes, which no real one is.")
        found = parse_yaml(self.block, self.first_line)
        if found is None:
            return {}
        if not isinstance(found, dict):
            refuse("The metadata block is not a list of keys and values.", at=str(self.first_line))
        return found


def split(text: str) -> FrontMatter:
    """Cut a card into metadata block and body. Blank lines may stand first. Raises Refused where it is not closed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or lines[start].rstrip() != _FENCE:
        return FrontMatter(None, 1, "\n".join(lines))
    end = next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() == _FENCE), None)
    if end is None:
        refuse("The metadata block begins with three dashes and never ends.", at=str(start + 1))
    return FrontMatter("\n".join(lines[start + 1 : end]), start + 2, "\n".join(lines[end + 1 :]))
