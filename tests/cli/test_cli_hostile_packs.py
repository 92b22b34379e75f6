"""Rule packs that mean harm: one sentence, soon, and nothing is written."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cli.cli_run import Run

SOON = 5.0
Change = Callable[[str], str]


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "acme.govdesk"
    assert run("new", path, "--organization", "Acme").status == 0
    return path


@pytest.fixture
def policy(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    assert run("pack", "template", path).status == 0
    return path


def rules(count: int, last: str) -> Change:
    """Put determinations before the others, each of which names the next one."""
    chain = [f"{{id: r{at}, title: t, cite: c, when: {{rule: r{at + 1}}}}}" for at in range(count)]
    chain.append(f"{{id: r{count}, title: t, cite: c, when: {last}}}")
    lines = "".join(f"  - {one}\n" for one in chain)
    return lambda text: text.replace("  - id: policy_sensitive", f"{lines}  - id: policy_sensitive", 1)


def demands(count: int, when: str) -> Change:
    """Put requirements before the others; %d in their condition is the number."""
    same = "title: t, text: x, cite: c, who: w"
    lines = "".join(f"  - {{id: q{at}, {same}, when: {when.replace('%d', str(at))}}}\n" for at in range(count))
    return lambda text: text.replace("requirements:\n", f"requirements:\n{lines}", 1)


def named(key: str, value: str) -> Change:
    old = {"id": "id: own/ai-policy ", "version": 'version: "2026.1"', "requirement": "id: policy-mark"}[key]
    return lambda text: text.replace(old, f'{"version" if key == "version" else "id"}: "{value}"', 1)


def compared(times: str) -> Change:
    ask = "  - {id: n1, type: number, ask: a, cite: c}\n  - {id: n2, type: number, ask: a, cite: c}\n"
    more = demands(1, f'{{fact: n1, above: {{fact: n2, times: "{times}"}}}}')
    return lambda text: more(text).replace("questions:\n", f"questions:\n{ask}", 1)


HOSTILE = {
    "rules upon rules": (rules(3000, "{always: true}"), "more than 100 in a row"),
    "rules in a circle": (rules(2000, "{rule: r0}"), "depends on itself"),
    "names that are near": (demands(9000, "{fact: policy_customerz%d, is: true}"), "There is no question"),
    "an id that climbs": (named("id", "../../etc/passwd"), "owner/name"),
    "an id of dots": (named("id", "own/.."), "owner/name"),
    "an id in two lines": (named("id", r"own/a\nb"), "break a line"),
    "an id from right to left": (named("id", r"own/\u202eabc"), "invisible"),
    "an id without end": (named("id", "own/" + "a" * 5000), "at most 200"),
    "a requirement that rings": (named("requirement", r"a\ab"), "invisible"),
    "a version in colour": (named("version", r"\e[31m1"), "invisible"),
    "a factor without end": (compared("1e999999999"), "a fraction such as 1/3"),
    "a factor too large": (compared("1e400"), "a fraction such as 1/3"),
    "a factor that is none": (compared("1.5/3"), "a fraction such as 1/3"),
    "a factor by nothing": (compared("1/0"), "a fraction such as 1/3"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pack_is_refused_soon(run: Run, workspace: Path, policy: Path, name: str) -> None:
    change, says = HOSTILE[name]
    before, text = workspace.read_bytes(), policy.read_text(encoding="utf-8")
    policy.write_text(change(text), encoding="utf-8")
    assert policy.read_text(encoding="utf-8") != text
    began = time.process_time()
    for verb in (("pack", "try"), ("pack", "adopt"), ("pack", "upgrade")):
        said = run(*verb, workspace, policy)
        assert (said.status, said.out) == (2, "")
        assert says in said.err
        assert "defect" not in said.err
    assert time.process_time() - began < 3 * SOON
    assert workspace.read_bytes() == before


def test_rules_that_stand_on_each_other_within_reason_are_taken(run: Run, workspace: Path, policy: Path) -> None:
    text = rules(90, "{fact: policy_customers, is: true}")(policy.read_text(encoding="utf-8"))
    policy.write_text(text.replace("when: {always: true}", "when: {rule: r0}"), encoding="utf-8")
    assert run("pack", "adopt", workspace, policy).status == 0
    assert run("check", workspace).status in {0, 1}


def test_a_workbook_nested_without_end_is_refused_soon(run: Run, workspace: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "policy.xlsx", BytesIO()
    assert run("pack", "template", path).status == 0
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            sheet = info.filename.endswith("sheet1.xml")
            target.writestr(info.filename, b"<a>" * 3_000_000 if sheet else source.read(info))
    path.write_bytes(out.getvalue())
    began = time.process_time()
    said = run("pack", "adopt", workspace, path)
    assert (said.status, said.out) == (2, "")
    assert "nested deeper than any workbook needs" in said.err
    assert time.process_time() - began < SOON
