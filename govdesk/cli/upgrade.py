"""The verbs that deal with new versions of packs: pack upgrade, and confirm."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from govdesk.app.commands.answers import confirm
from govdesk.app.commands.packs import upgrade
from govdesk.app.names import resolve
from govdesk.app.queries.former import ChangedAnswer, Side, alike, changed_answers, fine_side, rule_side, sides
from govdesk.app.queries.upgrade import Effect, Upgrade, upgrade_preview
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli.desk import done, reading, stop, writing
from govdesk.cli.out import FINE, document, heading, paragraph, say, table
from govdesk.cli.own_packs import read_pack
from govdesk.cli.write import told, write
from govdesk.domain.law.packs import Requirement
from govdesk.domain.law.versions import DATES, Changed
from govdesk.domain.plain import Plain
from govdesk.domain.records import PackUse
from govdesk.domain.said import count


def do_upgrade(args: Namespace) -> int:
    """Put another version of a pack in the place of the one in use; first say what it changes."""
    after = read_pack(args)
    with reading(args) if args.dry_run else writing(args) as session:
        seen = snapshot(session)
        if seen.state.get(PackUse, after.id) is None:
            stop(f"{after.title} ({after.id}) is not in use.", "Take it into use: govdesk pack adopt FILE PACK.")
        preview = upgrade_preview(seen, after)
        change = done(upgrade(session.state, preview.before, after, session.today, seen.packs))
        entry = None if args.dry_run else done(session.do(change))
        if args.json:
            document(_plain(preview))
        else:
            _print(preview)
            if entry:
                told(entry)
        return FINE


def _plain(preview: Upgrade) -> Plain:
    found = preview.difference
    return {
        "pack": preview.after.id,
        "before": preview.before.version if preview.before else None,
        "after": preview.after.version,
        "added": [one.id for one in found.added],
        "removed": [one.id for one in found.removed],
        "changed": [_changed(one) for one in found.changed],
        "rules": [_side(rule_side(one)) for one in found.rules],
        "fines": [_side(fine_side(one)) for one in found.fines],
        "to_confirm": [answer.id for answer in preview.touched.confirm],
        "kept": [answer.id for answer in preview.touched.kept],
        "systems": [_effect(one) for one in preview.effects],
    }


def _changed(one: Changed) -> Plain:
    return {"requirement": one.after.id, "what": list(one.what), "sides": [_side(side) for side in sides(one)]}


def _side(side: Side) -> Plain:
    return {"what": side.what, "before": side.before, "after": side.after}


def _effect(one: Effect) -> Plain:
    return {
        "system": one.system,
        "class_before": one.before,
        "class_after": one.after,
        "begins": [asked.id for asked in one.begins],
        "ends": [asked.id for asked in one.ends],
        "opens": [asked.id for asked in one.opens],
    }


def _print(preview: Upgrade) -> None:
    found, before = preview.difference, preview.before.version if preview.before else "a text that cannot be read"
    say(f"{preview.after.title}: {before} -> {preview.after.version}")
    for title, asked in (("Added", found.added), ("Removed", found.removed)):
        heading(f"{title} ({len(asked)})")
        table(["requirement", "article", "what"], [(one.id, one.cite, one.title) for one in asked], "None.")
    heading(f"Changed ({len(found.changed)})")
    for group, said in alike(found.changed):
        say(f"- {', '.join(group[0].what)}")
        paragraph(_ids(one.after for one in group), "    ")
        _print_sides(said)
    for title, swapped in (("Rules", [*map(rule_side, found.rules)]), ("Fines", [*map(fine_side, found.fines)])):
        heading(f"{title} ({len(swapped)})")
        for side in swapped:
            if side.before and side.after:
                _print_sides((side,))
            else:
                paragraph(f"{'gone' if side.before else 'new'}: {side.what}", "    ")
    heading("Answers")
    confirmed, kept = preview.touched.confirm, preview.touched.kept
    say(f"{count(len(confirmed), 'answer')} to be confirmed, {len(kept)} kept to what is gone.")
    heading("Systems")
    for effect in preview.effects:
        _print_effect(effect)
    if not preview.effects:
        say("Nothing changes for any system.")


def _print_sides(found: Iterable[Side]) -> None:
    for side in found:
        paragraph(f"{side.what}: {side.before or 'nothing'} -> {side.after or 'nothing'}", "    ")


def _print_effect(effect: Effect) -> None:
    moved = f"{effect.before} -> {effect.after}" if effect.before != effect.after else effect.before
    say(f"- {effect.name}: {moved}")
    for says, asked in (("applies now", effect.begins), ("applies no longer", effect.ends), ("open", effect.opens)):
        if asked:
            paragraph(f"{says}: {_ids(asked)}", "    ")


def _ids(asked: Iterable[Requirement]) -> str:
    return ", ".join(one.id for one in asked)


def do_confirm(args: Namespace) -> int:
    """Let answers stand whose requirement changed; without requirements list them with what changed."""
    with writing(args) as session:
        seen = snapshot(session)
        system = done(resolve(session.state, args.system, ("system",)))
        ids = [f"{system}/{one}" for one in args.requirements]
        if args.re_dated:
            ids += [one.answer.id for one in changed_answers(seen, system) if one.only(DATES)]
        if ids:
            return write(session, confirm(session.state, ids, session.person, session.today))
        _list(seen, system, json=args.json)
    return FINE


def _list(seen: Snapshot, system: str, *, json: bool) -> None:
    found = changed_answers(seen, system)
    if json:
        document({"to_confirm": [_asked_again(one) for one in found]})
        return
    say(f"{count(len(found), 'answer')} to be confirmed.")
    for one in found:
        say(f"- {one.answer.requirement}: {one.answer.state.replace('_', ' ')}")
        for step in one.steps:
            _print_sides(sides(step.changed))


def _asked_again(one: ChangedAnswer) -> Plain:
    answer = one.answer
    return {"answer": answer.id, "state": answer.state, "changes": [_changed(step.changed) for step in one.steps]}
