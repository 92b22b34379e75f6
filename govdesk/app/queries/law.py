"""Which packs are in use, which are offered, and what each of them says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.rules import Determination
from govdesk.domain.records import PackUse


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack. since: the day from which it is in use; `used` is false for one that is only offered."""

    pack: Pack
    used: bool
    since: date | None = None

    @property
    def id(self) -> str:
        """Name the pack."""
        return self.pack.id

    @property
    def areas(self) -> tuple[tuple[str, int], ...]:
        """Count its requirements by area, in its own order."""
        return tuple(Counter(one.area for one in self.pack.requirements).items())

    @property
    def less_certain(self) -> tuple[Determination, ...]:
        """Give the determinations that do not rest on the wording of the law alone."""
        return tuple(one for one in self.pack.determinations if one.confidence)


def pack_rows(snapshot: Snapshot, offered: Iterable[Pack] = ()) -> tuple[PackRow, ...]:
    """Give the packs in use, as the workspace keeps them, then those that are offered and not in use, by title."""
    uses = snapshot.state.all(PackUse)
    used = tuple(PackRow(pack, used=True, since=uses[pack.id].adopted) for pack in snapshot.packs)
    free = sorted((pack for pack in offered if pack.id not in uses), key=lambda pack: pack.title.casefold())
    return (*used, *(PackRow(pack, used=False) for pack in free))
