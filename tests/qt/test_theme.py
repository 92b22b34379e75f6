from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from govdesk import resources
from govdesk.qt.deeds import deeds
from govdesk.qt.parts.palette import DARK, LIGHT, Colours
from govdesk.qt.places import PLACES
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window

LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    for ground in (colours.window, colours.surface, colours.rail, colours.accent_tint):
        assert contrast(colours.text, ground) >= LEAST
    for ground in (colours.window, colours.surface, colours.rail):
        assert contrast(colours.muted, ground) >= LEAST
    assert contrast(colours.accent_text, colours.accent) >= LEAST
    for strong, tint in colours.tones.values():
        assert contrast(strong, tint) >= LEAST
        assert contrast(strong, colours.surface) >= LEAST
        assert contrast(strong, colours.window) >= LEAST
        assert contrast(colours.text, tint) >= LEAST


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QComboBox])
def test_hints_in_empty_fields_can_be_read(tools: Tools, qtbot: QtBot, make: type[QWidget], *, dark: bool) -> None:
    tools.theme.turn(dark=dark)
    field = make()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.setEditable(True)
        line = field.lineEdit()
        assert line is not None
        line.setPlaceholderText("MMMM")
    elif isinstance(field, (QLineEdit, QPlainTextEdit)):
        field.setPlaceholderText("MMMM")
    field.resize(200, 40)
    field.show()
    qtbot.waitExposed(field)
    assert strongest(field.grab().toImage(), tools.theme.colours.surface, "MMMM") >= LEAST
    tools.theme.turn(dark=False)


def strongest(image: QImage, ground: str, text: str) -> float:
    """Give the contrast of the inmost pixels of a text: those that most of it has are in its middle."""
    inside = [image.pixelColor(x, y).name() for x in range(8, 60) for y in range(10, 30)]
    assert len(set(inside)) > 2, text
    return max(contrast(one, ground) for one in inside)


def test_dark_and_light_name_the_same_tones() -> None:
    assert LIGHT.tones.keys() == DARK.tones.keys()


def test_every_tone_has_a_shape_of_its_own(tools: Tools) -> None:
    images = {tone: tools.theme.shape(tone).pixmap(32, 32).toImage() for tone in LIGHT.tones}
    masks = {bytes(image.convertToFormat(image.Format.Format_Alpha8).constBits()) for image in images.values()}
    assert len(masks) == len(LIGHT.tones)


def test_the_bundled_font_is_used(tools: Tools) -> None:
    assert QFontInfo(QApplication.font()).family() == "Noto Sans"


def test_every_icon_that_is_named_is_shipped(window: Window, tools: Tools) -> None:
    named = {place.icon for place in PLACES} | {deed.icon for deed in deeds(window) if deed.icon}
    for name in named:
        assert not tools.theme.icon(name).isNull()
    code = "".join(file.read_text() for file in resources.path().parent.glob("govdesk/qt/**/*.py"))
    for name in set(re.findall(r'theme\.icon\("([a-z-]+)"', code)):
        assert resources.path("icons", f"{name}.svg").is_file(), name


def test_turning_dark_changes_the_palette_and_tells(tools: Tools, qtbot: QtBot) -> None:
    before = QApplication.palette().window().color().name()
    with qtbot.waitSignal(tools.theme.changed):
        tools.theme.turn(dark=True)
    assert QApplication.palette().window().color().name() == DARK.window != before
    tools.theme.turn(dark=False)
    assert QApplication.palette().window().color().name() == LIGHT.window
