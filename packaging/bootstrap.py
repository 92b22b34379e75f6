"""Set up .venv beside this checkout: needs only Python 3.11 to 3.13 and pip (no ensurepip, no compiler, no git).

Run by make. Does nothing when the lock, the project file and the interpreter are those of the last run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".stamp"
OLDEST, NEWEST = (3, 11), (3, 13)
PIP_SINCE = (22, 3)  # knows --python

# Debian's names (12 and 13) of what the Qt wheels need from the system: always, and for a window under X11.
OFFSCREEN = "libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libxkbcommon0 libbrotli1"
X11 = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
)
TRY_QT = "from PySide6 import QtCore, QtGui, QtWidgets, QtSvg, QtPdf, QtPdfWidgets"
TRY_X11 = (
    "import ctypes, PySide6.QtGui as g, pathlib; "
    "p = pathlib.Path(g.__file__).parent / 'Qt/plugins/platforms/libqxcb.so'; ctypes.CDLL(str(p))"
)


def fingerprint() -> str:
    """Hash what the environment follows from: the interpreter, the lock, the project file."""
    parts = [sys.version.encode(), sys.base_prefix.encode(), str(ROOT).encode()]
    parts += [(ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def calm() -> dict[str, str]:
    """Give the environment for pip: nothing installed elsewhere, bytecode written, no questions."""
    drop = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def pip_command() -> list[str]:
    """Find a pip that can install into another environment; stop with one sentence where there is none."""
    for command in ([sys.executable, "-m", "pip"], ["pip3"], ["pip"]):
        if not shutil.which(command[0]):
            continue
        told = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False).stdout.split()
        if len(told) > 1 and tuple(int(part) for part in told[1].split(".")[:2]) >= PIP_SINCE:
            return command
    sys.exit("govdesk: pip 22.3 or newer is needed. On Debian: apt-get install -y python3-pip")


def pip(*arguments: str) -> None:
    """Run pip on .venv; stop where it fails (it has said why)."""
    command = [*pip_command(), "--python", str(PYTHON), "--quiet", *arguments]
    if subprocess.run(command, cwd=ROOT, env=calm(), check=False).returncode:
        sys.exit("govdesk: the packages could not be installed; what pip says stands above.")


def install() -> None:
    """Make .venv and fill it with exactly what the lock names, each file checked against its hash."""
    print("Setting up .venv (once; a few hundred MB, of which Qt is most) ...", flush=True)
    venv.create(VENV, clear=True, symlinks=True, with_pip=False)
    pip("install", "--require-hashes", "--requirement", "requirements.lock")
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ".")
    compiled = [str(VENV / "lib"), "govdesk"]
    subprocess.run([PYTHON, "-m", "compileall", "-qq", "-j", "0", *compiled], cwd=ROOT, env=calm(), check=False)


def missing(attempt: str) -> str:
    """Try an import in the new environment; "" or the last line of what went wrong."""
    done = subprocess.run([PYTHON, "-c", attempt], capture_output=True, text=True, env=calm(), check=False)
    return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1] if done.returncode else ""


def system_libraries(attempt: str, packages: str) -> None:
    """Install what Qt needs from the system where we may (Debian, root); else print the one line that does it."""
    fault = missing(attempt)
    if not fault:
        return
    apt = shutil.which("apt-get")
    line = f"apt-get update && apt-get install -y --no-install-recommends {packages}"
    if apt and os.geteuid() == 0:
        print(f"Qt needs system libraries ({fault}); installing them ...", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["sh", "-c", f"{line} >&2"], env=quiet, check=False)
        fault = missing(attempt)
    if fault:
        sys.exit(f"govdesk: Qt cannot load: {fault}\nOn Debian or Ubuntu this line mends it:\n  sudo sh -c '{line}'")


def main() -> None:
    """Bring .venv up to date; asked for "window", check also what a window under X11 needs."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(f"govdesk: Python 3.11, 3.12 or 3.13 is needed; {sys.executable} is {sys.version.split()[0]}.")
    stamp = fingerprint()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp):
        install()
        system_libraries(TRY_QT, OFFSCREEN)
        STAMP.write_text(stamp, encoding="utf-8")
    if "window" in sys.argv[1:] and sys.platform == "linux" and os.environ.get("DISPLAY"):
        system_libraries(TRY_X11, X11)


if __name__ == "__main__":
    main()
