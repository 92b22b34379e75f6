"""The composition root: the command line where a verb is given, else the window."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

_APT = (
    "sudo apt-get install -y --no-install-recommends libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1"
    " libxkbcommon0 libbrotli1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0"
    " libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
)
_BAD = 2


def clock() -> datetime:
    """Tell the time; the only place where the real one enters."""
    return datetime.now(UTC)


def main(arguments: list[str] | None = None) -> int:
    """Run GovDesk and give its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if _wants_window(given):
        return _window(Path(given[0]) if given else None)
    from govdesk import cli

    return cli.main(given)


def _wants_window(given: list[str]) -> bool:
    """Tell whether nothing is given, or only the name of a file."""
    if len(given) != 1:
        return not given
    path = Path(given[0])
    return not given[0].startswith("-") and (path.suffix == ".govdesk" or path.exists())


def _window(file: Path | None) -> int:
    if not _has_display():
        return _stop("There is no display here. The command line works without one: govdesk --help")
    if not _has_cursor_library():
        return _stop(f"Qt needs libxcb-cursor0 for a window. On Debian or Ubuntu this line mends it:\n  {_APT}")
    try:
        from govdesk.qt.main import run
    except ImportError as error:
        if error.name and not error.name.startswith(("PySide6", "shiboken6")):
            raise
        return _stop(f"Qt cannot start: {error}. On Debian or Ubuntu this line mends it:\n  {_APT}")
    return run(file, clock)


def _has_display() -> bool:
    """Tell whether a window can be shown; asked before Qt, which would abort the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _has_cursor_library() -> bool:
    """Tell whether the library is there without which Qt aborts the process under X11."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    import ctypes

    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return False
    return True


def _stop(sentence: str) -> int:
    print(f"govdesk: {sentence}", file=sys.stderr)
    return _BAD


if __name__ == "__main__":
    sys.exit(main())
