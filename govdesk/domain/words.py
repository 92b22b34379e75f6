"""The closed lists of the register: values as kept, labels as shown."""

from __future__ import annotations

from govdesk.domain.fields import Choices

SIZES: Choices = (
    ("micro", "Micro (under 10 people)"),
    ("small", "Small (under 50 people)"),
    ("medium", "Medium (under 250 people)"),
    ("smc", "Small mid-cap (under 750 people)"),
    ("large", "Large"),
)
BODIES: Choices = (
    ("private", "Private body"),
    ("public_body", "Public body"),
    ("private_public_service", "Private body that provides public services"),
    ("natural_person", "Natural person"),
)
PARTY_KINDS: Choices = (
    ("person", "Person"),
    ("team", "Team"),
    ("organization", "Organization"),
    ("community", "Open-source community"),
)
COMPONENT_KINDS: Choices = (
    ("model", "Model"),
    ("adapter", "Adapter"),
    ("dataset", "Dataset"),
    ("prompt", "Prompt"),
    ("software", "Software"),
    ("service", "Service"),
)
OPENNESS: Choices = (("open", "Open"), ("proprietary", "Proprietary"))
AVAILABILITY: Choices = (("public", "Public"), ("restricted", "On request or restricted"), ("closed", "Not available"))
STATUSES: Choices = (
    ("planned", "Planned"),
    ("testing", "In testing"),
    ("live", "Live"),
    ("suspended", "Suspended"),
    ("retired", "Retired"),
)
ANSWER_STATES: Choices = (
    ("not_started", "Not started"),
    ("in_progress", "In progress"),
    ("met", "Met"),
    ("partly_met", "Partly met"),
    ("not_met", "Not met"),
    ("not_applicable", "Not applicable"),
)
TO_CONFIRM = "to_confirm"
SHOWN_STATES: Choices = (*ANSWER_STATES, (TO_CONFIRM, "To confirm"))
"""States as they are shown: an answer whose requirement changed since counts for nothing until it is confirmed."""
ORIGINS: Choices = (("person", "Said by a person"), ("file", "Read from a file"), ("measured", "Measured"))
DUTY_STATES: Choices = (
    ("proposed", "Proposed"),
    ("accepted", "Accepted"),
    ("declined", "Declined"),
    ("ended", "Ended"),
)
MADE_OF: Choices = (
    ("derived_from", "derived from"),
    ("trained_on", "trained on"),
    ("evaluated_on", "evaluated on"),
    ("uses", "uses"),
    ("deploys", "deploys"),
)
DONE_BY: Choices = (
    ("contributes", "contributes to"),
    ("maintains", "maintains"),
    ("provides", "provides"),
    ("licenses", "licenses"),
)
PLACES: Choices = (
    ("imports", "imports"),
    ("distributes", "distributes"),
    ("represents", "represents the provider of"),
    ("manufactures", "makes the product that holds"),
)
ROLES: Choices = (
    ("provider", "Provider"),
    ("deployer", "Deployer"),
    ("importer", "Importer"),
    ("distributor", "Distributor"),
    ("authorised_representative", "Authorised representative"),
    ("product_manufacturer", "Product manufacturer"),
)
ROLE_RELATIONS: dict[str, str] = {
    "provider": "provides",
    "deployer": "deploys",
    "importer": "imports",
    "distributor": "distributes",
    "authorised_representative": "represents",
    "product_manufacturer": "manufactures",
}
"""By which relation, from an actor to a system, each role in law is kept."""
DUTIES: Choices = (
    ("accountable", "accountable for"),
    ("responsible", "responsible for"),
    ("consulted", "consulted on"),
    ("informed", "informed of"),
    ("approves", "approves"),
    ("oversees", "oversees"),
)
STANDS_IN: Choices = (
    ("deputy_of", "deputy of"),
    ("delegates_to", "delegates to"),
    ("escalates_to", "escalates to"),
)
INSTEAD: Choices = (("fallback_for", "is the fallback for"),)
AGREED: Choices = (("contract_with", "has a contract with"),)
BELONGS: Choices = (("member_of", "member of"), ("reports_to", "reports to"))
RELATION_KINDS: Choices = MADE_OF + DONE_BY + PLACES + DUTIES + STANDS_IN + BELONGS + INSTEAD + AGREED
PHASES: Choices = (
    ("design", "Design"),
    ("data", "Data"),
    ("training", "Training or fine-tuning"),
    ("evaluation", "Evaluation"),
    ("deployment", "Deployment"),
    ("operation", "Operation"),
    ("change", "Change"),
    ("retirement", "Retirement"),
)
"""The life of a system in our own words; the stages of ISO/IEC 22989 are cut in another way."""
DERIVATIONS: Choices = (
    ("finetune", "Fine-tune"),
    ("adapter", "Adapter"),
    ("quantized", "Quantization"),
    ("merge", "Merge"),
    ("distilled", "Distillation"),
)


def label(choices: Choices, value: str) -> str:
    """Give the shown label of a kept value; an unlisted value is shown as it is, an empty one as not known."""
    return dict(choices).get(value, value) or "Not known"


def values(choices: Choices) -> frozenset[str]:
    """List the values that may be kept."""
    return frozenset(value for value, _ in choices)
