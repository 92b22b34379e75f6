"""The law of imports (pyproject.toml, [tool.importlinter]) holds, and is really looked at."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

CONTRACTS = {"layers", "qt", "reportlab", "sqlite", "yaml", "openpyxl", "icalendar", "dulwich", "network"}
MEND = (
    "Move the line to where it belongs (README.md, 'Where does a line go?') instead of loosening the rule. "
    "What a lower layer needs from a higher one is handed in as an argument."
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a folder that holds a pyproject.toml and the package."""
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_run_one_way(root: Path) -> None:
    done = lint(root)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{MEND}"
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout
    files = len(list((root / "govdesk").rglob("*.py")))
    seen = re.search(r"Analyzed (\d+) files", done.stdout)
    assert seen, "import-linter no longer says how many files it saw"
    assert int(seen[1]) >= files > 30, "import-linter did not see the whole package"


def test_all_contracts_are_there_and_layers_are_exhaustive(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in settings["contracts"]}
    assert set(contracts) == CONTRACTS
    assert contracts["layers"]["exhaustive"] is True
    assert "ignore_imports" not in str(contracts), "an exception to the law is not a law"


def test_each_breach_is_named(root: Path, tmp_path: Path) -> None:
    """The contracts can fail: a package of the same shape that breaks each of them is told so."""
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    breaches = {
        "__init__": "",
        "resources": "import socket",
        "utils": "",
        "domain/__init__": "import yaml, openpyxl, icalendar, dulwich, sqlite3, reportlab, PySide6",
        "intake/__init__": "",
        "store/__init__": "import govdesk.intake",
        "app/__init__": "",
        "reports/__init__": "",
        "qt/__init__": "",
        "cli/__init__": "",
        "__main__": "",
    }
    for name, text in breaches.items():
        file = tmp_path / "govdesk" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"0 kept, {len(CONTRACTS)} broken" in done.stdout, done.stdout + done.stderr
