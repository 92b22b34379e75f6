"""Licence texts: named where there is no doubt, unknown where one word was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.intake.licence.files import is_licence, is_policy
from govdesk.intake.licence.names import licence_id
from govdesk.intake.licence.text import begins_as, recognise

MIT = """The MIT License (MIT)

Copyright (c) 2020 Somebody
All rights reserved.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@pytest.mark.parametrize(
    ("file", "id_"),
    [
        ("deepseek-code.LICENSE", "mit"),
        ("deepseek-model.LICENSE", "deepseek-la-1.0"),
        ("gpt-oss.LICENSE", "apache-2.0"),
        ("llama3.LICENSE", "llama3"),
        ("llama3_1.LICENSE", "llama3.1"),
        ("gpt-neox.LICENSE", ""),  # says January 2024, and holds a second licence
        ("gpt-oss.USAGE_POLICY", ""),
    ],
)
def test_real_texts(samples: Path, file: str, id_: str) -> None:
    assert recognise((samples / "licences" / file).read_text(encoding="utf-8")) == id_


def test_line_breaks_and_holders_do_not_matter() -> None:
    assert recognise(MIT) == "mit"
    assert recognise(MIT.replace("\n", "\r\n").replace("Somebody", "Nobody, Inc.").upper()) == "mit"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("free of charge", "for a charge"),
        ("sell copies", "copies"),
        ("NO EVENT", "EVENT"),
        ("any person", "any natural person"),
    ],
)
def test_one_changed_word_makes_it_unknown(old: str, new: str) -> None:
    assert old in MIT
    assert recognise(MIT.replace(old, new)) == ""


def test_added_conditions_make_it_unknown() -> None:
    extra = "If the Software has more than 100 million users, display its name.\n"
    assert recognise(MIT + extra) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Copyright (c) 2023 X. You may not sell it.",
        "(c) 2023 X, for research only",
        "© 2020 X no use",
        "Copyright (c) 2023 X. For academic research purposes.",
        "Copyright 2024 ACME; companies above 100 million in revenue need to ask us first.",
        "Copyright 2024 ACME. The European Union is outside the territory of this licence.",
        "All rights reserved in respect of military and medical applications.",
    ],
)
def test_terms_in_a_copyright_line_make_it_unknown(line: str) -> None:
    assert recognise(MIT.replace("Copyright (c) 2020 Somebody", line)) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Copyright (c) 2023 marella",
        "Copyright © 2018- The Hugging Face team. All rights reserved.",
        "Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>",
        "Copyright 2018-2021 The OpenAI Team Authors and HuggingFace Inc. team.",
        "(c) 2020 EleutherAI",
        "Copyright (c) <year> <copyright holders>",
    ],
)
def test_a_line_with_nothing_but_a_name_does_not_matter(line: str) -> None:
    assert recognise(MIT.replace("Copyright (c) 2020 Somebody", line)) == "mit"


@pytest.mark.parametrize(
    "more", ["禁止任何商业用途。", "Коммерческое использование запрещено.", "يمنع الاستخدام التجاري"]
)
def test_terms_in_another_script_make_it_unknown(more: str) -> None:
    assert recognise(f"{MIT}\n{more}\n") == ""
    assert recognise(MIT.replace("copy", "\N{CYRILLIC SMALL LETTER ES}opy", 1)) == ""


def test_heading_and_date_only_tell_what_a_text_begins_as() -> None:
    text = "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT\nLlama 3.2 Version Release Date: September 25, 2024\n\n“Agreement” means …"
    assert (recognise(text), begins_as(text)) == ("", "llama3.2")
    assert begins_as(text.replace("25", "26")) == ""
    assert begins_as("About it\n" + text) == ""


def test_a_card_and_a_licence_text_that_begins_as_another_one_conflict(tmp_path: Path) -> None:
    from tests.intake.intake_making import fact, proposal

    (tmp_path / "README.md").write_text("---\nlicense: llama3.1\n---\n")
    (tmp_path / "LICENSE").write_text(
        "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT\nLlama 3.2 Version Release Date: September 25, 2024\n\nText"
    )
    found = proposal(tmp_path)
    assert found.component.licence == ""
    assert fact(found, "model.licence") == "llama3.1"
    assert found.conflicts == (
        "Licence: README.md (license) says llama3.1; LICENSE (heading and date) begins as llama3.2.",
    )
    assert [problem.where for problem in found.problems] == ["LICENSE"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Apache-2.0", "apache-2.0"),
        ("Apache 2.0", "apache-2.0"),
        ("apache license 2.0", "apache-2.0"),
        ("MIT License", "mit"),
        ("Llama-3.1", "llama3.1"),
        ("llama3.1", "llama3.1"),
        ("gemma-terms-of-use", "gemma"),
        ("my-own-license", "my-own-license"),
        ("apache", "apache"),  # which version is not said
        ("other", ""),
        ("Unknown", ""),
        ("", ""),
        ("Use of the model is subject to our terms of service, which you find on our site. " * 3, ""),
    ],
)
def test_names_lead_to_ids(name: str, id_: str) -> None:
    assert licence_id(name) == id_


def test_which_files_are_licences() -> None:
    for name in (
        "LICENSE",
        "LICENCE.md",
        "COPYING",
        "LICENSE-MODEL",
        "gpt-oss.LICENSE",
        "MODEL_LICENSE",
        "Llama3 License.txt",
        "LICENSE.pdf",
    ):
        assert is_licence(name), name
    for name in ("licenses.py", "license_check.json", "tool.py.license", "README.md", "NOTICE"):
        assert not is_licence(name), name
    assert is_policy("USE_POLICY.md")
    assert is_policy("USAGE_POLICY")


def test_the_licence_of_the_code_is_not_the_model_s(tmp_path: Path, samples: Path) -> None:
    from tests.intake.intake_making import fact, proposal

    (tmp_path / "README.md").write_text("---\ntags: [x]\n---\n")
    (tmp_path / "LICENSE-CODE").write_bytes((samples / "licences" / "deepseek-code.LICENSE").read_bytes())
    (tmp_path / "LICENSE-MODEL").write_bytes((samples / "licences" / "deepseek-model.LICENSE").read_bytes())
    found = proposal(tmp_path)
    assert found.component.licence == "deepseek-la-1.0"
    assert fact(found, "code.licence") == "mit"
    assert found.conflicts == ()


def test_a_line_of_blanks_without_end_is_read_at_once() -> None:
    for filler in (" ", "\t", ". ", "(c) "):
        assert recognise(filler * 500_000 + "x") == ""
