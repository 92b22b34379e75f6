"""Make resources/licences/texts.json from whole licence texts: run by hand when they change, not part of any build.

    python packaging/licence_texts.py TEXTS

needs in TEXTS the .LICENSE files of PyPI scancode-toolkit-mini 32.5.0 (licensedcode/data/licenses); texts that lie in
tests/intake/licences are taken from there. No text is shipped, only hashes of runs of
its words: enough to compare another text with it, not enough to read it.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from govdesk.intake.licence.nearest import shingles
from govdesk.intake.licence.text import fingerprint, placed, words_of

OUT = Path(__file__).resolve().parent.parent / "resources" / "licences" / "texts.json"
OURS = Path(__file__).resolve().parent.parent / "tests" / "intake" / "licences"
TABLE = Path(__file__).with_suffix(".txt")
# Other forms of the same words, told by their fingerprints alone.
ALSO = {
    "apache-2.0": (
        "ef9aa6097e8b8724e8bedf9a9a264cbc",  # with https addresses
        "f45538b138cf9aea39fa205de037a0be",  # without the appendix
        "37599287c15c2f2ec060c3c3b55bdf69",  # without the appendix and the line before it
        "e87dea5078ce2faaea46d3475af18d30",
    ),
    "mit": ("0cf21bdfd1964a97a8615e1285348458",),
    "bsd-3-clause": ("9b83d3dee0616d07b82a272dd9bf5134", "53075742228962c7ea381b8242c64602"),  # numbers, bullets
    "bsd-2-clause": ("a56fee4b2f66331ed54da4950ef9c939", "986c3c3199a93b916c8f2e0aeed57819"),
    "isc": ("280d76b420aeff51730e96577a246612",),
    "mpl-2.0": ("f82071285728ca3ec7685ee9bc4acdae",),
    "gpl-2.0": ("efe73660e5476cf0368fc0fc143f624f",),
    "gpl-3.0": ("a8cd54d6683aa630f0b8d05d56184ad9", "866a994ef41dd767778ab74e2de00daa"),  # https, http addresses
    "lgpl-2.1": ("4d55922bdeafabde164d75448bbfb0b4",),
    "lgpl-3.0": ("aae2b222477171fb64e298e7965e768a",),
    "cc0-1.0": ("96bdc7f63190fb4bd1ae584b890300ed",),
    "llama3": ("b523b6ec93be3b97d0ed8aff5c50b1cb",),
    "llama3.1": ("fd65f04be09770910b4dfefc337acd4e",),
    "deepseek-la-1.0": ("a9e36cc20981b42f99d6ee087f7773b2",),
}


def text_of(folder: Path, name: str) -> str:
    """Give the text of a file without the block of metadata before it."""
    ours = OURS / f"{name}.txt"
    text = (ours if ours.is_file() else folder / f"{name}.LICENSE").read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def main() -> int:
    """Write the hashes of all texts, one line a text; fail where a mark is missing from its own text."""
    folder = Path(sys.argv[1])
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    texts = [text_of(folder, row[2]) for row in rows]
    plain = [" ".join(words_of(text)) for text in texts]
    marks = [row[3].split("+") for row in rows]
    made = []
    for (id_, title, name, _), text, said, own in zip(rows, texts, plain, marks, strict=True):
        if missing := [mark for mark in own if mark not in said]:
            sys.exit(f"{name}: {missing}")
        beside = {row[0] for row, others in zip(rows, marks, strict=True) if all(mark in said for mark in others)}
        found = sorted(shingles([word for word, _ in placed(text)]))
        made.append(
            json.dumps(
                {
                    "id": id_,
                    "title": title,
                    "prints": sorted({fingerprint(text), *ALSO.get(id_, ())}),
                    "marks": own,
                    "beside": sorted(beside - {id_}),
                    "shingles": base64.b64encode(b"".join(one.to_bytes(4, "big") for one in found)).decode(),
                }
            )
        )
    OUT.write_text("[\n" + ",\n".join(made) + "\n]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
