"""One row for each of many: inserted by the database from a query, as ten thousand Python objects take seconds."""

from typing import Any

from django.db import connection, models


def insert_for_each(model: type[models.Model], column: str, ids: "models.QuerySet[Any]", **same: Any) -> None:
    """A row of `model` for each id that the query selects: `column`, a foreign key, takes it; `same`: other fields.

    What is not given has the model's default. One statement; no signals, as with bulk_create.
    """
    instance = model(**same)
    names, values, params = [], [], []
    quote = connection.ops.quote_name
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        assert field.column is not None
        names.append(quote(field.column))
        if field.name == column:
            values.append("each.id")
            continue
        prepared = field.get_db_prep_save(field.pre_save(instance, add=True), connection)
        cast = field.rel_db_type(connection) if field.is_relation else field.cast_db_type(connection)
        values.append(f"CAST(%s AS {cast})" if connection.vendor == "postgresql" else "%s")
        params.append(prepared)
    selected, selected_params = ids.values("pk").query.sql_with_params()
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names)}) "  # noqa: S608 -- names of our own tables
        f"SELECT {', '.join(values)} FROM (SELECT pk AS id FROM ({selected}) found) each"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *selected_params])
