"""The form of an outline: a field for each heading and text, called as the rules of an outline call them."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField, TextAreaField

from tracker.domain.outline_check import LONGEST_HEADING, LONGEST_LINE, LONGEST_TEXT, MOST_RECORDS
from tracker.domain.outlines import Outline, Part, PartRole
from tracker.web.attempts import VersionForm
from tracker.web.forms import AtMost, Between, Required, SelectField

HEADING, LEAD, NONE, PLACE = "heading", "lead", "none", "place"


class OutlineForm(VersionForm):
    """What every outline has; `form_of` adds the fields of its parts and of the organisation's themes."""

    title = StringField(_l("报告题目"), [Required(), AtMost(LONGEST_LINE)])
    addressee = StringField(_l("报送给谁"), [AtMost(LONGEST_LINE)])
    copies_to = StringField(_l("抄送"), [AtMost(LONGEST_LINE)])
    preamble = TextAreaField(_l("开头的话"))
    closing = TextAreaField(_l("结尾的话"))
    records_most = IntegerField(
        _l("每个主题最多写几条日常工作"), [Required(), Between(0, MOST_RECORDS, _l("请填 0 到 50 之间的整数。"))]
    )

    def outline(self, roles: Sequence[PartRole], themes: Mapping[str, str]) -> Outline:
        """What was typed."""
        ordered = sorted(roles, key=lambda role: int(self[part_field(role, PLACE)].data))
        headings = {code: self[f"theme-{code}"].data or "" for code in themes}
        return Outline(
            title=self.title.data or "", addressee=self.addressee.data or "", copies_to=self.copies_to.data or "",
            preamble=_lines(self.preamble.data),
            parts=tuple(self._part(role) for role in ordered), closing=_lines(self.closing.data),
            theme_headings={code: text for code, text in headings.items() if text},
            skipped=frozenset(code for code in themes if self[f"skip-{code}"].data),
            records_most=self.records_most.data or 0,
        )  # fmt: skip

    def _part(self, role: PartRole) -> Part:
        words = (self[part_field(role, name)].data or "" for name in (HEADING, LEAD, NONE))
        return Part(role, *words)


def part_field(role: PartRole, name: str) -> str:
    """How the field of a part is called."""
    return f"part-{role.value}-{name}"


def form_of(outline: Outline, themes: Mapping[str, str], version: int) -> OutlineForm:
    """The form filled in with an outline; themes by code with their names."""
    fields: dict[str, Any] = {}
    for part in outline.parts:
        fields |= _part_fields(part.role)
    for code, name in themes.items():
        heading = StringField(_("%(theme)s的标题", theme=name), [AtMost(LONGEST_HEADING)])
        fields |= {f"theme-{code}": heading, f"skip-{code}": BooleanField(_("%(theme)s不单列", theme=name))}
    made: type[OutlineForm] = type("FilledOutlineForm", (OutlineForm,), fields)
    form = made(data={**_data(outline, themes), "version": version})
    for part in outline.parts:
        places = range(1, len(outline.parts) + 1)
        form[part_field(part.role, PLACE)].choices = [(str(one), _("第%(place)s部分", place=one)) for one in places]
    return form


def _part_fields(role: PartRole) -> dict[str, Any]:
    return {
        part_field(role, HEADING): StringField(_l("标题"), [Required(), AtMost(LONGEST_HEADING)]),
        part_field(role, LEAD): TextAreaField(_l("开头一句"), [AtMost(LONGEST_TEXT)]),
        part_field(role, NONE): TextAreaField(_l("没有内容时写"), [AtMost(LONGEST_TEXT)]),
        part_field(role, PLACE): SelectField(_l("放在")),
    }


def _data(outline: Outline, themes: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": outline.title, "addressee": outline.addressee, "copies_to": outline.copies_to,
        "preamble": "\n".join(outline.preamble),
        "closing": "\n".join(outline.closing), "records_most": outline.records_most,
    }  # fmt: skip
    for place, part in enumerate(outline.parts, 1):
        words = {HEADING: part.heading, LEAD: part.lead, NONE: part.none, PLACE: str(place)}
        found |= {part_field(part.role, name): word for name, word in words.items()}
    for code in themes:
        found |= {f"theme-{code}": outline.theme_headings.get(code, ""), f"skip-{code}": code in outline.skipped}
    return found


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
