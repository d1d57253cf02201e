"""What `assembler dismiss` tells, as lines for a terminal and as JSON."""

from collections.abc import Iterable, Iterator

from assembler.commands.dismiss import PROVISIONS, Told
from assembler.commands.terminal import wrapped
from assembler.findings.visible import as_json as json_text
from assembler.model.law import cited

WORDS = {"default_effect": "effect", "second_dismissal": "second dismissal", "signed_by": "signed by"}
"""How the text calls a provision whose key is not its word."""


def as_json(told: list[Told]) -> str:
    """Return *told* as one JSON value."""
    return json_text(told)


def as_text(told: Iterable[Told]) -> Iterator[str]:
    """Yield what is *told* of each matter as lines for a terminal, an empty line between two."""
    for number, one in enumerate(told):
        yield from [""] if number else []
        for line in _lines(one):
            indent = len(line) - len(line.lstrip(" "))
            yield from wrapped(line.strip(" "), indent, indent + 2) or [""]


def _lines(told: Told) -> Iterator[str]:
    yield f"{told['file']}: {told['court']}; {told['law']['name']}"
    yield f"events known to {told['docket_read'] or 'no day that is said; add `docket_read:`'}; {_said_of(told)}"
    yield from (f"  {note}" for note in told["law"]["notes"])
    for wish in told["wishes"]:
        yield ""
        yield from _wish_text(wish)
    for other in told["related"]:
        yield ""
        yield from _related_text(other)
    yield from told["findings"]


def _said_of(told: Told) -> str:
    known = told["earlier_dismissals"]
    if known is None:
        return "earlier dismissals: not said; add `earlier_dismissals:`"
    said = (f"{one['court']}, {one['date']}, by {one['by']}" for one in known)
    return f"earlier dismissals: {'; '.join(said) or 'none'}"


def _wish_text(wish: Told) -> Iterator[str]:
    what = "the whole action" if wish["whole"] else "a part of the action"
    when = f" on {wish['date']}" if wish["date"] else ""
    yield f"{wish['paper'] or 'asked'}: dismisses {what}{when}"
    for one in wish["dismisses"]:
        claims = "all claims" if one["all_claims"] else ", ".join(one["claims"])
        yield f"  {one['name']}: {claims}; prejudice: {', '.join(one['prejudice'])}"
    best = next((one for one in wish["instruments"] if one["key"] == wish["recommended"]), None)
    if wish["later"]:
        yield f"  not counted, being later than the paper: {'; '.join(wish['later'])}"
    yield from _paper_text(wish["verdict"])
    doubt = ", once what is said of it below is settled" if best and best["verdict"] == "doubtful" else ""
    yield f"  recommended: {best['title']} ({best['rule']}){doubt}" if best else "  recommended: none; all are closed"
    for one in sorted(wish["instruments"], key=lambda one: ORDER.index(one["verdict"])):
        yield ""
        yield from _instrument_text(one)
    yield ""
    yield from (f"  note: {one['says']} ({_source(one)})" for one in wish["watch"])
    for one in wish["limitations"]:
        yield f"  limitations if refiled, `{one['claim']}`: {one['period']} ({_source(one)})"


ORDER = ("open", "doubtful", "closed")
VERDICTS = {"open": "open", "doubtful": "not shown to be open", "closed": "closed"}
"""The verdicts, the best first, and how the text calls them."""


def _paper_text(verdict: Told | None) -> Iterator[str]:
    """Yield what the paper itself is: a build prints it if it is open, or if a lawyer answers for it."""
    if verdict is None:
        return
    yield f"  the paper: {verdict['instrument'] or 'no instrument of this law'}, {VERDICTS[verdict['verdict']]}"
    if relied := verdict["relied_on"]:
        yield f"    {relied['lawyer']} relies on {relied['instrument']} ({relied['date']}): {relied['because']}"


def _instrument_text(one: Told) -> Iterator[str]:
    yield f"  {VERDICTS[one['verdict']]}: {one['title']} ({one['rule']})"
    for reason in one["against"]:
        yield f"    because {reason['says']} ({_source(reason)})"
        if condition := reason.get("open_only_if"):
            yield f"      open only if {condition}"
    if one["verdict"] == "closed":
        return
    for key in PROVISIONS:
        yield f"    {WORDS.get(key, key)}: {one[key]['says']} ({_source(one[key])})"
    if one["others_sign"]:
        who = ", ".join(one["must_sign"]) or "no party, as far as the events say who has appeared"
        yield f"    must sign beside the plaintiffs: {who}"
    for reason in one["to_know"]:
        yield f"    note: {reason['says']} ({_source(reason)})"
    yield f"    papers: {', '.join(one['papers'])}"


def _related_text(other: Told) -> Iterator[str]:
    yield f"related: {other['file']} ({other['court']}{', ' + other['number'] if other['number'] else ''})"
    for one in other["shared"]:
        cause = "the same cause" if one["same_cause"] else "another cause on the same facts"
        facts = f"{one['facts']} fact{'s' if one['facts'] != 1 else ''} in common"
        yield f"  `{one['here']}` here, `{one['there']}` there: {cause}, {facts}; {_sides(one)}"
    if not other["shared"]:
        yield "  no claim in common"


def _sides(one: Told) -> str:
    return f"{', '.join(one['by'])} against {', '.join(one['against'])}"


def _source(one: Told) -> str:
    return cited(one["cite"], one["basis"])
