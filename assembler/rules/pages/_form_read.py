"""Whether somebody has read the court's rules on form against the values that are in force now."""

from assembler.law.profile import fingerprint
from assembler.model.form_read import FormRead
from assembler.plan.papers import Papers


def form_read(papers: Papers) -> FormRead | None:
    """Return who read the rules on form: as the matter says, else as the firm's record of the court does."""
    return papers.matter.form_read or papers.matter.court.form_read


def in_force(papers: Papers) -> bool:
    """Whether the rules were read, and no value of the profile has changed since.

    The values are those of the fingerprint in `form_read`, else those of the last build. Where there is neither, the
    values are taken as they are now.
    """
    read, now = form_read(papers), fingerprint(papers.matter.court)
    return read is not None and now == (read.values or papers.form_read_before or now)
