"""How a figure of the agency stands to the federal one, and why the two may differ whatever the measure.

Here belong the causes that whole sources have in common. Those of one measure stand in its file
(`differs_from_federal`), those that the data show are found in `marts/known_causes.py`.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

AGREEMENTS = CodeList(
    name="agreements",
    says="How a result stands to the figure that a federal profile or report gives for it",
    codes=(
        Code("same", "same", "The same, figure and counts"),
        Code("same_as_printed", "same_as_printed", "The same as far as it is printed"),
        Code("within_interval", "within_interval", "Differs, within our 95% interval"),
        Code("beyond_interval", "beyond_interval", "Differs, beyond our 95% interval"),
        Code("differs", "differs", "Differs; our figure has no interval"),
        Code("no_figure", "no_figure", "We have no figure"),
        Code("no_result", "no_result", "No result of this name"),
    ),
    source="this project",
)

DIFFERENCE_CAUSES = CodeList(
    name="difference_causes",
    says="Why figures from the same files differ from the federal ones, whatever the measure",
    codes=(
        Code(
            "later_files",
            "later_files",
            "Files received since",
            {
                "made_from": "all",
                "cause": "The federal figure rests on the files as they stood when the profile or report was "
                "made; ours on those in force now, with every resubmission and correction since.",
            },
        ),
        Code(
            "records_left_out_afcars",
            "records_left_out_afcars",
            "Records left out of AFCARS",
            {
                "made_from": "afcars",
                "cause": "The federal computation drops a child who stands twice in one six-month file and "
                "records that fail its checks; here the record received last counts, and only what the "
                "measure names is left out. A child who vanished from the files since the profile was "
                "made is left out here alone.",
            },
        ),
        Code(
            "histories",
            "histories",
            "Histories against snapshots",
            {
                "made_from": "afcars",
                "before_day": "2022-10-01",
                "cause": "Before October 2022 the federal figure reads six-month files one by one; ours "
                "joins them into one history per child, in which a later file corrects an earlier one and "
                "exits known only from the next removal count.",
            },
        ),
        Code(
            "changeover",
            "changeover",
            "Change of layout in October 2022",
            {
                "made_from": "afcars",
                "from_day": "2022-10-01",
                "before_day": "2023-10-01",
                "cause": "The period spans or follows the change from AFCARS 1993 to AFCARS 2020. Federal "
                "figures of these months join two layouts that count settings and absences "
                "differently (national placement stability rose for a single period); histories join "
                "each child's two records instead.",
            },
        ),
        Code(
            "records_left_out_ncands",
            "records_left_out_ncands",
            "Records left out of the Child File",
            {
                "made_from": "ncands",
                "cause": "The federal system sets records aside that fail its edits, and asks the state "
                "about others before it publishes; here every record with a readable key counts, and "
                "faults of other fields are told beside the figure.",
            },
        ),
    ),
    meanings={
        "made_from": "what a measure must be made from for the cause to apply; all for every measure",
        "from_day": "first day: applies to periods that reach to it or later",
        "before_day": "applies to periods that begin before this day",
        "cause": "the cause, in a sentence or two",
    },
    source="this project; CFSR Round 4 Data Dictionary and data profiles",
)
