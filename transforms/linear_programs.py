"""Linear programs, as HiGHS solves them: a model that is told once and asked for many ends.

Here belongs telling HiGHS a model in arrays, and asking it again from where its last answer stood: with other
costs, more rows. What the variables are, and whether an answer is one, does not belong here:
who asks checks it against the relations it came from, so that no proof rests on the solver. One thread and
nothing by chance: the same model, asked the same in the same order, gives the same answers.
"""

from __future__ import annotations

from typing import Literal

import highspy
import numpy as np
from scipy.sparse import csr_array

Way = Literal["cheapest", "costs", "steps", "interior"]
"""What a model is asked for: the `cheapest` way, at costs that are not negative; answers at other `costs`,
one after the other; the same of `steps` between ends, of equations without constants that were made small
before; few answers of a large one (`interior`). The settings of each were found fastest."""

Between = tuple[np.ndarray, np.ndarray]
"""The least and the most of each row or variable; infinite where there is none."""

_DUAL, _PRIMAL = 1, 4
_OPTIONS: dict[Way, dict[str, float | str]] = {
    "cheapest": {"solver": "simplex", "simplex_strategy": _DUAL, "presolve": "off"},
    "costs": {"solver": "simplex", "simplex_strategy": _PRIMAL},
    "steps": {
        "solver": "simplex",
        "simplex_strategy": _DUAL,
        "presolve": "off",
        "simplex_scale_strategy": 0,
        "primal_simplex_bound_perturbation_multiplier": 0.0,
    },
    "interior": {"solver": "ipm"},
}
_AGAIN: dict[Way, dict[str, int]] = {"steps": {"simplex_strategy": _PRIMAL}}
"""What is set otherwise once an answer is there, from which the next one starts."""


class _Silent(highspy.Highs):
    """A solver that writes nothing."""

    def enableCallbacks(self) -> None:  # noqa: N802 - its name in highspy
        """Leave callbacks off: nobody listens, and turning them on prints the solver's name."""


class LinearProgram:
    """Variables between bounds, and linear rows of them between bounds, for the least of weighted sums."""

    def __init__(self, rows: csr_array, rows_between: Between, between: Between, way: Way) -> None:
        """Tell the solver the model."""
        size = rows.shape[1]
        self._every = np.arange(size, dtype=np.int32)
        self._again = _AGAIN.get(way, {})
        self._solver = _Silent()
        for name, value in {"output_flag": False, "threads": 1, **_OPTIONS[way]}.items():
            self._solver.setOptionValue(name, value)
        self._solver.passModel(
            size, rows.shape[0], rows.nnz,
            int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize), 0.0,
            np.zeros(size), *between, *rows_between, *_arrays(rows), np.zeros(size, dtype=np.int32),
        )  # fmt: skip

    def add(self, rows: csr_array, between: Between) -> None:
        """Hold to further rows from now on."""
        self._solver.addRows(rows.shape[0], *between, rows.nnz, *_arrays(rows))

    def least(self, cost: np.ndarray) -> np.ndarray | None:
        """Variables with the least sum of `cost` times each; None where the solver found none."""
        self._solver.changeColsCost(len(cost), self._every, cost)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        for name, value in self._again.items():
            self._solver.setOptionValue(name, value)
        return np.array(self._solver.getSolution().col_value)


def _arrays(rows: csr_array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where each row starts, its columns and its coefficients, as the solver takes them."""
    return rows.indptr.astype(np.int32), rows.indices.astype(np.int32), rows.data.astype(np.float64)
