"""What tests of pages share: the texts of a table, a small model folder, a drop on the window."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import pypdf
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from govdesk.app.proof import proof_of
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.qt.bench import Bench
from govdesk.qt.parts.table import Table
from tests.window_tools import Answers


def shown(inside: QWidget) -> str:
    """Give all texts that are to be seen."""
    QApplication.processEvents()
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def press(inside: QWidget, text: str) -> None:
    """Press the first button of these words."""
    QApplication.processEvents()
    found = [one for one in inside.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    assert found, text
    found[0].click()
    QApplication.processEvents()


def printed(bench: Bench, dialogs: Answers, qtbot: QtBot, kind: str, system: str) -> str:
    """Make and save a report in the window, and give its text without spaces; `dialogs.saved` says where."""
    assert dialogs.saved is not None
    bench.go("page", "reports")
    page = bench.pages["reports"]
    page.kind.put(kind)
    page.kind.edited.emit()
    page.system.put(system)
    page.make.click()
    qtbot.waitUntil(page.save.isEnabled)
    page.save.click()
    pages = pypdf.PdfReader(dialogs.saved).pages
    return flat("".join(one.extract_text() for one in pages))


def flat(text: str) -> str:
    """Give a text without spaces, as lines break elsewhere on paper."""
    return "".join(text.split())


def texts(table: Table, column: int = 0) -> list[str]:
    return [table.model().index(row, column).data() for row in range(table.model().rowCount())]


def model_folder(folder: Path, licence: str = "apache-2.0") -> Path:
    """Make a small model folder: card, configuration, weights."""
    folder.mkdir()
    card = f"---\nlicense: {licence}\nbase_model: acme/base-1b\nlanguage: en\n---\n# Kestrel tiny\n"
    (folder / "README.md").write_text(card)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "max_position_embeddings": 2048}))
    header = json.dumps({"w": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(16))
    return folder


def drop(bench: Bench, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    position = QPointF(400, 300)
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(position, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    bench.dropEvent(event)
    QApplication.processEvents()


def checked(session: Session) -> Snapshot:
    """Look at a workspace as a report does: its journal is checked."""
    return replace(snapshot(session), proof=proof_of(session.path))
