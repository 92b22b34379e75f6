"""Contributors out of local repositories: counted as the history has them, whoever wrote it."""

from __future__ import annotations

import csv
import struct
import zlib
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.records import Party
from govdesk.intake.bounded import Refused
from govdesk.intake.found import Found
from govdesk.intake.people import git, packed as packs
from govdesk.intake.people.mailmap import Mailmap
from govdesk.intake.people.repository import read_log, read_repository
from govdesk.intake.people.signatures import Signature, signature, tally
from tests.intake.repository_making import packed, repository

ADA, BEN = "Ada Lane <ada@example.org>", "Ben Ode <ben@example.com>"


def people(found: Found) -> dict[str, str]:
    return {item.record.name: item.says for item in found.items if item.keys}


def exported(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", ["gpt-neox", "gpt-oss"])
@pytest.mark.parametrize("form", ["loose", "packed"])
def test_a_real_history_is_counted_exactly(samples: Path, tmp_path: Path, name: str, form: str) -> None:
    """The export of a real repository, made a repository again, counts as the export does by another way."""
    rows = exported(samples / "contributors" / f"{name}.gitlog.tsv")
    commits = [(f"{row['author']} <{row['email']}>", row["date"]) for row in reversed(rows)]
    folder = repository(tmp_path / name, commits)
    where = git.git_folder(packed(folder) if form == "packed" else folder)
    assert where is not None
    signers = tally(git.history(where).commits)
    expected = Counter(row["email"].casefold() for row in rows)
    assert {one.mail: one.authored for one in signers} == expected
    days = {mail: [row["date"][:10] for row in rows if row["email"].casefold() == mail] for mail in expected}
    assert {one.mail: (str(one.first), str(one.last)) for one in signers} == {
        mail: (min(found), max(found)) for mail, found in days.items()
    }


@pytest.mark.parametrize("name", ["gpt-neox", "gpt-oss"])
def test_an_export_counts_as_its_repository(samples: Path, name: str) -> None:
    path = samples / "contributors" / f"{name}.gitlog.tsv"
    found = read_log(path, path.read_bytes())
    robots = ("[bot]", "github-actions")
    wanted = {row["email"].casefold() for row in exported(path) if not any(one in row["author"] for one in robots)}
    assert len(people(found)) <= len(wanted)
    assert len([item for item in found.items if item.keys]) == len(wanted)


def test_authors_committers_and_days(tmp_path: Path) -> None:
    commits = [(ADA, "2024-01-05"), (BEN, "2024-02-01", ADA), (ADA, "2025-03-04")]
    found = read_repository(repository(tmp_path / "kestrel", commits))
    assert people(found)["Ada Lane"] == "2 commits, 3 committed, 2024-01-05 to 2025-03-04"
    assert people(found)["Ben Ode"] == "1 commit, 2024-02-01"
    by_id = {item.record.id: item.record.name for item in found.items}
    ada = next(one for one in found.relations if by_id[one.source] == "Ada Lane")
    assert (ada.kind, by_id[ada.target], ada.since, ada.until) == ("contributes", "kestrel", date(2024, 1, 5), None)
    assert ada.document.startswith("kestrel: commits up to ")
    community = next(item for item in found.items if getattr(item.record, "kind", "") == "community")
    assert community.says == "2 addresses, 3 commits, 2024-01-05 to 2025-03-04"


def test_those_whom_a_message_names_are_counted_apart() -> None:
    raw = b"author A <a@x> 1700000000 +0000\ncommitter A <a@x> 1700000000 +0000\n\nMend\n\nCo-authored-by: B <b@x>\nco-authored-by: A <a@x>\n"
    read = git._read(raw)
    assert read is not None
    assert [(one.mail, one.says()) for one in tally([read[0]])] == [
        ("a@x", "1 commit, 1 committed, 2023-11-14"),
        ("b@x", "0 commits, 1 co-authored, 2023-11-14"),
    ]


def test_the_mailmap_is_honoured_and_joins_nobody_else(tmp_path: Path) -> None:
    commits = [
        ("ada <ADA@home.example>", "2024-01-05"),
        (ADA, "2024-02-05"),
        ("Ada Lane <other@example.net>", "2024-03-05"),
    ]
    mailmap = "# who\nAda Lane <ada@example.org> <ada@home.example>\nthis is no line\n"
    found = read_repository(repository(tmp_path / "kestrel", commits, {".mailmap": mailmap}))
    assert [item.says for item in found.items if item.keys] == [
        "2 commits, 2 committed, 2024-01-05 to 2024-02-05",
        "1 commit, 1 committed, 2024-03-05",
    ]
    assert [str(one) for one in found.problems] == [".mailmap:3: This line is not NAME <ADDRESS>."]


@pytest.mark.parametrize(
    ("line", "proper"),
    [
        ("Ada Lane <ada@example.org>", ("Ada Lane", "ada@example.org")),
        ("<new@example.org> <ada@example.org>", ("ada", "new@example.org")),
        ("Ada Lane <new@example.org> <ada@example.org>", ("Ada Lane", "new@example.org")),
        ("Ada Lane <new@example.org> ADA <ADA@example.org>", ("Ada Lane", "new@example.org")),
        ("Ada Lane <new@example.org> Eve <ada@example.org>", ("ada", "ada@example.org")),
    ],
)
def test_each_form_of_the_mailmap(line: str, proper: tuple[str, str]) -> None:
    found = Mailmap(line).proper(signature("ada", "ada@example.org", None))
    assert (found.name, found.mail) == proper


def test_one_human_with_two_addresses_is_offered_and_not_joined(tmp_path: Path) -> None:
    commits = [(ADA, "2024-01-05"), ("Ada Lane <12+adal@users.noreply.github.com>", "2024-02-05"), (BEN, "2024-03-01")]
    owners = {".github/CODEOWNERS": "* @adal\n"}
    found = read_repository(repository(tmp_path / "kestrel", commits, owners))
    assert len([item for item in found.items if item.keys]) == 4
    (same,) = found.same
    assert len(same.ids) == 3
    assert same.why == "one name and one account"


def test_programs_are_left_out_and_said(tmp_path: Path) -> None:
    bots = ["dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "GitHub <noreply@github.com>"]
    found = read_repository(repository(tmp_path / "kestrel", [(bots[0], "2024-01-05", bots[1]), (ADA, "2024-02-01")]))
    assert set(people(found)) == {"Ada Lane"}
    assert "dependabot[bot] (1 commit, 2024-01-05) and GitHub (0 commits, 1 committed" in found.notes[0]


def test_where_a_history_is_cut_no_first_day_is_claimed(tmp_path: Path) -> None:
    folder = repository(tmp_path / "kestrel", [(ADA, "2024-01-05"), (ADA, "2024-02-05"), (ADA, "2024-03-05")])
    where = git.git_folder(folder)
    assert where is not None
    history = git.history(where)
    head = Path(where, "objects", history.head[:2], history.head[2:])
    parent = zlib.decompress(head.read_bytes()).split(b"parent ")[1][:40].decode()
    Path(where, "objects", parent[:2], parent[2:]).unlink()
    found = read_repository(folder)
    assert {one.since for one in found.relations} == {None}
    assert any("history is cut" in note for note in found.notes)


def test_the_address_it_came_from_is_kept_without_a_login(tmp_path: Path) -> None:
    folder = repository(tmp_path / "kestrel", [(ADA, "2024-01-05")])
    with (folder / ".git" / "config").open("a") as config:
        config.write('[remote "origin"]\n\turl = https://ada:secret@git.example/acme/kestrel.git\n')
    (thing,) = [item.record for item in read_repository(folder).items if not isinstance(item.record, Party)]
    assert thing.location == "https://git.example/acme/kestrel.git"


class TestHostile:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return repository(tmp_path / "kestrel", [(ADA, "2024-01-05")])

    def test_an_include_in_its_configuration_is_not_followed(self, folder: Path) -> None:
        (folder / ".git" / "config").write_text("[include]\n\tpath = /dev/zero\n[core]\n\tfsmonitor = touch /tmp/x\n")
        assert people(read_repository(folder))

    def test_borrowed_objects_are_refused(self, folder: Path) -> None:
        (folder / ".git" / "objects" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "objects" / "info" / "alternates").write_text("/etc\n")
        with pytest.raises(Refused, match="borrows"):
            read_repository(folder)

    def test_a_linked_working_tree_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / ".git").write_text("gitdir: /etc\n")
        with pytest.raises(Refused, match="linked working tree"):
            read_repository(tmp_path)

    @pytest.mark.parametrize(
        "head", ["", "ref: ../../../etc/passwd", "ref: refs/heads/../../config", "ref: refs/heads/none"]
    )
    def test_a_head_that_names_nothing_is_refused(self, folder: Path, head: str) -> None:
        (folder / ".git" / "HEAD").write_text(head)
        with pytest.raises(Refused, match="HEAD"):
            read_repository(folder)

    def test_owners_behind_a_link_out_of_the_folder_are_not_read(self, folder: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.write_text("* @eve\n")
        (folder / "CODEOWNERS").symlink_to(outside)
        found = read_repository(folder)
        assert [str(one) for one in found.problems] == [
            "CODEOWNERS: This link leads out of the folder; it is not followed."
        ]

    def test_a_commit_that_inflates_without_end_is_not_inflated(self, folder: Path) -> None:
        where = folder / ".git"
        head = git.history(where).head
        bomb = zlib.compress(b"commit 1000000000\0" + bytes(50_000_000), 9)
        path = where / "objects" / head[:2] / head[2:]
        path.chmod(0o644)
        path.write_bytes(bomb)
        with pytest.raises(Refused, match="No commit"):
            git.history(where)

    def test_spoilt_packs_and_indexes_are_refused_in_one_sentence(self, folder: Path) -> None:
        packed(folder)
        (index,) = (folder / ".git" / "objects" / "pack").glob("*.idx")
        index.chmod(0o644)
        index.write_bytes(b"\xfftOc" + struct.pack(">L", 2) + bytes(300))
        with pytest.raises(Refused):
            git.history(folder / ".git")

    @given(st.binary(max_size=40), st.integers(0, 2**16))
    def test_a_pack_with_other_bytes_gives_a_history_or_a_refusal(
        self, tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
    ) -> None:
        folder = packed(
            repository(tmp_path_factory.mktemp("spoilt") / "kestrel", [(ADA, "2024-01-05"), (BEN, "2024-01-06")])
        )
        (pack,) = (folder / ".git" / "objects" / "pack").glob("*.pack")
        content = bytearray(pack.read_bytes())
        at %= len(content)
        content[at : at + len(noise)] = noise
        pack.chmod(0o644)
        pack.write_bytes(bytes(content))
        with suppress(Refused):
            assert git.history(folder / ".git").commits

    def test_a_delta_that_copies_without_end_is_stopped(self) -> None:
        delta = bytes([0x80, 0x80, 0x04, 0x80, 0x80, 0x04]) + bytes([0xF0, 0xFF, 0xFF, 0xFF]) * 100_000
        with pytest.raises(packs.Spoilt):
            packs.apply(bytes(2**16), delta, 2**20, packs.Work())

    @given(st.binary(max_size=60), st.binary(max_size=60))
    def test_any_delta_gives_bytes_within_the_limit_or_is_spoilt(self, base: bytes, delta: bytes) -> None:
        with suppress(packs.Spoilt):
            assert len(packs.apply(base, delta, 500, packs.Work())) <= 500

    @given(st.binary(max_size=200))
    def test_any_bytes_are_a_commit_or_none(self, noise: bytes) -> None:
        for raw in (noise, b"author A <a@b> " + noise, b"author A <a@b> 1 +0000\ncommitter " + noise):
            git._read(raw)

    @pytest.mark.parametrize("zone", [b"+9999", b"-9999", b"+2400", b"-0000", None])
    @pytest.mark.parametrize("seconds", [-5, 0, 10**11, 10**12 - 1])
    def test_impossible_moments_are_no_days(self, zone: bytes | None, seconds: int) -> None:
        found = git._day(seconds, zone)
        assert found is None or found.year >= 1970

    @given(st.text(max_size=300))
    def test_any_mailmap_is_read(self, text: str) -> None:
        assert Mailmap(text).proper(Signature("a", "b@c", None)) is not None
