"""The verbs, by what they are about; each group names its own."""

from __future__ import annotations

from govdesk.cli.verbs import checks, compute, law, packs, people, records, trust, workspace

VERBS = {
    **workspace.VERBS,
    **records.VERBS,
    **law.VERBS,
    **checks.VERBS,
    **packs.VERBS,
    **compute.VERBS,
    **people.VERBS,
    **trust.VERBS,
}
