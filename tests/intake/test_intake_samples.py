"""Real files: what is in them is read, and nothing among all samples is ever more than refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.intake import ecosystem
from govdesk.intake.proposal import Base, Proposal
from govdesk.intake.read import read
from tests.intake.intake_making import fact, proposal, refusal

CARDS = {  # folder: name, licence, base models with how, number of datasets, languages
    "Dr_Samantha-7B": (
        "Dr_Samantha-7B",
        "llama2",
        [("Severus27/BeingWell_llama2_7b", "merge"), ("ParthasarathyShanmugam/llama-2-7b-samantha", "merge")],
        3,
        ("en", "zh"),
    ),
    "LLaMA2-13B-Estopia": ("LLaMA2-13B-Estopia", "cc-by-nc-4.0", [("TheBloke/Llama-2-13B-fp16", "")], 0, ()),
    "Meta-Llama-3-8B-Instruct": ("Meta-Llama-3-8B-Instruct", "llama3", [], 0, ("en",)),
    "Mixtral-8x7B-Instruct-v0.1": ("Mixtral-8x7B-Instruct-v0.1", "apache-2.0", [], 0, ("fr", "it", "de", "es", "en")),
    "Nous-Hermes-Llama2": ("Nous-Hermes-Llama2-13b", "mit", [], 0, ("en",)),
    "Poro-34B": ("Poro 34B", "apache-2.0", [], 4, ("fi", "en")),
    "SOLAR-10.7B-Instruct-v1.0": (
        "SOLAR-10.7B-Instruct-v1.0",
        "cc-by-nc-4.0",
        [("upstage/SOLAR-10.7B-v1.0", "")],
        4,
        ("en",),
    ),
    "Yi-34B-Chat": ("Yi-34B-Chat", "yi-license", [], 0, ()),
    "all-MiniLM-L6-v2": ("all-MiniLM-L6-v2", "apache-2.0", [], 21, ("en",)),
    "deepseek-coder-33B-instruct": ("deepseek-coder-33B-instruct", "deepseek-la-1.0", [], 0, ()),
    "gemma-2b-it": ("gemma-2b-it", "gemma", [], 0, ()),
    "mamba-2.8b-hf": ("mamba-2.8b-hf", "", [], 0, ()),
    "med42-70B": ("med42-70B", "med42", [], 0, ("en",)),
    "phi-2": ("phi-2", "mit", [], 0, ("en",)),
    "stable-code-3b": ("stable-code-3b", "", [], 6, ("en",)),
    "tulu-2-70B": ("Tulu V2 70B", "", [("meta-llama/Llama-2-70b-hf", "")], 1, ("en",)),
    "zephyr-7B-beta": ("Zephyr 7B β", "mit", [("mistralai/Mistral-7B-v0.1", "")], 2, ("en",)),
}


@pytest.mark.parametrize("folder", CARDS)
def test_card_says_what_its_metadata_says(samples: Path, folder: str) -> None:
    found = proposal(samples / "model-cards" / folder / "README.md")
    name, licence, bases, datasets, languages = CARDS[folder]
    assert found.component.name in {name, folder}
    assert found.component.licence == licence
    assert [(base.name, base.how) for base in found.bases] == bases
    assert len(found.datasets) == datasets
    assert found.component.languages == languages
    assert found.component.id == ""
    assert found.component.training_flop is None
    assert found.conflicts == ()


def test_every_card_in_the_samples_is_read_or_refused_with_one_sentence(samples: Path) -> None:
    cards = sorted([*samples.glob("model-cards/**/*.md"), *samples.glob("model-folders/*/README.md")])
    assert len(cards) >= 38
    for card in cards:
        found = read(card)
        if isinstance(found, Proposal):
            assert found.component.name
            assert all(said.file == card.name for said in found.facts if said.at != "name of its folder")
        else:
            assert len(found) == 1
            assert card.name in found[0].where
            assert found[0].says.endswith(".")


def test_cards_without_metadata_say_so_once(samples: Path) -> None:
    for card, name in {
        "meta-llama3/MODEL_CARD.md": "meta-llama3",
        "dbrx-instruct/MODEL_CARD.md": "DBRX Instruct",
        "docker-gpt-oss.md": "GPT\N{NON-BREAKING HYPHEN}OSS",
        "docker-granite-4.0-h-small.md": "Granite 4.0 H Small",
        "Athena-v1/README.md": "Athena-v1",
    }.items():
        found = proposal(samples / "model-cards" / card)
        assert found.component.name == name
        assert found.component.licence == ""
        (problem,) = found.problems
        assert "no metadata block" in problem.says


def test_refused_cards_name_the_line(samples: Path) -> None:
    fixtures = samples / "model-cards" / "hub-test-fixtures"
    assert refusal(fixtures / "sample_invalid_card_data.md").startswith("sample_invalid_card_data.md:2: ")
    assert refusal(samples / "model-cards" / "SPEC-modelcard.md").startswith("SPEC-modelcard.md:38: ")


def test_windows_line_ends_are_read(samples: Path) -> None:
    found = proposal(samples / "model-cards" / "hub-test-fixtures" / "sample_windows_line_breaks.md")
    assert (found.component.licence, found.component.languages) == ("mit", ("eo",))


def test_misspelt_keys_are_told_and_not_read(samples: Path) -> None:
    found = proposal(samples / "model-cards" / "LMCocktail-phi-2-v1" / "README.md")
    assert found.component.licence == ""
    assert [problem.where for problem in found.problems] == [
        "README.md:-license",
        "README.md:-license_name",
        "README.md:-license_link",
    ]


def test_terms_before_download_are_told_and_do_not_say_whether_the_gate_is_shut(samples: Path) -> None:
    found = proposal(samples / "model-cards" / "Meta-Llama-3-8B-Instruct" / "README.md")
    assert found.component.weights == ""
    assert fact(found, "model.has_gate_terms") is True
    assert fact(found, "model.gate_terms").startswith("sha256:562e0935")


def test_sentence_encoder_folder(samples: Path) -> None:
    found = proposal(samples / "model-folders" / "all-MiniLM-L6-v2")
    assert found.component.parameters == 22_713_216
    assert found.component.licence == "apache-2.0"
    assert found.component.openness == "open"
    assert found.component.hashes == ()  # its weights are cut
    assert fact(found, "model.architecture") == "bert"
    assert fact(found, "model.context_length") == 512
    assert fact(found, "model.tensor_types") == ("F32 22713216", "I64 512")
    assert [str(problem) for problem in found.problems] == [
        "model.header-only.safetensors: The file is cut: it holds 11,416 of 90,868,376 bytes. Fetch it again."
    ]


def test_lora_folder(samples: Path) -> None:
    found = proposal(samples / "model-folders" / "biotech-lora")
    assert found.component.kind == "adapter"
    assert found.component.name == "biotech-lora"
    assert found.component.parameters == 786_432
    assert found.component.licence == ""
    assert found.bases == (Base("NovaSearch/stella_en_400M_v5", "adapter", "README.md", "base_model"),)
    assert fact(found, "adapter.r") == 16
    assert {said.value for said in found.facts if said.key == "model.base"} == {"NovaSearch/stella_en_400M_v5"}
    assert found.component.hashes == (
        "adapter_model.safetensors sha256:1f55e30dd32ada062d0d416002c64df5d4594397156739c4a547d4dd9fa7435c",
    )
    assert found.problems == ()


def test_adapter_whose_base_is_a_path_and_whose_weights_are_a_pointer(samples: Path) -> None:
    found = proposal(samples / "model-folders" / "securestar-adapter")
    assert found.component.kind == "adapter"
    assert found.component.licence == "apache-2.0"
    assert found.component.parameters is None
    assert found.component.hashes == ()
    assert [base.name for base in found.bases] == ["Tzafon/Northstar-CUA-Fast"]
    told = [str(problem) for problem in found.problems]
    assert len(told) == 2
    assert "base_model_name_or_path" in told[0]
    assert "/home/…/northstar" in told[0]
    assert "shadeform" not in str(found)  # a user's name is nobody's business
    assert "Git LFS pointer: the file itself (132,195,448 bytes) is not here" in told[1]
    assert fact(found, "file.pointer").startswith("sha256:8459e0eb")


def test_pointer_alone_is_refused_as_what_it_is(samples: Path) -> None:
    said = refusal(samples / "model-folders" / "securestar-adapter" / "adapter_model.safetensors")
    assert "Git LFS pointer" in said


def test_quantised_gguf_counts_parameters_by_shape(samples: Path) -> None:
    found = proposal(samples / "gguf" / "gemma-3-270m-q4_k_m.header.gguf")
    assert found.component.name == "Gemma 3 270m"
    assert found.component.parameters == 268_098_176
    assert found.component.licence == "gemma"
    assert fact(found, "model.quantization") == "Q4_K_M"
    assert fact(found, "model.context_length") == 32_768
    assert "it holds 6,525,112 of 253,113,024 bytes" in found.problems[0].says


def test_vocabulary_gguf(samples: Path) -> None:
    found = proposal(samples / "gguf" / "ggml-vocab-phi-3.gguf")
    assert found.component.name == "Phi3"
    assert found.component.parameters is None
    assert fact(found, "model.architecture") == "phi3"
    assert fact(found, "file.sha256") == "967d7190d11c4842eab697079d98d56c2116e10eb617be355a2733bfc132e326"
    assert [problem.says for problem in found.problems] == ["The file holds a vocabulary and no weights."]


def test_no_sample_of_any_kind_raises(samples: Path) -> None:
    files = sorted(samples.rglob("*"))
    assert len(files) > 200
    for path in files:
        found = read(path)
        assert isinstance(found, Proposal) or (found and all(problem.says for problem in found)), path


def test_ecosystem_graph_has_the_size_it_has(samples: Path) -> None:
    graph = ecosystem.read(samples / "ecosystem-graphs")
    ids = {record.id for record in graph.records}
    components = [record for record in graph.records if record.id.startswith("comp-")]
    dependencies = [relation for relation in graph.relations if relation.kind != "provides"]
    assert len(ids) == len(graph.records)
    assert len(components) == 155
    assert len(dependencies) == 223
    assert sum(relation.target not in ids for relation in dependencies) == 124
    assert all(relation.source in ids for relation in graph.relations)
    assert [str(problem) for problem in graph.problems] == ["SCHEMA.yaml: This is not a list of assets."]
