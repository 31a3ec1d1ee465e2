"""From identified extracts to files without direct identifiers: what `cwo deidentify` does to each value.

Here belong the plan, the pseudonyms, the dates and the measure of what risk remains. Nothing here knows the
warehouse; where the key lies and what is moved where is the business of the command.
"""
