/*---
says     = "Some workers have left: an extract of three years or more holds those too."
fields   = ["separated_on"]
category = "completeness"
level    = "file"
severity = "error"
source   = "Judgement of this project"
fix      = "Send every spell of employment since the first year wanted, with the day it ended, not the staff of today alone."
beware   = "Turnover is zero, and caseloads of earlier years divide by the workers who stayed."
since    = "0.2"

[[example]]
says = "Twenty workers hired over many years, and nobody ever left."
workers = """
worker_id | hired_on   | separated_on
W01       | 2005-01-01 |
W02       | 2006-01-01 |
W03       | 2007-01-01 |
W04       | 2008-01-01 |
W05       | 2009-01-01 |
W06       | 2010-01-01 |
W07       | 2011-01-01 |
W08       | 2012-01-01 |
W09       | 2013-01-01 |
W10       | 2014-01-01 |
W11       | 2015-01-01 |
W12       | 2016-01-01 |
W13       | 2017-01-01 |
W14       | 2018-01-01 |
W15       | 2019-01-01 |
W16       | 2020-01-01 |
W17       | 2021-01-01 |
W18       | 2022-01-01 |
W19       | 2023-01-01 |
W20       | 2024-01-01 |
"""
holds = []
violates = ["0000000000000000"]

[[example]]
says = "One has left."
workers = """
worker_id | hired_on   | separated_on
W01       | 2005-01-01 |
W02       | 2006-01-01 |
W03       | 2007-01-01 |
W04       | 2008-01-01 |
W05       | 2009-01-01 |
W06       | 2010-01-01 |
W07       | 2011-01-01 |
W08       | 2012-01-01 |
W09       | 2013-01-01 |
W10       | 2014-01-01 |
W11       | 2015-01-01 |
W12       | 2016-01-01 |
W13       | 2017-01-01 |
W14       | 2018-01-01 |
W15       | 2019-01-01 |
W16       | 2020-01-01 |
W17       | 2021-01-01 |
W18       | 2022-01-01 |
W19       | 2023-01-01 |
W20       | 2024-01-01 | 2024-06-01
"""
holds = ["0000000000000000"]
violates = []
---*/
select
    file_id,
    max(separated_on) is null as is_violation
from checked.workers
group by file_id
having count(*) >= 20
    and max(hired_on) >= cast(min(hired_on) + interval 3 year as date)
