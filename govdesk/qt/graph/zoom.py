"""How large a picture is shown: fitted to its window until somebody zooms or moves it, then as they left it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

_STEP, _SMALLEST, _LARGEST, _READABLE = 1.25, 0.02, 4.0, 0.64
_FAR = 0.2


class _Mode(Enum):
    """What a picture does when its window changes size: show all, show what can be read, or stay as it is."""

    WHOLE = 1
    READABLE = 2
    FREE = 3


class ZoomView(QGraphicsView):
    """A view that zooms with the wheel and by steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with what can be read."""
        super().__init__(parent)
        self._mode = _Mode.READABLE

    def centre(self) -> QPointF:
        """Give the point that stays in the middle where not all can be shown."""
        return self.sceneRect().center()

    @property
    def has_chosen(self) -> bool:
        """Tell whether something is selected, which then stays in the middle."""
        return False

    def begin(self) -> None:
        """Show what can be read, as at the start."""
        self._mode = _Mode.READABLE

    def free(self) -> None:
        """Stay as it is from now on."""
        self._mode = _Mode.FREE

    @property
    def zoom(self) -> float:
        """How large the picture is shown; 1.0 is its own size."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show everything, but never larger than life."""
        self._mode = _Mode.WHOLE
        self.refit()

    def refit(self) -> None:
        """Follow the size of the window, until somebody zooms or moves the picture.

        Readable means everything where it can be read so, else the middle, or what is selected, at a size to read. Of
        a picture that is much too large the middle says nothing: it is shown whole, with names over its boxes.
        """
        if self._mode is _Mode.FREE:
            return
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        near = self._mode is _Mode.READABLE and (self.zoom >= _FAR or self.has_chosen)
        least = _READABLE if near else 0.0
        wanted = min(max(self.zoom, least), 1.0)
        self.scale(wanted / self.zoom, wanted / self.zoom)
        self.centerOn(self.centre())

    def zoom_by(self, factor: float) -> None:
        """Show it larger or smaller, within bounds."""
        wanted = min(max(self.zoom * factor, _SMALLEST), _LARGEST)
        self._mode = _Mode.FREE
        self.scale(wanted / self.zoom, wanted / self.zoom)

    def zoom_in(self) -> None:
        """Show it one step larger, around the middle."""
        self._zoom_middle(_STEP)

    def zoom_out(self) -> None:
        """Show it one step smaller, around the middle."""
        self._zoom_middle(1 / _STEP)

    def _zoom_middle(self, factor: float) -> None:
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.zoom_by(factor)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        if event.angleDelta().y():
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120))
        event.accept()
