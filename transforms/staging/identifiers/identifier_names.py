"""What a column's name says of its content: names of persons, telephones, addresses, notes.

Here belongs reading the name of a column, and whether a message may repeat it. What stands in a column is
judged in `identifier_patterns`, and both together in `direct_identifiers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, zip_longest

PERSON, SSN, PHONE = "names of persons", "Social Security numbers", "telephone numbers"
EMAIL, STREET, FREE_TEXT = "e-mail addresses", "street addresses", "free text"
DOCUMENT = "numbers of personal documents or accounts"

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PLAIN_NAME = re.compile(r"[A-Za-z_#][\w .,:;/()#%&*'+?!$=<>\[\]-]{0,63}")

HARMLESS_ENDS = frozenset(
    """at boolean category cd changed changes check class cnt code consent count counts county date dates day
    days dt dte dttm ended fips flag flg format hash hours in ind indicator is key known language length made
    method mins minutes mode on ordinal overdue percent present pseudonym reason received required result rsn
    score sent share state status step time timestamp typ type updated used valid verified visit visits year
    yn zip zipcode""".split()  # noqa: SIM905
)
"""A name that ends so says something about an address, a telephone or a note: not the thing itself."""

PERSON_WORDS = frozenset(
    """adult aide applicant attorney aunt baby birth brother candidate caregiver caretaker casehead caseworker
    child chld cl client clnt contact custodian cw dad daughter director doctor emp employee family father
    first foster full gal given grandfather grandmother grandparent guardian hoh household husband infant
    investigator judge kid kin last legal maiden manager mbr member middle mom mother nick nickname officer
    parent participant partner patient perp perpetrator pers person petitioner physician preferred prsn
    relative reporter respondent screener sibling sister son specialist spouse staff student supervisor supv
    supvr sur therapist uncle victim wife wkr worker wrkr youth alias fst lst frst""".split()  # noqa: SIM905
)
OWNERS = PERSON_WORDS | frozenset("case children head individual juvenile minor".split())  # noqa: SIM905
"""Whose name it is, where it stands before the word for one: `Case Name`, but not `Case Activity Name`."""
NAME_WORDS = frozenset(("name", "names", "nm"))
PARTS_OF_NAMES = frozenset("first last middle maiden sur nick fst lst frst".split())  # noqa: SIM905
"""Words that persons' names alone have beside them."""
NOT_BESIDE_PARTS = frozenset(("contact", "family"))
"""Words with which a part of a name says something else: `Family First`, `Contact First`."""
OF_NAMES = frozenset(
    "current display full given legal long official other preferred primary short".split()  # noqa: SIM905
)
"""Words between a name and whose it is: `agency_legal_name`."""
PLACES = frozenset(
    """action agency allegation area assessment basis center centre city class country county court diagnosis
    disability district division facility goal hospital job language level method office organization outcome
    place plan position program purpose race reason region relationship role school section service setting
    state status structure team title town tribe type unit""".split()  # noqa: SIM905
)
"""What has a name and is no person: offices, programmes, lists of codes."""

ONE_WORD = {
    PERSON: frozenset("fname lname mname fnm lnm forename alias aliases aka".split()),  # noqa: SIM905
    SSN: frozenset("ssn ssns ssnum ssno ssnbr socsec itin atin".split()),  # noqa: SIM905
    PHONE: frozenset(
        """phone phones telephone telephones tel cellphone cell mobile fax pager phonenumber phonenum phoneno
        phonenbr""".split()  # noqa: SIM905
    ),
    EMAIL: frozenset("email emails emailaddress emailaddr".split()),  # noqa: SIM905
    STREET: frozenset("address addresses addr street streetaddress homeaddress".split()),  # noqa: SIM905
    FREE_TEXT: frozenset(
        """note notes narrative narratives narr comment comments cmt cmts cmnt cmnts remark remarks memo
        freetext casenotes casenote""".split()  # noqa: SIM905
    ),
    DOCUMENT: frozenset("passport".split()),  # noqa: SIM905
}
OF_A_KIND = frozenset(
    "phone phones telephone telephones tel cellphone cell mobile fax street".split()  # noqa: SIM905
)
ACTIVITIES = frozenset(
    """call calls cntct cntcts contact contacts count crisis drug drugs minutes outreach response team unit
    visit visits""".split()  # noqa: SIM905
)
"""Before these, a word `OF_A_KIND` says how something is done: `Phone Contact`, `Mobile Crisis`."""

NUMBER_WORDS = frozenset("nbr no num nr number".split())  # noqa: SIM905
PHRASES = {
    SSN: (("soc", "sec"), ("social", "security"), ("social", "sec"), ("tax", "payer"), ("ss", "number")),
    EMAIL: (("e", "mail"),),
    STREET: (("addr", "line"), ("address", "line"), ("po", "box"), ("apt", "number")),
    PHONE: (("cell", "number"), ("mobile", "number"), ("ph", "number"), ("home", "ph")),
    FREE_TEXT: (("free", "text"), ("case", "summary")),
    DOCUMENT: (
        ("driver", "license"),
        ("drivers", "license"),
        ("driver", "lic"),
        ("drivers", "lic"),
        ("dl", "number"),
        ("alien", "number"),
        ("bank", "account"),
        ("medicaid", "number"),
        ("medicaid", "id"),
        ("medicare", "number"),
    ),
}
BEFORE_PH = frozenset(
    """alt bus business caregiver cell client contact day emergency eve evening father guardian home main
    mother parent primary provider relative work worker""".split()  # noqa: SIM905
)
"""Words after which `ph` is a telephone: alone it may be a hearing, or an acid."""

WHOLE = {
    "name": PERSON,
    "names": PERSON,
    "nm": PERSON,
    "casehead": PERSON,
    "social": SSN,
    "mail": EMAIL,
}
"""Names that say it only when nothing stands beside them."""

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COUNTED = re.compile(r"[^s]s\s*[(\[]#[)\]]\W*$", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<=[^\W_])[ _]*#")
_GLUED = re.compile(r"([a-z]{2,})(names?|nm|last|first|ssn|phone|ph|email|addr|address)")
_BEFORE_GLUED = PERSON_WORDS | BEFORE_PH | {"case"}


def words_of(name: str) -> list[str]:
    """The words of a column's name in lower case: `GuardianName` and `guardian_name` alike."""
    return [word.lower() for word in _WORDS.findall(name)]


def kind_by_name(name: str) -> str | None:
    """The kind of direct identifier that a column of this name holds; None where the name says nothing.

    Names of places, offices, programmes and files (`county_name`, `unit_name`) are none, nor are keys
    (`provider_id`) and columns that say something about an identifier (`email_sent_on`, `notes_count`).
    """
    words = _read_words(name)
    if not words or _is_about(name, words):
        return None
    joined = "".join(words)
    if joined in WHOLE:
        return WHOLE[joined]
    things = _things(words)
    for kind, known in ONE_WORD.items():
        if known & things and not _is_key(words, kind):
            return kind
    for kind, known in ONE_WORD.items():
        if joined in known:
            return kind
    pairs = set(pairwise("number" if word in NUMBER_WORDS else word for word in words))
    pairs |= {("home", word) for before, word in pairs if word == "ph" and before in BEFORE_PH}
    for kind, phrases in PHRASES.items():
        if pairs & set(phrases):
            return kind
    return PERSON if _names_a_person(words) or _is_part_of_a_name(words) else None


def _read_words(name: str) -> list[str]:
    """The words without numbers; the sign # is a word, and what is written together is taken apart."""
    words = words_of(_NUMBER_SIGN.sub(" number ", name))
    return [part for word in words if not word.isdigit() and word != "s" for part in _taken_apart(word)]


def _taken_apart(word: str) -> tuple[str, ...]:
    """`clientname` as client and name; a word that is no person's name stays whole."""
    parts = _GLUED.fullmatch(word)
    return parts.groups() if parts and parts[1] in _BEFORE_GLUED else (word,)


def _is_about(name: str, words: list[str]) -> bool:
    """Whether the name says something about an identifier, before brackets or with what stands in them.

    Notes in brackets are the thing itself: `Removal Reason (narrative)`.
    """
    outside = [] if ONE_WORD[FREE_TEXT] & set(words) else words_of(_IN_BRACKETS.sub(" ", name))
    ends = {words[-1], *outside[-1:]}
    is_answer = words[-2:] == ["y", "n"] or words[0] in ("is", "has", "count", "number")
    return bool(ends & HARMLESS_ENDS) or is_answer or bool(_COUNTED.search(name))


def _things(words: list[str]) -> set[str]:
    """The words without those, such as phone or street, that say of what kind is what the next one names.

    A `phone_contact_number` is one by which somebody is reached.
    """
    if words[-2:-1] == ["contact"] and words[-1] in NUMBER_WORDS:
        return set(words)
    beside = zip_longest(words, words[1:])
    return {word for word, after in beside if not (word in OF_A_KIND and after in ACTIVITIES)}


def _is_key(words: list[str], kind: str) -> bool:
    """Whether a name such as `note_id` or `phone_visit_id` is a key into another table."""
    return words[-1] in ("id", "ids", "uuid") and kind in (FREE_TEXT, STREET, PHONE)


def _singular(words: Iterable[str]) -> set[str]:
    """The words, and what longer ones are without an s at their end."""
    return {
        form for word in words for form in (word, word.removesuffix("s")) if len(form) > 2 or form == word
    }


def _names_a_person(words: list[str]) -> bool:
    """Whether the name is that of a person, not of an office or programme.

    What stands before the word for a name says whose it is: `unit_supervisor_name`, `foster_agency_name`.
    Where nothing does, the last word says it (`Name of Agency`).
    """
    places = [place for place, word in enumerate(words) if word in NAME_WORDS]
    if not places:
        return False
    before = [word for word in words[: places[-1]] if word not in OF_NAMES]
    whose = (before or words)[-1]
    if whose in PLACES:
        return False
    return bool(_singular([whose]) & OWNERS or _singular(words) & PERSON_WORDS)


def _is_part_of_a_name(words: list[str]) -> bool:
    """Whether the name is a part of persons' names, alone or beside persons: `Last`, `CLIENT_FIRST`."""
    parts = words[:-1] if words[-1] == "mi" else words
    beside = [word for word in parts if word not in PARTS_OF_NAMES]
    are_persons = all(_singular([word]) & PERSON_WORDS and word not in NOT_BESIDE_PARTS for word in beside)
    return bool(PARTS_OF_NAMES & set(parts[-1:])) and are_persons


def shown_name(name: str, position: int, looks_like_a_value: bool = False) -> str:
    """How a message calls a column: by its name, or by its place (from 1) where the name may be a value.

    A file without a header has a record where its names should be; a message must not repeat it.
    """
    has_digits = sum(letter.isdigit() for letter in name) > 4
    if looks_like_a_value or has_digits or not _PLAIN_NAME.fullmatch(name):
        return f"column {position}"
    return f"column {name}"
