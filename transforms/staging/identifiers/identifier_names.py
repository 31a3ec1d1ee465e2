"""What a column's name says of its content: names of persons, telephones, addresses, notes.

Here belongs reading the name of a column, and whether a message may repeat it. What stands in a column is
judged in `identifier_patterns`, and both together in `direct_identifiers`.
"""

from __future__ import annotations

import re
from itertools import pairwise

PERSON, SSN, PHONE = "names of persons", "Social Security numbers", "telephone numbers"
EMAIL, STREET, FREE_TEXT = "e-mail addresses", "street addresses", "free text"
DOCUMENT = "numbers of personal documents or accounts"

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PLAIN_NAME = re.compile(r"[A-Za-z_#][\w .,:;/()#%&*'+?!$=<>\[\]-]{0,63}")

HARMLESS_ENDS = frozenset(
    """at boolean category cd changed changes check class code consent count counts county date dates day
    days dt ended fips flag format hash hours in ind indicator is key known language length made on
    ordinal overdue percent present pseudonym reason received required result score sent share state status
    step time timestamp type updated used valid verified visit visits year zip zipcode""".split()  # noqa: SIM905
)
"""A name that ends so says something about an address, a telephone or a note: not the thing itself."""

PERSON_WORDS = frozenset(
    """adult applicant attorney birth candidate caregiver caretaker caseworker child client contact employee
    family father first foster full given guardian household investigator judge last legal maiden member
    middle mother nick nickname parent participant patient perp perpetrator person preferred relative
    reporter screener sibling spouse staff student sur supervisor therapist victim worker youth
    alias fst lst frst""".split()  # noqa: SIM905
)
NAME_WORDS = frozenset(("name", "names", "nm"))
ONE_WORD = {
    PERSON: frozenset(
        """firstname lastname middlename fname lname mname surname forename fullname maidenname nickname
        givenname familyname childname clientname workername guardianname parentname mothername fathername
        perpname perpetratorname victimname caseworkername supervisorname alias aliases""".split()  # noqa: SIM905
    ),
    SSN: frozenset("ssn ssns socsec itin atin".split()),  # noqa: SIM905
    PHONE: frozenset("phone phones telephone telephones tel cellphone cell mobile fax pager".split()),  # noqa: SIM905
    EMAIL: frozenset("email emails".split()),  # noqa: SIM905
    STREET: frozenset("address addresses addr street streetaddress homeaddress".split()),  # noqa: SIM905
    FREE_TEXT: frozenset(
        """note notes narrative narratives comment comments remark remarks memo freetext casenotes
        casenote""".split()  # noqa: SIM905
    ),
    DOCUMENT: frozenset("passport".split()),  # noqa: SIM905
}
PHRASES = {
    SSN: (("soc", "sec"), ("social", "security"), ("social", "sec"), ("tax", "payer")),
    EMAIL: (("e", "mail"),),
    STREET: (("addr", "line"), ("address", "line"), ("po", "box"), ("apt", "number")),
    PHONE: (("cell", "number"), ("mobile", "number")),
    FREE_TEXT: (("free", "text"), ("case", "summary")),
    DOCUMENT: (
        ("driver", "license"),
        ("drivers", "license"),
        ("driver", "lic"),
        ("drivers", "lic"),
        ("alien", "number"),
        ("bank", "account"),
        ("medicaid", "number"),
        ("medicaid", "id"),
        ("medicaid", "num"),
        ("medicaid", "no"),
        ("medicare", "number"),
    ),
}
WHOLE = {"name": PERSON, "names": PERSON, "nm": PERSON, "social": SSN, "mail": EMAIL}
"""Names that say it only when nothing stands beside them."""


def words_of(name: str) -> list[str]:
    """The words of a column's name in lower case: `GuardianName` and `guardian_name` alike."""
    return [word.lower() for word in _WORDS.findall(name)]


def kind_by_name(name: str) -> str | None:  # noqa: PLR0911
    """The kind of direct identifier that a column of this name holds; None where the name says nothing.

    Names of places, offices, programmes and files (`county_name`, `unit_name`) are none, nor are keys
    (`provider_id`) and columns that say something about an identifier (`email_sent_on`, `notes_count`).
    """
    words = [word for word in words_of(name) if not word.isdigit()]
    if not words or words[-1] in HARMLESS_ENDS or words[0] in ("is", "has", "count", "number"):
        return None
    if len(words) == 1 and words[0] in WHOLE:
        return WHOLE[words[0]]
    for kind, known in ONE_WORD.items():
        if known & set(words) and not _is_key(words, kind):
            return kind
    joined = "".join(words)
    for kind, known in ONE_WORD.items():
        if joined in known:
            return kind
    for kind, phrases in PHRASES.items():
        if any(phrase in pairwise(words) for phrase in phrases):
            return kind
    if NAME_WORDS & set(words) and PERSON_WORDS & set(words) and not _of_a_place(words):
        return PERSON
    return None


def _is_key(words: list[str], kind: str) -> bool:
    """Whether a name such as `note_id` or `phone_visit_id` is a key into another table."""
    return words[-1] in ("id", "ids", "uuid") and kind in (FREE_TEXT, STREET, PHONE)


def _of_a_place(words: list[str]) -> bool:
    """Whether the name is that of an office or programme: `family_center_name`, `foster_agency_name`."""
    places = {
        "agency",
        "center",
        "centre",
        "county",
        "court",
        "facility",
        "office",
        "organization",
        "program",
    }
    return bool(places & set(words))


def shown_name(name: str, position: int, looks_like_a_value: bool = False) -> str:
    """How a message calls a column: by its name, or by its place (from 1) where the name may be a value.

    A file without a header has a record where its names should be; a message must not repeat it.
    """
    has_digits = sum(letter.isdigit() for letter in name) > 4
    if looks_like_a_value or has_digits or not _PLAIN_NAME.fullmatch(name):
        return f"column {position}"
    return f"column {name}"
