"""A Qt binding that loses references of None, True or False aborts the program after some thousand calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

CALLS = 20_000
SLACK = 200  # other code comes and goes meanwhile


class _Bell(QObject):
    rang = Signal()


def _calls(bell: _Bell) -> None:
    heard: list[int] = []

    def hear() -> None:
        heard.append(1)

    for number in range(CALLS):
        bell.setObjectName("a")
        bell.rang.connect(hear)
        bell.rang.emit()
        bell.rang.disconnect(hear)
        bell.setProperty("n", number)
    assert len(heard) == CALLS


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal from Python 3.12 on")
def test_qt_calls_keep_the_references_of_none_and_true() -> None:
    bell = _Bell()
    before = [sys.getrefcount(each) for each in (None, True, False)]
    _calls(bell)
    after = [sys.getrefcount(each) for each in (None, True, False)]
    lost = [old - new for old, new in zip(before, after, strict=True)]
    assert max(lost) < SLACK, f"{CALLS} calls lost {lost} references of None, True, False: another PySide6 is needed"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="counted by the test above")
def test_many_qt_calls_leave_the_interpreter_alive() -> None:
    _calls(_Bell())
