"""What stands on every page: head, foot, and the page numbers, that are filled in when all pages are set."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from govdesk.reports.content import Document, Line, Span, Tone
from govdesk.reports.press import letters, wrap
from govdesk.reports.press.styles import INK, QUIET, RULE, Type

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

MARGIN = 54.0
TOP, BOTTOM = 64.0, 58.0
_SMALL = Type(7.2, 9.4, colour=QUIET)
_WARNING = Type(9.2, 12)
_NUMBER = Type(9.2, 12, colour=INK)


class Late(NamedTuple):
    """A page number that is known only when all pages are set: where it goes, and which place it names."""

    page: int
    x: float
    y: float
    anchor: str


class ReportCanvas(Canvas):
    """A canvas that adds heads, feet and page numbers to its pages when all of them are known.

    The pages are laid out once only: what comes late is put behind the drawing commands of each finished page.
    """

    document: Document
    _late: list[Late]
    _numbers: dict[str, int]
    _code: list[str]
    _doc: PDFDocument

    @classmethod
    def maker(cls, document: Document) -> Callable[..., ReportCanvas]:
        """Give what makes the canvas for one document."""

        def make(file: IO[bytes], **options: Any) -> ReportCanvas:  # noqa: ANN401 - what platypus hands on to Canvas
            canvas = cls(file, **options)
            canvas.document, canvas._late, canvas._numbers = document, [], {}
            canvas.setViewerPreference("DisplayDocTitle", "true")
            canvas._settle()
            return canvas

        return make

    def _settle(self) -> None:
        """Date the file on its last journal entry, and free its id from the clock and from SOURCE_DATE_EPOCH."""
        moment = dated(self.document.meta.stamped or self.document.meta.asked)
        self.setDateFormatter(lambda *_: moment)
        fresh = hashlib.md5(b"GovDesk report", usedforsecurity=False)
        self._doc.signature = fresh  # type: ignore[attr-defined]  # unnamed in the stubs: what the file id is made of

    def ask_page(self, x: float, y: float, anchor: str) -> None:
        """Ask for the page number of a place, to be written on this page, right of it at `x`."""
        self._late.append(Late(self.getPageNumber(), x, y, anchor))

    def bookmarkHorizontal(self, key: str, relativeX: float, relativeY: float, **more: Any) -> None:  # noqa: ANN401, N802, N803 - as in reportlab
        """Make a place that links can name, and remember its page for the contents list."""
        self._numbers[key] = self.getPageNumber()
        super().bookmarkHorizontal(key, relativeX, relativeY, **more)

    def save(self) -> None:
        """Finish the pages, then write the file."""
        pages = self._doc.Pages.pages  # type: ignore[attr-defined]  # unnamed in the stubs: the finished pages
        for number, page in enumerate(pages, 1):
            self._code = []
            size = (page.pagewidth, page.pageheight)
            _head(self, self.document, size)
            _foot(self, self.document, size, f"Page {number} of {len(pages)}")
            for late in self._late:
                if late.page == number:
                    self._fill(late)
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
        super().save()

    def _fill(self, late: Late) -> None:
        """Write the page number of a line of the contents list."""
        words = wrap.lay((Span(str(self._numbers[late.anchor])),), _NUMBER, 40)
        letters.draw(self, words, late.x - 40, late.y + _NUMBER.leading / 2 + _NUMBER.size * 0.357, 40, right=True)


def _head(canvas: Canvas, document: Document, size: tuple[float, float]) -> None:
    width, height = size
    meta = document.meta
    top = height - 30
    named = f"{document.title}, {document.about}" if document.about else document.title
    left: Line = (Span(meta.organization, "strong"), Span(f"   {named}"))
    status = Span(meta.status.upper(), "strong", _status_tone(document))
    flags = wrap.lay((Span(meta.confidentiality), Span("   "), status), _SMALL, width * 0.4)[:1]
    room = width - 2 * MARGIN - flags[0].width - 20
    words = wrap.lay(left, _SMALL, room)
    cut = () if len(words) == 1 else wrap.lay((Span("…"),), _SMALL, 20)
    letters.draw(canvas, words[:1], MARGIN, top)
    letters.draw(canvas, cut, MARGIN + words[0].width + 2, top)
    letters.draw(canvas, flags, MARGIN, top, width - 2 * MARGIN, right=True)
    _rule(canvas, width, top - 13)
    warning = wrap.lay((Span(meta.warning, "strong", "bad"),), _WARNING, width - 2 * MARGIN)[:1]
    letters.draw(canvas, warning if meta.warning else (), MARGIN, top - 15)


def dated(moment: str) -> str:
    """Write a day or moment (ISO, UTC) as PDF does: D:YYYYMMDDHHmmSSZ (ISO 32000-1, 7.9.4)."""
    digits = "".join(character for character in moment if character.isdigit())[:14]
    return f"D:{digits.ljust(14, '0')}Z"


def _status_tone(document: Document) -> Tone:
    return "warn" if document.meta.status == "draft" else "good"


def _foot(canvas: Canvas, document: Document, size: tuple[float, float], number: str) -> None:
    width = size[0]
    meta = document.meta
    _rule(canvas, width, 40)
    seal = f"seal {meta.seal[:12]}…{meta.seal[-8:]}" if meta.seal else "no journal"
    asked: Line = (Span(f"As of {meta.asked}   ·   {meta.known or f'Entry {meta.number}'}"),)
    proof: Line = (Span(seal, "hash"), Span(f"   ·   GovDesk {meta.app}"))
    room = width - 2 * MARGIN - 80
    letters.draw(canvas, (*wrap.lay(asked, _SMALL, room)[:1], *wrap.lay(proof, _SMALL, room)[:1]), MARGIN, 35)
    letters.draw(canvas, wrap.lay((Span(number),), _SMALL, 90), MARGIN, 35, width - 2 * MARGIN, right=True)


def _rule(canvas: Canvas, width: float, y: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, y, width - MARGIN, y)
