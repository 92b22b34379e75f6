"""A PDF in the window: pages, zoom, search. The bytes shown are the bytes that are saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from govdesk.qt.parts.table import SearchBox
from govdesk.qt.parts.theme import Theme, label, line_height, mark

_STEP, _SMALLEST, _LARGEST = 1.2, 0.25, 5.0


class PdfPreview(QWidget):
    """Shows one document at a time."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.found = QPdfSearchModel(self)
        self.found.setDocument(self.document)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setSearchModel(self.found)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Preview of the report")
        self.page = QLineEdit("1")
        self.page.setValidator(QIntValidator(1, 99999, self))
        self.page.setFixedWidth(line_height() * 3)
        self.page.setAccessibleName("Page")
        self.of = label("", role="muted", wrap=False)
        self.search = SearchBox("Find in the report")
        self.hits = label("", "small", role="muted", wrap=False)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        for icon, text, calls in (
            ("previous", "Page before", lambda: self.go(self.at - 1)),
            ("next", "Next page", lambda: self.go(self.at + 1)),
        ):
            bar.addWidget(self._tool(icon, text, calls))
        bar.addWidget(self.page)
        bar.addWidget(self.of)
        bar.addSpacing(line_height())
        for icon, text, calls in (
            ("zoom-out", "Smaller (Ctrl+-)", lambda: self.zoom_by(1 / _STEP)),
            ("zoom-in", "Larger (Ctrl++)", lambda: self.zoom_by(_STEP)),
            ("zoom-fit", "As wide as the window (Ctrl+0)", self.fit),
        ):
            bar.addWidget(self._tool(icon, text, calls))
        bar.addStretch(1)
        bar.addWidget(self.search, 2)
        bar.addWidget(self.hits)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

    def _tool(self, icon: str, text: str, calls: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        mark(made, "role", "plain")
        made.setAccessibleName(text)
        made.setToolTip(text)
        self._theme.put_icon(made, icon)
        made.clicked.connect(lambda _checked=False: calls())
        return made

    def _connect(self) -> None:
        self.page.returnPressed.connect(lambda: self.go(self.at))
        self.view.pageNavigator().currentPageChanged.connect(self._turned)
        self.search.searched.connect(self._find)
        self.found.countChanged.connect(self._count)
        for keys, calls in (
            ("Ctrl++", lambda: self.zoom_by(_STEP)),
            ("Ctrl+-", lambda: self.zoom_by(1 / _STEP)),
            ("Ctrl+0", self.fit),
            ("F3", lambda: self.step(1)),
            ("Shift+F3", lambda: self.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(calls)
        self.search.returnPressed.connect(lambda: self.step(1))

    # ---- the document ------------------------------------------------------------------------------------------

    def show_bytes(self, content: bytes) -> bool:
        """Show a PDF; the page and zoom stay where they were. False where it cannot be read."""
        at = self.at
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        pages = self.document.pageCount()
        self.of.setText(f"of {pages}")
        if pages:
            self.go(min(max(at, 1), pages))
        return pages > 0

    def close_document(self) -> None:
        """Show nothing."""
        self.document.close()
        self._buffer.close()

    @property
    def at(self) -> int:
        """The page that is entered; the first is 1."""
        return int(self.page.text() or "1")

    def go(self, page: int) -> None:
        """Go to a page, the first is 1."""
        if 1 <= page <= self.document.pageCount():
            self.view.pageNavigator().jump(page - 1, QPointF())

    def _turned(self, page: int) -> None:
        self.page.setText(str(page + 1))

    def fit(self) -> None:
        """Make a page as wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def zoom_by(self, factor: float) -> None:
        """Show it larger or smaller, within bounds."""
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            self.view.setZoomFactor(self._fitted())
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _SMALLEST), _LARGEST))

    def _fitted(self) -> float:
        points = self.document.pagePointSize(0).width()
        shown = self.view.viewport().width() - self.view.documentMargins().left() * 2
        return max(shown / (points * self.logicalDpiX() / 72), _SMALLEST) if points else 1.0

    # ---- search ------------------------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        self.found.setSearchString(text)
        self._count()

    def _count(self) -> None:
        number = self.found.rowCount(self.found.index(-1, 0))
        text = self.search.text()
        self.hits.setText(f"{number} found" if text else "")
        if text and number and self.view.currentSearchResultIndex() < 0:
            self.step(1)

    def step(self, way: int) -> None:
        """Go to the next or the previous place where the text stands."""
        number = self.found.rowCount(self.found.index(-1, 0))
        if not number:
            return
        at = (self.view.currentSearchResultIndex() + way) % number
        self.view.setCurrentSearchResultIndex(at)
        link = self.found.resultAtIndex(at)
        self.view.pageNavigator().jump(link.page(), link.location())
