"""Break paragraphs into lines that fit. No markup is parsed: text reaches the page as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govdesk.reports.press.fonts import BOX, BOX_END, printable, width_of
from govdesk.reports.press.styles import Ink, Type, boxed, ink

if TYPE_CHECKING:
    from govdesk.reports.content import Line

_LONG = 64
"""A word longer than this is measured in parts, so that a text without blanks takes no more time than another."""
_BREAKS_AFTER = "/-_.,;:?&=@)|+ "


class Piece(NamedTuple):
    """A run of letters in one ink. `space` is the blank before it, None where a new line must begin. In points."""

    text: str
    ink: Ink
    width: float
    space: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """One line as it will stand on paper."""

    pieces: tuple[Piece, ...]
    width: float
    leading: float
    size: float
    indent: float = 0.0
    after: float = 0.0


_ink = lru_cache(maxsize=4096)(ink)


def lay(spans: Line, type_: Type, width: float, indent: float = 0.0) -> list[Laid]:
    """Break one paragraph into lines no wider than `width`; the first line and the others start at `indent`."""
    room = max(width - indent, type_.size)
    broken = _simple(spans, type_, room) or _fill(_words(spans, type_), room)
    return [Laid(tuple(pieces), _end(pieces), type_.leading, type_.size, indent) for pieces in broken]


def height(lines: Iterable[Laid]) -> float:
    """Add the heights of lines."""
    return sum(line.leading + line.after for line in lines)


def _simple(spans: Line, type_: Type, room: float) -> list[list[Piece]]:
    """Break the common paragraph quickly: one span, no line break, no code point, no word wider than the line."""
    if len(spans) != 1 or not spans[0].text.isascii() or not spans[0].text.isprintable():
        return []
    pen = _ink(type_, spans[0].look, spans[0].tone, spans[0].link)
    blank = width_of(pen.face, " ") * pen.size
    lines: list[list[Piece]] = []
    words: list[str] = []
    used = -blank
    for word in spans[0].text.split(" "):
        wide = room + 1 if len(word) > _LONG else width_of(pen.face, word) * pen.size
        if wide > room:
            return []
        if words and used + blank + wide > room:
            lines.append([Piece(" ".join(words), pen, used)])
            words, used = [], -blank
        words.append(word)
        used += blank + wide
    return [*lines, [Piece(" ".join(words), pen, used)]]


def _words(spans: Line, type_: Type) -> Iterator[Piece]:
    glued = True
    for span in spans:
        pen = _ink(type_, span.look, span.tone, span.link)
        for row, text in enumerate(printable(span.text).split("\n")):
            for place, word in enumerate(text.split(" ")):
                starts = row > 0 and place == 0
                blank = None if starts else (0.0 if glued or place == 0 else width_of(pen.face, " ") * pen.size)
                yield from _pieces(word, pen, blank)
                glued = False
            glued = False
        glued = True


def _pieces(word: str, pen: Ink, space: float | None) -> Iterator[Piece]:
    if BOX not in word:
        for place in range(0, max(len(word), 1), _LONG):
            part = word[place : place + _LONG]
            yield Piece(part, pen, width_of(pen.face, part) * pen.size, 0.0 if place else space)
        return
    frame = boxed(pen)
    for part in word.replace(BOX, f"\n{BOX}").replace(BOX_END, "\n").split("\n"):
        if part:
            own = frame if part[0] == BOX else pen
            text = part.lstrip(BOX)
            margin = frame.size * 0.7 if own is frame else 0.0
            yield Piece(text, own, width_of(own.face, text) * own.size + margin, space)
            space = 0.0


def _fill(words: Iterable[Piece], room: float) -> Iterator[list[Piece]]:
    current: list[Piece] = []
    used = 0.0
    for whole in _clusters(words):
        cluster, needed = whole, sum(piece.width for piece in whole)
        space = whole[0].space
        if current and (space is None or used + space + needed > room):
            yield current
            current, used = [], 0.0
        if not current:
            bare = [whole[0]._replace(space=0.0), *whole[1:]]
            *full, cluster = _cut(bare, room) if needed > room else [bare]
            yield from full
            needed, space = sum(piece.width for piece in cluster), 0.0
        _append(current, cluster)
        used += (space or 0.0) + needed
    if current:
        yield current


def _clusters(words: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group pieces that stand together without a blank: they go to the next line together."""
    cluster: list[Piece] = []
    for word in words:
        if cluster and word.space != 0.0:
            yield cluster
            cluster = []
        cluster.append(word)
    if cluster:
        yield cluster


def _append(current: list[Piece], cluster: list[Piece]) -> None:
    """Put pieces at the end of a line; neighbours in one ink become one run."""
    for piece in cluster:
        last = current[-1] if current else None
        if last is not None and last.ink == piece.ink and not piece.ink.boxed:
            blank = " " if piece.space else ""
            gap = piece.space or 0.0
            current[-1] = Piece(last.text + blank + piece.text, last.ink, last.width + gap + piece.width, last.space)
        else:
            current.append(piece)


def _cut(cluster: list[Piece], room: float) -> list[list[Piece]]:
    """Cut what is wider than a line into pieces that fit, best after a sign that ends a part of a word."""
    lines: list[list[Piece]] = [[]]
    left = room
    for piece in cluster:
        rest = piece
        while rest.width > left:
            head, rest = _behead(rest, left, whole=not lines[-1])
            if head is not None:
                lines[-1].append(head)
            lines.append([])
            left = room
        lines[-1].append(rest)
        left -= rest.width
    return [line for line in lines if line]


def _behead(piece: Piece, room: float, *, whole: bool) -> tuple[Piece | None, Piece]:
    """Take as many letters as fit; at least one where the line is empty."""
    if piece.ink.boxed and not whole:
        return None, piece
    fits, used = 0, 0.0
    for letter in piece.text:
        used += width_of(piece.ink.face, letter) * piece.ink.size
        if used > room:
            break
        fits += 1
    nice = max((piece.text.rfind(sign, fits * 2 // 3, fits) for sign in _BREAKS_AFTER), default=-1) + 1
    at = nice or fits or (1 if whole else 0)
    if at == 0:
        return None, piece
    return _part(piece, piece.text[:at]), _part(piece, piece.text[at:])


def _part(piece: Piece, text: str) -> Piece:
    return Piece(text, piece.ink, width_of(piece.ink.face, text) * piece.ink.size, 0.0)


def _end(pieces: list[Piece]) -> float:
    return sum(piece.width + (piece.space or 0.0) for piece in pieces)
