"""What a form for electronic filing asks about a paper and its case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseData:
    """The court and the case. *court* is the court's name in the caption; *nature_of_suit* is a code with its name."""

    court_id: str
    court_name: str
    court: str
    division: str
    county: str
    number: str
    caption: str
    case_type: str
    nature_of_suit: tuple[str, str]
    jury_demand: bool


@dataclass(frozen=True)
class PartyData:
    """A party, in the order of the caption; *aliases* are pairs such as ("d/b/a", "Example Stores")."""

    id: str
    name: str
    role: str
    kind: str
    aliases: tuple[tuple[str, str], ...]
    address: tuple[str, ...]
    telephone: str
    email: str
    counsel: tuple[str, ...]
    pro_se: bool


@dataclass(frozen=True)
class CounselData:
    """An attorney of a party, with the firm's address and telephone if the attorney has none of his or her own."""

    id: str
    name: str
    bar_number: str
    firm: str
    address: tuple[str, ...]
    telephone: str
    email: str
    represents: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """Something that the filing data say and the paper prints: what it is, and its words."""

    what: str
    words: str


@dataclass(frozen=True)
class FilingData:
    """The data for one paper; *opens* is whether it opens the case, *facts* what the paper must print of its data."""

    case: CaseData
    parties: tuple[PartyData, ...]
    counsel: tuple[CounselData, ...]
    event: str
    title: str
    date: str
    opens: bool
    facts: tuple[Fact, ...]
