# The errors of Newey and West by base R alone, for a monthly series in a CSV file, to stand beside ours.
#
# Usage: Rscript hac.R SERIES.csv > hac.csv. Columns read: value, time, after, since, wave_sine, wave_cosine.
# Bartlett's weights, 4 (n / 100) ^ (2 / 9) lags, no small-sample correction: what the package sandwich gives
# as NeweyWest(fit, lag = lags, prewhite = FALSE).
series <- read.csv(commandArgs(trailingOnly = TRUE)[1])
fit <- lm(value ~ time + after + since + wave_sine + wave_cosine, data = series)
x <- model.matrix(fit)
scores <- x * residuals(fit)
n <- nrow(x)
lags <- floor(4 * (n / 100)^(2 / 9))
meat <- crossprod(scores)
for (lag in seq_len(lags)) {
  apart <- crossprod(scores[(lag + 1):n, ], scores[1:(n - lag), ])
  meat <- meat + (1 - lag / (lags + 1)) * (apart + t(apart))
}
bread <- solve(crossprod(x))
errors <- sqrt(diag(bread %*% meat %*% bread))
write.csv(
  data.frame(part = colnames(x), value = format(coef(fit), digits = 15), error = format(errors, digits = 15)),
  stdout(), row.names = FALSE, quote = FALSE
)
