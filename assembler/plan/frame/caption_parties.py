"""The left side of a caption: the parties in order, with their roles and a "v." between opposing sides."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from assembler.language.english import role_title, series
from assembler.language.scripts import end_left_to_right
from assembler.model.court.caption import CaptionStyle
from assembler.model.filing import Filing
from assembler.model.joining import comes_in_after, intervenes_later, is_brought_in_later
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.roles import BROUGHT_IN_ROLES
from assembler.model.walk import of_side
from assembler.plan.context import PaperContext
from assembler.plan.frame import addresses
from assembler.plan.frame.counsel_lines import curly_apostrophes
from assembler.plan.frame.titles import with_in_re
from assembler.plan.plan import CaptionLine
from assembler.plan.text.markdown import plain, with_print_signs
from assembler.plan.text.party_names import caption_name, is_described, takes_plural, with_shared_descriptions

SUING_ROLES = frozenset(BROUGHT_IN_ROLES.values())
"""The roles of a defendant who also sues another party; a caption prints each such claim in a separate part."""

WIDE_ROLE = 20
"""A role with at least this many characters needs a smaller indent to fit on one line."""

Group = tuple[tuple[str, ...], Sequence[Party]]
"""Adjacent parties that have the same roles, and those roles."""


def party_lines(context: PaperContext) -> Iterator[CaptionLine]:
    """Yield the lines of the plaintiffs, "v.", the defendants, parties on neither side, and third-party claims.

    A party that has left the case stays in the caption. A matter *in re* shows only its subject. The cases or parties
    to which the paper relates come last. The filing's `parties_block:` replaces the lines of parties and subject.
    """
    if context.filing.parties_block:
        yield from _own_lines(context)
    else:
        yield from _subject_line(context) if context.matter.in_re else _all_party_lines(context)
    if context.filing.relates_to:
        yield CaptionLine(context.say("caption.relates_to"), "party")
        yield from (CaptionLine(with_print_signs(line), "party") for line in context.filing.relates_to)


def _own_lines(context: PaperContext) -> Iterator[CaptionLine]:
    """Yield the lines of the filing's `parties_block:`."""
    roles_at_right = _style(context).roles_in == "right"
    for group in context.filing.parties_block:
        role = curly_apostrophes(group.role)
        has_role_at_right = bool(role and group.lines) and roles_at_right
        for position, line in enumerate(map(curly_apostrophes, group.lines), 1):
            is_last = position == len(group.lines)
            beside = (plain(role),) if is_last and has_role_at_right else ()
            yield CaptionLine(line, "party", beside, runs_on=not is_last)
        if role and not has_role_at_right:
            yield CaptionLine(role, "role" if len(role) < WIDE_ROLE else "wide-role")
        if group.versus:
            yield CaptionLine(group.versus, "versus")


def _subject_line(context: PaperContext) -> Iterator[CaptionLine]:
    subject = context.matter.in_re or ""
    text = with_in_re(subject.upper() if _in_capitals(context) else subject)
    yield CaptionLine(text.replace("In re ", "IN RE ", 1), "party")


def has_short_caption(context: PaperContext) -> bool:
    """Whether the caption names only the first party on each side, as the filing or the court's rule requires."""
    filing = context.filing
    if filing.short_caption or filing.paper.opens or "answer" in filing.filing_events():
        return filing.short_caption
    et_al = context.rely_on(context.court.et_al)
    return et_al is not None and et_al.value.required_after_pleadings


def _style(context: PaperContext) -> CaptionStyle:
    """Return the caption style of the context's court."""
    return context.rely_on(context.court.caption).value


def _in_capitals(context: PaperContext) -> bool:
    return _style(context).names == "capitals"


def _all_party_lines(context: PaperContext) -> Iterator[CaptionLine]:
    brought_in_roles = [role for role in BROUGHT_IN_ROLES if _brought_in(role, context)]
    neutral_parties = [
        party for name, party in of_side(context.matter.parties, "neither").items() if _is_neutral(name, party, context)
    ]
    yield from _opposing_lines(context, last=not brought_in_roles and not neutral_parties)
    yield from _group_lines(_role_groups(neutral_parties, context), "," if brought_in_roles else ".", context)
    for position, role in enumerate(brought_in_roles, 1):
        yield from _third_party_lines(role, "." if position == len(brought_in_roles) else ",", context)


def _is_neutral(name: str, party: Party, context: PaperContext) -> bool:
    """Whether *party*, on neither side, is already in the case, and no defendant brought it in."""
    if party.role in BROUGHT_IN_ROLES or _is_later(intervenes_later, name, context):
        return False
    return not comes_in_after(name, party, context.filing, context.matter)


def _third_party_lines(role: str, end: str, context: PaperContext) -> Iterator[CaptionLine]:
    """Yield the lines of a claim against the parties in *role*, beginning with the defendants who sue them."""
    parties = context.matter.parties.values()
    suing_parties = [party for party in parties if BROUGHT_IN_ROLES[role] in party.further_roles]
    if suing_parties:
        yield from _group_lines([((BROUGHT_IN_ROLES[role],), suing_parties)], ",", context)
    yield _versus_line(context)
    yield from _group_lines([((role,), _brought_in(role, context))], end, context)


def _brought_in(role: str, context: PaperContext) -> list[Party]:
    """Return the parties who have *role* as first or further role, without those who come into the case later."""
    if _is_later(is_brought_in_later, role, context):
        return []
    parties = context.matter.parties.items()
    parties_in_role = [(name, party) for name, party in parties if role in {party.role, *party.further_roles}]
    return [party for name, party in parties_in_role if not comes_in_after(name, party, context.filing, context.matter)]


def _is_later(comes_later: Callable[[str, Filing, Matter], bool], subject: str, context: PaperContext) -> bool:
    """Whether the paper is a complaint, and the parties of *subject* came into the case after it."""
    return context.filing.paper.opens and comes_later(subject, context.filing, context.matter)


def _versus_line(context: PaperContext) -> CaptionLine:
    return CaptionLine(context.say("caption.versus", versus=_style(context).versus), "versus")


def _opposing_lines(context: PaperContext, *, last: bool) -> Iterator[CaptionLine]:
    plaintiffs = list(of_side(context.matter.parties, "plaintiff").values())
    defendants = list(of_side(context.matter.parties, "defendant").values())
    yield from _group_lines(_role_groups(plaintiffs, context), ",", context)
    if defendants:
        yield _versus_line(context)
    yield from _group_lines(_role_groups(defendants, context), "." if last else ",", context)


def _role_groups(parties: Sequence[Party], context: PaperContext) -> list[Group]:
    """Return *parties* grouped by roles, keeping their order; in a short caption, all are one group."""
    if has_short_caption(context) and parties:
        first_party = parties[0]
        has_same_roles = len({_roles(party) for party in parties}) == 1
        if has_same_roles or first_party.on_side == "neither":
            return [(_roles(first_party), parties)]
        return [((first_party.on_side,), parties)]
    return [(roles, list(group)) for roles, group in groupby(parties, _roles)]


def _roles(party: Party) -> tuple[str, ...]:
    return (
        party.role,
        *(role for role in party.further_roles if role not in SUING_ROLES and role not in BROUGHT_IN_ROLES),
    )


def _group_lines(groups: Sequence[Group], end: str, context: PaperContext) -> Iterator[CaptionLine]:
    """Yield the lines of each group: the parties' names, and the role below them or to the right of the last name.

    A matter may have a caption without roles.
    """
    roles_at_right = _style(context).roles_in == "right"
    for position, (roles, parties) in enumerate(groups, 1):
        names = _name_lines(parties, context)
        role = _role_words(roles, parties, context)
        is_last_but_one = position == len(groups) - 1
        punctuation = ", and" if is_last_but_one else ","
        if position == len(groups):
            punctuation = end
        if "no roles" in context.matter.caption:
            names[-1] = f"{names[-1].removesuffix(',')}{punctuation}"
            yield from (CaptionLine(line, "party") for line in names)
            continue
        if roles_at_right:
            names[-1] = names[-1].removesuffix(",")
            runs_on = not _starts_line_for_each(context)
            yield from (CaptionLine(line, "party", runs_on=runs_on) for line in names[:-1])
            yield CaptionLine(names[-1], "party", (plain(role.upper()),))
            continue
        yield from (CaptionLine(line, "party") for line in names)
        yield CaptionLine(f"{role}{punctuation}", "role" if len(role) < WIDE_ROLE else "wide-role")


def _caption_name(party: Party, context: PaperContext) -> str:
    return caption_name(
        party,
        capitals=_in_capitals(context),
        in_parentheses="other names in parentheses" in context.matter.caption,
        has_comma="no comma before other names" not in context.matter.caption,
    )


def _name_lines(parties: Sequence[Party], context: PaperContext) -> list[str]:
    """Return the lines for *parties*: all names in one paragraph, one name per line, or the first name with et al.

    If the role is printed opposite the last name, that name is on a separate line.
    """
    if has_short_caption(context) and len(parties) > 1:
        return [f"{_caption_name(parties[0], context)}, {context.say('caption.et_al')},"]
    printed_parties = with_shared_descriptions(parties)
    names = [_caption_name(party, context) + addresses.caption_address(party, context) for party in printed_parties]
    without_and = {"no and", f"no and for {parties[0].on_side}s"}
    conjunction = " and" if without_and.isdisjoint(context.matter.caption) else ""
    lines = _separated_names(names, _separator(printed_parties, context), conjunction)
    if _starts_line_for_each(context):
        return lines
    if _style(context).roles_in == "right" and len(lines) > 1:
        *earlier_lines, last_line = lines
        return [" ".join(earlier_lines), last_line]
    return [" ".join(lines)]


def _starts_line_for_each(context: PaperContext) -> bool:
    """Whether each party begins a new line, which the matter, the court or its rule on first complaints may require."""
    own_style = context.matter.caption
    if "a line each" in own_style:
        return True
    if "run on" in own_style:
        return False
    opening = context.family.opens(context)
    is_first_complaint = opening is not None and not opening.amendment
    if _style(context).parties == "a line each":
        return True
    return is_first_complaint and context.rely_on(context.court.complaint_parties) is not None


def _separator(parties: Sequence[Party], context: PaperContext) -> str:
    """Return the separator between *parties*: the one set by the matter or the court; by default, a comma.

    It is a semicolon if a description or an address follows a name, unless the matter asks for commas.
    """
    own_style = context.matter.caption
    court_uses_semicolons = _style(context).semicolons
    has_description = any(is_described(party) or addresses.caption_address(party, context) for party in parties[:-1])
    if "semicolons" in own_style:
        return ";"
    return ";" if "commas" not in own_style and (court_uses_semicolons or has_description) else ","


def _separated_names(names: Sequence[str], separator: str, conjunction: str) -> list[str]:
    """Return *names* with *separator* between them, *conjunction* before the last name, and a comma after it.

    Two names are joined by "and" without a comma, unless the first name has one.
    """
    if conjunction and len(names) == 2 and separator == "," and "," not in names[0]:
        return [f"{names[0]} and", f"{names[1]},"]
    *earlier_names, last_name = names
    lines = [f"{end_left_to_right(name)}{separator}" for name in earlier_names]
    if lines:
        lines[-1] += conjunction
    return [*lines, f"{last_name},"]


def _role_words(roles: Sequence[str], parties: Sequence[Party], context: PaperContext) -> str:
    own_style = context.matter.caption
    side = f"{parties[0].on_side}s"
    is_plural = f"plural for {side}" in own_style or (takes_plural(parties) and f"singular for {side}" not in own_style)
    if f"optional plural for {side}" in own_style:
        return series([f"{role_title(context.role_word(role))}(s)" for role in roles])
    return series([role_title(context.role_word(role), is_plural=is_plural) for role in roles])
