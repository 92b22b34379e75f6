"""The verbs, by what they are about; each group names its own."""

from __future__ import annotations

from govdesk.cli.verbs import checks, compute, duties, law, licences, packs, people, records, trust, workspace

VERBS = {
    **workspace.VERBS,
    **records.VERBS,
    **law.VERBS,
    **checks.VERBS,
    **packs.VERBS,
    **compute.VERBS,
    **licences.VERBS,
    **people.VERBS,
    **duties.VERBS,
    **trust.VERBS,
}
