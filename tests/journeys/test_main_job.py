"""The main job in a real window, from an empty workspace to a dossier, and the same dossier on the command line."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.cli import main as command_line
from govdesk.domain.records import Answer, Component, Evidence, Relation
from govdesk.domain.truth import Truth
from govdesk.qt.bench import Bench
from govdesk.qt.window import Window
from govdesk.reports.kinds import render
from tests.page_tools import checked
from tests.window_tools import PERSON, Answers

SYSTEM = "sys-cv-matching"
PACK = "eu/ai-act"
MODEL = "model-folders/all-MiniLM-L6-v2"
# A German firm builds a tool on an open embedding model that ranks job applications, and uses it itself.
SAID: dict[str, tuple[str, ...]] = {
    "subject": ("system",),
    "sc_ai_system": ("yes",),
    "sc_eu_nexus": ("service_eu", "deployer_in_eu"),
    "ro_develops": ("yes",),
    "ro_own_name": ("yes",),
    "ro_supply": ("own_use",),
    "ro_uses_professionally": ("yes",),
    "gp_involved": ("uses_upstream",),
    "a3_points": ("4a",),
    "a3_natural_persons": ("yes",),
    "ex_profiling": ("yes",),
    "ex_material_influence": ("yes",),
    "dp_decides_on_persons": ("yes",),
    "dp_workplace": ("yes",),
    "dp_personal_data": ("yes",),
    "dp_input_data_control": ("yes",),
    "a1_part": ("neither",),
}


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def press(inside: QWidget, text: str) -> None:
    settle()
    found = [one for one in inside.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    assert found, text
    found[0].click()
    settle()


def begin(window: Window, folder: Path) -> Bench:
    window.first.buttons["new"].click()
    form = window.first.form.form
    given = {"name": "Kestrel Talent GmbH", "country": "DE", "size": "medium", "body": "private", "person": PERSON}
    for name, text in {**given, "file": str(folder / "kestrel.govdesk")}.items():
        form.fields[name].put(text)
    window.first.form.panel.button.click()
    assert window.bench is not None
    assert window.bench.pages["overview"].stack.currentIndex() == 0
    return window.bench


def drop(bench: Bench, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    bench.dropEvent(QDropEvent(QPointF(500, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def take_in(bench: Bench, path: Path) -> Component:
    before = bench.desk.session.number
    drop(bench, path)
    settle()
    view = bench.pages["intake"].proposal
    assert view is not None
    assert bench.desk.session.number == before
    assert view.form.fields["licence"].text() == "apache-2.0"
    view.panel.button.click()
    settle()
    record = bench.pages["register"].record
    assert isinstance(record, Component)
    return record


def make_system(bench: Bench, component: Component) -> None:
    page = bench.pages["register"]
    press(page.detail, "Make a system of it")
    fields = page.editor.form.fields
    for name, text in {
        "name": "CV matching",
        "purpose": "Ranks job applications by how well they fit an opening.",
        "status": "live",
        "started": "2026-10-05",
        "markets": "DE",
    }.items():
        fields[name].put(text)
    page.editor.button.click()
    settle()
    assert page.record.id == SYSTEM
    used = bench.desk.session.state.where(Relation, "source", SYSTEM)
    assert [(one.kind, one.target) for one in used] == [("uses", component.id)]


def answer_questions(bench: Bench) -> None:
    press(bench.pages["register"].detail, "Classify")
    interview = bench.pages["checklists"].classification.interview
    for _ in range(150):
        settle()
        form = interview.form
        if not form.isVisible() or form.question is None:
            break
        wanted = SAID.get(form.question.id) or tuple(one for one in ("no", "none") if one in form.boxes)[:1]
        if not wanted:
            form.unknown.click()
            continue
        for value in wanted:
            if not form.boxes[value].isChecked():
                form.boxes[value].click()
        form.save.click()
        bench.refresh_now()
    assert not interview.form.isVisible()


def assign(bench: Bench) -> None:
    """Name who answers; each finding vanishes as it is mended."""

    def found() -> set[str]:
        return {one.id for one in bench.snapshot.findings() if one.subject == SYSTEM}

    bench.go("who", SYSTEM)
    page = bench.pages["responsibility"]
    assert {"G-01"} <= found()
    page.detail.ask_duty("accountable")
    form = page.detail.form
    form.duty_form.party.box.lineEdit().setText("Ruth Olsen")
    form.duty_form.party.edited.emit()
    form.save()
    bench.refresh_now()
    assert "G-01" not in found()
    press(page.detail, "Accept as Ruth Olsen")
    bench.refresh_now()
    page.detail.ask_duty("responsible")
    form.duty_form.party.box.lineEdit().setText("Ivo Hahn")
    form.duty_form.party.edited.emit()
    form.save()
    bench.refresh_now()
    press(page.detail, "Accept as Ivo Hahn")
    bench.refresh_now()
    assert not {"G-01", "G-03", "G-17"} & found()


def answer_ten(bench: Bench, qtbot: QtBot, dialogs: Answers, folder: Path) -> None:
    bench.go("requirement", f"{SYSTEM}/")
    settle()
    panel = bench.pages["checklists"].requirements
    panel.state.put("todo")
    panel.state.edited.emit()
    for number in range(10):
        row = next(
            row
            for row in map(panel.model.row, range(panel.model.rowCount()))
            if getattr(row, "applies", None) is Truth.YES and row.state == "not_started"
        )
        panel.table.stand_on(panel.model.place(row.id))
        panel.table.setFocus()
        dialogs.file = folder / f"shows-{number}.txt"
        dialogs.file.write_text(f"What shows {row.requirement}.")
        qtbot.keyClick(panel.table, Qt.Key.Key_E)
        settle()
        panel.table.setFocus()
        qtbot.keyClick(panel.table, Qt.Key.Key_3)
        qtbot.keyClick(panel.table, Qt.Key.Key_R)
        qtbot.keyClicks(panel.answer.reason.box, f"Done, see shows-{number}.txt")
        qtbot.keyClick(panel.answer.reason.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        bench.refresh_now()
    state = bench.desk.session.state
    assert [one.state for one in state.where(Answer, "system", SYSTEM)] == ["met"] * 10
    assert all(len(one.evidence) == 1 for one in state.where(Answer, "system", SYSTEM))
    assert len(state.all(Evidence)) == 10


def export(bench: Bench, qtbot: QtBot, dialogs: Answers, path: Path) -> bytes:
    bench.go("page", "reports")
    page = bench.pages["reports"]
    assert page.open_record("system", SYSTEM)
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.document.pageCount() > 3
    dialogs.saved = path
    page.save.click()
    return path.read_bytes()


@pytest.mark.slow
def test_from_an_empty_workspace_to_a_dossier(
    window: Window, qtbot: QtBot, dialogs: Answers, samples: Path, tmp_path: Path
) -> None:
    bench = begin(window, tmp_path)
    component = take_in(bench, samples / MODEL)
    assert component.parameters == 22713216
    make_system(bench, component)
    assert bench.snapshot.assessment(SYSTEM, PACK).headline.open
    answer_questions(bench)
    assessment = bench.snapshot.assessment(SYSTEM, PACK)
    assert [option.value for option in assessment.headline.values] == ["high_risk_annex_iii"]
    assign(bench)
    answer_ten(bench, qtbot, dialogs, tmp_path)
    bench.go("page", "overview")
    settle()
    assert bench.pages["overview"].tiles.progress.figure.text().startswith("10 of ")
    pdf = export(bench, qtbot, dialogs, tmp_path / "window.pdf")
    assert pdf == render("dossier", checked(bench.desk.session), SYSTEM)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for said in ("Kestrel Talent GmbH", "CV matching", "Ruth Olsen", "apache-2.0", "shows-9.txt"):
        assert said in text
    bench.go("entry", "verify")
    settle()
    assert "as they were sealed" in bench.pages["journal"].result.text.text()


@pytest.mark.slow
def test_the_command_line_prints_the_same_bytes(
    bench: Bench, qtbot: QtBot, dialogs: Answers, window: Window, example: Path, tmp_path: Path
) -> None:
    bench.go("page", "reports")
    bench.pages["reports"].open_record("system", "sys-claims-chatbot")
    qtbot.waitUntil(bench.pages["reports"].preview.isVisible)
    dialogs.saved = tmp_path / "window.pdf"
    bench.pages["reports"].save.click()
    window.close_session()
    copy = Path(shutil.copy(example, tmp_path / "again.govdesk"))
    output = tmp_path / "line.pdf"
    today = "2026-11-24"
    given = ["report", str(copy), "dossier", "--system", "sys-claims-chatbot", "--on", today, "--output", str(output)]
    assert command_line(given) == 0
    assert output.read_bytes() == dialogs.saved.read_bytes()
