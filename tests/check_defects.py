"""Workspaces in which the program finds one defect, and the one in order that they are made from."""

from __future__ import annotations

from dataclasses import replace

from govdesk.domain.licences.asked import PASSED_ON, TAUGHT, TEXT, TEXT_KIND, text_value
from govdesk.domain.records import Component, Evidence, Record, Relation, System
from tests.check_basis import BASIS, CHANGED, FRESH, PLACES, STALE, fact, related


def in_order() -> tuple[Record, ...]:
    duties = [related("accountable", "ana", "sys", since=CHANGED), related("responsible", "ben", "sys")]
    basis = _with(_with(BASIS, "sys", critical=False), "maker", contact="help@maker.example")
    ties = [related("approves", "cia", "sys"), related("reports_to", "ben", "ana")]
    return (*basis, *duties, *ties, *_kept_parts(), *_texts())


def _kept_parts() -> tuple[Record, ...]:
    """Say of each part who makes it, who inside answers for it, and that it stays inside."""
    made = [related("provides", "maker", id_) for id_ in ("m", "d", "s")]
    owned = [related("responsible", "ben", id_) for id_ in PLACES["component"]]
    taught = [fact(id_, TAUGHT, value=False) for id_ in PLACES["model"]]
    return (*made, *owned, *taught, *(fact(id_, PASSED_ON, value=False) for id_ in PLACES["component"]))


def _texts() -> tuple[Record, ...]:
    digest = "1" * 64
    kept = (fact(id_, TEXT, text_value("apache-2.0", digest)) for id_ in ("m", "b"))
    return (Evidence("ev-text", "LICENSE", digest, 1, FRESH, kind=TEXT_KIND), *kept)


def defect(finding: str) -> tuple[Record, ...]:
    """Make a workspace in which the program finds this."""
    fine = in_order()
    without = tuple(one for one in fine if getattr(one, "kind", "") not in {"accountable", "responsible"})
    worlds: dict[str, tuple[Record, ...]] = {
        "G-01": without,
        "G-02": (*fine, related("accountable", "ben", "sys")),
        "G-03": (*without, related("accountable", "ana", "sys")),
        "G-04": (*fine, Component("left-over", "Left over", "model")),
        "G-07": (*fine, related("approves", "ben", "sys")),
        "G-08": _with(fine, "sys", started=STALE),
        "G-09": (*fine, related("reports_to", "ana", "ben")),
        "G-13": _with(fine, "ben", left=STALE),
        "G-16": without,
        "G-17": (*fine, Relation("r-proposed", "oversees", "cia", "sys", state="proposed")),
        **_weak(fine),
        **_asked(fine),
        "L-01": _with(fine, "m", licence=""),
        "L-02": _with(fine, "m", licence=licence_that("L-02")),
        "L-03": _with(_with(fine, "m", licence=licence_that("L-03")), "org", turnover=1e15),
        "L-04": _of_excluded(fine),
        "L-09": _with(fine, "b", licence=licence_that("L-02")),
    }
    return worlds[finding]


def _weak(fine: tuple[Record, ...]) -> dict[str, tuple[Record, ...]]:
    """Make the worlds of weak points in the graph."""
    more = [System(f"sys-{number}", f"Kiosk {number}", status="live", critical=False) for number in range(5)]
    unowned = tuple(one for one in fine if one.id != "r-responsible-ben-m-")
    return {
        "G-05": _with(fine, "sys", critical=True),
        "G-06": (*fine, *more, *(related("uses", one.id, "m") for one in more)),
        "G-10": _with(unowned, "m", archived=STALE),
        "G-11": _with(fine, "d", licence=""),
        "G-12": (*fine, related("derived_from", "b", "m")),
        "G-14": (*fine, *more, *(related("accountable", "ana", one.id) for one in more)),
        "G-15": (*fine, related("responsible", "maker", "sys")),
    }


def _asked(fine: tuple[Record, ...]) -> dict[str, tuple[Record, ...]]:
    """Make the worlds in which something that a licence asks for is not done."""
    passed = tuple(one for one in fine if one.id != f"f-m-{PASSED_ON}")
    other = tuple(one for one in passed if one.id != "r-provides-maker-m-")
    return {
        "L-05": passed,
        "L-06": _with((*other, fact("m", PASSED_ON, value=True)), "b", licence=licence_that("L-06")),
        "L-07": (
            *fine,
            related("trained_on", "m", "t"),
            Component("t", "Teacher", "model", licence=licence_that("L-07")),
        ),
        "L-08": _with(fine, "m", licence=licence_that("L-08")),
        "L-10": tuple(one for one in fine if one.id != f"f-m-{TEXT}"),
    }


def licence_that(rule: str) -> str:
    """Give a licence of the register against which a rule can speak."""
    from govdesk.store.licences import licences

    fits = {
        "L-02": lambda one: one.commercial == "no",
        "L-03": lambda one: one.revenue_usd,
        "L-04": lambda one: one.excluded,
        "L-06": lambda one: one.names_begin,
        "L-07": lambda one: one.outputs_train == "no",
        "L-08": lambda one: one.restricting,
    }
    return next(one.id for id_ in licences().known if (one := licences().get(id_)) is not None and fits[rule](one))


def _of_excluded(records: tuple[Record, ...]) -> tuple[Record, ...]:
    from govdesk.store.licences import licences

    licence = licences().get(licence_that("L-04"))
    assert licence is not None
    return _with(_with(records, "m", licence=licence.id), "org", country=licence.excluded[0])


def _with(records: tuple[Record, ...], id_: str, **more: object) -> tuple[Record, ...]:
    return tuple(replace(one, **more) if one.id == id_ else one for one in records)  # type: ignore[arg-type]
