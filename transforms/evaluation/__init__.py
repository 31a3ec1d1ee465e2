"""Program evaluation: what changed where and when a programme started, and whether the data can tell."""
