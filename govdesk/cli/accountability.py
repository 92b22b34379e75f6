"""The verb accountability: one system under the three models, and where our knowledge of it ends."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app.names import resolve
from govdesk.app.queries.models import WORDS, Model, Three, three_models
from govdesk.cli.desk import done, looking
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, heading, paragraph, say, warn
from govdesk.domain.plain import Plain
from govdesk.domain.responsibility.knowledge import PathEnd, Stand


def do_accountability(args: Namespace) -> int:
    """Put developer responsibility, community oversight and the regulatory model of a system side by side."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",)))
        found = three_models(seen, system)
        for pack, reason in seen.unread:
            warn(f"The pack {pack} is in use and cannot be read, so it names no duty here: {reason}")
        if args.json:
            document(_document(found))
        else:
            _print(found)
    return NOT_IN_ORDER if seen.unread else FINE


def _print(found: Three) -> None:
    paragraph(found.says, "")
    for model in found.models:
        heading(model.title)
        paragraph(f"{model.asks} {model.summary}", "")
        for point in model.points:
            say()
            say(f"[{WORDS[point.standing]}] {point.title}")
            for text in point.says:
                paragraph(text)
            if point.cover:
                paragraph(f"Would cover it: {point.cover}")
    heading("Where our knowledge ends")
    paragraph(found.horizon, "")
    print_ends(found.ends)


def print_ends(ends: tuple[PathEnd, ...]) -> None:
    """Print each path down with where it ends."""
    for one in ends:
        paragraph(f"- {' > '.join(one.path)}: {one.says}", "")


def _document(found: Three) -> Plain:
    return {
        "system": found.system,
        "on": found.on,
        "says": found.says,
        "models": [_model(one) for one in found.models],
        "horizon": found.horizon,
        "ends": [end(one) for one in found.ends],
    }


def _model(model: Model) -> Plain:
    return {
        "id": model.id,
        "title": model.title,
        "standing": model.standing,
        "summary": model.summary,
        "points": [
            {
                "about": one.about,
                "title": one.title,
                "standing": one.standing,
                "says": list(one.says),
                "cover": one.cover,
            }
            for one in model.points
        ],
    }


def end(one: PathEnd) -> Plain:
    """Give the end of a path as it stands in every JSON document. depth: steps below the system."""
    return {
        "at": one.at,
        "depth": one.depth,
        "lacks": list(one.lacks),
        "path": list(one.path),
        "relations": list(one.relations),
        "says": one.says,
    }


def stand(one: Stand) -> Plain:
    """Give a system that stands on a component. path: ids of the relations, from the component up."""
    return {"system": one.system, "name": one.name, "live": one.live, "path": [step.relation for step in one.steps]}
