"""The window and its tools, for the journeys through it."""

from tests.window_tools import (  # noqa: F401 - fixtures are used by their names
    bench,
    dialogs,
    example,
    example_file,
    executor,
    theme,
    tools,
    window,
)
