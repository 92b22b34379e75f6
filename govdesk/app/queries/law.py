"""Which packs are in use, which are offered, and what each of them says of itself."""

from __future__ import annotations

import re
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
    """One pack. since: the day from which it is in use; `used` is false for one that is only offered.

    others: of a pack in use, the other versions that are at hand, the newest first.
    """

    pack: Pack
    used: bool
    since: date | None = None
    others: tuple[Pack, ...] = ()

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
    """Give the packs in use, as the workspace keeps them, then the others by title, each in its newest version."""
    uses = snapshot.state.all(PackUse)
    at_hand = tuple(offered)
    used = tuple(_used(pack, uses[pack.id].adopted, at_hand) for pack in snapshot.packs)
    newest = {pack.id: pack for pack in sorted(at_hand, key=_stated)}
    free = sorted((pack for id_, pack in newest.items() if id_ not in uses), key=lambda pack: pack.title.casefold())
    return (*used, *(PackRow(pack, used=False) for pack in free))


def _used(pack: Pack, since: date | None, offered: tuple[Pack, ...]) -> PackRow:
    others = sorted((one for one in offered if one.id == pack.id and one.text != pack.text), key=_stated, reverse=True)
    return PackRow(pack, used=True, since=since, others=tuple(others))


def _stated(pack: Pack) -> tuple[date, tuple[int, ...]]:
    """Order versions: by the day whose law they state, then by the numbers in their names."""
    return pack.as_of or date.min, tuple(map(int, re.findall(r"\d{1,9}", pack.version)))


def is_newer(pack: Pack, than: Pack) -> bool:
    """Tell whether a version states the law of a later day than another, or states it later."""
    return _stated(pack) > _stated(than)
