"""The floor: a bare Flask page, one indexed query of 50 rows, a compiled Jinja template."""

from flask import Flask
from sqlalchemy import URL, create_engine, text

PAGE = """<!doctype html><html lang="zh-CN"><head><title>floor</title></head><body><table>
{% for row in rows %}
<tr><td>{{ row.number }}</td><td>{{ row.title }}</td><td>{{ row.due_on }}</td><td>{{ row.state }}</td></tr>
{% endfor %}</table></body></html>"""
QUERY = text(
    "SELECT number, title, due_on, state FROM task"
    " WHERE org_id = :org AND plan_year = :year ORDER BY due_on, id LIMIT 50"
)


def floor_app(url: URL, org_id: int, year: int) -> Flask:
    """The bare application on the same database, with connections of its own: as if it were served alone."""
    engine = create_engine(url)
    app = Flask("floor")
    template = app.jinja_env.from_string(PAGE)

    @app.get("/")
    def page() -> str:
        with engine.connect() as connection:
            rows = connection.execute(QUERY, {"org": org_id, "year": year}).all()
        return template.render(rows=rows)

    app.extensions["engine"] = engine
    return app
