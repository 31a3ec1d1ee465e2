-- One row per case and child or report that its assignments, primary or not, name in any file in force.
select distinct
    a.state,
    a.case_id,
    a.child_id,
    a.report_id
from staging.worker_assignments as a
inner join episodes.submissions as f on a.state = f.state and a.file_id = f.file_id
where a.child_id is not null or a.report_id is not null
