"""What every table keeps to."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Mapper

from tracker.extensions import Base, UtcDateTime
from tracker.models.mixins import Tenant, Versioned

SHARED = {
    "organisation": "the tenants themselves",
    "sign_in_attempt": "the account may not exist",
    "membership_role": "part of its membership",
    "item_answer": "part of its two items",
    "task_answer": "part of its two tasks",
    "task_target": "part of its task",
    "heartbeat": "the installation's own clock",
    "sentence_source": "part of its sentence",
}
LOCAL = {"evidence.taken_at": "as the camera wrote it: cameras know no zone"}
NOT_EDITED = {
    "draft_version": "kept as it stood",
    "event": "append-only",
    "figure": "part of its entry, whose version it shares",
    "notice": "read by one person, changed by nobody",
    "message": "written by the clock and the senders alone, which hold it by a lease",
    "report_link": "made, used and ended, never edited",
    "report": "made once, never changed",
    "source": "written once",
}


def mappers() -> list[Mapper[Base]]:
    return list(Base.registry.mappers)


def table(mapper: Mapper[Base]) -> str:
    return str(mapper.local_table)


def columns() -> Iterator[sa.Column[object]]:
    for found in Base.metadata.tables.values():
        yield from found.columns


def test_every_table_belongs_to_an_organisation_or_says_why_not() -> None:
    tenant = {table(mapper) for mapper in mappers() if issubclass(mapper.class_, Tenant)}
    every = {table(mapper) for mapper in mappers()}
    assert every - tenant == set(SHARED)
    assert all(not Base.metadata.tables[name].c.org_id.nullable for name in tenant)


def test_whatever_people_edit_has_a_version() -> None:
    tenant = {table(mapper) for mapper in mappers() if issubclass(mapper.class_, Tenant)}
    versioned = {table(mapper) for mapper in mappers() if issubclass(mapper.class_, Versioned)}
    assert tenant - versioned == set(NOT_EDITED)
    assert all(mapper.version_id_col is not None for mapper in mappers() if issubclass(mapper.class_, Versioned))


def test_instants_keep_their_zone() -> None:
    assert [column for column in columns() if isinstance(column.type, sa.DateTime)] == []
    assert sum(isinstance(column.type, UtcDateTime) for column in columns()) > 5


def test_dates_are_dates_and_instants_are_instants() -> None:
    for column in columns():
        if column.name.endswith("_on"):
            assert isinstance(column.type, sa.Date), column
        if (column.name.endswith("_at") or column.name == "at") and str(column) not in LOCAL:
            assert isinstance(column.type, UtcDateTime), column


def test_enums_are_kept_by_their_value() -> None:
    for column in columns():
        if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
            assert column.type.enums == [member.value for member in column.type.enum_class], column
            assert not column.type.native_enum, column


def test_keys_into_growing_tables_are_indexed() -> None:
    """A list of what belongs to a row is asked for with an index, unless the key only names who stands behind it."""
    acts: tuple[str, ...] = ("uploaded", "decided", "created", "made", "queued", "recorded", "issued", "replied")
    acts += ("begun", "signed", "asked", "answered", "outcome")
    who = {f"{act}_by_id" for act in acts} | {"by_id"} | {"recorder_id", "author_id", "actor_id", "for_id"}
    who |= {"signed_sheet_id", "again_of_id"}  # the paper on which a decision stands, the message that is sent again
    missing = []
    for found in Base.metadata.tables.values():
        led = {index.columns[0].name for index in found.indexes if len(index.columns)}
        led |= {next(iter(key.columns)).name for key in found.constraints if isinstance(key, sa.UniqueConstraint)}
        led |= {column.name for column in list(found.primary_key.columns)[:1]}
        missing += [str(key.parent) for key in found.foreign_keys if key.parent.name not in led | who]
    assert missing == []
