"""Works a number out for a question about training compute: fields, the formula, and the lines that the pack draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from govdesk.domain.law.compute import Estimate, amount, from_architecture, from_hardware, ratio
from govdesk.domain.truth import Truth
from govdesk.qt.parts.cards import button, clear, row, toned
from govdesk.qt.parts.fields import Line
from govdesk.qt.parts.theme import label, line_height, mark

if TYPE_CHECKING:
    from govdesk.domain.law.marks import Mark
    from govdesk.domain.problems import Problems
    from govdesk.qt.parts.palette import Tone
    from govdesk.qt.parts.theme import Theme

_WAYS: dict[str, tuple[str, tuple[str, ...], Callable[..., Estimate | Problems]]] = {
    "architecture": ("From parameters and tokens", ("parameters", "tokens"), from_architecture),
    "hardware": ("From hours of hardware", ("hours", "peak", "utilization"), from_hardware),
}
_FIELDS = {
    "parameters": ("Parameters", "7B, or 7e9; of a mixture of experts the active ones", amount),
    "tokens": ("Training tokens", "12T, or 1.2e13; all passes over the data", amount),
    "hours": ("Chip hours", "2e6; hours of all chips together", amount),
    "peak": ("Peak FLOP/s of one chip", "9.89e14; from the data sheet", amount),
    "utilization": ("Utilization", "40%, or 0.4; the share of the peak that was used", ratio),
}


class Calculator(QFrame):
    """Estimates. used(number, formula): the person takes the result over."""

    used = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty and shut."""
        super().__init__()
        mark(self, "ground", "neutral")
        self._theme = theme
        self.judge: Callable[[float], Sequence[Mark]] = lambda _flop: ()
        self._found: Estimate | None = None
        self.ways = {name: QRadioButton(text) for name, (text, *_) in _WAYS.items()}
        self.fields = {name: Line(hint) for name, (_, hint, _) in _FIELDS.items()}
        self._rows: dict[str, tuple[QWidget, Line]] = {}
        self.result = label("", bold=True)
        self.problem = label("", role="problem")
        self.use = button("Use this number", self._use)
        self._lines = QVBoxLayout()
        self._arrange()
        self.start_anew()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        group = QButtonGroup(self)
        for name, way in self.ways.items():
            way.setAccessibleName(_WAYS[name][0])
            way.toggled.connect(lambda on: self._show_way() if on else None)
            group.addButton(way)
        layout.addWidget(row(*self.ways.values()))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for at, (name, field) in enumerate(self.fields.items()):
            said = label(_FIELDS[name][0])
            field.name(*_FIELDS[name][:2])
            field.edited.connect(self._work_out)
            field.entered.connect(self._use)
            grid.addWidget(said, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, at, 1)
            self._rows[name] = (said, field)
        layout.addLayout(grid)
        layout.addWidget(self.result)
        layout.addLayout(self._lines)
        layout.addWidget(self.problem)
        layout.addWidget(row(self.use))
        layout.setSpacing(line_height() // 3)

    def start_anew(self) -> None:
        """Empty all fields and shut."""
        for field in self.fields.values():
            field.put("")
        self.ways["architecture"].setChecked(True)
        self._show_way()
        self.hide()

    def open(self) -> None:
        """Show the fields, or hide them again."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._asked()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self) -> str:
        return next(name for name, way in self.ways.items() if way.isChecked())

    def _asked(self) -> list[Line]:
        return [self.fields[name] for name in _WAYS[self._way()][1]]

    def _show_way(self) -> None:
        asked = _WAYS[self._way()][1]
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(name in asked)
        self._work_out()

    def _work_out(self) -> None:
        """Estimate from what stands in the fields; with a field empty there is nothing to say."""
        _, names, formula = _WAYS[self._way()]
        texts = {name: self.fields[name].text() for name in names}
        numbers = {name: _FIELDS[name][2](text) for name, text in texts.items()}
        unread = [name for name, text in texts.items() if text and numbers[name] is None]
        given = [number for number in numbers.values() if number is not None]
        found = formula(*given) if len(given) == len(names) else None
        self._say(found, unread)

    def _say(self, found: Estimate | Problems | None, unread: Sequence[str]) -> None:
        said = [f"“{_FIELDS[name][0]}” is not a number such as {_FIELDS[name][1].split(';')[0]}." for name in unread]
        if isinstance(found, tuple):
            said += [f"{one.says} {one.mend}".strip() for one in found]
        wrong = {*unread, *(one.where for one in found)} if isinstance(found, tuple) else set(unread)
        for name, field in self.fields.items():
            field.wrong(name in wrong)
        self._found = found if isinstance(found, Estimate) else None
        self.problem.setText(" ".join(said))
        self.problem.setVisible(bool(said))
        self.result.setText(self._found.formula if self._found else "")
        self.result.setVisible(self._found is not None)
        self.use.setEnabled(self._found is not None)
        clear(self._lines)
        for one in self.judge(self._found.flop) if self._found else ():
            self._lines.addWidget(toned(self._theme, _tone(one), one.says))

    def _use(self) -> None:
        if self._found is not None:
            self.used.emit(f"{self._found.flop:.10g}", self._found.formula)


def _tone(one: Mark) -> Tone:
    if one.passed is Truth.UNKNOWN:
        return "unknown"
    return "warn" if one.passed is Truth.YES or one.close else "neutral"
