# Questions to the figures of this edition with R alone: Rscript with_r.R
# With the package duckdb: con <- DBI::dbConnect(duckdb::duckdb(), "../outcomes.duckdb", read_only = TRUE)

own <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
data <- file.path(if (length(own)) dirname(normalizePath(own)) else getwd(), "..", "data")
measure <- "permanency_in_12_months_entries"

# An empty field is missing: a number that is hidden is never zero. Ids are texts, also where they look like numbers.
figures <- read.csv(
  file.path(data, "figures.csv"),
  na.strings = "", encoding = "UTF-8",
  colClasses = c(value_id = "character", first_day = "Date", last_day = "Date")
)
# Years alone: months, quarters and three years together stand beside them.
is_year <- figures$period_type == "12_months"
of_state <- subset(figures, is_year & place_level == "state" & statistic == "value" & measure_id == measure)

# One measure over the years, with its interval.
over_time <- subset(of_state, is.na(grouped_by))
over_time <- over_time[order(over_time$last_day), ]
print(over_time[, c("period", "value", "unit_of_value", "lower", "upper", "status")], row.names = FALSE)

# By age in the last period with a final figure of a group.
by_age <- subset(of_state, grouped_by == "age group")
final <- by_age[by_age$status == "final", ]
if (nrow(final) > 0) {
  latest <- subset(by_age, last_day == max(final$last_day))
  shown <- c("period", "group_name", "value", "lower", "upper", "status")
  print(latest[order(latest$group_name), shown], row.names = FALSE)
}

# Why are figures not shown?
print(table(figures$status))
