"""Licence texts: named where there is no doubt, unknown where one word was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.intake.licence.files import is_licence, is_policy
from govdesk.intake.licence.names import licence_id
from govdesk.intake.licence.text import recognise

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
    ("file", "id_", "how"),
    [
        ("deepseek-code.LICENSE", "mit", "whole text"),
        ("deepseek-model.LICENSE", "deepseek-la-1.0", "whole text"),
        ("gpt-oss.LICENSE", "apache-2.0", "whole text"),
        ("llama3.LICENSE", "llama3", "whole text"),
        ("llama3_1.LICENSE", "llama3.1", "whole text"),
        ("gpt-neox.LICENSE", "", ""),  # says January 2024, and holds a second licence
        ("gpt-oss.USAGE_POLICY", "", ""),
    ],
)
def test_real_texts(samples: Path, file: str, id_: str, how: str) -> None:
    assert recognise((samples / "licences" / file).read_text(encoding="utf-8")) == (id_, how)


def test_line_breaks_and_holders_do_not_matter() -> None:
    assert recognise(MIT) == ("mit", "whole text")
    assert recognise(MIT.replace("\n", "\r\n").replace("Somebody", "Nobody, Inc.").upper()) == ("mit", "whole text")


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
    assert recognise(MIT.replace(old, new)) == ("", "")


def test_added_conditions_make_it_unknown() -> None:
    extra = "If the Software has more than 100 million users, display its name.\n"
    assert recognise(MIT + extra) == ("", "")


@pytest.mark.parametrize(
    "line", ["Copyright (c) 2023 X. You may not sell it.", "(c) 2023 X, for research only", "© 2020 no use"]
)
def test_terms_in_a_copyright_line_make_it_unknown(line: str) -> None:
    assert recognise(MIT.replace("Copyright (c) 2020 Somebody", line)) == ("", "")


def test_heading_with_its_date_is_enough_for_the_llama_family() -> None:
    text = "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT\nLlama 3.2 Version Release Date: September 25, 2024\n\n“Agreement” means …"
    assert recognise(text) == ("llama3.2", "heading and date")
    assert recognise(text.replace("25", "26")) == ("", "")
    assert recognise("About it\n" + text) == ("", "")


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
    for name in ("LICENSE", "LICENCE.md", "license.txt", "COPYING", "LICENSE-MODEL", "gpt-oss.LICENSE"):
        assert is_licence(name), name
    for name in ("licenses.py", "license_check.json", "README.md"):
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
