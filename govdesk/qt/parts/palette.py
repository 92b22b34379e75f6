"""The colours, light and dark, and the style sheet made of them. Text on its ground has a contrast of 4.5 or more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette

from govdesk import resources

Tone = Literal["bad", "warn", "good", "neutral", "unknown"]


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each as #rrggbb. A tone has a strong colour for text and shapes and a tint for grounds."""

    window: str
    surface: str
    rail: str
    text: str
    muted: str
    line: str
    hover: str
    accent: str
    accent_text: str
    accent_tint: str
    tones: dict[str, tuple[str, str]]


LIGHT = Colours(
    window="#f5f6f8",
    surface="#ffffff",
    rail="#eaedf2",
    text="#18212d",
    muted="#566273",
    line="#d5dbe3",
    hover="#edf0f5",
    accent="#1c5ea9",
    accent_text="#ffffff",
    accent_tint="#dfeaf8",
    tones={
        "bad": ("#b1231b", "#fbe8e6"),
        "warn": ("#855500", "#fcf0d6"),
        "good": ("#1a6b3a", "#e0f2e6"),
        "neutral": ("#45546a", "#e8ecf2"),
        "unknown": ("#5d4a94", "#eeeaf8"),
    },
)
DARK = Colours(
    window="#14181e",
    surface="#1c222a",
    rail="#10141a",
    text="#e5e9ef",
    muted="#9eaaba",
    line="#323b48",
    hover="#262e39",
    accent="#74aef5",
    accent_text="#0c1622",
    accent_tint="#21364f",
    tones={
        "bad": ("#ff9d93", "#43211f"),
        "warn": ("#efc163", "#3b2e13"),
        "good": ("#80d49b", "#173625"),
        "neutral": ("#b6c2d1", "#2a333f"),
        "unknown": ("#c6b6f6", "#302947"),
    },
)


def palette(colours: Colours) -> QPalette:
    """Make the palette that Fusion paints with."""
    roles = QPalette.ColorRole
    made = QPalette()
    pairs = {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.hover,
        roles.Text: colours.text,
        roles.PlaceholderText: colours.muted,
        roles.Button: colours.surface,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.tones["bad"][0],
        roles.ToolTipBase: colours.surface,
        roles.ToolTipText: colours.text,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.accent_text,
        roles.Accent: colours.accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Light: colours.surface,
        roles.Midlight: colours.hover,
        roles.Mid: colours.line,
        roles.Dark: colours.line,
        roles.Shadow: colours.line,
    }
    for role, name in pairs.items():
        made.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_mix(colours.muted, colours.window)))
    return made


def _mix(first: str, second: str) -> str:
    a, b = QColor(first), QColor(second)
    return QColor((2 * a.red() + b.red()) // 3, (2 * a.green() + b.green()) // 3, (2 * a.blue() + b.blue()) // 3).name()


def style_sheet(colours: Colours, em: int) -> str:
    """Make the style sheet; `em` is the height of a line of text in pixels, from which all measures follow."""
    tones = "\n".join(
        f'QLabel[tone="{name}"] {{ color: {strong}; }}\n'
        f'QFrame[ground="{name}"] {{ background: {tint}; border: 1px solid {tint}; border-radius: 6px; }}\n'
        f'QLabel[pill="{name}"] {{ color: {strong}; background: {tint}; border-radius: {em // 2}px; '
        f"padding: 1px {em // 2}px; }}"
        for name, (strong, tint) in colours.tones.items()
    )
    size = round(em * 0.75)
    pad = em // 4
    sizes = {
        "pad": pad,
        "wide": em // 2,
        "em": em,
        "tab": round(em * 0.7),
        "mark": size,
        "round": (size + 2) // 2,
        "dot": size + 2 - 2 * pad,
    }
    name = "dark" if colours is DARK else "light"
    images = {one: resources.path("icons", "look", f"{one}-{name}.svg").as_posix() for one in ("down", "check")}
    return _SHEET.format(c=colours, **sizes, **images) + tones


_SHEET = """
QToolTip {{ color: {c.text}; background: {c.surface}; border: 1px solid {c.line}; padding: {pad}px; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 8px; }}
QFrame[role="bar"] {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[role="rail"] {{ background: {c.rail}; border: none; border-right: 1px solid {c.line}; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="problem"] {{ color: {c.tones[bad][0]}; }}
QPushButton, QToolButton {{ border: 1px solid {c.line}; border-radius: 6px; padding: {pad}px {wide}px;
    background: {c.surface}; color: {c.text}; }}
QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.accent_tint}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; outline: none; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; background: {c.window}; }}
QPushButton[role="main"] {{ background: {c.accent}; border: 1px solid {c.accent}; color: {c.accent_text};
    font-weight: 600; }}
QPushButton[role="main"]:hover {{ border: 1px solid {c.text}; }}
QPushButton[role="main"]:disabled {{ background: {c.line}; border: 1px solid {c.line}; color: {c.muted}; }}
QPushButton[role="choice"] {{ text-align: left; padding: {wide}px; }}
QPushButton[role="link"] {{ border: none; background: transparent; color: {c.accent}; text-align: left; padding: 2px; }}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ text-decoration: underline; }}
QToolButton[role="plain"] {{ border: 1px solid transparent; background: transparent; }}
QToolButton[role="plain"]:hover {{ background: {c.hover}; }}
QToolButton[role="plain"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="rail"] {{ border: 1px solid transparent; background: transparent; border-radius: 6px;
    padding: {pad}px {wide}px; text-align: left; }}
QToolButton[role="rail"]:hover {{ background: {c.hover}; }}
QToolButton[role="rail"]:focus {{ border: 1px solid {c.accent}; }}
QToolButton[role="rail"]:checked {{ background: {c.accent_tint}; color: {c.accent}; font-weight: 600; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{ border: 1px solid {c.line}; border-radius: 5px;
    padding: {pad}px; background: {c.surface}; color: {c.text}; selection-background-color: {c.accent};
    selection-color: {c.accent_text}; placeholder-text-color: {c.muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus
    {{ border: 1px solid {c.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"]
    {{ border: 1px solid {c.tones[bad][0]}; }}
QComboBox::drop-down {{ border: none; background: transparent; width: {em}px; padding-right: {pad}px; }}
QComboBox::down-arrow {{ image: url({down}); width: {em}px; height: {em}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator, QTableView::indicator {{
    width: {mark}px; height: {mark}px; background: {c.surface}; border: 1px solid {c.muted}; }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:checked {{ border: {pad}px solid {c.accent}; width: {dot}px; height: {dot}px; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked
    {{ background: {c.accent}; border: 1px solid {c.accent}; image: url({check}); }}
QRadioButton:focus, QCheckBox:focus {{ color: {c.accent}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.window}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {c.window}; color: {c.muted}; }}
QTableView, QListView, QTreeView, QListWidget {{ border: 1px solid {c.line}; border-radius: 6px;
    background: {c.surface}; gridline-color: {c.line}; outline: none; selection-background-color: {c.accent_tint};
    selection-color: {c.text}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 1px solid {c.accent}; }}
QTableView::item {{ border: none; padding: 0 {pad}px; }}
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected
    {{ background: {c.accent_tint}; color: {c.text}; }}
QListView::item {{ padding: {pad}px; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line};
    padding: {pad}px {wide}px; font-weight: 600; }}
QTabBar::tab {{ padding: {pad}px {tab}px; border: none; border-bottom: 2px solid transparent; color: {c.muted};
    background: transparent; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar:focus {{ outline: none; }}
QTabBar::tab:focus {{ border-bottom: 2px solid {c.text}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QScrollArea {{ border: none; background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ border: none; border-radius: 4px; background: {c.line}; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ border-radius: 4px; background: {c.accent}; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 2px; min-height: {em}px; min-width: {em}px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.surface}; }}
QCalendarWidget QToolButton {{ border: 1px solid transparent; background: transparent; color: {c.text};
    font-weight: 600; }}
QCalendarWidget QToolButton:focus {{ border: 1px solid {c.accent}; }}
QCalendarWidget QTableView, QCalendarWidget QTableView:focus {{ border: none; border-radius: 0;
    selection-background-color: {c.accent}; selection-color: {c.accent_text}; }}
QCalendarWidget QTableView::item:selected {{ background: {c.accent}; color: {c.accent_text}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.line}; padding: {pad}px; }}
QMenu::item {{ padding: {pad}px {em}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent_tint}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
"""
