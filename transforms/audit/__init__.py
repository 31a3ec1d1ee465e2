"""The audit of a finished public edition: whether what its files say gives a hidden figure away.

Here belongs what an attacker with our files, a solver and time could do, and nothing that decides what is
hidden: no module here imports the code that releases, computes or draws (a contract of the import linter).
It knows the edition by its files on disk alone, and holds rules of its own; where the two disagree, one of
them is wrong and nothing is published. `auditing.audit` is the one way in.
"""
