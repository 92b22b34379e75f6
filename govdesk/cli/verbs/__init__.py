"""The verbs, by what they are about; each group names its own."""

from __future__ import annotations

from govdesk.cli.verbs import duties, law, packs, people, records, trust, workspace

VERBS = {
    **workspace.VERBS,
    **records.VERBS,
    **law.VERBS,
    **packs.VERBS,
    **people.VERBS,
    **duties.VERBS,
    **trust.VERBS,
}
