"""A document as frozen values: what a report says, before anybody thinks of paper.

Text is text: nothing in it is markup. A report is built from these values, and a printer (`pdf`, `sheet`) turns them
into bytes. Lengths are shares or points (1/72 inch).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from govdesk.domain.picture.picture import Picture
    from govdesk.reports.meta import Meta

Tone: TypeAlias = Literal["", "bad", "warn", "good", "neutral", "open"]
"""What a mark beside the words says again: bad, mind this, in order, plain, not known yet. Never by colour alone."""
Look: TypeAlias = Literal["", "strong", "italic", "mono", "quiet", "small", "hash"]
"""How a span stands out; `small` is quiet and smaller, `hash` is small in a fixed width."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look. `link` is "#ANCHOR" of this document or a web address; "" is none."""

    text: str
    look: Look = ""
    tone: Tone = ""
    link: str = ""


CONTENTS = "contents"
"""The anchor of the heading over the contents list, which does not list itself."""
Line: TypeAlias = tuple[Span, ...]
"""One paragraph; a newline in it breaks the line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one field of a table: paragraphs, and a mark before the first."""

    lines: tuple[Line, ...]
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and whether it holds text (left) or figures (right)."""

    title: str
    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `record` is the id of the record that it shows, `anchor` a place that links can name."""

    cells: tuple[Cell, ...]
    record: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `record` stands small behind it.

    Levels 1 and 2 stand in the outline.
    """

    level: int
    text: str
    anchor: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `look` is lead (first of a section), small or empty."""

    line: Line
    look: Literal["", "lead", "small"] = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list or tree: how deep it hangs, what it says, its mark."""

    line: Line
    depth: int = 0
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, or a tree where items hang deeper than 0."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under repeated heads. `empty` is said where there are no rows; `plain` leaves the heads off."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names and values beside each other; `share` is the part of the width that the names take."""

    pairs: tuple[tuple[str, Cell], ...]
    share: float = 0.26


@dataclass(frozen=True, slots=True)
class Callout:
    """A panel that stands out: a mark, a title, some lines."""

    tone: Tone
    title: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One large figure with its label and mark. `link` as in Span."""

    figure: str
    label: str
    tone: Tone = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Large figures in a row."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it counts, how many, which records they are."""

    label: str
    count: int
    tone: Tone = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, drawn as vectors, each with its figure in words."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The responsibility graph as vectors, never split over pages; `says` tells in words what it shows."""

    picture: Picture
    says: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks of blocks beside each other on one page; `share` is the part of the left one."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with their page numbers, down to level `depth` (1 or 2)."""

    depth: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on with a new page."""


Block: TypeAlias = (
    "Heading | Text | Bullets | Table | KeyValues | Callout | Tiles | Chart | Figure | Beside | Contents | PageBreak"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `dense` sets it in the smaller measures that a one-page summary needs.

    about: the name of what it is about, that stands beside the title on every page.
    """

    title: str
    subtitle: str
    meta: Meta
    blocks: tuple[Block, ...]
    dense: bool = False
    about: str = ""


def line(*parts: str | Span) -> Line:
    """Make a paragraph of texts and spans; empty parts fall away."""
    spans = tuple(part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def cell(*paragraphs: str | Span | Line, tone: Tone = "") -> Cell:
    """Make a field of paragraphs; empty paragraphs fall away."""
    lines = tuple(part if isinstance(part, tuple) else line(part) for part in paragraphs)
    return Cell(tuple(spans for spans in lines if spans), tone)


def strong(text: str, link: str = "") -> Span:
    """Make a span that stands out."""
    return Span(text, "strong", link=link)


def small(text: str) -> Span:
    """Make a span in small, quiet letters."""
    return Span(text, "small")


def code(text: str, link: str = "") -> Span:
    """Make a span for an id or a hash: small letters of one width."""
    return Span(text, "hash", link=link)
