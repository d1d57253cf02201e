"""Which parts of speech a word may be, and the words of closed classes, such as pronouns and prepositions."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

PARTS_OF_SPEECH = Path(__file__).parents[1] / "data" / "parts_of_speech.txt"
"""The readings of each word: letters, explained there, and the words that may be these letters say."""

SINGLE_WORDS = frozenset(
    (
        "the a an this that these those each every another all both no its their his her it who which what where"
        " when while whereas because if although unless until before after as then and or not too to of in on at"
        " by for with from there been be being is was are were has have had having do does did own such other most"
        " only one same neither either none whether soon it's need whenever"
    ).split()
)
"""Words that are each a class of their own."""

CLASSES_OF_WORDS = {
    "he": "he she",
    "they": "they we",
    "you": "i you am",
    "him": "him them us me himself herself itself themselves ourselves",
    "my": "my our your",
    "under": (
        "under upon into between against within during through among about over above below per via toward towards"
        " across along behind beyond despite except including regarding concerning pursuant without onto off around"
        " near beside amid"
    ),
    "but": "but nor so than whose whom how ago since though here together done",
    "also": "also still even now never",
    "any": "any some",
    "more": "more less fewer",
    "many": "many several few",
    "would": "would shall should could cannot ought",
    "will": "will may might must can",
    "two": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen"
    ),
    "first": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "others": "others ours theirs",
    "next": "last next following previous",
    "everyone": "everyone nothing everybody someone somebody anyone anybody nobody everything something anything",
    "mr": "mr ms mrs dr",
}
"""The words of each class that has several, by the first of them or the one that stands for them in patterns."""

CLASS_BY_WORD = {word: word for word in SINGLE_WORDS} | {
    word: name for name, words in CLASSES_OF_WORDS.items() for word in words.split()
}


NOUNS_OF_EITHER_NUMBER = frozenset(
    (
        "above access accused address agency aircraft alias all always array atlas audience barracks basis bias"
        " blind board body bonus boss bulk bus business campus canvas cattle chaos class collection combination"
        " committee corps council counsel couple crew criteria crowd data dead deceased department diabetes"
        " disabled economics elderly faculty family few firm first fish five following former four gas glass grass"
        " group half handful headquarters homeless host injured insured iris jury kind last latter lens list"
        " livestock loss lot majority management many mass mathematics means measles media minority mix most news"
        " number only others ours pair panel part parties parts people percent perhaps personnel physics plurality"
        " plus police politics poor portion portions premises press proceeds process proportion public quantity"
        " quarter range remainder remains rest rich sales same second series set share sheep sick six some sort"
        " species staff status team term theirs third three thus troop two type undersigned unemployed union"
        " variety virus witness works young"
    ).split()
)
"""Nouns that take a singular or a plural verb, or whose number their last letter does not show."""

TAKE_INFINITIVE = frozenset(
    (
        "failed fails failing refused refuses refusing agrees promised obligated obliged able unable tried tries"
        " attempted intended intends wanted wants threatened declined undertook decided expected hoped sought"
        " seeks continued continues continue refuse fail attempt intend decline decide willing unwilling ready"
        " duty ability inability opportunity obligation permission entitled required allowed"
    ).split()
)
"""Words that an infinitive follows."""


COUNTABLE = frozenset(
    (
        "adjuster airplane alley ankle appliance architect attic automobile bakery balcony barn basement bathroom"
        " bicycle blade boat boiler bolt bottle box boy bridge brochure brother bruise bullet cabin cabinet car"
        " carton ceiling chair chimney clause clerk clinic closet coat column compressor container contractor copy"
        " corridor covenant crack crane crate crew daughter deadline dealer deck device diagram disc document"
        " doorway drawer driver driveway easement elbow elevator employer engine engineer envelope factory father"
        " filter finger footing forklift formula frame freezer friend furnace garage garden gate girl goal"
        " guarantor hallway hammer handbook handle helmet hip hotel house idea inspector instrument intersection"
        " inventor invoice island jacket jar jaw journal kitchen knee label laboratory ladder lake lane laptop"
        " lawyer ledger lid lobby machinist mailbox manufacturer map mechanic memorandum merchant meter mill mixer"
        " mother motor motorcycle mower neck neighbor newspaper officer orchard oven panel parcel passenger"
        " photograph platform policyholder pool porch ramp recipe refrigerator restaurant retailer rib ring river"
        " scaffold screw sensor server shareholder sheet shelf shoulder sister slab smartphone staircase stairway"
        " station stockroom stove subcontractor subsidiary supervisor surface surgeon tank theater ticket tire"
        " tool tooth tower tractor transcript tree truck tub tunnel umbrella valve van venture vessel victim"
        " visitor warehouse weapon weekend welder wheel widow wife winch window witness worker worksheet wrench"
        " wrist yard"
    ).split()
)
"""Nouns that always have a determiner in the singular after a preposition, except in fixed phrases."""


@cache
def readings() -> Mapping[str, str]:
    """Return the letters of the readings of each word on record."""
    letters_by_word: dict[str, str] = {}
    for group in PARTS_OF_SPEECH.read_text(encoding="utf-8").split("\n\n")[1:]:
        letters, _, words = group.partition(":")
        letters_by_word.update(dict.fromkeys(words.split(), letters))
    letters_by_word.update(dict.fromkeys(NOUNS_OF_EITHER_NUMBER & letters_by_word.keys(), "NS"))
    letters_by_word.update((word, f"{letters_by_word[word]}I") for word in TAKE_INFINITIVE)
    letters_by_word.update((word, f"{letters_by_word.get(word, 'N')}C") for word in COUNTABLE)
    return letters_by_word


def adverb(adjective: str) -> str:
    """Return the adverb with ly that belongs to *adjective*."""
    if adjective.endswith("le"):
        return f"{adjective[:-1]}y"
    return f"{adjective[:-1]}ily" if adjective.endswith("y") else f"{adjective}ly"


FINITE_AUXILIARIES = frozenset("is was has had does did owes may will would could should can cannot".split())


def is_finite(word: str) -> bool:
    """Whether *word* may be a verb in the past tense, in the third person or an auxiliary."""
    return word in FINITE_AUXILIARIES or not {"D", "Z"}.isdisjoint(readings().get(word, ""))


def may_be_adjective(word: str) -> bool:
    """Whether *word* may be an adjective."""
    return "J" in readings().get(word, "") or "Y" in readings().get(word, "")
