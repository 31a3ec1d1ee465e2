-- One row per state and federal fiscal year of the Agency Files in force. A blank item stays empty: that
-- nothing was filed is not zero. Where a file holds a year twice, its last record counts.
select
    a.state,
    a.subyr as submission_year,
    a.item_1_1_a_children as capta_children,
    a.item_1_1_a_families as capta_families,
    a.item_1_1_b_children as cbcap_children,
    a.item_1_1_b_families as cbcap_families,
    a.item_1_1_c_children as title_iv_b_children,
    a.item_1_1_c_families as title_iv_b_families,
    a.item_1_1_d_children as title_xx_children,
    a.item_1_1_d_families as title_xx_families,
    a.item_1_1_e_children as other_funds_children,
    a.item_1_1_e_families as other_funds_families,
    a.item_2_1_a as referrals_screened_out,
    a.item_2_1_b as children_screened_out,
    a.item_2_2 as response_time_hours,
    a.item_2_3_a as response_staff_fte,
    a.item_2_3_b as screening_staff_fte,
    a.fatality as fatalities_not_in_child_file,
    a.item_5_1 as early_intervention_eligible,
    a.item_5_2 as early_intervention_referred,
    a.file_id,
    a.record_number
from staging.ncands_agency as a
inner join episodes.submissions as s
    on a.state = s.state and a.file_id = s.file_id and a.submission = s.submission
where s.dataset = 'ncands_agency' and a.subyr is not null
qualify row_number() over (
    partition by a.state, a.subyr
    order by s.period_end desc, a.record_number desc
) = 1
