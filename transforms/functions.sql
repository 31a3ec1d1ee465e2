/*---
# The few formulas that several queries share. Each is a scalar macro of dates; the examples are tests.

[[example]]
says = "The day before an anniversary completes one month less than the anniversary."
call = "completed_months(date '2022-10-05', date '2023-10-04')"
gives = 11
[[example]]
says = "The anniversary completes the year."
call = "completed_months(date '2022-10-05', date '2023-10-05')"
gives = 12
[[example]]
says = "A month end earlier than the day of the month does not complete the month."
call = "completed_months(date '2023-01-31', date '2023-02-28')"
gives = 0
[[example]]
says = "Backwards in time months are negative."
call = "completed_months(date '2023-03-01', date '2023-02-28')"
gives = -1
[[example]]
says = "A child born on 29 February turns 18 on 28 February."
call = "eighteenth_birthday(date '2004-02-29')"
gives = 2022-02-28
[[example]]
says = "Any other child turns 18 on the same day of the year."
call = "eighteenth_birthday(date '2005-03-31')"
gives = 2023-03-31
[[example]]
says = "The day before the birthday is still the lower age."
call = "age_in_years(date '2015-06-15', date '2023-06-14')"
gives = 7
[[example]]
says = "The birthday is the higher age."
call = "age_in_years(date '2015-06-15', date '2023-06-15')"
gives = 8
[[example]]
says = "Age agrees with the 18th birthday of a child born on 29 February."
call = "age_in_years(date '2004-02-29', date '2022-02-28')"
gives = 18
[[example]]
says = "The first day that completes six months is the same day of the month."
call = "months_completed_on(date '2022-10-05', 6)"
gives = 2023-04-05
[[example]]
says = "In a month without such a day it is the first of the next, where the months are complete."
call = "months_completed_on(date '2022-08-31', 6)"
gives = 2023-03-01
---*/
create or replace macro completed_months(earlier, later) as
    (year(later) - year(earlier)) * 12 + month(later) - month(earlier)
    - case when day(later) < day(earlier) then 1 else 0 end;

create or replace macro eighteenth_birthday(birth_date) as
    cast(birth_date + interval 18 year as date);

create or replace macro age_in_years(birth_date, on_day) as
    year(on_day) - year(birth_date)
    - case
        when month(on_day) * 100 + day(on_day)
            < month(birth_date) * 100
            + case when month(birth_date) = 2 then least(day(birth_date), 28) else day(birth_date) end
            then 1
        else 0
    end;

create or replace macro months_completed_on(earlier, months) as
    cast(earlier + interval 1 month * months as date)
    + case when day(cast(earlier + interval 1 month * months as date)) < day(earlier) then 1 else 0 end;
