"""What only people can say about licences: the questions, the keys of their facts, and what has been said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govdesk.domain.law.questions import Question
from govdesk.domain.records import Component, Evidence, Fact, Value
from govdesk.domain.sources import rivals
from govdesk.domain.state import State

PASSED_ON = "licence_passed_on"
NOTICE = "licence_notice"
TEXT = "licence_text"
COVERS = "use_policy_covers"
CLEARED = "outputs_cleared"
TAUGHT = "model.trained_on_outputs_of_models"
TEXT_KIND = "licence text"
"""The kind of evidence that a kept licence text is."""
_READ = "model.licence_text"
_OURS = (PASSED_ON, NOTICE, TEXT, COVERS, CLEARED, _READ)

ABOUT_COMPONENT = (
    Question(
        PASSED_ON,
        "bool",
        "Do people outside the organization get it, or a product or service that it is in?",
        "L-05, L-06",
        "Copies, a hosted service, an app with it inside: each counts. Use by our own people alone does not.",
        about="model",
    ),
    Question(
        NOTICE,
        "text",
        "Where do the notice and the name that its licence asks for stand?",
        "L-05",
        "For example: NOTICE file of the release 2.1, and the page About in the app.",
        about="model",
    ),
)
ABOUT_MODEL = Question(
    TAUGHT,
    "bool",
    "Did outputs of other models train it, as synthetic data or by distillation?",
    "L-07",
    "Where they did, record which: a relation “trained on” or “derived from”, distilled, to each of them.",
    about="model",
)


def covers(licence: str) -> Question:
    """Ask whether the use policy of a system carries what a licence restricts; the fact's key names the licence."""
    ask = f"Does the acceptable use policy of this system carry the use restrictions of {licence}?"
    return Question(f"{COVERS}.{licence}", "bool", ask, "L-08", "Say so once the policy has been compared with them.")


def cleared(teacher: str, name: str) -> Question:
    """Ask whether training on the outputs of a model was cleared; the fact's key names that model."""
    ask = f"Has a lawyer cleared it that outputs of {name} trained this model?"
    return Question(f"{CLEARED}.{teacher}", "bool", ask, "L-07", "Name the opinion in the reason.", about="model")


@dataclass(frozen=True, slots=True)
class Said:
    """What has been said about licences: facts by (subject, key), and the SHA-256 of all evidence that is kept."""

    facts: Mapping[tuple[str, str], tuple[Fact, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def value(self, subject: str, key: str) -> Value:
        """Give what is said, or None where nobody says it, somebody is unsure, or sources disagree."""
        facts = self.facts.get((subject, key), ())
        if not facts or rivals(facts):
            return None
        return next((fact.value for fact in facts if fact.chosen), facts[0].value)

    def read(self, component: str) -> frozenset[str]:
        """Give the SHA-256 of the licence texts that lay beside a component when it was read."""
        return frozenset(_parted(fact)[1] for fact in self.facts.get((component, _READ), ()))

    def text(self, component: Component) -> str:
        """Say how the licence text of a component is held.

        kept: as evidence, for the licence that is recorded now and, where a folder was read, as it lay there. other:
        one is kept that no longer fits these. hash: seen and not kept. "": nothing is known of it.
        """
        seen = self.read(component.id)
        held = [_parted(fact) for fact in self.facts.get((component.id, TEXT), ())]
        held = [(licence, digest) for licence, digest in held if digest in self.kept]
        if any(licence == component.licence and (not seen or digest in seen) for licence, digest in held):
            return "kept"
        return "other" if held else "hash" if seen else ""


def text_value(licence: str, digest: str) -> str:
    """Give the value of the fact that a text is kept for a licence."""
    return f"{licence} sha256:{digest}"


def _parted(fact: Fact) -> tuple[str, str]:
    licence, _, digest = str(fact.value).rpartition("sha256:")
    return licence.strip(), digest


def said(state: State) -> Said:
    """Collect what is said about licences in a state."""
    ours = (fact for fact in state.all(Fact).values() if _is_ours(fact.key))
    return Said(_by_key(ours), frozenset(one.sha256 for one in state.all(Evidence).values()))


def _is_ours(key: str) -> bool:
    return key.partition(".")[0] in _OURS or key == TAUGHT or key.startswith(_READ)


def _by_key(facts: Iterable[Fact]) -> dict[tuple[str, str], tuple[Fact, ...]]:
    found: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.subject, _READ if fact.key.startswith(_READ) else fact.key].append(fact)
    return {key: tuple(sorted(several, key=lambda fact: fact.id)) for key, several in found.items()}
