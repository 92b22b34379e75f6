"""The typography: one type scale, a quiet palette, spaces. Points throughout; colours are red, green, blue in 0..1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from govdesk.reports.content import Look, Tone

Colour: TypeAlias = tuple[float, float, float]


def rgb(text: str) -> Colour:
    """Read a colour from six hex digits."""
    red, green, blue = (round(int(text[place : place + 2], 16) / 255, 4) for place in (0, 2, 4))
    return (red, green, blue)


INK = rgb("1a2530")
QUIET = rgb("57636f")
RULE = rgb("d3d9df")
FAINT = rgb("f4f6f8")
ACCENT = rgb("1d4e79")
PAPER = rgb("ffffff")
TONES: dict[Tone, Colour] = {
    "": INK,
    "bad": rgb("a61b1b"),
    "warn": rgb("8a5a00"),
    "good": rgb("1b6b3f"),
    "neutral": rgb("44576b"),
    "open": rgb("5b3f8c"),
}
TINTS: dict[Tone, Colour] = {
    "": FAINT,
    "bad": rgb("fbeeee"),
    "warn": rgb("fbf4e4"),
    "good": rgb("ecf6f0"),
    "neutral": FAINT,
    "open": rgb("f3effa"),
}

REGULAR, BOLD, ITALIC, MONO = "GovDesk-Regular", "GovDesk-Bold", "GovDesk-Italic", "GovDesk-Mono"


@dataclass(frozen=True, slots=True)
class Type:
    """How a paragraph is set: size and distance of lines, face, colour, space before and after."""

    size: float
    leading: float
    face: str = REGULAR
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Ink:
    """How one run of letters is drawn. `boxed` runs stand in a thin frame: characters that no font can draw."""

    face: str
    size: float
    colour: Colour
    link: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The type scale of one document, and its spaces. `gap` stands between blocks, `pad` within table rows."""

    title: Type
    subtitle: Type
    headings: tuple[Type, Type, Type, Type]
    lead: Type
    body: Type
    table: Type
    head: Type
    small: Type
    figure: Type
    gap: float
    pad: float


ROOMY = Scale(
    title=Type(25, 30, BOLD, INK, 0, 3),
    subtitle=Type(12.5, 18, REGULAR, QUIET, 0, 10),
    headings=(
        Type(16.5, 21, BOLD, INK, 22, 7),
        Type(12, 16, BOLD, ACCENT, 15, 4),
        Type(10, 14, BOLD, INK, 10, 3),
        Type(9, 13, BOLD, QUIET, 7, 2),
    ),
    lead=Type(10.8, 16, REGULAR, INK, 0, 7),
    body=Type(9.3, 13.6, REGULAR, INK, 0, 5),
    table=Type(8.2, 11.3),
    head=Type(7.4, 10, BOLD, QUIET),
    small=Type(7.6, 10.6, REGULAR, QUIET, 0, 4),
    figure=Type(21, 25, BOLD),
    gap=6.0,
    pad=4.6,
)
DENSE = Scale(
    title=Type(20, 24, BOLD, INK, 0, 1),
    subtitle=Type(10, 14, REGULAR, QUIET, 0, 6),
    headings=(
        Type(11, 14, BOLD, ACCENT, 9, 3),
        Type(9.4, 12, BOLD, INK, 6, 2),
        Type(8.6, 11, BOLD, INK, 4, 2),
        Type(8, 10.5, BOLD, QUIET, 4, 1),
    ),
    lead=Type(9.2, 13, REGULAR, INK, 0, 4),
    body=Type(8.2, 11.4, REGULAR, INK, 0, 3),
    table=Type(7.5, 9.8),
    head=Type(6.8, 9, BOLD, QUIET),
    small=Type(6.8, 9.2, REGULAR, QUIET, 0, 2),
    figure=Type(17, 20, BOLD),
    gap=4.0,
    pad=2.9,
)

_FACES: dict[Look, str] = {"strong": BOLD, "italic": ITALIC, "mono": MONO, "hash": MONO}
_SIZES: dict[Look, float] = {"mono": 0.92, "small": 0.88, "hash": 0.72}


def ink(type_: Type, look: Look, tone: Tone, link: str) -> Ink:
    """Give the ink of a span within a paragraph."""
    colour = QUIET if look in {"quiet", "small", "hash"} else type_.colour
    if link:
        colour = ACCENT
    if tone:
        colour = TONES[tone]
    return Ink(_FACES.get(look, type_.face), type_.size * _SIZES.get(look, 1.0), colour, link)


def boxed(around: Ink) -> Ink:
    """Give the ink for the code point of a character that cannot be drawn."""
    return replace(around, face=MONO, size=around.size * 0.78, boxed=True)
