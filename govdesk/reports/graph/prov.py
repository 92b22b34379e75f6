"""The responsibility graph as provenance for other programs: PROV-JSON (W3C Member Submission, 24 April 2013).

Components and systems are entities, parties and the organization agents. What was made of something was made by an
activity of which no more is known than its kind; duties are associations with the running of the thing they are for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import quote

from govdesk.domain.plain import to_plain
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.graph import Node, nodes
from govdesk.domain.responsibility.links import DUTIES, MADE_OF, Links, acceptance

_PREFIXES = {"rec": "urn:govdesk:record:", "act": "urn:govdesk:activity:", "gd": "urn:govdesk:terms:"}
_MADE_FROM = frozenset({"derived_from", "trained_on"})
_ATTRIBUTED = frozenset({"contributes", "maintains", "provides", "manufactures"})
_ON_BEHALF = frozenset({"member_of", "reports_to", "deputy_of"})
_PEOPLE = {"person": "prov:Person"}
_SAID = ("how", "scope", "since", "until", "accepted_on", "document", "note")
Attributes = dict[str, object]


def prov_json(ties: Links) -> str:
    """Write the graph of a day as PROV-JSON; same state, same text. Each statement has the id of its relation."""
    book = _Book(ties)
    for node in nodes(ties):
        book.declare(node)
    for relation in ties.relations:
        book.tell(relation)
    return json.dumps({"prefix": _PREFIXES, **book.said}, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _name(id_: str, prefix: str = "rec") -> str:
    return f"{prefix}:{quote(id_, safe='-_.')}"


def _term(word: str) -> Mapping[str, str]:
    return {"$": word if ":" in word else f"gd:{quote(word, safe='-_.')}", "type": "prov:QUALIFIED_NAME"}


class _Book:
    """The statements so far, by kind and id."""

    def __init__(self, ties: Links) -> None:
        self._ties = ties
        self._entities: set[str] = set()
        self.said: dict[str, dict[str, Attributes]] = {}

    def _put(self, kind: str, id_: str, **attributes: object) -> None:
        self.said.setdefault(kind, {})[id_] = {name.replace("_", ":", 1): value for name, value in attributes.items()}

    def declare(self, node: Node) -> None:
        """Say that there is a thing, or somebody."""
        thing = node.kind in ("component", "system") or (node.kind == "missing" and self._is_made_of(node.id))
        types = [_term(node.detail or node.kind)]
        if thing:
            self._entities.add(node.id)
        elif node.kind != "missing":
            types.append(_term(_PEOPLE.get(node.detail, "prov:Organization") if node.detail else "prov:Agent"))
        kind = "entity" if thing else "agent"
        self._put(kind, _name(node.id), prov_label=node.name, prov_type=types)

    def _is_made_of(self, id_: str) -> bool:
        return any(relation.kind in MADE_OF for relation in self._ties.arriving.get(id_, ()))

    def tell(self, relation: Relation) -> None:
        """Say one relation in the words of PROV."""
        plain = to_plain(relation) | {"acceptance": acceptance(relation, self._ties.on)}
        more: Attributes = {f"gd:{key}": str(plain[key]) for key in (*_SAID, "acceptance") if plain.get(key)}
        more["gd:relation"] = relation.kind
        self._teller(relation)(relation, more)

    def _teller(self, relation: Relation) -> Callable[[Relation, Attributes], None]:
        source, target = relation.source in self._entities, relation.target in self._entities
        if source and target and relation.kind in _MADE_FROM:
            return self._derivation
        if source and target and relation.kind == "evaluated_on":
            return self._evaluation
        if not source and target and relation.kind in DUTIES:
            return self._duty
        if not source and target and relation.kind in _ATTRIBUTED:
            return self._attribution
        if not source and not target and relation.kind in (*_ON_BEHALF, "delegates_to"):
            return self._delegation
        return self._influence

    def _derivation(self, relation: Relation, more: Attributes) -> None:
        act, made, used = _name(relation.id, "act"), _name(relation.source), _name(relation.target)
        kind = relation.how or relation.kind
        self._put("activity", act, prov_type=_term(kind))
        self._put("wasGeneratedBy", f"{_name(relation.id)}-made", prov_entity=made, prov_activity=act)
        self._put("used", f"{_name(relation.id)}-used", prov_activity=act, prov_entity=used)
        ends = {"prov:generatedEntity": made, "prov:usedEntity": used, "prov:activity": act}
        self._statement("wasDerivedFrom", relation, ends | more)

    def _evaluation(self, relation: Relation, more: Attributes) -> None:
        act = _name(relation.id, "act")
        self._put("activity", act, prov_type=_term("evaluation"))
        self.said["activity"][act].update(more)
        self._put("used", f"{_name(relation.id)}-what", prov_activity=act, prov_entity=_name(relation.source))
        self._put("used", f"{_name(relation.id)}-with", prov_activity=act, prov_entity=_name(relation.target))

    def _duty(self, relation: Relation, more: Attributes) -> None:
        act = _name(f"running-{relation.target}", "act")
        self._put("activity", act, prov_type=_term("running"), prov_label=f"Running {self._ties.name(relation.target)}")
        self._put("used", _name(f"running-{relation.target}"), prov_activity=act, prov_entity=_name(relation.target))
        ends = {"prov:activity": act, "prov:agent": _name(relation.source), "prov:role": _term(relation.kind)}
        self._statement("wasAssociatedWith", relation, ends | more)

    def _attribution(self, relation: Relation, more: Attributes) -> None:
        ends: Attributes = {"prov:entity": _name(relation.target), "prov:agent": _name(relation.source)}
        self._statement("wasAttributedTo", relation, ends | more)

    def _delegation(self, relation: Relation, more: Attributes) -> None:
        onwards = relation.kind in _ON_BEHALF
        acting, for_ = (relation.source, relation.target) if onwards else (relation.target, relation.source)
        ends: Attributes = {"prov:delegate": _name(acting), "prov:responsible": _name(for_)}
        self._statement("actedOnBehalfOf", relation, ends | more)

    def _influence(self, relation: Relation, more: Attributes) -> None:
        made = relation.kind in MADE_OF and relation.source in self._entities
        to, by = (relation.source, relation.target) if made else (relation.target, relation.source)
        ends: Attributes = {"prov:influencee": _name(to), "prov:influencer": _name(by)}
        self._statement("wasInfluencedBy", relation, ends | more)

    def _statement(self, kind: str, relation: Relation, attributes: Attributes) -> None:
        self.said.setdefault(kind, {})[_name(relation.id)] = attributes
