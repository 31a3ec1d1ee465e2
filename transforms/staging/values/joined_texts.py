"""One text of several columns: a date and its time that stand apart, or the parts of a number.

Here belongs how texts are joined. Which columns are, an agency's mapping says; what the joined text means is
decided as for any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.staging.values.plain_text import value_of
from transforms.staging.values.text_values import Translation

MIDNIGHT = r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?"
"""A day as workbooks and databases hold it: with a time that nobody wrote."""
DAY_ZERO = r"(?:1899-12-3[01]|19(?:00|04|70)-01-01)[T ](\d{2}:\d{2}.*)"
"""A time as they hold it: with the day from which they count."""


def joined_texts(columns: Sequence[pa.Array], translation: Translation) -> pa.Array:
    """The texts of each row joined by blanks; empty where the first is, without those further ones that are.

    `translation` says which texts mean that nothing was entered. What programs add to a day that has no time,
    and to a time that has no day, is left out.
    """
    first = _plain(columns[0], MIDNIGHT, translation)
    joined = first
    for column in columns[1:]:
        other = _plain(column, DAY_ZERO, translation)
        longer = pc.binary_join_element_wise(joined, other, " ")
        joined = pc.if_else(pc.equal(other, ""), joined, longer)
    return pc.if_else(pc.equal(first, ""), "", joined)


def _plain(column: pa.Array, form: str, translation: Translation) -> pa.Array:
    """A column's texts, each distinct one once; empty where nothing stands. Of those of a form its group."""
    distinct = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
    stripped = [translation.of(value_of(text)) if text else "" for text in distinct.dictionary.to_pylist()]
    texts = [found[1] if (found := re.fullmatch(form, text)) else text for text in stripped]
    return pa.array(texts, pa.string()).take(distinct.indices).fill_null("")
