"""Episodes of children with an episode left out, as if its faults were mended."""

from __future__ import annotations

from transforms.contracts.contract import Contract
from transforms.contracts.episodes.removal_episodes import RemovalEpisodes

AsIfUsable: type[Contract] = type(
    "AsIfUsable",
    (Contract,),
    {
        "__doc__": "One row per removal episode of a child with an episode left out, with an assumption in "
        "the place of each fault: whom a figure would count besides. No figure is made from them.",
        "__module__": __name__,
        **RemovalEpisodes.columns,
    },
)
