# The figures of R's survfit for members in a CSV file, a row per cell, outcome and statistic, to stand beside ours.
#
# Usage: Rscript survfit.R MEMBERS.csv > survfit.csv. Columns read: cell, duration, ended, outcome, entered_after.
# A cell whose members all enter at 0 is given to survfit as right-censored, so that its own default standard error
# (Greenwood) applies. `se` of an incidence by outcome is survfit's infinitesimal jackknife: left out where members enter
# late, for there ours is the Greenwood-type variance, and in large cells, where it takes R most of its time.
suppressPackageStartupMessages(library(survival))

days_per_month <- 365.25 / 12
months <- c(6, 12, 18, 24, 36)
last <- 36 * days_per_month

# The smallest time at which the curve is at or below a level; none where it never is.
first_at <- function(time, curve, level) {
  there <- which(curve <= level + 1e-9)
  if (length(there)) time[there[1]] else NA
}

rows_of <- function(cell, members) {
  late <- any(members$entered_after > 0)
  outcomes <- sort(unique(members$outcome[members$ended]))
  members$how <- factor(ifelse(members$ended, members$outcome, "censored"), c("censored", outcomes))
  members$id <- seq_len(nrow(members))
  with_se <- !late && nrow(members) < 10000
  states <- if (late) {
    survfit(Surv(entered_after, duration, how) ~ 1, data = members, id = id, se.fit = FALSE)
  } else {
    survfit(Surv(duration, how) ~ 1, data = members, id = id, se.fit = with_se)
  }
  any <- if (late) {
    survfit(Surv(entered_after, duration, ended) ~ 1, data = members, conf.type = "log-log")
  } else {
    survfit(Surv(duration, ended) ~ 1, data = members, conf.type = "log-log")
  }
  row <- function(outcome, statistic, value, se = NA, lower = NA, upper = NA) {
    data.frame(cell, outcome, statistic, value, se, lower, upper)
  }
  at <- summary(states, times = months * days_per_month)
  all <- summary(any, times = months * days_per_month)
  found <- months[seq_along(at$time)]
  rows <- list()
  for (outcome in setdiff(states$states, "(s0)")) {
    column <- match(outcome, states$states)
    se <- if (with_se) at$std.err[, column] else NA
    rows[[outcome]] <- row(outcome, sprintf("incidence_%d_months", found), at$pstate[, column], se)
  }
  rows$any <- row("any", sprintf("incidence_%d_months", found), 1 - all$surv, all$std.err)
  q <- quantile(any, c(0.5, 0.9))
  rows$median <- row("any", "median", q$quantile[1], NA, q$lower[1], q$upper[1])
  p90 <- first_at(any$time, any$surv, 0.1)
  rows$p90 <- row("any", "p90", p90, NA, q$lower[2], q$upper[2])
  mean <- summary(any, rmean = last)$table
  rows$mean <- row("any", "restricted_mean", mean["rmean"], mean["se(rmean)"])
  do.call(rbind, rows)
}

members <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = FALSE)
members$ended <- as.logical(members$ended)
result <- do.call(rbind, Map(rows_of, names(split(members, members$cell)), split(members, members$cell)))
for (name in c("value", "se", "lower", "upper")) result[[name]] <- format(result[[name]], digits = 12)
result[] <- lapply(result, function(x) trimws(ifelse(trimws(x) %in% c("NA", "NaN"), "", x)))
write.csv(result, stdout(), row.names = FALSE, quote = FALSE)
