"""What Great Expectations 1.24 derives again and again while it validates a suite, derived once.

Here belongs only what is kept, and for how long. On which metrics a metric rests hangs on its identity
alone (name, batch, column, values), as does what an expectation needs; Great Expectations walks down from
each expectation anew, and a suite of 80 asks for the same few hundred answers thousands of times: half of
its cost. What is kept is forgotten with the suite. The identities themselves are hashes of JSON, before
which each value is converted; plain ones, all that are asked for here, need none and give the same hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from great_expectations.core.id_dict import IDDict
from great_expectations.expectations.metrics.metric_provider import MetricProvider

Derived = TypeVar("Derived")

_needs: dict[str, Any] = {}
"""What the expectations of the suite under way need, by the name of their check."""


@contextmanager
def kept_derivations() -> Iterator[None]:
    """Keep, while one suite is validated, what its metrics rest on and what its expectations need."""
    derived, identified = MetricProvider.__dict__["get_evaluation_dependencies"], IDDict.to_id
    kept: dict[Any, Any] = {}

    def rests_on(cls: type[MetricProvider], metric: Any, *args: Any, **more: Any) -> Any:
        if metric.id not in kept:
            kept[metric.id] = derived.__func__(cls, metric, *args, **more)
        return kept[metric.id]

    def to_id(asked: IDDict, *args: Any, **more: Any) -> Any:
        plain = None if args or more else _plain_identity(asked)
        return identified(asked, *args, **more) if plain is None else plain

    MetricProvider.get_evaluation_dependencies = classmethod(rests_on)  # type: ignore[method-assign, assignment]
    IDDict.to_id = to_id  # type: ignore[method-assign, assignment]
    _needs.clear()
    try:
        yield
    finally:
        MetricProvider.get_evaluation_dependencies = derived  # type: ignore[method-assign]
        IDDict.to_id = identified  # type: ignore[method-assign]
        _needs.clear()


def _plain_identity(asked: IDDict) -> str | None:
    """The identity of several plain values; None where it has to be taken as Great Expectations takes it."""
    if len(asked) < 2 or asked._id_ignore_keys:
        return None
    try:
        text = json.dumps(asked, sort_keys=True)
    except TypeError:  # a value that has to be converted
        return None
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def needs_of(check: str, derive: Callable[[], Derived]) -> Derived:
    """What an expectation needs: as derived before in this suite, else now."""
    if check not in _needs:
        _needs[check] = derive()
    return _needs[check]  # type: ignore[no-any-return]
