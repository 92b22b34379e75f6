"""The verb pack: list, show and test rule packs, take one into use. For the rest see own_packs and upgrade."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from govdesk.app.commands.packs import adopt
from govdesk.app.snapshot import snapshot
from govdesk.cli.desk import done, stop, writing
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, heading, paragraph, say, table
from govdesk.cli.own_packs import export, make_template, read_pack, try_out
from govdesk.cli.upgrade import do_upgrade
from govdesk.cli.write import write
from govdesk.domain.law.caps import ceiling
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.penalties import Tier
from govdesk.domain.plain import Plain
from govdesk.store.packs import CASES_FILE, load_pack, shipped, versions


def do_pack(args: Namespace) -> int:
    """Do what the action asks."""
    doing = {"list": _list, "show": _show, "test": _test, "adopt": _adopt, "upgrade": do_upgrade}
    return (doing | {"template": make_template, "export": export, "try": try_out})[args.action](args)


def _list(args: Namespace) -> int:
    if args.json:
        document({"packs": [_head(done(load_pack(id_))) for id_ in shipped()]})
        return FINE
    named = [(name, done(load_pack(name))) for id_ in shipped() for name in versions(id_)]
    heads = ["id", "version", "status", "verified through", "title"]
    table(heads, [(name, p.version, p.status, p.verified_through, p.title) for name, p in named])
    return FINE


def _head(pack: Pack) -> Plain:
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "publisher": pack.publisher,
        "status": pack.status,
        "verified_through": pack.verified_through,
        "questions": len(pack.questions),
        "determinations": len(pack.determinations),
        "requirements": len(pack.requirements),
        "versions": [{"name": name, "version": done(load_pack(name)).version} for name in versions(pack.id)],
    }


def _show(args: Namespace) -> int:
    pack = done(load_pack(args.pack))
    if args.json:
        document(_whole(pack))
        return FINE
    say(f"{pack.title} ({pack.id} {pack.version}, {pack.publisher}), verified through {pack.verified_through}")
    for older in versions(pack.id)[1:]:
        say(f"An older text is kept: {older} ({done(load_pack(older)).version})")
    paragraph(pack.note)
    heading(f"Questions ({len(pack.questions)})")
    table(
        ["fact", "type", "about", "cite", "question"], [(q.id, q.type, q.about, q.cite, q.ask) for q in pack.questions]
    )
    heading(f"Determinations ({len(pack.determinations)})")
    table(["id", "cite", "title"], [(d.id, d.cite, d.title) for d in pack.determinations])
    heading(f"Requirements ({len(pack.requirements)})")
    rows = [(r.id, r.cite, r.who, _dates(pack, r.id), r.title) for r in pack.requirements]
    table(["id", "cite", "who", "from", "title"], rows)
    heading("Dates")
    table(["on", "cite", "what"], [(m.on, m.cite, m.title) for m in pack.milestones])
    if pack.penalties is not None:
        heading("Fines")
        table(["tier", "cite", "cap"], [(t.id, t.cite, f"{t.title}: {ceiling(t)}") for t in pack.penalties.tiers])
    return FINE


def _dates(pack: Pack, requirement: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dated.on.isoformat() for dated in pack.duties[requirement].since))


def _whole(pack: Pack) -> Plain:
    return _head(pack) | {
        "questions": [
            {"id": q.id, "type": q.type, "ask": q.ask, "cite": q.cite, "values": [value for value, _ in q.values]}
            for q in pack.questions
        ],
        "determinations": [{"id": d.id, "title": d.title, "cite": d.cite} for d in pack.determinations],
        "requirements": [
            {
                "id": r.id,
                "title": r.title,
                "text": r.text,
                "cite": r.cite,
                "who": r.who,
                "from": list(_dates(pack, r.id)),
                "literal": r.literal,
                "until": r.until,
                "status": r.status,
                "confidence": r.confidence,
                "note": r.note,
                "earlier": [{"until": w.until, "text": w.text, "cite": w.cite, "who": w.who} for w in r.earlier],
                "bearer": r.bearer,
                "evidence": list(r.evidence),
            }
            for r in pack.requirements
        ],
        "milestones": [{"on": m.on, "title": m.title, "cite": m.cite} for m in pack.milestones],
        "penalties": [_tier(tier) for tier in pack.penalties.tiers] if pack.penalties else [],
    }


def _tier(tier: Tier) -> Plain:
    return {
        "id": tier.id,
        "title": tier.title,
        "cite": tier.cite,
        "cap": ceiling(tier),
        "amount": tier.amount,
        "percent": tier.percent,
        "counts": tier.counts,
        "since": tier.since,
        "fined_by": tier.fined_by,
        "requirements": list(tier.requirements),
        "note": tier.note,
    }


def _test(args: Namespace) -> int:
    from govdesk.app.pack_cases import run_cases
    from govdesk.store.packs import shipped_cases

    pack = done(load_pack(args.pack))
    cases = args.cases or _own_cases(args.pack, shipped_cases(args.pack))
    report = done(run_cases(pack, cases))
    if args.json:
        document(
            {
                "pack": report.pack,
                "right": report.right,
                "cases": [
                    {
                        "id": result.id,
                        "title": result.title,
                        "right": result.right,
                        "mismatches": [str(mismatch) for mismatch in result.mismatches],
                        "not_tested": list(result.not_tested),
                    }
                    for result in report.results
                ],
            }
        )
    else:
        say(report.text)
    return FINE if report.right == len(report.results) else NOT_IN_ORDER


def _adopt(args: Namespace) -> int:
    pack = read_pack(args)
    with writing(args) as session:
        return write(session, adopt(session.state, pack, session.today, snapshot(session).packs))


def _own_cases(pack: str, found: Path | None) -> Path:
    beside = Path(pack)
    if beside.is_file() and beside.suffix.casefold() in {".xlsx", ".xlsm"}:
        return beside
    own = found or (beside if beside.is_dir() else beside.parent) / CASES_FILE
    if not own.is_file():
        stop(f"The pack {pack} has no cases of its own.", "Name a file of cases.")
    return own
