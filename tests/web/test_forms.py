"""Every form control has its label, its hint and its error, joined by ids; nothing typed is lost."""

from typing import Any

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from tests.support.pages import Page, get_page, post_page
from tracker.domain.errors import Invalid
from tracker.web.forms import AtMost, Form, Required

CHOICES = [("a", "甲"), ("b", "乙")]
PAGE = """
{% extends "layouts/plain.html" %}
{% from "components/forms.html" import csrf, error_summary, field, submit %}
{% block title %}样表{% endblock %}
{% block main %}
<form method="post" enctype="multipart/form-data">
  {{ csrf() }}{{ error_summary(form) }}
  {% for f in form if f.name != "csrf_token" %}{{ field(f, hint="说明") }}{% endfor %}
  {{ submit("保存") }}
</form>
{% endblock %}
"""


class Sample(Form):
    """One control of each kind."""

    title = StringField("标题", [Required(), AtMost(10)])
    secret = PasswordField("口令", [InputRequired()])
    story = TextAreaField("经过", [Required()])
    unit = SelectField("单位", [InputRequired()])
    due_on = DateField("时限", [InputRequired()])
    number = IntegerField("数量", [InputRequired()])
    way = RadioField("方式", [InputRequired()])
    helpers = SelectMultipleField("配合单位", [InputRequired()])
    paper = FileField("文件")
    sure = BooleanField("已核对")

    def offer(self) -> None:
        """Fill in the choices."""
        self.unit.choices = [("", "请选"), *CHOICES]
        self.way.choices = self.helpers.choices = CHOICES


@pytest.fixture(autouse=True)
def _sample_page(app: Flask) -> None:
    def view() -> str:
        form = Sample()
        form.offer()
        if form.validate_on_submit():
            form.refuse(Invalid("password_common", field="title"))
            form.refuse(Invalid("changed_meanwhile"))
        return render_template_string(PAGE, form=form)

    app.add_url_rule("/sample", "sample", view, methods=["GET", "POST"])


def described(page: Page, name: str) -> str:
    """The words that a screen reader reads after the control."""
    ids = (page.find(f"[id={name}]").attributes.get("aria-describedby") or "").split()
    return " ".join(page.find(f"[id={of}]").text(strip=True) for of in ids)


def test_every_control_has_a_label_and_its_hint(client: FlaskClient) -> None:
    page = get_page(client, "/sample")  # labels and references are checked on every page
    names = ["title", "secret", "story", "unit", "due_on", "number", "way", "helpers", "paper", "sure"]
    assert [described(page, name) for name in names] == ["说明"] * len(names)


def test_the_choice_of_a_file_warns_of_secrets(client: FlaskClient) -> None:
    assert "不得上传涉密信息" in get_page(client, "/sample").find(".nl-secret").text()


def test_only_what_may_be_left_out_says_so(client: FlaskClient) -> None:
    assert get_page(client, "/sample").texts("label:has(small), legend:has(small)") == ["文件 可不填"]


def test_every_missing_value_is_told_at_its_field_and_above(client: FlaskClient) -> None:
    page = post_page(client, "/sample")
    assert page.texts("#title-e, #story-e") == ["请填写标题。", "请填写经过。"]
    links = [node.attributes["href"] for node in page.all(".nl-errors a")]
    assert links == ["#title", "#secret", "#story", "#unit", "#due_on", "#number", "#way", "#helpers"]
    assert described(page, "title") == "说明 请填写标题。"


def given(**changes: Any) -> MultiDict[str, Any]:
    values = {"title": "标题", "secret": "x", "story": "两行\n经过", "unit": "b", "due_on": "2026-09-30", "number": "3"}
    return MultiDict([*{**values, **changes}.items(), ("way", "b"), ("helpers", "a"), ("helpers", "b")])


def test_what_was_typed_is_still_there(client: FlaskClient) -> None:
    page = post_page(client, "/sample", given(title="十一个字的标题实在太长了"))
    assert page.texts("#title-e") == ["最多 10 个字，现在有 12 个。"]
    assert page.find("#title").attributes["value"] == "十一个字的标题实在太长了"
    assert page.find("#story").text().strip() == "两行\n经过"
    assert page.find("#unit option[selected]").attributes["value"] == "b"
    assert page.find("#due_on").attributes["value"] == "2026-09-30"
    assert [node.attributes["value"] for node in page.all("fieldset input[checked]")] == ["b", "a", "b"]


def test_a_refusal_of_the_service_stands_at_the_field_it_names_or_above(client: FlaskClient) -> None:
    page = post_page(client, "/sample", given())
    assert page.texts("#title-e") == ["这个密码太常见，很容易被猜到。请换一个。"]
    assert page.texts(".nl-errors li:not(:has(a))") == [
        "您打开以后，别人已经改过这里。请先看新的内容，再决定要不要改。"
    ]


def test_a_password_is_never_sent_back(client: FlaskClient) -> None:
    assert not post_page(client, "/sample", given(title="", secret="river-stone")).find("#secret").attributes["value"]


def test_errors_of_wtforms_itself_are_chinese(client: FlaskClient) -> None:
    page = post_page(client, "/sample", given(number="三", due_on="明天"))
    assert all("Not a valid" not in words for words in page.errors())
