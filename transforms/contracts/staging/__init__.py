"""Contracts of the records as the files tell them, one per record layout or part of one."""
