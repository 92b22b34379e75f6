"""The commits of a repository by their names: out of loose files or packs, within limits, from this folder only."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from govdesk.intake.bounded import Refused, check_plain, inside, plain_file, refuse
from govdesk.intake.people.packed import Pack, SpentError, Spoilt, Work

MAX_COMMIT_BYTES = 2**20
MAX_PACKS = 2_000
MAX_INDEX_BYTES = 2 * 2**30
_COMMIT = 1


class Objects(Protocol):
    """Whoever can give a commit."""

    def commit(self, sha: bytes) -> bytes | None:
        """Give a commit by its 40 digits: None where it is absent or costs too much, b"" where it is spoilt or none."""
        ...


@contextmanager
def objects_of(folder: Path) -> Iterator[Objects]:
    """Open the objects of a git folder. Raises Refused where they are not all here or an index is spoilt."""
    if (folder / "objects" / "info" / "alternates").exists():
        refuse("This repository borrows its objects from another folder.", "Copy it with “git clone --no-local”.")
    with ExitStack() as stack:
        work = Work()
        yield _Objects(folder, list(_packs(folder, stack, work)), work)


def _packs(folder: Path, stack: ExitStack, work: Work) -> Iterator[Pack]:
    from dulwich.object_format import SHA1
    from dulwich.pack import load_pack_index

    indexes = sorted((folder / "objects" / "pack").glob("*.idx"))
    if len(indexes) > MAX_PACKS:
        refuse(f"This repository has more than {MAX_PACKS:,} packs.", "Run “git gc” in it.")
    for path in indexes:
        pack = path.with_suffix(".pack")
        for file in (path, pack):
            check_plain(file)
            inside(file, (folder.resolve(),))
        if path.stat().st_size > MAX_INDEX_BYTES:
            refuse("An index of this repository is larger than any real one.", at=f"objects/pack/{path.name}")
        try:
            index = load_pack_index(path, SHA1)
        except Exception as error:
            says = "An index of this repository is damaged."
            raise Refused(says, at=f"objects/pack/{path.name}") from error
        stack.callback(index.close)
        stream, _ = stack.enter_context(plain_file(pack))
        yield Pack(stream, index, MAX_COMMIT_BYTES, work)


class _Objects:
    def __init__(self, folder: Path, packs: list[Pack], work: Work) -> None:
        self._folder, self._root, self._packs, self._work = folder, folder.resolve(), packs, work

    def commit(self, sha: bytes) -> bytes | None:
        try:
            found = self._packed(sha)
            content = self._loose(sha.decode()) if found is None else found
            self._work.spend(len(content or b""))
        except SpentError:
            return None
        return content

    def _packed(self, sha: bytes) -> bytes | None:
        try:
            for number, pack in enumerate(self._packs):
                offset = pack.offset(sha)
                if offset is not None:
                    self._packs.insert(0, self._packs.pop(number))  # its neighbours are likely to lie there, too
                    kind, content = pack.read(offset)
                    return content if kind == _COMMIT else b""
        except (Spoilt, OSError, ValueError, OverflowError, IndexError, AssertionError):
            return b""
        return None

    def _loose(self, sha: str) -> bytes | None:
        path = self._folder / "objects" / sha[:2] / sha[2:]
        if not path.exists():
            return None
        try:
            inside(path, (self._root,))
            with plain_file(path) as (stream, _):
                packed = stream.read(MAX_COMMIT_BYTES)
            content = zlib.decompressobj().decompress(packed, MAX_COMMIT_BYTES)
        except (Refused, zlib.error):
            return b""
        head, _, body = content.partition(b"\0")
        return body if head.startswith(b"commit ") and head[7:] == str(len(body)).encode() else b""
