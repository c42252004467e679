"""The live tail: who hears of what, what is dropped, and how it ends."""

import pytest

from picloud.manager.history.tail import KEPT_FOR_ADMIN, MAX_LISTENERS, MAX_PER_CREDENTIAL, Tail
from picloud.manager.models.history import ExecutionFilter
from picloud.shared.errors import ServerBusy
from picloud.shared.models import ScriptFault
from tests.factories import make_live_script, make_record

ALL = ExecutionFilter()
FAULT = ScriptFault("script_timeout", "slow")


async def test_listener_hears_of_executions_in_the_order_of_their_end() -> None:
    tail = Tail()
    listener = tail.listen(ALL)
    records = [make_record(), make_record(fault=FAULT)]
    for record in records:
        tail.publish(record)
    news = await listener.wait(1)
    assert [execution.id for execution in news.executions] == [record.id for record in records]
    assert news.dropped == 0
    assert (await listener.wait(0.01)).executions == []


@pytest.mark.parametrize(
    ("wanted", "heard"),
    [
        (ExecutionFilter(script_id="a"), [0, 1]),
        (ExecutionFilter(script_name="two"), [2]),
        (ExecutionFilter(status="ok"), [0, 2]),
        (ExecutionFilter(status="failed", script_id="a"), [1]),
        (ExecutionFilter(error_code="script_timeout"), [1]),
        (ExecutionFilter(error_code="script_error"), []),
    ],
)
async def test_listener_hears_of_what_it_asked_for_alone(wanted: ExecutionFilter, heard: list[int]) -> None:
    tail = Tail()
    listener = tail.listen(wanted)
    one, two = make_live_script("a", "one"), make_live_script("b", "two")
    records = [make_record(one), make_record(one, fault=FAULT), make_record(two)]
    for record in records:
        tail.publish(record)
    news = await listener.wait(0.01)
    assert [execution.id for execution in news.executions] == [records[number].id for number in heard]


async def test_slow_listener_loses_the_oldest_and_learns_how_many() -> None:
    tail = Tail(max_waiting=3)
    listener = tail.listen(ALL)
    records = [make_record() for _ in range(10)]
    for record in records:
        tail.publish(record)
    news = await listener.wait(1)
    assert [execution.id for execution in news.executions] == [record.id for record in records[-3:]]
    assert news.dropped == 7
    tail.publish(records[0])
    assert (await listener.wait(1)).dropped == 0


async def test_listeners_are_bounded_and_make_room_when_they_leave() -> None:
    tail = Tail(max_listeners=2)
    first = tail.listen(ALL)
    tail.listen(ALL)
    with pytest.raises(ServerBusy):
        tail.listen(ALL)
    first.close()
    first.close()
    tail.listen(ALL)
    assert len(tail.listeners) == 2


async def test_end_reaches_all_listeners_at_once_and_later_ones() -> None:
    tail = Tail()
    listener = tail.listen(ALL)
    tail.end()
    assert listener.ended
    await listener.wait(10)
    assert tail.listen(ALL).ended


def test_one_credential_has_a_share_and_the_owner_finds_room() -> None:
    tail = Tail()
    listeners = [tail.listen(ALL, "a") for _ in range(MAX_PER_CREDENTIAL)]
    with pytest.raises(ServerBusy, match="This credential has 4 live tails"):
        tail.listen(ALL, "a")
    others = [tail.listen(ALL, name) for name in "bbbbcccc"]
    assert len(tail.listeners) == MAX_LISTENERS - KEPT_FOR_ADMIN
    with pytest.raises(ServerBusy, match="There are 12 live tails"):
        tail.listen(ALL, "d")

    owner = [tail.listen(ALL) for _ in range(KEPT_FOR_ADMIN)]
    with pytest.raises(ServerBusy, match="There are 16 live tails"):
        tail.listen(ALL)

    for listener in (*owner, listeners[0]):
        listener.close()
    assert tail.listen(ALL, "a").credential == "a"
    assert len(others) == 8
