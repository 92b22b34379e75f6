"""Text from files, made safe to keep and to print, and short enough to quote."""

from __future__ import annotations

import re

from govdesk.domain.said import cut

MAX_TEXT = 2_000  # characters kept of one text value; what is longer is a document, not a value
MAX_ITEMS = 500  # entries kept of one list; the longest real one (languages of an encoder) has about 200
_QUOTE = 80

_HOME = re.compile(r"(/home/|/Users/|[A-Za-z]:\\Users\\)[^/\\]+")
_LOCAL = re.compile(r"^(/|~|\.{1,2}([/\\]|$)|[A-Za-z]:|\\\\|file:)|\\")


# What changes how a text looks without being seen in it: control characters, and marks that turn its direction.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What templates leave where somebody should have written.
_PLACEHOLDER = re.compile(
    r"^[\[(<]*\s*(more information needed|needs more information|to ?do|tb[ad]|n/?a|null|\?+|-+|\.{3}|…)\s*[\])>]*$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Drop what cannot be kept or seen (half surrogates, control characters), trim, and cut to MAX_TEXT characters."""
    whole = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.encode("utf-8", "replace").decode("utf-8")).strip()
    return cut(whole, MAX_TEXT)


def stated(text: str) -> str:
    """Give a text value on one line; "" where only a template's placeholder stands."""
    line = one_line(text)
    return "" if _PLACEHOLDER.match(line) else line


def one_line(text: str) -> str:
    """Put a text on one line, control characters as spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in clean(text)).split())


def quoted(text: str) -> str:
    """Quote a text in a sentence: one line, short, names of users left out."""
    return f"“{shortened(hide_user(text))}”"


def shortened(text: str) -> str:
    """Put a text on one line, short enough for a sentence."""
    line = one_line(text)
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"


def hide_user(path: str) -> str:
    r"""Leave out the user's name in a home folder (/home/NAME, C:\Users\NAME): personal data that nobody needs here."""
    return _HOME.sub(lambda found: found[1] + "…", path)


def is_local_path(name: str) -> bool:
    """Tell whether a model's name is really a path on somebody's machine (/root/x, ./x, ~/x, file:x, a drive)."""
    return bool(_LOCAL.search(name.strip()))


def file_name(name: str) -> str:
    """Make a file name printable; names on disk need not be UTF-8."""
    return one_line(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
