"""Who an item says is responsible: （责任单位：综合执法办；完成时限：…）, 由司法所牵头, 各村（社区）负责落实."""

from __future__ import annotations

import re

from tracker.parsing import lexicon as lex

_OFFICE = re.compile(rf"{lex.IN_CHARGE}{lex.OFFICE}(?:及(?:配合单位|责任人))?[:：]")
_OTHER = re.compile(rf"(?:{lex.IN_CHARGE}(?:领导|人)|配合(?:单位|部门))[:：]")
_NEXT_FIELD = re.compile(
    r"[,，、\s]*[一-鿿]{1,4}(?:单位|部门|领导|人|时限|时间|期限|目标)[:：]|[。;；]|[,，](?=长期|常态|常年|持续|立行|\d)"
)
_NAME = r"[一-鿿、（()）]"
_END_OF_NAME = r"(?:[办所局队科室组会委部厅处站村]|中心|社区|政府|镇|乡|街道|支队|大队|[)）])"
_LEADS = r"(?:牵头|负责(?![任人制同])|主办|承办)"
_BY = re.compile(rf"(?<![自理来缘])由({_NAME}{{2,30}}?){_LEADS}")
_SUBJECT = re.compile(rf"(?:^|[,，。;；（(])({_NAME}{{1,29}}?{_END_OF_NAME}){_LEADS}")


def owner_in(text: str) -> str | None:
    """The offices an item names as responsible, as written; people and helpers only where no office leads."""
    if field := _OFFICE.search(text):
        return _value(text, field.end())
    if match := _BY.search(text) or _SUBJECT.search(text):
        return match.group(1).lstrip("（(") or None
    field = _OTHER.search(text)
    return _value(text, field.end()) if field else None


def _value(text: str, start: int) -> str | None:
    """What stands behind a label: until the next field, a stop, or a bracket that was opened before it."""
    following = _NEXT_FIELD.search(text, start)
    end, depth = following.start() if following else len(text), 0
    for k in range(start, end):
        depth += (text[k] in "（(") - (text[k] in ")）")
        if depth < 0:
            end = k
            break
    return text[start:end].strip(" ,，、") or None
