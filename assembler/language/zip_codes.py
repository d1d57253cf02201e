"""Finds the state of a ZIP code from its first three digits."""

from collections.abc import Mapping
from functools import cache

from assembler.language.places import state_name

PREFIXES = (
    "005:NY 006-007:PR 008:VI 009:PR 010-027:MA 028-029:RI 030-038:NH 039-049:ME 050-054:VT 055:MA 056-059:VT "
    "060-062:CT 064-069:CT 070-089:NJ 100-149:NY 150-196:PA 197-199:DE 200:DC 201:VA 206-219:MD 220-246:VA "
    "247-268:WV 270-289:NC 290-299:SC 300-319:GA 320-339:FL 341-349:FL 350-369:AL 370-385:TN 386-397:MS 398-399:GA "
    "400-427:KY 430-459:OH 460-479:IN 480-499:MI 500-528:IA 530-549:WI 550-567:MN 569:DC 570-577:SD 580-588:ND "
    "590-599:MT 600-629:IL 630-658:MO 660-679:KS 680-693:NE 700-714:LA 716-729:AR 730-732:OK 733:TX 734-749:OK "
    "750-799:TX 800-816:CO 820-831:WY 832-838:ID 840-847:UT 850-865:AZ 870-884:NM 885:TX 889-898:NV 900-961:CA "
    "967-968:HI 970-979:OR 980-994:WA 995-999:AK"
)
"""The state for each range of prefixes, not checked against a source; prefixes that two states share are omitted.

So are 202 to 205, which offices of the United States have in several states."""


def state_of_zip(code: str) -> str:
    """Return the state of the ZIP code *code*; "" if the state of its prefix is unknown."""
    state = _states_by_prefix().get(int(code[:3]))
    return state_name(state) if state else ""


@cache
def _states_by_prefix() -> Mapping[int, str]:
    """Return the state for each known prefix."""
    states: dict[int, str] = {}
    for entry in PREFIXES.split():
        prefixes, state = entry.split(":")
        first = int(prefixes[:3])
        last = int(prefixes[-3:])
        for prefix in range(first, last + 1):
            states[prefix] = state
    return states
