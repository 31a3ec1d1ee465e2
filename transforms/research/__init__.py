"""Case records for researchers, made so that nobody is alone in them.

Here belongs what a release of `[purposes.research]` holds: which columns may leave and in which form
(`columns.py`), who shares what makes a person recognisable (`groups.py`), the tables of a release
(`release.py`), and the check of its files (`checks.py`). To whom it goes and where it lies is decided
elsewhere.
"""
