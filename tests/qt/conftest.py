"""The window and its tools, for every test of the screen."""

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
