"""Code lists of rebuilt histories: where an episode comes from, how it was repaired, what cannot be known.

A repair is a rule by which a fact was rebuilt or corrected that no file states as it stands. A caveat is
what a reader must know of the figures: of a repair, or of a whole generation of files. The rules themselves
are `episodes/*.sql`; where a caveat is shown is decided in `marts/caveats.py`.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

EPISODE_BASES = CodeList(
    name="episode_bases",
    says="Where a removal episode or a living arrangement is taken from",
    codes=(
        Code(
            "afcars_2020", "afcars_2020", "The child's AFCARS record of 2020, which tells the whole history"
        ),
        Code("afcars_1993", "afcars_1993", "Rebuilt from six-month AFCARS files of 1993"),
        Code("placements", "placements", "The agency's own placements"),
    ),
    source="this project",
)

EPISODE_REPAIRS = CodeList(
    name="episode_repairs",
    says="Rules by which a fact of a child's history was rebuilt or corrected",
    codes=(
        Code(
            "removal_date_corrected",
            "removal_date_corrected",
            "Removal date corrected by a later file",
            {
                "concerns": "removal_episodes",
                "does": "Two files name different removal dates, no exit lies between and the total of "
                "removals is the same (where one is missing: the dates are at most 30 days "
                "apart): one removal, on the date of the later file.",
                "caveat": "Some removals carry the date of the last file that told of them; an earlier "
                "file named another day.",
            },
        ),
        Code(
            "known_by_first_removal_date",
            "known_by_first_removal_date",
            "Removal known by the date of the first removal alone",
            {
                "concerns": "removal_episodes",
                "does": "No file saw the child's first removal, but the first file names its date and a "
                "total of two or more: it is an episode, without circumstances, settings, county and "
                "reason. Its exit is the previous discharge where the total is two.",
                "caveat": "Some first removals are known by their date alone: their circumstances, settings "
                "and county and the reason they ended are missing.",
            },
        ),
        Code(
            "not_listed_later",
            "not_listed_later",
            "Removal that ended before the first one the child's record of 2020 lists",
            {
                "concerns": "removal_episodes",
                "does": "The child's record of 2020 lists no removal as early as this one, which the "
                "files of 1993 told of: it stands as they told it.",
                "caveat": "Some earlier removals stand as the files of 1993 told them, though the "
                "children's later records do not list them.",
            },
        ),
        Code(
            "closed_by_previous_discharge",
            "closed_by_previous_discharge",
            "Exit known by the previous discharge of the next removal",
            {
                "concerns": "removal_episodes",
                "does": "No file reported the exit; the next removal names the previous discharge, on "
                "or after this removal, and counts one removal more: the episode ends that day, "
                "without a reason.",
                "caveat": "Some exits are known only by the discharge date that the child's next removal "
                "names: their reason is missing, and measures of permanency leave such children "
                "out, count the reason as missing, or (exits to permanency) count them below the line alone.",
            },
        ),
        Code(
            "exit_withdrawn",
            "exit_withdrawn",
            "Exit that a later file no longer reports",
            {
                "concerns": "removal_episodes",
                "does": "An earlier file reported an exit, the last file that tells of the removal does "
                "not: the episode is open.",
                "caveat": "Some exits that one file reported were withdrawn by the next: the children "
                "count as still in care.",
            },
        ),
        Code(
            "exit_never_reported",
            "exit_never_reported",
            "Exit that no file reported, before another removal",
            {
                "concerns": "removal_episodes",
                "does": "The child was removed again, and no file tells when the episode before it "
                "ended: it counts as in care up to the last day it was seen open (on its first day "
                "where no file saw it open), and is left out of the indicators.",
                "caveat": "Some children were removed again without an exit reported before: that earlier "
                "episode counts as care up to the last file that saw it, and is left out of the "
                "federal indicators.",
            },
        ),
        Code(
            "exit_from_snapshot",
            "exit_from_snapshot",
            "Exit taken from an earlier file",
            {
                "concerns": "removal_episodes",
                "does": "The child's record of 2020 lists a removal as one that ended before October 2022 "
                "and leaves the exit date empty; a file of 1993 gives it.",
                "caveat": "Some exits before October 2022 that the children's later records leave empty are "
                "those of the earlier files.",
            },
        ),
        Code(
            "reason_from_snapshot",
            "reason_from_snapshot",
            "Reason of an exit taken from an earlier file",
            {
                "concerns": "removal_episodes",
                "does": "The child's record of 2020 gives an exit without a reason; a file of 1993 "
                "gives the same day with one.",
            },
        ),
        Code(
            "unseen_setting",
            "unseen_setting",
            "Setting known by the count of settings alone",
            {
                "concerns": "living_arrangements",
                "does": "The count of settings rose by more than the settings the files saw: each of "
                "the others is a setting of unknown kind. The first of a removal is dated on "
                "its first day, the others evenly between the last day on which the setting "
                "before was seen and the setting seen next.",
                "caveat": "Some placement settings began and ended between two files: their number is "
                "known, their kind is not, and their dates are estimated within the months "
                "between the files.",
            },
        ),
        Code(
            "same_home_by_count",
            "same_home_by_count",
            "Not a new setting by the count of settings",
            {
                "concerns": "living_arrangements",
                "does": "The date of the current setting changed and the count of settings did not "
                "rise: the child came back to a home of the episode, or its date or kind was "
                "corrected. It is no move.",
                "caveat": "Where the date of a setting changed but the count of settings did not rise, "
                "the child is taken to be in the same home; the record of 2020 has no such "
                "count and counts a return as a move.",
            },
        ),
        Code(
            "setting_date_estimated",
            "setting_date_estimated",
            "Setting without a date",
            {
                "concerns": "living_arrangements",
                "does": "The date of the current setting is missing: it is the removal date where the "
                "count of settings is one or missing, else the first day of the file's period.",
                "caveat": "Some placement settings have no date; it is estimated within the months of the "
                "file.",
            },
        ),
        Code(
            "earlier_by_snapshot",
            "earlier_by_snapshot",
            "Setting before those of the child's record",
            {
                "concerns": "living_arrangements",
                "does": "The arrangements in the child's record of 2020 begin more than 7 days after the "
                "removal, and files of 1993 saw settings before: these stand before them.",
                "caveat": "In some children's records the living arrangements begin long after the removal; "
                "the settings before are those that the files of 1993 saw.",
            },
        ),
        Code(
            "same_home_by_provider",
            "same_home_by_provider",
            "Return to the same provider",
            {
                "concerns": "living_arrangements",
                "does": "The counted setting before it has the same provider, and only absence, "
                "hospital, detention or a home visit lay between: no new setting.",
            },
        ),
        Code(
            "respite",
            "respite",
            "Respite with another provider",
            {
                "concerns": "living_arrangements",
                "does": "A counted setting of 14 days or less between two with one other provider: "
                "neither it nor the return is a new setting.",
            },
        ),
    ),
    meanings={
        "concerns": "the table of episodes that holds such facts",
        "does": "what the rule does",
        "caveat": "what a reader of the figures must know; empty where nothing is lost",
    },
    source="this project",
)

HISTORY_CAVEATS = CodeList(
    name="history_caveats",
    says="What six-month files of 1993 cannot tell, whatever stands in them",
    codes=(
        Code(
            "unseen_episodes",
            "unseen_episodes",
            "Removals that no file saw",
            {
                "concerns": "removal_episodes",
                "files": "six_months",
                "caveat": "These months rest on AFCARS files of 1993, which tell of each child's latest "
                "removal alone. A removal that began and ended within the six months of one "
                "file, with another after it in the same file, is not known unless it was the "
                "child's first, or a later record of 2020 lists it, with its dates and the reason it "
                "ended alone. The files hold no tribal status and no day of the case plan goal: figures "
                "by these count the children as missing. They tell of fewer kinds of circumstances "
                "at removal.",
            },
        ),
        Code(
            "unseen_arrangements",
            "unseen_arrangements",
            "Settings that no file saw",
            {
                "concerns": "living_arrangements",
                "files": "six_months",
                "caveat": "These months rest on AFCARS files of 1993, which tell of the setting on the "
                "last day and of the number of settings so far. Absences and home visits that "
                "began and ended between two files are not known; a return from them to the same home is "
                "no move, as the count does not rise, while the record of 2020 counts it. Settings "
                "are told in broader kinds than since October 2022.",
            },
        ),
        Code(
            "annual_file",
            "annual_file",
            "One record for a year",
            {
                "concerns": "removal_episodes",
                "files": "12_months",
                "caveat": "These months rest on an annual file with one record per child and year. A "
                "removal that began and ended within the year, with another after it in the "
                "same year, is not known unless it was the child's first, or a later record of 2020 "
                "lists it, with its dates and the reason it ended alone. The file holds no tribal "
                "status and no day of the case plan goal: figures by these count the children as "
                "missing. It tells of fewer kinds of circumstances at removal.",
            },
        ),
        Code(
            "annual_file_settings",
            "annual_file_settings",
            "One setting for a year",
            {
                "concerns": "living_arrangements",
                "files": "12_months",
                "caveat": "These months rest on an annual file, which tells of one setting per child and "
                "year and of the number of settings so far: the dates of the others are "
                "estimated within the year.",
            },
        ),
    ),
    meanings={
        "concerns": "the table of episodes that lacks something",
        "files": "the kind of file that cannot tell it",
        "caveat": "what a reader of the figures must know",
    },
    source="this project",
)

LEFT_OUT_REASONS = CodeList(
    name="left_out_reasons",
    says="Faults for which a removal episode is left out of figures",
    codes=(
        Code(
            "no_birth_date",
            "no_birth_date",
            "No date of birth",
            {
                "rule_2020": "missing_birth_date",
                "rule_1993": "missing_birth_date_1993",
                "assumes": "Born on the day of the first removal: under 18 throughout.",
            },
        ),
        Code(
            "birth_after_removal",
            "birth_after_removal",
            "Born after the removal",
            {
                "rule_2020": "birth_after_removal",
                "rule_1993": "birth_after_removal_1993",
                "assumes": "Born on the day of the removal.",
            },
        ),
        Code(
            "exit_before_removal",
            "exit_before_removal",
            "Exit before the removal",
            {
                "rule_2020": "exit_before_removal",
                "rule_1993": "discharge_before_removal_1993",
                "assumes": "Left on the day of the next removal, else on the day after the last that a "
                "file covers.",
            },
        ),
        Code(
            "exit_on_removal_day",
            "exit_on_removal_day",
            "Exit on the day of the removal",
            {
                "rule_2020": "exit_on_removal_day",
                "rule_1993": "discharge_on_removal_day_1993",
                "assumes": "Left on the day after.",
            },
        ),
        Code(
            "dropped",
            "dropped",
            "Neither in the next file nor reported as having left",
            {
                "rule_2020": "dropped_records",
                "rule_1993": "dropped_records_1993",
                "assumes": "Left on the day after the last that a file covers.",
            },
        ),
        Code(
            "no_exit_reason",
            "no_exit_reason",
            "Exit without a reason",
            {
                "rule_2020": "missing_exit_reason",
                "rule_1993": "missing_discharge_reason_1993",
                "assumes": "Left for reunification, with which every measure counts the exit.",
            },
        ),
        Code(
            "no_living_arrangement",
            "no_living_arrangement",
            "No living arrangement",
            {
                "rule_2020": "removal_without_living_arrangement",
                "rule_1993": "missing_placement_settings_1993",
                "assumes": "One setting from the first day on.",
            },
        ),
    ),
    meanings={
        "rule_2020": "Rule that finds it in files of 2020",
        "rule_1993": "Rule that finds it in files of 1993",
        "assumes": "What is assumed to tell which figures would count the episode, were it mended",
    },
    source="this project; the faults are those of the CFSR Round 4 data quality checks",
)
