"""A name in each of many scripts, and a matter that sues all these people."""

# ruff: noqa: RUF001 - letters that look like English letters are the subject of these tests

import yaml

NAMES = {
    "Greek": "Γιώργος Παπαδόπουλος",
    "Cyrillic": "Иван Петров",
    "Armenian": "Արամ Խաչատրյան",
    "Georgian": "ნინო ბერიძე",
    "Hebrew": "שלום כהן",
    "Hebrew with points": "שָׁלוֹם כֹּהֵן",
    "Hebrew with a number": "אור 2000 בע״מ",
    "Hebrew in brackets": "שלום (כהן) לוי",
    "Arabic": "محمد بن سلمان",
    "Arabic with vowels": "مُحَمَّد بْن لَا إِلٰه",
    "Arabic with a number": "شركة 12 المحدودة",
    "Arabic with its own digits": "شركة ١٢٣ المحدودة",
    "Persian": "می\u200cخواهم پرویز",
    "Urdu": "محمد علی جناح",
    "Syriac": "ܫܠܡܐ ܐܝܟ",
    "Thaana": "ދިވެހި ރާއްޖެ",
    "NKo": "ߒߞߏ ߞߊ߲",
    "Devanagari": "क्षितिज शर्मा",
    "Bengali": "রবীন্দ্রনাথ ঠাকুর",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Gujarati": "ગુજરાતી પટેલ",
    "Oriya": "ଓଡ଼ିଆ ପଟ୍ଟନାୟକ",
    "Tamil": "சுப்பிரமணியன் கொ",
    "Telugu": "శ్రీనివాస రావు",
    "Kannada": "ಕನ್ನಡ ಕೃಷ್ಣ",
    "Malayalam": "ശ്രീനാരായണൻ കൊ",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Thai": "สมชาย กำแพงเพชร ทุ่ง",
    "Lao": "ສົມຊາຍ ນ້ຳ",
    "Khmer": "សុខ កើត ស្រី",
    "Myanmar": "အောင်ဆန်းစုကြည်",
    "Tibetan": "བསྟན་འཛིན་རྒྱ་མཚོ",
    "Ethiopic": "አበበ ቢቂላ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Cherokee": "ᏣᎳᎩ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
    "Osage": "𐓏𐓘𐓻𐓘𐓻𐓟",
    "Adlam": "𞤀𞤁𞤂",
    "Latin with accents": "Nguyễn Ẹ̀tá x́imi",
}
"""The names are made up, or too common to identify anybody."""

MARKS = "non\u2011breaking o\ufb03ce sta\ufb00 Kites\u2120 \u20b9500 \u2713 \u2610 \u2611 \u20aa9 \u2460 \u2192 \u2264"
"""Signs that the fonts of papers lack: a hyphen, ligatures, a service mark, currencies, boxes, arrows."""


def suit() -> str:
    """Return the changes that make each name a defendant, and use it in a heading, a paragraph and a note."""
    parties = {f"d{index}": _party(name) for index, name in enumerate(NAMES.values())}
    sections = [_section(f"h{index}", name) for index, name in enumerate([*NAMES.values(), MARKS])]
    return yaml.safe_dump({"parties": parties, "more_facts": sections}, allow_unicode=True)


def _party(name: str) -> dict[str, str]:
    return {"name": name, "role": "defendant", "kind": "individual", "citizenship": "New York"}


def _section(key: str, name: str) -> dict[str, object]:
    text = f"Alpha wrote to {name}, that is {name} (see {name}).^[So {name} said.]"
    return {"id": key, "heading": f"{name} and More", "paragraphs": [{"text": text}]}
