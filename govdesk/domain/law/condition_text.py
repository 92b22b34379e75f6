"""Conditions as a person writes them into one cell of a table, and back.

    always
    role = deployer                        != for the opposite; > >= < <= for numbers
    started is on or after 2026-01-01      also: is before, is after, is on or before
    areas has health                       areas has any of health, credit; role is one of a, b
    areas is empty                         is not empty; is unclear
    rule high_risk                         a determination of the pack
    all: role = deployer; (any: a = yes; b = yes)      likewise any: and not:

Parts stand between semicolons, inner groups in parentheses. A value that holds ; ( ) , or quotes, or a text that
looks like a number or like yes or no, stands in double quotes. Which facts there are, read_conditions knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

from govdesk.domain.plain import Plain, canonical
from govdesk.domain.problems import Problem

MAX_DEPTH = 20
MAX_DIGITS = 30
_LISTS = {"has any of": "has_any", "is one of": "in"}
_SINGLE = {
    "is on or before": "on_or_before",
    "is on or after": "on_or_after",
    "is before": "before",
    "is after": "after",
    "has": "has",
    ">=": "at_least",
    "<=": "at_most",
    ">": "above",
    "<": "below",
    "=": "is",
}
_FIXED: Mapping[str, tuple[str, bool]] = {
    "is not empty": ("empty", False),
    "is empty": ("empty", True),
    "is unclear": ("unclear", True),
}
_WORDS = "|".join(phrase for phrase in (*_FIXED, *_LISTS, *_SINGLE) if phrase[0].isalpha())
_LEAF = re.compile(rf"([\w.-]+)(?:\s+({_WORDS})\b|\s*(!=|>=|<=|>|<|=))\s*(.*)", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_BARE = re.compile(r"[^\W_][\w .:/%+-]*")
_FLAGS = {"yes": True, "no": False, "true": True, "false": False}
_HELP = "Write for example: always; fact = yes; all: fact = yes; other > 5."


class _Unreadable(Exception):
    """Stops the reading; never leaves this module."""


def read_condition(text: str) -> Plain | Problem:
    """Read a condition; gives it as a pack file has it. A Problem has no place: who reads a table knows that."""
    try:
        return _read(text.strip(), 0)
    except _Unreadable as error:
        return Problem("", str(error), _HELP)


def _refuse(says: str) -> NoReturn:
    raise _Unreadable(says)


def _read(text: str, depth: int) -> Plain:
    if depth > MAX_DEPTH:
        _refuse(f"This condition is nested more than {MAX_DEPTH} deep.")
    parts = list(_split(text, ";"))
    if len(parts) == 1 and text.startswith("(") and text.endswith(")"):
        return _read(text[1:-1].strip(), depth + 1)
    op, colon, rest = (piece.strip() for piece in text.partition(":"))
    if colon and op in ("all", "any"):
        return {op: [_read(part, depth + 1) for part in _split(rest, ";")]}
    if colon and op == "not":
        return {"not": _read(rest, depth + 1)}
    if len(parts) > 1:
        _refuse(f"Before “{_cut(text)}” it is not said how its parts are joined: by all: or by any:.")
    return {"always": True} if text == "always" else _leaf(text)


def _split(text: str, mark: str) -> Iterator[str]:
    """Cut at a mark that stands outside quotes and parentheses."""
    begin = depth = 0
    quoted = escaped = False
    for at, letter in enumerate(text):
        if quoted:
            quoted = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            quoted = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == mark and not depth:
            yield text[begin:at].strip()
            begin = at + 1
        if depth < 0:
            break
    if depth or quoted:
        _refuse(f"A parenthesis or a quote is not closed in “{_cut(text)}”.")
    yield text[begin:].strip()


def _leaf(text: str) -> Plain:
    rule = re.fullmatch(r"rule\s+([\w.-]+)", text)
    if rule:
        return {"rule": rule[1]}
    found = _LEAF.fullmatch(text)
    if not found:
        _refuse(f"“{_cut(text)}” is not a condition." if text else "A condition is missing here.")
    fact, rest = found[1], found[4]
    phrase = found[2] or found[3]
    if phrase in _FIXED:
        test, value = _FIXED[phrase]
        return _refuse(f"After “{phrase}” nothing more can stand.") if rest else {"fact": fact, test: value}
    if phrase in _LISTS:
        return {"fact": fact, _LISTS[phrase]: [_value(one) for one in _split(rest, ",")]}
    if phrase == "!=":
        return {"not": {"fact": fact, "is": _value(rest)}}
    return {"fact": fact, _SINGLE[phrase]: _value(rest)}


def _value(text: str) -> object:
    if text.startswith('"'):
        try:
            return str(json.loads(text))
        except ValueError:
            _refuse(f"The quotes round {_cut(text)} are not right.")
    if not text:
        _refuse("A value is missing after the comparison.")
    if text.casefold() in _FLAGS:
        return _FLAGS[text.casefold()]
    if _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
        return json.loads(text) if not re.match(r"-?0\d", text) else text
    return text


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - what fits on a line


def condition_text(plain: object) -> str:
    """Say a condition out of a pack file in one line; "" for one that this form has no words for."""
    said = _say(plain)
    read = read_condition(said) if said else None
    return said if isinstance(read, dict) and canonical(read) == canonical(plain) else ""


def _say(plain: object) -> str:
    if not isinstance(plain, Mapping):
        return ""
    if plain == {"always": True}:
        return "always"
    tests = [(key, value) for key, value in plain.items() if key != "fact"]
    if len(tests) != 1:
        return ""
    return _say_leaf(str(plain["fact"]), *tests[0]) if "fact" in plain else _say_joined(*tests[0])


def _say_joined(op: str, inner: object) -> str:
    if op == "rule":
        return f"rule {inner}"
    if op == "not" and isinstance(inner, Mapping):
        plain = _say(inner)
        return plain.replace(" = ", " != ", 1) if set(inner) == {"fact", "is"} else f"not: {plain}"
    if op not in ("all", "any") or not isinstance(inner, list | tuple):
        return ""
    parts = [_say(part) for part in inner]
    return f"{op}: " + "; ".join(f"({part})" if _is_group(part) else part for part in parts) if all(parts) else ""


def _is_group(said: str) -> bool:
    return said.startswith(("all:", "any:", "not:"))


def _say_leaf(fact: str, test: str, value: object) -> str:
    fixed = [phrase for phrase, pair in _FIXED.items() if pair == (test, value)]
    if fixed:
        return f"{fact} {fixed[0]}"
    lists = [phrase for phrase, name in _LISTS.items() if name == test]
    if lists and isinstance(value, list | tuple):
        return f"{fact} {lists[0]} {', '.join(map(_said, value))}"
    single = [phrase for phrase, name in _SINGLE.items() if name == test]
    return f"{fact} {single[0]} {_said(value)}" if single else ""


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return json.dumps(value)
    plain = _BARE.fullmatch(value) and value == value.strip() and _value(value) == value
    return value if plain else json.dumps(value, ensure_ascii=False)
