"""Forms of direct identifiers in texts: which of a column's values look like one.

Here belong the forms and the vectorised tests for them, as Polars expressions over texts. How many hits stop
a file stands in `direct_identifiers`.

Facts behind the forms: a Social Security number has an area (three digits; never 000, 666 or 900 to 999), a
group (two, never 00) and a serial (four, never 0000); a taxpayer number for individuals or for adoptions
begins with 9 and has a group from 50. A telephone number of the North American plan has an area code and an
exchange that begin with 2 to 9.
"""

from __future__ import annotations

import polars as pl

_AREA = r"(?:00[1-9]|0[1-9]\d|[1-578]\d\d|6(?:[0-57-9]\d|6[0-57-9]))"
_GROUP = r"(?:0[1-9]|[1-9]\d)"
_SERIAL = r"(?:000[1-9]|00[1-9]\d|0[1-9]\d\d|[1-9]\d{3})"

EMAIL_FORM = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
SSN_WRITTEN = (
    rf"(?:^|[^\d-])(?:{_AREA}[- ]{_GROUP}[- ]{_SERIAL}|9\d\d[- ][5-9]\d[- ]{_SERIAL})(?:$|[^\d-])"
    rf"|(?:^|[^\d.-])(?:{_AREA}\.{_GROUP}|9\d\d\.[5-9]\d)\.{_SERIAL}(?:$|[^\d.-]|\.(?:$|[^\d]))"
)
SSN_PLAIN = rf"^{_AREA}{_GROUP}{_SERIAL}$"
PHONE_WRITTEN = (
    r"(?:^|[^\d-])(?:\+?1[-. ]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. /])[2-9]\d\d[-. ]\d{4}(?:$|[^\d-])"
)
PHONE_PLAIN = r"^1?[2-9]\d\d[2-9]\d{6}$"
STREET_FORM = (
    r"(?i)(?:^|[\s,;:])\d{1,6}[a-d]?\s+(?:[a-z0-9.'-]+\s+){1,4}"
    r"(?:st|str|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|cir|circle|way|pl|place"
    r"|ter|terrace|pkwy|parkway|hwy|highway|trl|trail|loop|sq|square|apt|apartment)(?:[\s.,;#]|$)"
    r"|\bp\.?\s?o\.?\s+box\s+\d"
    r"|\b(?:r\.?\s?r\.?|hc|rural route|rte?\.?|route)\s*#?\s?\d+,?\s+box\s+\d"
)
NO_STREET = (
    r"(?i)\b(?:district|circuit|juvenile|family|superior|probate|county|municipal|tribal)\s+(?:court|ct)\b"
)
NINE_DIGITS, TEN_DIGITS = r"^\d{9}(?:\.0)?$", r"^1?\d{10}(?:\.0)?$"
WITHOUT_ZEROS = r"^\d{7,8}(?:\.0)?$"
"""Nine digits of which the zeros in front are lost, as a spreadsheet and the like lose them."""
LOST = ".0"
"""What is written behind whole numbers of a column with gaps."""
TWO_NAMES = (
    r"^(?:\p{Lu}[\p{L}'-]+,?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'-]+|\p{Lu}[\p{L}'-]+,\s?\p{Lu}[\p{L}'-]+"
    r"(?:\s\p{Lu}\.?)?)(?:\s(?:Jr|Sr|II|III)\.?)?$"
)
WORDS_OF_SENTENCE = 4
ENCRYPTED = (
    r"^(?:[0-9A-Fa-f]{12,64}|[A-Z2-7]{12}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$"
)
"""Forms of keyed or hashed identifiers: hexadecimal, the pseudonyms of `cwo deidentify`, UUIDs."""

GIVEN_NAMES = """
    aaliyah aaron abigail adam adriana ahmed aiden aisha alan albert alejandra alejandro alex alexander
    alexandra alexis alfredo alice alicia alyssa amanda amber amelia amy ana andre andrea andrew angel
    angela anna anne anthony antonio aria armando arthur arturo ashley aubrey austin ava barbara
    benjamin betty beverly bianca billy bobby bradley brandon brayden brenda brian brianna brittany
    bruce bryan caleb cameron camila carl carlos carmen carol caroline carolyn carter catherine cesar
    charles charlotte cheryl chloe christian christina christine christopher claudia cynthia daniel
    danielle darius darnell david deandre deborah debra denise dennis deshawn destiny diana diane diego
    donald donna dorothy douglas dwayne dylan eduardo edward elena elijah elizabeth ella emily emma eric
    ernesto esperanza esteban ethan eugene evan evelyn fatima felipe fernando frances francisca
    francisco frank gabriel gabriella gary george gerald gloria grace gregory guadalupe guillermo hannah
    harold harper hayden heather hector helen henry ibrahim imani isaac isabel isabella isaiah ivan jack
    jackson jacob jacqueline jada jaden jamal james jane janet janice jasmine jason javier jayden
    jeffrey jennifer jeremiah jeremy jermaine jerry jesse jessica jesus jimena joan joe john johnny
    jonathan jordan jorge jose josefina joseph joshua joyce juan judith judy julia julie julio justin
    kareem karen katherine kathleen kathryn kayla keisha keith kelly kenneth kevin kiara kimberly kwame
    kyle lakisha larry latoya laura lauren lawrence layla leah leticia liam lillian linda lisa logan
    lorenzo lori louis lucas lucia luis luke luna madison malik manuel marcos marcus margarita maria
    mariana marie marilyn mario mark martha martin mary mason mateo matthew maurice megan melissa mia
    michael michelle miguel mila minh mohamed mohammed muhammad nancy naomi nasir natalie nathan nevaeh
    nicholas nicole noah nora oliver olivia omar oscar pablo pamela patricia patrick paul pedro peter
    philip priya rachel rafael ralph ramon randy raul raymond rebecca ricardo richard robert roberto
    rodrigo roger ronald rosa rose roy russell ruth ryan salvador samantha samuel sandra santiago sara
    sarah savannah scott sean sebastian sergio shanice shaniqua sharon shirley sofia sophia stephanie
    stephen steven susan tamika teresa terrell terry theresa thiago thomas tiffany timothy tyler tyrese
    tyrone valeria vanessa veronica vicente victoria vincent virginia walter wayne william willie wyatt
    xavier ximena xiomara yolanda yusuf zachary zoe
""".split()  # noqa: SIM905
"""Given names that are common in the United States, in lower case: enough to know a column of names by."""

FAMILY_NAMES = """
    acosta adams aguilar alexander allen alvarado alvarez anderson andrews armstrong arnold bailey baker
    barnes bennett bradley brooks bryant burns butler campbell carpenter carroll carter castillo castro
    chavez chen clark cole coleman collins contreras cooper cox crawford cruz cunningham daniels davis
    delgado diaz dixon duncan dunn edwards elliott ellis evans ferguson fernandez fisher flores freeman
    garcia gardner garza gibson gomez gonzales gonzalez gordon graham griffin gutierrez guzman hamilton
    hansen harris harrison hawkins hayes henderson hernandez herrera hicks hoffman holmes howard huang
    hudson hughes hunter jackson jenkins jimenez johnson johnston jones jordan kelley kelly kennedy khan
    kim kowalski lawrence lee lewis liu lopez marshall martin martinez mason matthews mcdonald medina
    mendez mendoza meyer miller mitchell moore morales moreno morgan morris munoz murphy murray myers
    nelson nguyen nichols obrien okafor olson ortiz owens palmer parker patel patterson payne pena perez
    perkins peters peterson phillips pierce porter powell ramirez ramos reed reyes reynolds richards
    richardson riley rivera roberts robertson robinson rodriguez rogers romero ross ruiz russell ryan
    salazar sanchez sanders sandoval santos schmidt scott shaw silva simmons simpson singh smith snyder
    soto spencer stephens stevens stewart sullivan taylor thomas thompson torres tran tucker turner
    vargas vasquez wagner walker wallace wang warren washington watson weaver webb williams willis
    wilson wong wright yang zhang
""".split()  # noqa: SIM905
"""Family names that are common there, without those that are words of the field or of places."""

PLACE_BEGINS = """
    de del east el fort ft lake las los mount mt new north port prince queen saint san santa south st st.
    upper west
""".split()  # noqa: SIM905
"""How names of places begin that hold the name of a person: Prince George, San Antonio, Fort Washington."""

_LETTERS = r"\p{L}[\p{L}'-]+"
_END = r"(?:,?\s(?:jr|sr|ii|iii)\.?)?$"
FIRST_LAST = rf"^({_LETTERS})\s(?:\p{{L}}\.?\s)?({_LETTERS}){_END}"
LAST_COMMA_FIRST = rf"^({_LETTERS}),\s?({_LETTERS})(?:\s\p{{L}}\.?)?{_END}"
WITH_INITIAL = rf"^(?:\p{{L}}\.?\s(?:\p{{L}}\.?\s)?({_LETTERS})|({_LETTERS}),?\s\p{{L}}\.?){_END}"
"""Names of persons in lower case, with the given name before, after a comma, or as an initial."""
_CAPITAL, _FURTHER = r"\p{Lu}[\p{L}'\x{2019}-]+", r"\p{L}[\p{L}'\x{2019}.-]*"
LAST_THEN_FIRST = rf"^({_CAPITAL}(?:[ -]{_FURTHER}){{0,2}}),\s*({_CAPITAL})(?:\s{_FURTHER}){{0,2}}$"
"""Any two parts with a comma between, of words that begin with a capital as names do, however rare."""
PERSON_WITHIN = (
    rf"\b(?:(?:{'|'.join(GIVEN_NAMES)})\s(?:\p{{L}}\.?\s)?(?:{'|'.join(FAMILY_NAMES)})"
    rf"|(?:{'|'.join(FAMILY_NAMES)}),\s?(?:{'|'.join(GIVEN_NAMES)}))\b"
)
INSTITUTION = (
    r"\b(?:academy|airport|building|center|centre|clinic|college|county|court|district|elementary|hall|high|home"
    r"|hospital|house|institute|library|memorial|middle|office|park|school|team|unit|university)s?\b"
)
"""Words of what is called after a person."""
OF_STAFF = (
    r"\b(?:agency|branch|center|centre|clinic|county|district|division|group|office|pod|program|region|section"
    r"|squad|team|unit)\b"
)
"""Words beside one name that make it that of an office: a home that bears a name is a family's."""


def holds(values: pl.Expr, form: str) -> pl.Expr:
    """Which values hold a form; false where there is no value."""
    return values.str.contains(form).fill_null(value=False)


def street_addresses(values: pl.Expr) -> pl.Expr:
    """Which values hold a street address or a post-office box."""
    return holds(values, STREET_FORM) & ~holds(values, NO_STREET)


def long_texts(values: pl.Expr, letters: int, words: int) -> pl.Expr:
    """Which values are at least so long and have at least so many words."""
    is_long = (values.str.len_bytes() >= letters) & (values.str.count_matches(r"\S+") >= words)
    return is_long.fill_null(value=False)


def person_names(values: pl.Expr) -> pl.Expr:
    """Which values are a person's name: two words in either order, or an initial and one, of common names."""
    lowered = values.str.to_lowercase()
    first, second = (lowered.str.extract(FIRST_LAST, group) for group in (1, 2))
    family, given = (lowered.str.extract(LAST_COMMA_FIRST, group) for group in (1, 2))
    alone = pl.coalesce(lowered.str.extract(WITH_INITIAL, group) for group in (1, 2))
    is_place = first.is_in(PLACE_BEGINS)
    in_order = first.is_in(GIVEN_NAMES) | second.is_in(FAMILY_NAMES)
    turned = given.is_in(GIVEN_NAMES) | (family.is_in(FAMILY_NAMES) & (given.str.len_chars() > 2))
    last_first = first.is_in(FAMILY_NAMES) & second.is_in(GIVEN_NAMES)
    found = [(in_order | last_first) & ~is_place, turned, alone.is_in(FAMILY_NAMES)]
    return pl.any_horizontal(hits.fill_null(value=False) for hits in found)


def offices(values: pl.Expr) -> pl.Expr:
    """Which values hold a word for an office or a unit."""
    return holds(values.str.to_lowercase(), OF_STAFF)


def persons_within(values: pl.Expr) -> pl.Expr:
    """Which values hold a common given name beside a common family name, and name no institution."""
    lowered = values.str.to_lowercase()
    return holds(lowered, PERSON_WITHIN) & ~holds(lowered, INSTITUTION)


def sentences(values: pl.Expr) -> pl.Expr:
    """Which values hold so many words as a sentence does; dates and places have fewer."""
    return (values.str.count_matches(r"\p{L}{3,}") >= WORDS_OF_SENTENCE).fill_null(value=False)


def given_names(values: pl.Expr) -> pl.Expr:
    """Which values are one common given name and nothing else."""
    return values.str.to_lowercase().is_in(GIVEN_NAMES).fill_null(value=False)
