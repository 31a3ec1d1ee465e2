"""SQL: submissions to removal episodes, living arrangements, reports, assignments."""
