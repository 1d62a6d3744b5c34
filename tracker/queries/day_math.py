"""Days between two dates in SQL: the databases write it differently."""

from typing import Any

from sqlalchemy import Integer
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
