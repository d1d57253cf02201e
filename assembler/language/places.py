"""States and countries: one canonical name for each, and the spellings that matters use."""

import re
from collections.abc import Iterable, Mapping

from assembler.findings.visible import one_line
from assembler.language.characters import letters
from assembler.language.regex import Regex

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
"""The states, the District of Columbia and Puerto Rico, by postal code."""

ABBREVIATIONS: tuple[str, ...] = tuple(
    "Ala. Alaska Ariz. Ark. Cal. Colo. Conn. Del. D.C. Fla. Ga. Guam Haw. Idaho Ill. Ind. Iowa Kan. Ky. La. Me. Md. "
    "Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Ohio Okla. Or. Pa. P.R. R.I. S.C. S.D. "
    "Tenn. Tex. Utah Vt. V.I. Va. Wash. W.Va. Wis. Wyo.".split()
)
"""The states, the District and territories, as abbreviated in citations."""

TERRITORIES: dict[str, str] = {
    "AS": "American_Samoa",
    "GU": "Guam",
    "MP": "Northern_Mariana_Islands",
    "VI": "Virgin_Islands",
}

STATE_CODES: dict[str, str] = POSTAL | TERRITORIES
"""States, and territories that count as states for diversity (28 U.S.C. § 1332(e))."""

STATE_CODES_LIKE_WORDS: frozenset[str] = frozenset("AL AS CO DC DE HI ID IN LA MA ME MI MO OH OK OR PA VI".split())
"""The codes that, in a line in capitals, may be another word or stand for a city."""

COUNTRIES: tuple[str, ...] = tuple(
    """Afghanistan;Albania;Algeria;Andorra;Angola;Antigua and Barbuda;Argentina;Armenia;Aruba;Australia;Austria;
    Azerbaijan;Bahamas;Bahrain;Bangladesh;Barbados;Belarus;Belgium;Belize;Benin;Bermuda;Bhutan;Bolivia;
    Bosnia and Herzegovina;Botswana;Brazil;British Virgin Islands;Brunei;Bulgaria;Burkina Faso;Burundi;Cambodia;
    Cameroon;Canada;Cape Verde;Cayman Islands;Central African Republic;Chad;Chile;China;Colombia;Comoros;
    Costa Rica;Croatia;Cuba;Curaçao;Cyprus;Czech Republic;Czechia;Democratic Republic of the Congo;Denmark;Djibouti;
    Dominica;Dominican Republic;Ecuador;Egypt;El Salvador;England;Equatorial Guinea;Eritrea;Estonia;Eswatini;
    Ethiopia;Fiji;Finland;France;Gabon;Gambia;Germany;Ghana;Gibraltar;Great Britain;Greece;Grenada;Guatemala;
    Guernsey;Guinea;Guinea-Bissau;Guyana;Haiti;Honduras;Hong Kong;Hungary;Iceland;India;Indonesia;Iran;Iraq;Ireland;
    Isle of Man;Israel;Italy;Ivory Coast;Jamaica;Japan;Jersey;Jordan;Kazakhstan;Kenya;Kiribati;Kosovo;Kuwait;
    Kyrgyzstan;Laos;Latvia;Lebanon;Lesotho;Liberia;Libya;Liechtenstein;Lithuania;Luxembourg;Macau;Madagascar;Malawi;
    Malaysia;Maldives;Mali;Malta;Marshall Islands;Mauritania;Mauritius;Mexico;Micronesia;Moldova;Monaco;Mongolia;
    Montenegro;Morocco;Mozambique;Myanmar;Namibia;Nauru;Nepal;Netherlands;New Zealand;Nicaragua;Niger;Nigeria;
    North Korea;North Macedonia;Northern Ireland;Norway;Oman;Pakistan;Palau;Panama;Papua New Guinea;Paraguay;
    People's Republic of China;Peru;Philippines;Poland;Portugal;Qatar;Republic of Korea;Republic of the Congo;Romania;
    Russia;Russian Federation;Rwanda;Saint Kitts and Nevis;Saint Lucia;Saint Vincent and the Grenadines;Samoa;
    San Marino;Saudi Arabia;Scotland;Senegal;Serbia;Seychelles;Sierra Leone;Singapore;Slovakia;Slovenia;
    Solomon Islands;Somalia;South Africa;South Korea;South Sudan;Spain;Sri Lanka;Sudan;Suriname;Sweden;Switzerland;
    Syria;Taiwan;Tajikistan;Tanzania;Thailand;Timor-Leste;Togo;Tonga;Trinidad and Tobago;Tunisia;Turkey;Türkiye;
    Turkmenistan;Turks and Caicos Islands;Tuvalu;Uganda;Ukraine;United Arab Emirates;United Kingdom;Uruguay;
    Uzbekistan;Vanuatu;Vatican City;Venezuela;Vietnam;Wales;Yemen;Zambia;Zimbabwe""".replace("\n", "").split(";")
)
"""Foreign countries, and parts of countries with their own law of entities. Georgia means the U.S. state."""

SOVEREIGN_TITLES = "State|Commonwealth"
"""Titles that may come before a state's name: the State of Ohio, the Commonwealth of Virginia."""

COMMONWEALTHS = frozenset({"Kentucky", "Massachusetts", "Pennsylvania", "Puerto Rico", "Virginia"})
"""States whose official title is Commonwealth; the title of all others is State."""

UNTITLED_STATES = frozenset({"District of Columbia", *(name.replace("_", " ") for name in TERRITORIES.values())})
"""Jurisdictions whose names have no title before them."""

COUNTYLESS_STATES = UNTITLED_STATES | {"Puerto Rico"}
"""Jurisdictions whose notarial certificates are printed without a county."""

COUNTY = "County|Parish"
"""The words for a county."""

PARISH_STATES = frozenset({"Louisiana"})
"""States whose counties are called parishes."""

STATES_WITHOUT_COUNTY_WORD = COUNTYLESS_STATES | {"Alaska"}
"""Jurisdictions whose divisions are called by name alone: the boroughs of Alaska, the municipalities of Puerto Rico."""

COUNTIES_CALLED_CITY = frozenset({"Charles City", "James City"})
"""Counties of Virginia whose names end like those of independent cities."""

UNITED_STATES = Regex(r"(?:^|[\s,])(?:the )?(?:USA|U\.S\.A\.|United States(?: of America)?)$")
"""The words United States or USA at the end of a place."""


def same_county(first: str, second: str) -> bool:
    """Whether two names refer to the same county or independent city: "Baltimore City", "City of Baltimore"."""
    return _without_county(first) == _without_county(second)


def _without_county(county: str) -> str:
    words = re.sub(r"[^\w\s]", "", county.casefold().replace("saint ", "st ")).split()
    return "".join(word for word in words if word not in {"city", "of", "the"})


def county_in_full(county: str, word: str) -> str:
    """Return *county* with the state's *word* for a county: "Orleans Parish".

    Without *word*, and for an independent city, return the name alone: "Norfolk City", "the City of Norfolk".
    """
    if county.startswith("City of "):
        return f"the {county}"
    is_city = county.endswith(" City") and county not in COUNTIES_CALLED_CITY
    return county if is_city or not word else f"{county} {word}"


def county_in_state(county: str, state: str) -> str:
    """Return *county* as its state calls it: "Orleans Parish" in Louisiana, "King County" in Washington.

    *state* is a name or a two-letter code.
    """
    name = state_name(state)
    if name in STATES_WITHOUT_COUNTY_WORD:
        return county
    return county_in_full(county, "Parish" if name in PARISH_STATES else "County")


def county_like(written: str, names: Iterable[str]) -> str | None:
    """Return the county among *names* to which *written* refers; None if no name, or more than one, matches.

    Case, punctuation and the word "County" are ignored: "Hennepin County" and "hennepin" refer to Hennepin, and "St
    Louis" and "Saint Louis" to St. Louis.
    """
    forms = {_letters(written), _letters(re.sub(rf" (?:{COUNTY})\Z", "", written, flags=re.IGNORECASE))}
    similar_names = {name for name in names if _letters(name) in forms}
    return similar_names.pop() if len(similar_names) == 1 else None


def _letters(county: str) -> str:
    return letters(county.casefold().replace("saint ", "st "))


def state_name(postal: str) -> str:
    """Return the state with the postal code *postal*, "Washington" for WA; or *postal* itself if it is not a code."""
    return STATE_CODES.get(postal, postal).replace("_", " ")


def sovereign(name: str) -> str:
    """Return the full title of a state: "Commonwealth of Virginia", "State of Ohio", "District of Columbia"."""
    if name in UNTITLED_STATES:
        return name
    title = "Commonwealth" if name in COMMONWEALTHS else "State"
    return f"{title} of {name}"


SOVEREIGN_PREFIX = Regex(rf"\A(?i:{SOVEREIGN_TITLES}) of ")
"""The titles that may come before a state's name."""


def spelled_out(state: str) -> str:
    """Return *state* in normalized form: the same for "WA", "washington" and "the State of Washington"."""
    bare_state = one_line(state.replace(".", ""))
    name = STATE_CODES.get(bare_state.upper(), bare_state).replace("_", " ").casefold()
    return SOVEREIGN_PREFIX.sub("", name.removeprefix("the "))


def _by_normalized_name(names: Iterable[str]) -> Mapping[str, str]:
    return {spelled_out(name): name.strip() for name in names}


STATES = _by_normalized_name(state_name(code) for code in STATE_CODES)
"""States and territories, by their normalized names."""

STATE = "|".join(sorted((re.escape(name) for name in STATES.values()), key=len, reverse=True))
"""A pattern for the name of a state; longer names come first, so that "West Virginia" is not read as "Virginia"."""

COUNTY_IN_STATE = Regex(
    rf"(?<![\w.’'-])(?P<county>[A-Z][\w.’'-]++(?:\s[A-Z][\w.’'-]++){{0,2}})\s(?P<word>{COUNTY})\b(?:,\s(?P<state>{STATE})\b)?",
    needs="county|parish",
)
"""A county, followed by its state if the text names it: "Ventura County, California"."""

FOREIGN_COUNTRIES = _by_normalized_name(name.strip() for name in COUNTRIES)
"""Foreign countries, by their normalized names."""


def state_named(text: str) -> str | None:
    """Return the full name of the state that *text* names, "Washington" for "WA"; None if *text* is not a state."""
    return STATES.get(spelled_out(text))


def postal_abbreviation(text: str) -> str | None:
    """Return the abbreviation of the state or territory that *text* names, "OH" for "Ohio"; None if it names none."""
    name = state_named(text)
    for code in STATE_CODES:
        if state_name(code) == name:
            return code
    return None


def country_named(text: str) -> str | None:
    """Return the foreign country that *text* names; None if *text* names no foreign country."""
    return FOREIGN_COUNTRIES.get(spelled_out(text))


def state_in(place: str) -> str:
    """Return the state or country in *place*, as written: "Washington" for "Seattle, Washington"."""
    _, _, state = UNITED_STATES.sub("", place).rstrip(", ").rpartition(",")
    return state.strip()


def place_in_full(place: str) -> str:
    """Return *place* with its postal code spelled out: "Seattle, Washington" for "Seattle, WA"."""
    city, comma, last_part = place.rpartition(",")
    code = last_part.strip()
    if code not in STATE_CODES:
        return place
    return f"{city}, {state_name(code)}" if comma else state_name(code)
