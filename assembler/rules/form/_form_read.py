"""Whether someone has compared the court's rules on form with the values now in force."""

from assembler.law.profile import fingerprint
from assembler.model.form_read import FormRead
from assembler.plan.papers import Papers


def form_read(papers: Papers) -> FormRead | None:
    """Return `form_read` of the matter, else that of the firm's record of the court."""
    return papers.matter.form_read or papers.matter.court.form_read


def in_force(papers: Papers) -> bool:
    """Whether the rules were read and no value of the court's profile has changed since.

    The values read are those of the fingerprint in `form_read`, else those of the last build, else the present values.
    """
    read, now = form_read(papers), fingerprint(papers.matter.court)
    return read is not None and now == (read.values or papers.form_read_before or now)
