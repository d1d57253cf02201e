"""The family `amending`: the stipulation to an amended complaint, and the notice that one is filed."""

from assembler.papers.amending import signing
from assembler.papers.amending.attached import pleading_exhibits, titled_exhibits
from assembler.papers.amending.keys import ConsentFiling
from assembler.papers.amending.sections import notice, stipulation
from assembler.papers.ending import titles
from assembler.papers.ending.context import ending_context
from assembler.papers.ending.signing import filers
from assembler.papers.order.order_text import order_statements
from assembler.plan.context import Family

FAMILY = Family(
    filing_model=ConsentFiling,
    context=ending_context,
    sections={"stipulation_to_amend": stipulation.build, "notice_of_amendment": notice.build},
    filers=filers,
    signers=signing.signers,
    title_values=titles.title_values,
    hearing=titles.hearing,
    statements=order_statements,
    made_exhibits=titled_exhibits,
    further_exhibits=pleading_exhibits,
    served_with=notice.complaint_served,
)
