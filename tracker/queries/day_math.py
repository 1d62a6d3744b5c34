"""Days in SQL: between two dates, and of an instant. The databases write them differently."""

from datetime import date
from typing import Any

from sqlalchemy import Date, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class days_between(GenericFunction[int]):  # noqa: N801 - it is called like a function of SQL
    """Whole days from the first date to the second: negative when it lies before."""

    type = Integer()
    inherit_cache = True


@compiles(days_between)
def _subtract(element: days_between, compiler: SQLCompiler, **kwargs: Any) -> str:
    start, end = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"(CAST({end} AS DATE) - CAST({start} AS DATE))"


@compiles(days_between, "sqlite")
def _subtract_in_sqlite(element: days_between, compiler: SQLCompiler, **kwargs: Any) -> str:
    start, end = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"CAST(julianday({end}) - julianday({start}) AS INTEGER)"


class local_day(GenericFunction[date]):  # noqa: N801
    """The local date of an instant in UTC, by a clock that is so many minutes ahead."""

    type = Date()
    inherit_cache = True


@compiles(local_day)
def _day(element: local_day, compiler: SQLCompiler, **kwargs: Any) -> str:
    instant, ahead = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"CAST(({instant} AT TIME ZONE 'UTC') + make_interval(mins => {ahead}) AS DATE)"


@compiles(local_day, "sqlite")
def _day_in_sqlite(element: local_day, compiler: SQLCompiler, **kwargs: Any) -> str:
    instant, ahead = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"date({instant}, ({ahead}) || ' minutes')"
