"""GovDesk never talks to a network: no module can, and the whole job runs where every socket is refused."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.repository_making import packed, repository

NETWORK = frozenset(
    [
        *("socket", "ssl", "socketserver", "asyncio", "multiprocessing.connection", "webbrowser"),
        *(
            "http",
            "urllib.request",
            "urllib.robotparser",
            "ftplib",
            "smtplib",
            "poplib",
            "imaplib",
            "telnetlib",
            "xmlrpc",
        ),
        *("requests", "httpx", "aiohttp", "urllib3", "websockets"),
        *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer"),
        *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebView", "PySide6.QtRemoteObjects"),
    ]
)
REACHING = {"setOpenExternalLinks", "openExternalLinks", "urlopen", "urlretrieve", "QNetworkAccessManager"}
MEND = "GovDesk works with no network at all. What a user wants to fetch, the user fetches, and drops on the window."


def imported(node: ast.AST) -> Iterator[str]:
    """Give the full names that an import statement, or a call of an importing function, may bring in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
        yield from (str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))


def opens_an_address(node: ast.AST) -> bool:
    """Tell whether Qt is asked to open what is not plainly a local file."""
    opening = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QDesktopServices.openUrl")
    return opening and "QUrl.fromLocalFile(" not in ast.unparse(node)


def reaches(path: Path) -> Iterator[str]:
    """Give one sentence for each place in a Python file that could reach a network."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        line = getattr(node, "lineno", 0)
        for name in imported(node):
            if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK):
                yield f"{path}:{line}: imports {name}"
        if isinstance(node, ast.Attribute) and node.attr in REACHING:
            yield f"{path}:{line}: uses {node.attr}"
        if opens_an_address(node):
            yield f"{path}:{line}: opens an address that is not a local file"


def test_no_module_can_reach_a_network(root: Path) -> None:
    files = sorted((root / "govdesk").rglob("*.py"))
    assert len(files) > 60, "the package was not seen"
    found = [says for path in files for says in reaches(path)]
    assert not found, "\n".join([*found, MEND])


@pytest.mark.parametrize(
    "text",
    [
        "import socket",
        "from urllib import request",
        "import urllib.request as u",
        "from PySide6 import QtCore, QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import importlib\nimportlib.import_module('http.client')",
        "label.setOpenExternalLinks(True)",
        "QDesktopServices.openUrl(QUrl('https://example.org'))",
    ],
)
def test_each_way_out_is_seen(tmp_path: Path, text: str) -> None:
    path = tmp_path / "leak.py"
    path.write_text(text, encoding="utf-8")
    assert list(reaches(path))


@pytest.mark.parametrize(
    "text",
    ["from urllib.parse import quote", "QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))", "import httpd"],
)
def test_what_stays_at_home_passes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "home.py"
    path.write_text(text, encoding="utf-8")
    assert not list(reaches(path))


WHOLE_JOB = """
import sys
from datetime import UTC, datetime
from pathlib import Path

reached = []
sys.addaudithook(lambda event, given: reached.append((event, given)) if event.startswith("socket.") else None)

from govdesk import cli
from govdesk.qt.jobs import Jobs
from govdesk.qt.main import application
from govdesk.qt.parts.say import Dialogs
from govdesk.qt.settings import Settings
from govdesk.qt.parts.theme import Theme
from govdesk.qt.tools import Tools
from govdesk.qt.window import Window

folder = Path(sys.argv[1])
file = str(folder / "example.govdesk")
system = "sys-claims-chatbot"
verbs = [["example", str(folder)], ["classify", file, system], ["check", file], ["who", file, system], ["verify", file]]
verbs += [["whatif", file, system], ["dates", file, "--output", str(folder / "next.ics")]]
said = [cli.main(verb) for verb in verbs]
assert max(said) < 2, said

app = application()
settings = Settings(folder / "settings.ini")
tools = Tools(Theme(app, dark=False), Jobs(), settings, Dialogs(settings))
window = Window(tools, lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
window.show()
assert window.open_file(Path(file)) == ()
for page in window.bench.pages:
    window.bench.go("page", page)
    while tools.jobs.busy:
        app.processEvents()
window.bench.go("files", str(Path("resources", "example", "models", "zephyr-7b-beta")))
while tools.jobs.busy:
    app.processEvents()
window.close()
tools.jobs.close()
assert "PySide6.QtNetwork" not in sys.modules
assert not reached, reached
print("nothing reached out")
"""


@pytest.mark.slow
def test_the_whole_job_opens_no_socket(root: Path, tmp_path: Path) -> None:
    """Command line and every page of the window, with each use of a socket by Python recorded (PEP 578)."""
    done = subprocess.run(
        [sys.executable, "-c", WHOLE_JOB, str(tmp_path)],
        cwd=root,
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("nothing reached out")


READ_ALL = """
import sys
reached = []
sys.addaudithook(lambda event, given: reached.append((event, given)) if event.startswith("socket.") else None)
from govdesk import cli

file, *paths = sys.argv[1:]
assert cli.main(["new", file, "--organization", "Acme"]) == 0
assert cli.main(["intake", file, *paths, "--person", "Ada"]) == 0
assert not reached, reached
assert not {"urllib3", "dulwich.client"} & set(sys.modules), "what reads repositories brought a network module along"
print("nothing reached out")
"""


def test_reading_a_repository_opens_no_socket_and_loads_no_network_module(root: Path, tmp_path: Path) -> None:
    """The library that finds commits in packs can talk to servers; here it never loads what it would need for that."""
    folder = packed(repository(tmp_path / "kestrel", [("Ada <ada@example.org>", "2024-01-05")]))
    with (folder / ".git" / "config").open("a") as config:
        config.write('[remote "origin"]\n\turl = https://example.org/kestrel.git\n')
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path / "a.govdesk"), str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("nothing reached out")
