"""What the app has one of, handed to whoever needs it."""

from __future__ import annotations

from typing import NamedTuple

from govdesk.qt.jobs import Jobs
from govdesk.qt.parts.say import Dialogs
from govdesk.qt.parts.theme import Theme
from govdesk.qt.settings import Settings


class Tools(NamedTuple):
    """The look, the background runner, the remembered choices, the dialogs."""

    theme: Theme
    jobs: Jobs
    settings: Settings
    dialogs: Dialogs
