"""Names for the arrays the generator works on, so that signatures say what they hold."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int64]
"""Days since 1970-01-01."""
Numbers: TypeAlias = NDArray[np.int64]
"""Indexes, counts, ages."""
Shares: TypeAlias = NDArray[np.float64]
"""Probabilities, weights, uniforms."""
Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no."""
