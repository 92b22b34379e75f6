"""Forms made from the fields of a record: label, control, help, and the problem beside the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from govdesk.domain.entry import name_of
from govdesk.domain.fields import FieldInfo
from govdesk.domain.plain import field_infos, field_types
from govdesk.domain.problems import Problems
from govdesk.domain.records import KINDS, Record
from govdesk.domain.state import State
from govdesk.qt.parts.country import Country
from govdesk.qt.parts.fields import FLAGS, UNKNOWN, Choice, Day, Field, Line, Long, Picker
from govdesk.qt.parts.theme import Theme, label, line_height


class Form(QWidget):
    """Some named fields, one under the other. `entered` on Enter in a line, `edited` on any change by the person.

    misplaced: the first problem was put beside its field, as this label.
    """

    entered = Signal()
    edited = Signal()
    misplaced = Signal(QLabel)

    def __init__(self) -> None:
        """Start without fields."""
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.touched = False
        self.edited.connect(self._touch)
        self._says: dict[str, QLabel] = {}
        self._helps: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(line_height())
        self._grid.setVerticalSpacing(line_height() // 4)

    def add(self, name: str, info: FieldInfo, field: Field) -> None:
        """Put a field under the others, under the name that problems call it by."""
        title = QLabel(info.label + (" *" if info.required else ""))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(field.control)
        title.setToolTip("Required" if info.required else "")
        title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        title.setContentsMargins(0, line_height() // 3, 0, 0)
        title.setWordWrap(True)
        self._helps[name] = " ".join(filter(None, ("Required." if info.required else "", info.help)))
        field.name(info.label, self._helps[name])
        field.entered.connect(self.entered)
        field.edited.connect(self.edited)
        says = label("", "small", role="problem")
        says.hide()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        if info.help:
            column.addWidget(label(info.help, "small", role="muted"))
        column.addWidget(says)
        column.addSpacing(line_height() // 4)
        row = self._grid.rowCount()
        self._grid.addWidget(title, row, 0)
        self._grid.addLayout(column, row, 1)
        self._grid.setColumnMinimumWidth(0, line_height() * 8)
        self.fields[name], self._says[name] = field, says

    def _touch(self) -> None:
        self.touched = True

    def values(self) -> dict[str, str]:
        """Give what is entered, by field."""
        return {name: field.text() for name, field in self.fields.items()}

    def put(self, values: Mapping[str, str]) -> None:
        """Show values; fields that are not named become not known."""
        self.touched = False
        for name, field in self.fields.items():
            field.put(values.get(name, ""))
        self.show_problems(())

    def show_problems(self, problems: Problems) -> Problems:
        """Put each problem beside its field, go to the first, and hand back those that have no field here."""
        placed: dict[str, str] = {}
        rest = []
        for problem in problems:
            name = problem.where.rpartition(":")[2]
            if name in self.fields:
                placed[name] = f"{placed.get(name, '')} {problem.says} {problem.mend}".strip()
            else:
                rest.append(problem)
        for name, field in self.fields.items():
            says = self._says[name]
            says.setText(placed.get(name, ""))
            says.setVisible(name in placed)
            field.wrong(name in placed)
            field.control.setAccessibleDescription(placed.get(name, self._helps[name]))
        first = next((name for name in self.fields if name in placed), "")
        if first:
            self.fields[first].control.setFocus()
            self.misplaced.emit(self._says[first])
        return tuple(rest)

    def problem_text(self, name: str) -> str:
        """Give the problem that stands beside a field, or ""."""
        return self._says[name].text() if not self._says[name].isHidden() else ""

    def lock(self, locked: bool) -> None:
        """Let nothing be entered."""
        for field in self.fields.values():
            field.lock(locked)


class RecordForm(Form):
    """The form of one kind of record, or of some of its fields."""

    def __init__(self, kind: str, theme: Theme, names: Iterable[str] = ()) -> None:
        """Make the fields of a kind, in the order of the record; `names` picks some."""
        super().__init__()
        self.kind = kind
        self._infos = field_infos(KINDS[kind])
        types = field_types(KINDS[kind])
        for name in names or self._infos:
            self.add(name, self._infos[name], _field(name, types[name], self._infos[name], theme))

    def load(self, state: State, record: Record | None, values: Mapping[str, str] | None = None) -> None:
        """Show a record, or an empty form with some values; `state` fills the record pickers."""
        for name, field in self.fields.items():
            if isinstance(field, Picker):
                field.offer(named(state, self._infos[name].refers))
        kept = {} if record is None else {name: typed(getattr(record, name)) for name in self.fields}
        self.put({**kept, **(values or {})})


def _field(name: str, type_: str, info: FieldInfo, theme: Theme) -> Field:
    if info.choices:
        return Choice(info.choices)
    if info.refers:
        return Picker()
    if name == "country":
        return Country()
    if type_ == "flag":
        return Choice(FLAGS)
    if type_ == "date":
        return Day(theme)
    return Long() if info.long else Line("" if info.required else UNKNOWN)


def typed(value: object) -> str:
    """Write a value as a person would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer() and value < 2**53):
        return f"{int(value):,}"
    return "" if value is None else str(value)


def named(state: State, kinds: Iterable[str]) -> list[tuple[str, str]]:
    """List the records of some kinds as (id, name), by name."""
    pairs = [(id_, name_of(state, id_)) for kind in kinds for id_ in state.all(KINDS[kind])]
    return sorted(pairs, key=lambda pair: (pair[1].casefold(), pair[0]))


def scrolled(widget: QWidget) -> QScrollArea:
    """Put a widget into a scroll area that takes its ground from what is behind."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
