"""Who may sign a paper for a party (counsel, or the party itself if it has none), and who agreed to a motion."""

from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.motion.keys import motion_keys


def signing_for(matter: Matter, party: str) -> tuple[str, ...]:
    """Return the names that may be listed for *party* in `signed:` or `consents:`."""
    return matter.parties[party].counsel or (party,)


def motion_agreed_to(paper: DismissalPaper) -> bool:
    """Whether `conferred:` shows that every party whom the motion dismisses agreed to it, itself or through counsel."""
    conference = motion_keys(paper.filing).conferred
    if conference is None or conference.result != "agreed":
        return False
    conferees = set(conference.whom)
    return all(conferees & {name, *signing_for(paper.matter, name)} for name in paper.scope.dismissed_parties)
