"""The data that an e-filing form asks for: the court, the case, the parties, the attorneys and the paper."""

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
    """A party; *aliases* are pairs such as ("d/b/a", "Example Stores")."""

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
    """An attorney of a party; the address and telephone number are the firm's unless the attorney has others."""

    id: str
    name: str
    bar_number: str
    firm: str
    address: tuple[str, ...]
    telephone: str
    fax: str
    email: str
    represents: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A fact in the filing data: its kind and its text.

    *required* says whether the paper must print the fact. *owner* identifies the owner of an address, telephone
    number or e-mail address by kind and name: ("party", "alpha").
    """

    kind: str
    words: str
    required: bool = True
    owner: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class FilingData:
    """The data for one paper.

    *opens* says whether it opens the case; the finished paper is searched for the *facts*.
    """

    case: CaseData
    parties: tuple[PartyData, ...]
    counsel: tuple[CounselData, ...]
    event: str
    title: str
    date: str
    opens: bool
    facts: tuple[Fact, ...]
