"""Pseudonyms: a name that stays the same in one workspace and tells nothing of the person to who lacks its key."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from functools import cache

from govdesk import resources
from govdesk.intake.yaml_text import parse_yaml

_PURPOSE = b"govdesk pseudonym\0"


def pseudonym(key: bytes, who: str) -> str:
    """Name a person: Contributor ABCD-EFGH. who: the surest thing that tells the person apart, as in Item.keys.

    Keyed with HMAC-SHA256 (RFC 2104); 40 bits are shown, so that two of 100,000 people share one in 1 of 200 cases.
    """
    digest = hmac.new(key, _PURPOSE + who.encode(), hashlib.sha256).digest()
    text = b32encode(digest[:5]).decode()
    return f"Contributor {text[:4]}-{text[4:]}"


@cache
def reason() -> tuple[str, str, str]:
    """Give why this is done, where the law says so, and what it does not do."""
    found = parse_yaml(resources.path("intake", "pseudonyms.yaml").read_text(encoding="utf-8"))
    said = found if isinstance(found, dict) else {}
    says, cite, limit = (str(said.get(key, "")) for key in ("says", "cite", "limit"))
    return says, cite, limit
