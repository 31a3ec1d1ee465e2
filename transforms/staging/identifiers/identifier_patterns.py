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
SSN_WRITTEN = rf"(?:^|[^\d-])(?:{_AREA}([- ]){_GROUP}[- ]{_SERIAL}|9\d\d[- ][5-9]\d[- ]{_SERIAL})(?:$|[^\d-])"
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
)
NO_STREET = (
    r"(?i)\b(?:district|circuit|juvenile|family|superior|probate|county|municipal|tribal)\s+(?:court|ct)\b"
)
NINE_DIGITS, TEN_DIGITS = r"^\d{9}$", r"^1?\d{10}$"
TWO_NAMES = (
    r"^(?:\p{Lu}[\p{L}'-]+,?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'-]+|\p{Lu}[\p{L}'-]+,\s?\p{Lu}[\p{L}'-]+"
    r"(?:\s\p{Lu}\.?)?)(?:\s(?:Jr|Sr|II|III)\.?)?$"
)
ENCRYPTED = (
    r"^(?:[0-9A-Fa-f]{12,64}|[A-Z2-7]{12}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$"
)
"""Forms of keyed or hashed identifiers: hexadecimal, the pseudonyms of `cwo deidentify`, UUIDs."""

GIVEN_NAMES = """
    aaliyah aaron abigail adam aiden alan albert alex alexander alexandra alexis alice alicia alyssa amanda
    amber amelia amy andrea andrew angel angela anna anne anthony aria arthur ashley aubrey austin ava
    barbara benjamin betty beverly billy bobby bradley brandon brenda brian brianna brittany bruce bryan
    caleb camila cameron carl carlos carol caroline carolyn carter catherine charles charlotte cheryl chloe
    christian christina christine christopher cynthia daniel danielle david deborah debra denise dennis
    destiny diana diane donald donna dorothy douglas dylan edward elena elijah elizabeth ella emily emma eric
    ethan eugene evan evelyn frances frank gabriel gabriella gary george gerald gloria grace gregory hannah
    harold harper hayden heather helen henry isaac isabella isaiah jack jackson jacob jacqueline jada jaden
    james jamal jane janet janice jasmine jason javier jayden jeffrey jennifer jeremiah jeremy jerry jesse
    jessica jesus joan joe john johnny jonathan jordan jose joseph joshua joyce juan judith judy julia julie
    justin karen katherine kathleen kathryn kayla keith kelly kenneth kevin kiara kimberly kyle larry laura
    lauren lawrence layla leah liam lillian linda lisa logan lori louis lucas luis luke luna madison maria
    marie marilyn mark martha martin mary mason mateo matthew megan melissa mia michael michelle miguel mila
    nancy naomi natalie nathan nevaeh nicholas nicole noah nora olivia oliver pamela patricia patrick paul
    peter philip rachel ralph randy raymond rebecca richard robert roger ronald rose roy russell ruth ryan
    samantha samuel sandra sara sarah savannah scott sean sebastian sharon shirley sofia sophia stephanie
    stephen steven susan teresa terry theresa thomas tiffany timothy tyler tyrone vanessa victoria vincent
    virginia walter wayne william willie wyatt xavier zachary zoe
""".split()  # noqa: SIM905
"""Given names that are common in the United States, in lower case: enough to know a column of names by."""


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
    """Which values are a given name and a family name, in either order; the given name is a common one."""
    lowered = values.str.to_lowercase()
    given = pl.coalesce(lowered.str.extract(r",\s*(\p{L}+)"), lowered.str.extract(r"^(\p{L}+)\s"))
    return holds(values, TWO_NAMES) & given.is_in(GIVEN_NAMES).fill_null(value=False)


def given_names(values: pl.Expr) -> pl.Expr:
    """Which values are one common given name and nothing else."""
    return values.str.to_lowercase().is_in(GIVEN_NAMES).fill_null(value=False)
