"""What the app remembers about this person and this screen: an INI file in the user's configuration folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT = 8


class Settings:
    """The remembered choices. Nothing of a workspace is kept here but the paths of recent ones."""

    def __init__(self, file: Path | None = None) -> None:
        """Use the user's own file, or the given one."""
        kind = QSettings.Format.IniFormat
        self._kept = (
            QSettings(str(file), kind) if file else QSettings(kind, QSettings.Scope.UserScope, "GovDesk", "govdesk")
        )

    def text(self, key: str, default: str = "") -> str:
        """Read one remembered text."""
        value = self._kept.value(key, default)
        return value if isinstance(value, str) else default

    def keep(self, key: str, value: str) -> None:
        """Remember one text."""
        self._kept.setValue(key, value)

    @property
    def dark(self) -> bool:
        """Tell whether the dark look was chosen."""
        return self.text("look") == "dark"

    @dark.setter
    def dark(self, dark: bool) -> None:
        self.keep("look", "dark" if dark else "light")

    @property
    def person(self) -> str:
        """Who works here, as written into the journal; "" until the person has said so."""
        return self.text("person")

    @person.setter
    def person(self, name: str) -> None:
        self.keep("person", name)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The workspaces that were open lately and still exist, latest first."""
        kept = self.text("recent").split("\n")
        return tuple(path for path in map(Path, filter(None, kept)) if path.is_file())

    def opened(self, path: Path) -> None:
        """Put a workspace at the head of the recent ones."""
        paths = [path.resolve(), *(other for other in self.recent if other != path.resolve())]
        self.keep("recent", "\n".join(str(one) for one in paths[:_RECENT]))

    def shape(self, key: str) -> QByteArray:
        """Read a remembered arrangement of a widget (header widths, window geometry); empty where there is none."""
        value = self._kept.value(f"shape/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_shape(self, key: str, state: QByteArray) -> None:
        """Remember the arrangement of a widget."""
        self._kept.setValue(f"shape/{key}", state)


def login_name() -> str:
    """Give the name of the logged-in person, to offer it; "" where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
