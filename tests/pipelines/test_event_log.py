"""The event log answers as Dagster's own does, though it asks less often."""

import dagster as dg

from pipelines.instance import open_instance

PARTITIONS = dg.StaticPartitionsDefinition(["ZZ"])


@dg.asset(
    partitions_def=PARTITIONS,
    check_specs=[dg.AssetCheckSpec(name, asset="counted") for name in ("first", "second")],
)
def counted():
    yield dg.MaterializeResult()
    yield from (dg.AssetCheckResult(passed=True, check_name=name) for name in ("first", "second"))


def test_a_check_is_told_of_the_latest_materialization_of_its_asset(tmp_path):
    asked = dg.AssetRecordsFilter(asset_key=dg.AssetKey("counted"), asset_partitions=["ZZ"])
    targets = []
    with open_instance(tmp_path) as instance:
        assert not instance.fetch_materializations(asked, limit=1).records
        for _ in range(2):
            ended = dg.materialize([counted], instance=instance, partition_key="ZZ")
            found = [check.target_materialization_data for check in ended.get_asset_check_evaluations()]
            latest = instance.fetch_materializations(asked, limit=1).records[0]
            assert {one.storage_id for one in found} == {latest.storage_id}
            assert {one.run_id for one in found} == {ended.run_id} == {latest.run_id}
            targets.append(latest.storage_id)
    assert targets[0] < targets[1]


def test_a_check_that_was_planned_is_told_once_when_it_ended(tmp_path):
    with open_instance(tmp_path) as instance:
        ended = dg.materialize([counted], instance=instance, partition_key="ZZ")
        with instance.event_log_storage.index_connection() as log:
            rows = log.exec_driver_sql(
                "select check_name, run_id, execution_status from asset_check_executions"
            ).all()
    assert sorted(map(tuple, rows)) == [(name, ended.run_id, "SUCCEEDED") for name in ("first", "second")]
