"""The three models of accountability for one system, side by side, and where our knowledge of it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.app.queries.models import community, developer, regulatory
from govdesk.app.queries.models.point import WORDS, Model, Point, Standing
from govdesk.app.queries.says import court
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.responsibility.knowledge import PathEnd, horizon, path_ends
from govdesk.store.licences import licences

__all__ = ["WORDS", "Model", "Point", "Standing", "Three", "three_models"]
_MODELS = {
    "developer": ("Developer responsibility", "Who built and changed it, what they disclaim, who takes that on?"),
    "community": ("Community oversight", "Which forum outside maintains, reviews, hears, and can stop it?"),
    "regulatory": (
        "Regulatory",
        "Which role in law bears which duty, under which sanction? Covered means borne, not done.",
    ),
}


@dataclass(frozen=True, slots=True)
class Three:
    """One system under the three models. says: who answers, for a court. ends: where our knowledge ends, by path."""

    system: str
    name: str
    on: date
    says: str
    models: tuple[Model, ...]
    ends: tuple[PathEnd, ...]

    @property
    def horizon(self) -> str:
        """Say where our knowledge ends first."""
        return horizon(self.ends)


def three_models(snapshot: Snapshot, system: str) -> Three:
    """Put the three models of a system side by side on the date of a snapshot."""
    ties = snapshot.ties
    found = {
        "developer": tuple(developer.points(ties, system, licences())),
        "community": tuple(community.points(ties, system)),
        "regulatory": tuple(regulatory.points(snapshot, system)),
    }
    models = tuple(Model(id_, *_MODELS[id_], points) for id_, points in found.items())
    name, ends = name_of(snapshot.state, system), path_ends(ties, system)
    return Three(system, name, snapshot.on, court(snapshot, system), models, ends)
