"""What a file probably is, told by its name: a suggestion that people may change."""

from collections.abc import Mapping

from tracker.domain.work import EvidenceKind
from tracker.storage.file_types import FileType

_WORDS: Mapping[str, EvidenceKind] = {
    "签到": EvidenceKind.ATTENDANCE,
    "签名册": EvidenceKind.ATTENDANCE,
    "花名册": EvidenceKind.ATTENDANCE,
    "纪要": EvidenceKind.MINUTES,
    "会议记录": EvidenceKind.MINUTES,
    "课件": EvidenceKind.COURSEWARE,
    "讲稿": EvidenceKind.COURSEWARE,
    "法律意见": EvidenceKind.LEGAL_OPINION,
    "审查意见": EvidenceKind.LEGAL_OPINION,
    "审核意见": EvidenceKind.LEGAL_OPINION,
    "意见书": EvidenceKind.LEGAL_OPINION,
    "案卷": EvidenceKind.CASE_FILE,
    "卷宗": EvidenceKind.CASE_FILE,
    "调解协议": EvidenceKind.CASE_FILE,
    "公示": EvidenceKind.DISCLOSURE,
    "公开": EvidenceKind.DISCLOSURE,
    "截图": EvidenceKind.DISCLOSURE,
    "成绩": EvidenceKind.RESULTS,
    "统计": EvidenceKind.RESULTS,
    "汇总": EvidenceKind.RESULTS,
    "通知": EvidenceKind.DOCUMENT,
    "方案": EvidenceKind.DOCUMENT,
    "文件": EvidenceKind.DOCUMENT,
}
"""The first word that stands in a name decides."""
_ENDINGS: Mapping[str, EvidenceKind] = {
    **dict.fromkeys((".ppt", ".pptx", ".dps"), EvidenceKind.COURSEWARE),
    **dict.fromkeys((".xls", ".xlsx", ".et"), EvidenceKind.RESULTS),
    **dict.fromkeys((".pdf", ".doc", ".docx", ".wps", ".ofd", ".txt"), EvidenceKind.DOCUMENT),
}


def propose_kind(filename: str, file_type: FileType) -> EvidenceKind:
    """By the words in the name, else by what kind of file it is. Photos of sheets are named like them, too."""
    stem = filename.removesuffix(file_type.ending)
    named = next((kind for word, kind in _WORDS.items() if word in stem), None)
    if named is not None:
        return named
    return EvidenceKind.PHOTO if file_type.is_photo else _ENDINGS.get(file_type.ending, EvidenceKind.OTHER)
