"""The order in which the modules of the program may import each other: a module imports only what stands before it."""

from fnmatch import fnmatchcase

ORDER = tuple(
    """
    .
    finding nearest faults english states blanks
    yaml_slips yaml_text merge load
    model model.base model.law model.context model.docket model.party model.event model.cause model.dismissal
    model.document model.typeface model.court model.pleading
    model.forum model.filing model.matter
    citizenship diversity federal_claims
    dismissal reasons guard
    known_keys misfits catalog find_court
    notation citations authorities resolve kept carriers references counts member_trees days validate related
    exhibits
    plan.asked
    plan.parts grid plan.labels plan.text plan.party_names plan.draft plan.case plan.addresses
    plan.citizens plan.forum
    plan.claimant plan.look_up plan.docket plan.titles
    plan.sides plan.signature plan.paper plan.caption
    plan.sections plan.sections.claims plan.ending plan.orders plan.statements
    plan.sections.* plan.number plan
    proof compare margins reading lines tags shown
    rule rules._papers rules._texts rules._* rules.* rules check
    fonts render strict furniture stamp divider pieces layout paginate
    measure prove
    outcome manifest write filed pipeline report matrix worksheet
    glossary kinds schema sheets listing explain dismiss dismiss_text starter new
    options cli __main__
    docs.markdown docs.* docs docs.__main__
    """.split()
)
"""Names without the package's own. A pattern stands for modules of one kind, which do not import each other."""


def place(module: str) -> int:
    """Return where *module* ("assembler.plan.text") stands in the order. Raises ValueError where it does not."""
    name = module.removeprefix("assembler").removeprefix(".") or "."
    fitting = [pattern for pattern in ORDER if fnmatchcase(name, pattern)]
    if not fitting:
        message = f"{module} has no place in the order of imports"
        raise ValueError(message)
    return ORDER.index(name if name in fitting else fitting[0])
