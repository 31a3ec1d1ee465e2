"""Figures that are weighted sums of observations, with intervals that hold where observations go together.

Here belong the errors: of one series whose months resemble their neighbours, and of counties whose months
go together. Which sums are asked for stands in `interrupted.py` and `differences.py`. Sizes are small (some
dozen months, some dozen counties), so the usual robust variances are too narrow: both are corrected as Bell
and McCaffrey (2002) do for clusters, by what they would be on average under a plain reference model, with
the degrees of freedom that Satterthwaite's rule gives there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import stats
from statsmodels.regression.linear_model import OLS, RegressionResults

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
CONFIDENCE = 0.95
CORRELATIONS = np.linspace(0.0, 0.95, 20)
"""Correlations of neighbouring months that are tried; a negative one narrows no interval."""

PASSED_OVER = 1e-9
"""Part of its own square that a column must add to those before it."""

SAME = 1e-12
"""Below it a variance is none: observations lie on the fitted line."""


@dataclass(frozen=True)
class Estimate:
    """A figure in the unit of the observations, its standard error and the degrees of freedom behind it."""

    value: float
    standard_error: float
    degrees_of_freedom: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval, by Student's t."""
        half = float(stats.t.ppf((1 + CONFIDENCE) / 2, self.degrees_of_freedom)) * self.standard_error
        return self.value - half, self.value + half

    @property
    def p_value(self) -> float:
        """How often chance alone would give as much or more, in either direction."""
        if self.standard_error <= SAME:
            return 0.0 if abs(self.value) > SAME else 1.0
        return float(2 * stats.t.sf(abs(self.value / self.standard_error), self.degrees_of_freedom))


def usual_lags(observations: int) -> int:
    """How many months back errors may resemble each other: Newey and West's rule, 4 (n / 100) ^ (2 / 9)."""
    return int(4 * (observations / 100) ** (2 / 9))


@dataclass(frozen=True)
class SerialFit:
    """Least squares over consecutive months, with Newey and West's errors.

    `design` has a row for each month and a column for each part of the model.
    """

    observed: Floats
    design: Floats

    @cached_property
    def results(self) -> RegressionResults:
        """The fit; its covariance is that of Newey and West, with Bartlett's weights and no correction."""
        lags = usual_lags(len(self.observed))
        return OLS(self.observed, self.design).fit(
            cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": False}
        )

    @cached_property
    def _inverse(self) -> Floats:
        return np.asarray(np.linalg.pinv(self.design))

    @cached_property
    def _residual_maker(self) -> Floats:
        return np.eye(len(self.design)) - self.design @ self._inverse

    @cached_property
    def autocorrelation(self) -> float:
        """The correlation of neighbouring months under which residuals would be as correlated as they are.

        Residuals of a fitted line are less correlated than what they are residuals of; this undoes that.
        """
        left, maker = np.asarray(self.results.resid), self._residual_maker
        total = float(left @ left)
        if total <= SAME * max(1.0, float(self.observed @ self.observed)):
            return 0.0
        after = maker @ np.eye(len(left), k=1) @ maker
        references = [_serial(len(left), one) for one in CORRELATIONS]
        expected = [np.sum(after * one) for one in references]
        totals = [np.sum(maker * one) for one in references]
        found = float(left[:-1] @ left[1:]) / total
        return float(np.interp(found, np.divide(expected, totals), CORRELATIONS))

    def estimate(self, parts: Floats) -> Estimate:
        """A weighted sum of the model's coefficients; `parts` are the weights."""
        weights = self._inverse.T @ parts
        variance = float(parts @ self.results.cov_params() @ parts)
        size, maker = len(weights), self._residual_maker
        apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
        bartlett = np.clip(1 - apart / (usual_lags(size) + 1), 0, None)
        kernel = maker @ (bartlett * np.outer(weights, weights)) @ maker
        reference = _serial(size, self.autocorrelation)
        both = kernel @ reference
        on_average = float(np.trace(both))
        freedom = on_average**2 / float(np.sum(both * both.T))
        factor = float(weights @ reference @ weights) / on_average
        return Estimate(float(parts @ self.results.params), float(np.sqrt(variance * factor)), freedom)


def _serial(size: int, correlation: float) -> Floats:
    """Correlations of months of which each resembles the one before (AR 1)."""
    if not correlation:
        return np.eye(size)
    steps = np.arange(size)
    return correlation ** np.abs(np.subtract.outer(steps, steps))


@dataclass(frozen=True)
class ClusteredFit:
    """Residuals of observations that go together within counties, for sums over all of them.

    The model has a level for each category of each factor; `factors` holds them in columns, numbered from 0
    within each, -1 for none. `counties` numbers the county of each observation from 0.
    """

    observed: Floats
    factors: Ints
    counties: Ints

    @cached_property
    def _places(self) -> Ints:
        """The column of the model that each observation has in each factor; -1 for none."""
        sizes = self.factors.max(axis=0) + 1
        offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return np.where(self.factors >= 0, self.factors + offsets, -1)

    @cached_property
    def _inverse(self) -> Floats:
        """Of the normal equations, which are counts of observations."""
        size = int(self._places.max()) + 1
        counts = np.zeros((size, size))
        for first in self._places.T:
            for second in self._places.T:
                both = (first >= 0) & (second >= 0)
                np.add.at(counts, (first[both], second[both]), 1.0)
        return swept(counts)

    def _summed(self, values: Floats) -> Floats:
        """Sums of the rows of values over each column of the model."""
        sums = np.zeros((len(self._inverse), values.shape[1]))
        for places in self._places.T:
            np.add.at(sums, places[places >= 0], values[places >= 0])
        return sums

    @cached_property
    def residuals(self) -> Floats:
        """What the model leaves."""
        levels = self._inverse @ self._summed(self.observed[:, None])[:, 0]
        return self.observed - np.append(levels, 0.0)[self._places].sum(axis=1)

    def estimate(self, weights: Floats) -> Estimate:
        """A weighted sum of the observations, with errors by county (CR2, Bell and McCaffrey)."""
        used = np.unique(self.counties[weights != 0])
        own = np.where(self.counties[:, None] == used, weights[:, None], 0.0)
        along = self._summed(own)
        # What the sums of residuals would go together by under the reference model: independent errors.
        together = np.diag(np.sum(own * own, axis=0)) - along.T @ self._inverse @ along
        kept = np.diag(together)
        factors = np.divide(np.sum(own * own, axis=0), kept, out=np.zeros_like(kept), where=kept > SAME)
        by_county = np.sum(own * self.residuals[:, None], axis=0)
        variance = float(np.sum(factors * by_county**2))
        spread = float(np.sum(np.outer(factors, factors) * together**2))
        freedom = float(np.sum(factors * kept)) ** 2 / spread if spread else 1.0
        return Estimate(float(weights @ self.observed), float(np.sqrt(variance)), freedom)


def swept(products: Floats) -> Floats:
    """A generalised inverse of sums of squares and products, by the sweep operator (Goodnight 1979).

    Columns that others make up are passed over. No library routine is called, for theirs take several threads
    to matrices as small as these, and many times as long where the machine is busy.
    """
    found, size = products.copy(), len(products)
    for place in range(size):
        pivot = found[place, place]
        if pivot <= PASSED_OVER * products[place, place]:
            found[place, :] = found[:, place] = 0.0
            continue
        row, column = found[place] / pivot, found[:, place].copy()
        found -= np.multiply.outer(column, row)
        found[place], found[:, place] = row, -column / pivot
        found[place, place] = 1 / pivot
    return found
