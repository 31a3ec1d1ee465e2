-- One row per agency and federal fiscal year: what the Agency File in force counted. An item left blank was not
-- counted; it is null, not zero.
select
    n.state,
    n.subyr as submission_year,
    n.item_2_1_a as referrals_screened_out,
    n.item_2_1_b as children_screened_out,
    n.item_2_2 as mean_response_hours,
    n.fatality as deaths_outside_child_file,
    n.item_5_1 as early_intervention_eligible,
    n.item_5_2 as early_intervention_referred,
    n.item_1_1_a_children as prevention_capta_children,
    n.item_1_1_a_families as prevention_capta_families,
    n.item_1_1_b_children as prevention_cbcap_children,
    n.item_1_1_b_families as prevention_cbcap_families,
    n.item_1_1_c_children as prevention_title_iv_b_children,
    n.item_1_1_c_families as prevention_title_iv_b_families,
    n.item_1_1_d_children as prevention_title_xx_children,
    n.item_1_1_d_families as prevention_title_xx_families,
    n.item_1_1_e_children as prevention_other_children,
    n.item_1_1_e_families as prevention_other_families
from staging.ncands_agency as n
inner join episodes.submissions as f
    on n.state = f.state and n.file_id = f.file_id and n.submission = f.submission
where n.subyr is not null
qualify row_number() over (
    partition by n.state, n.subyr
    order by f.received_order desc, n.record_number desc
) = 1
