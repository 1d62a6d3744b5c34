"""The monitor's addresses: whether clock and mail run, told to everybody without reasons; the numbers, told to few."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from tests.support.clock import Clock
from tests.support.deliveries import add_message
from tests.support.tasks import add_task
from tests.support.world import TODAY, World
from tracker.domain.messages import MessageState
from tracker.domain.tasks import TaskState
from tracker.models import Task
from tracker.services.heartbeats import beat, failed

TOKEN = "k7-metrics-of-qinghe-9"


def told(client: FlaskClient) -> dict[str, Any]:
    response = client.get("/health")
    assert response.status_code == 200
    found: dict[str, Any] = response.get_json()
    return found


def test_all_is_well_when_the_clock_has_swept_and_no_mail_is_stuck(client: FlaskClient, clock: Clock) -> None:
    beat("sweep", clock(), {"queued": 0})
    clock.forward(minutes=10)
    assert told(client) == {"status": "ok", "clock": "ok", "mail": "ok"}


def test_a_clock_that_never_ran_or_stands_still_is_told(client: FlaskClient, clock: Clock) -> None:
    assert told(client) == {"status": "ailing", "clock": "never", "mail": "ok"}
    beat("sweep", clock(), {})
    clock.forward(minutes=31)
    assert told(client)["clock"] == "late"


def test_a_clock_that_fails_is_told_without_its_reason(client: FlaskClient, clock: Clock) -> None:
    beat("sweep", clock(), {})
    clock.forward(minutes=10)
    failed("sweep", clock(), ValueError("云溪镇"))
    assert told(client) == {"status": "ailing", "clock": "failing", "mail": "ok"}


def test_mail_fails_as_long_as_none_gets_through(world: World, client: FlaskClient, clock: Clock) -> None:
    beat("sweep", clock(), {})
    put_off(world, clock, "yx-staff")
    assert told(client) == {"status": "ailing", "clock": "ok", "mail": "failing"}
    clock.forward(minutes=5)
    sent(world, clock, "yx-head")
    assert told(client)["mail"] == "ok"


def test_mail_that_waits_for_nobody_is_told(world: World, client: FlaskClient, clock: Clock) -> None:
    add_message(world, "yx-staff", state=MessageState.QUEUED, queued_at=clock(), next_try_at=clock())
    clock.forward(minutes=29)
    assert told(client)["mail"] == "ok"
    clock.forward(minutes=2)
    assert told(client)["mail"] == "waiting"


def test_people_told_by_hand_are_no_trouble(world: World, client: FlaskClient, clock: Clock) -> None:
    add_message(world, "yx-staff", state=MessageState.TO_HAND, queued_at=clock())
    clock.forward(days=30)
    assert told(client)["mail"] == "ok"


def put_off(world: World, clock: Clock, person: str, *tasks: Task) -> None:
    later = clock() + timedelta(minutes=5)
    add_message(world, person, *tasks, state=MessageState.RETRY, queued_at=clock(), next_try_at=later)


def sent(world: World, clock: Clock, person: str, *tasks: Task) -> None:
    add_message(world, person, *tasks, state=MessageState.SENT, queued_at=clock(), settled_at=clock())


def numbers(client: FlaskClient) -> dict[str, float]:
    """The samples by name and label."""
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.content_type.startswith("text/plain; version=0.0.4")
    families = text_string_to_metric_families(response.text)
    samples = [sample for family in families for sample in family.samples]
    return {" ".join([sample.name, *sample.labels.values()]): sample.value for sample in samples}


def test_the_numbers_are_those_of_the_database(world: World, client: FlaskClient, clock: Clock) -> None:
    beat("sweep", clock(), {})
    states = ((TaskState.ASSIGNED, -1), (TaskState.IN_PROGRESS, 1), (TaskState.CLOSED, -9))
    late, early, _done = [
        add_task(world, number=number, state=state, due_on=TODAY + timedelta(days=days))
        for number, (state, days) in enumerate(states, start=1)
    ]
    put_off(world, clock, "yx-staff", late)
    sent(world, clock, "yx-head", early)
    found = numbers(client)
    assert [found[f"nianlun_messages {state}"] for state in ("retry", "sent", "failed")] == [1, 1, 0]
    assert (found["nianlun_tasks_open"], found["nianlun_tasks_overdue"]) == (2, 1)
    assert found["nianlun_job_ended_well_timestamp_seconds sweep"] == clock().timestamp()
    clock.forward(minutes=3)
    assert numbers(client)["nianlun_message_put_off_age_seconds"] == 180


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_behind_a_proxy_nobody_is_taken_for_this_machine(client: FlaskClient, header: str) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404


def test_from_other_machines_there_are_no_numbers(client: FlaskClient) -> None:
    for address in ("10.0.0.9", "2001:db8::1", ""):
        assert client.get("/metrics", environ_base={"REMOTE_ADDR": address}).status_code == 404
    assert client.get("/metrics", environ_base={"REMOTE_ADDR": "::1"}).status_code == 200


def test_with_a_proxy_declared_only_the_token_opens_them(app: Flask, client: FlaskClient) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], trusted_proxies=1, metrics_token=TOKEN)
    assert client.get("/metrics").status_code == 404
    for given, status in ((TOKEN, 200), (TOKEN[:-1], 404), ("", 404), ("令牌", 404)):
        bearer = {"Authorization": f"Bearer {given}".encode().decode("latin-1"), "X-Forwarded-For": "10.0.0.9"}
        assert client.get("/metrics", headers=bearer).status_code == status


def test_in_production_only_the_token_opens_them(app: Flask, client: FlaskClient) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], app_env="production", metrics_token=TOKEN)
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_without_a_token_set_none_opens_them(client: FlaskClient) -> None:
    bearer = {"Authorization": "Bearer ", "X-Forwarded-For": "10.0.0.9"}
    assert client.get("/metrics", headers=bearer).status_code == 404
