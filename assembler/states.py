"""The states by one name each, however a matter writes them."""

import re

POSTAL: dict[str, str] = dict(
    re.findall(
        r"(\w\w):(\w+)",
        "AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware "
        "DC:District_of_Columbia FL:Florida GA:Georgia HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas "
        "KY:Kentucky LA:Louisiana ME:Maine MD:Maryland MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi "
        "MO:Missouri MT:Montana NE:Nebraska NV:Nevada NH:New_Hampshire NJ:New_Jersey NM:New_Mexico NY:New_York "
        "NC:North_Carolina ND:North_Dakota OH:Ohio OK:Oklahoma OR:Oregon PA:Pennsylvania PR:Puerto_Rico "
        "RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas UT:Utah VT:Vermont VA:Virginia "
        "WA:Washington WV:West_Virginia WI:Wisconsin WY:Wyoming",
    )
)


def state_name(postal: str) -> str:
    """Return the name of the state with the code *postal*: "Washington" for WA; a code that is none stays."""
    return POSTAL.get(postal, postal).replace("_", " ")


def spelled_out(state: str) -> str:
    """Return *state* as it is compared: "WA", "washington" and "the State of Washington" are one."""
    bare = " ".join(state.replace(".", "").split())
    name = POSTAL.get(bare.upper(), bare).replace("_", " ").casefold()
    return name.removeprefix("the ").removeprefix("state of ").removeprefix("commonwealth of ")
