"""The look: Fusion with our own palettes, one bundled font, tones as colour with a shape and a word."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from govdesk import resources
from govdesk.qt.parts import icons
from govdesk.qt.parts.palette import DARK, LIGHT, Colours, Tone, palette, style_sheet

_HASH, _GROUP = re.compile(r"[0-9a-f]{40,}"), re.compile(r".{1,16}")
_STEPS = {"title": 1.55, "heading": 1.18, "text": 1.0, "small": 0.92}


class Theme(QObject):
    """The look in use. `changed` is emitted after the colours have changed; painted things paint anew."""

    changed = Signal()

    def __init__(self, app: QApplication, *, dark: bool) -> None:
        """Set style, font and colours of the whole application."""
        super().__init__(app)
        self._app = app
        self.dark = dark
        app.setStyle("Fusion")
        app.setFont(base_font())
        self._apply()

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return DARK if self.dark else LIGHT

    def turn(self, *, dark: bool) -> None:
        """Go dark or light."""
        if dark != self.dark:
            self.dark = dark
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, line_height()))

    def icon(self, name: str, *, accent: bool = False) -> QIcon:
        """Give a shipped icon in the colour of text (or of the accent)."""
        return icons.icon(name, self.colours.accent if accent else self.colours.text)

    def put_icon(self, button: QAbstractButton, name: str) -> None:
        """Put a shipped icon on a button, and draw it anew whenever the colours change."""
        _Painted(self, button, name)

    def shape(self, tone: Tone) -> QIcon:
        """Give the shape of a tone in its colour."""
        return icons.shape(tone, self.strong(tone).name(), self.colours.surface)

    def strong(self, tone: Tone) -> QColor:
        """Give the colour of a tone for text and lines."""
        return QColor(self.colours.tones[tone][0])

    def tint(self, tone: Tone) -> QColor:
        """Give the colour of a tone for grounds."""
        return QColor(self.colours.tones[tone][1])


class _Painted(QObject):
    """Belongs to its button, so that nothing is painted on one that is gone."""

    def __init__(self, theme: Theme, button: QAbstractButton, name: str) -> None:
        super().__init__(button)
        self._theme, self._button, self._name = theme, button, name
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self._button.setIcon(self._theme.icon(self._name))


def base_font() -> QFont:
    """Load the bundled Noto Sans and give it at the size of the desktop; the desktop's own font where it is missing."""
    folder = resources.path("fonts")
    families = []
    for file in sorted(folder.glob("NotoSans-[RB]*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    font = QApplication.font()
    if families:
        font.setFamilies([families[0], *font.families()])
    font.setPointSizeF(max(font.pointSizeF(), 10.0))
    return font


def line_height() -> int:
    """Give the height of one line of text in pixels: the measure that all sizes follow."""
    return QFontMetrics(QApplication.font()).height()


def sized(step: str, *, bold: bool = False) -> QFont:
    """Give the font of a step: title, heading, text or small."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * _STEPS[step])
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and let the widget be styled anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def announce(widget: QWidget, sentence: str) -> None:
    """Speak a sentence to screen readers."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def grouped(text: str) -> str:
    """Write hashes in groups of sixteen digits, so that a line can break in them and an eye can compare them."""
    return _HASH.sub(lambda found: " ".join(_GROUP.findall(found[0])), text)


def label(
    text: str, step: str = "text", *, role: str = "", bold: bool = False, wrap: bool = True, selectable: bool = True
) -> QLabel:
    """Make a label of plain text (never markup), with the role `muted` or `problem` where asked for.

    selectable: may be copied with the mouse; it costs a text control each, which the first picture does without.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if step != "text" or bold:
        made.setFont(sized(step, bold=bold))
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
