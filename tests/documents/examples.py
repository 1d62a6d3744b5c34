"""Sheets of a made-up town, as an office would print them."""

from dataclasses import replace
from datetime import date

from tracker.documents import (
    AssignmentSheet,
    ClosingSheet,
    EvidenceLine,
    ExtensionSheet,
    ResultLine,
    SlipSheet,
    TaskFacts,
)
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import Priority, TaskKind
from tracker.domain.work import EvidenceKind

TASK = TaskFacts(
    org="青禾县云溪镇人民政府",
    number="2026-007",
    url="https://fazhi.qinghe.example/o/yunxi/tasks/2026/7",
    title="行政执法人员专业能力不足",
    kind=TaskKind.RECTIFICATION,
    quote="行政执法队伍专业能力有待提升。镇综合行政执法队持证人员少，案卷制作不够规范，"
    "对新赋权事项的法律依据掌握不全，个别案件存在取证不及时、文书送达不规范的情况",
    source="《云溪镇2025年法治政府建设情况报告》二、（一）　2026年2月27日",
    lead_unit="综合行政执法队",
    priority=Priority.URGENT,
    supporting_units=("司法所", "党政综合办公室"),
    owner="周敏",
    sponsor="陈立群",
    first_due_on=date(2026, 6, 30),
    due_on=date(2026, 9, 30),
    target="执法培训不少于6次，案卷评查合格率95%以上",
    printed_on=date(2026, 9, 22),
)
ASSIGNMENT = AssignmentSheet(
    task=TASK,
    requirements="请逐案评查2025年以来办结的案卷，列出问题清单，对照清单组织培训；每季度末报送一次进展，附签到表和课件。",
)
EXTENSION = ExtensionSheet(
    task=TASK,
    reason="县司法局组织的行政执法资格考试由8月推迟到10月，持证人数的目标在9月底前无法完成；其余工作按原计划推进。",
    progress="已开展执法培训4次、案卷评查1次，评查案卷23件，合格22件；新报名参加资格考试5人。",
    asked_due_on=date(2026, 11, 30),
    asked_on=date(2026, 9, 22),
    is_late=False,
    before=1,
)
CLOSING = ClosingSheet(
    task=TASK,
    results=(
        ResultLine(text="召开执法队伍建设专题会，印发年度培训计划，明确每月一训。", on=date(2026, 3, 5)),
        ResultLine(text="与县司法局联合开展案卷评查，评查23件，反馈问题31条，全部整改到位。", on=date(2026, 6, 18)),
        ResultLine(text="完成全年6次集中培训，新增持证人员5名，持证率达到92%。", on=date(2026, 9, 20)),
    ),
    figures=("开展执法培训6次，参训180余人次", "评查案卷23件，合格率95.7%", "新增持证人员5名"),
    evidence=(
        EvidenceLine(name="执法队伍建设专题会议纪要", kind=EvidenceKind.MINUTES, number="云府纪〔2026〕4号"),
        EvidenceLine(name="执法培训签到表（1—6期）", kind=EvidenceKind.ATTENDANCE),
        EvidenceLine(name="案卷评查情况通报", kind=EvidenceKind.DOCUMENT, number="青司发〔2026〕18号"),
        EvidenceLine(name="第六期培训现场", kind=EvidenceKind.PHOTO),
    ),
    submitted_on=date(2026, 9, 21),
    is_late=True,
)
SHEETS = (ASSIGNMENT, EXTENSION, CLOSING)
NAMES = ("事项交办单", "延期申请审批单", "事项销号审批表")
BARE = replace(
    TASK, supporting_units=(), owner="", sponsor="", first_due_on=None, due_on=None, target="", printed_on=None
)
SLIP = SlipSheet(
    task=replace(TASK, due_on=date(2026, 8, 31)),
    number="督〔2026〕3号",
    url="https://fazhi.qinghe.example/o/yunxi/2026/slips/3",
    colour=SlipColour.YELLOW,
    issued_on=date(2026, 9, 22),
    reply_by=date(2026, 9, 30),
    late_days=22,
    progress="2026年8月12日，已开展执法培训4次、案卷评查1次，评查案卷23件，合格22件。",
    problem="县司法局组织的行政执法资格考试推迟到10月，持证人数的目标完成不了。",
    issuer="李文澜",
)
