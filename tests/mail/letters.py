"""Made-up digests, one of each kind, for the snapshots."""

from datetime import date
from typing import Any

from tracker.domain.notices import NoticeReason
from tracker.domain.slips import SlipColour
from tracker.domain.tasks import TaskState
from tracker.mail.digest import Digest, Helper, Matter, Quoted, Slip, Told

TODAY = date(2026, 9, 22)
BASE = "https://tasks.example.gov"
LINK = f"{BASE}/r/" + "k3J9x-Qm7Vt2_LwZ" * 2
QUOTE = "规范性文件合法性审核的时限意识不强，个别文件先发后审；法律顾问参与决策的深度不够"
REASON = NoticeReason


def told(reason: NoticeReason, **values: Any) -> Told:
    """One reason, of today."""
    return Told(reason, values.pop("on", TODAY), **values)


def late(days: int = 12, **values: Any) -> Matter:
    """A task of the reader's own that is late."""
    due = date.fromordinal(TODAY.toordinal() - days)
    given: dict[str, Any] = {
        "told": (told(REASON.OVERDUE, due_on=due, step="+1"),),
        "title": "规范性文件合法性审核时限意识不强，个别文件先发后审",
        "url": LINK, "personal": True, "is_doer": True, "state": TaskState.IN_PROGRESS, "due_on": due,
        "quoted": Quoted(QUOTE, 2025, "三（一）三是"),
        "owner": "吴静", "unit": "综合行政执法队", "percent": 66, "reported_on": date(2026, 9, 5),
    }  # fmt: skip
    return Matter(**{**given, **values})


def soon(**values: Any) -> Matter:
    """One whose date is near."""
    due = date(2026, 9, 25)
    given: dict[str, Any] = {
        "told": (told(REASON.DUE_SOON, due_on=due, step="3"),), "due_on": due,
        "title": "村（社区）公开栏规范化改造，公开内容按月更新", "percent": None, "reported_on": None,
        "quoted": Quoted("深化政务公开，三季度前完成村（社区）公开栏规范化改造", 2025, "三（二）四是"),
    }  # fmt: skip
    return late(**{**given, **values})


def decision(reason: NoticeReason, **values: Any) -> Matter:
    """Something of somebody else's that waits for the reader's word."""
    given: dict[str, Any] = {
        "told": (told(reason, who="吴静", on=date(2026, 9, 21), **values.pop("said", {})),),
        "url": f"{BASE}/o/yunxi/2026/tasks/7", "personal": False, "is_doer": False, "due_on": date(2026, 11, 30),
        "title": "健全规范性文件合法性审核机制", "quoted": None, "percent": None, "reported_on": None,
    }  # fmt: skip
    return late(**{**given, **values})


def slip(number: int = 3, colour: SlipColour = SlipColour.BLUE) -> Slip:
    """A supervision slip."""
    return Slip(number, 2026, colour, date(2026, 9, 28))


def digest(*matters: Matter, **values: Any) -> Digest:
    """吴静's Tuesday, unless told otherwise."""
    given: dict[str, Any] = {
        "reader": "吴静", "org": "云溪镇人民政府", "day": TODAY, "matters": matters,
        "desk_url": f"{BASE}/o/yunxi/2026/desk", "wishes_url": f"{BASE}/me/reminders",
        "helper": Helper("李文澜", "0000-6120018"),
    }  # fmt: skip
    return Digest(**{**given, **values})


def of_staff() -> Digest:
    """The usual one: two late, one to report for the quarter."""
    quarter = told(REASON.QUARTER_DUE, due_on=date(2026, 9, 25), step="5")
    return digest(
        soon(told=(quarter,), due_on=date(2026, 11, 30), title="健全规范性文件合法性审核机制",
             quoted=Quoted("健全规范性文件合法性审核机制，做到应审尽审、先审后发", 2025, "三（二）三是"),
             reported_on=date(2026, 6, 20)),
        late(7, title="村（社区）公开栏规范化改造，公开内容按月更新", waiting_for="周正平",
             quoted=Quoted("深化政务公开，8月底前完成村（社区）公开栏规范化改造", 2025, "三（二）四是")),
        late(),
    )  # fmt: skip


def of_leader() -> Digest:
    """A leader's: escalated, to verify, to decide, to help."""
    escalated = told(REASON.ESCALATED, due_on=date(2026, 9, 1), step="e10", slip=slip(5, SlipColour.YELLOW))
    over = told(REASON.OVERDUE, due_on=date(2026, 9, 1), step="+3")
    return digest(
        decision(REASON.SUBMITTED),
        decision(REASON.EXTENSION_ASKED, title="修订镇总体应急预案", due_on=date(2026, 9, 30),
                 proposed_on=date(2026, 12, 25), said={"text": "县里的预案11月才印发，镇里的要与之衔接。"}),
        decision(REASON.LEADER_NEEDED, title="执法力量偏薄，持证人员不足",
                 said={"text": "两名执法人员借调在外，培训名额也不够，请镇里出面协调。"}),
        late(21, told=(over, escalated), title="行政复议和应诉准备不充分", is_doer=False, personal=False,
             url=f"{BASE}/o/yunxi/2026/tasks/4", owner="马海波", unit="综合行政执法队", percent=None),
        reader="周正平",
    )  # fmt: skip


def of_delegate() -> Digest:
    """Told in place of an absent colleague; with a slip to answer."""
    over = told(REASON.OVERDUE, due_on=date(2026, 9, 10), step="+1", for_name="陈立新")
    issued = told(REASON.SLIP_ISSUED, who="李文澜", text="请逐份补齐审核记录，列出尚缺的份数和补齐日期。", slip=slip())
    return digest(
        late(told=(over, issued), personal=False, url=f"{BASE}/o/yunxi/2026/slips/3", report_url=LINK),
        soon(told=(told(REASON.DUE_SOON, due_on=date(2026, 9, 25), step="3", for_name="陈立新"),)),
    )  # fmt: skip


def of_every_group() -> Digest:
    """A long one: something in every group, so that headings help."""
    sent_back = told(REASON.RETURNED, who="周正平", on=date(2026, 9, 21), text="缺少现场照片，请补充后再报。")
    assigned = told(REASON.ASSIGNED, who="李文澜", on=date(2026, 9, 21))
    before = told(REASON.ASSIGNED, who="李文澜", on=date(2026, 9, 15))
    unreceived = told(REASON.RECEIPT_OVERDUE, due_on=date(2026, 9, 15), on=TODAY, step="+0")
    document = Quoted("开展涉企行政执法案卷评查", document="青禾县2026年法治建设工作要点（青法〔2026〕3号）")
    return digest(
        late(told=(sent_back,), due_on=date(2026, 10, 31), title="村级调解员业务培训"),
        soon(told=(assigned,), due_on=date(2026, 12, 10), title="涉企行政执法案卷评查", quoted=document),
        soon(told=(before, unreceived), due_on=date(2026, 10, 20), title="普法办法不多，边远村覆盖不够"),
        decision(REASON.REPORTED, title="综治中心9月接待群众登记表", due_on=None),
        decision(REASON.HANDED_BACK, title="土地流转纠纷专项排查", said={"text": "不属本队职责，建议转农业农村办。"}),
        soon(told=(told(REASON.DUE_TODAY, due_on=TODAY, step="0"),), due_on=TODAY),
        late(),
        late(21, told=(told(REASON.URGED, who="李文澜", text="电话里说好本周五前报来。"),)),
    )  # fmt: skip


def of_coordinator() -> Digest:
    """Countdown to the report, from another organisation too."""
    report = told(REASON.REPORT_DUE, due_on=date(2027, 3, 1), step="7", on=date(2027, 2, 22))
    public = told(REASON.PUBLICATION_DUE, due_on=date(2027, 4, 1), step="30", on=date(2027, 2, 22))
    desk = f"{BASE}/o/yunxi/2027/desk"
    plain: dict[str, Any] = {
        "url": desk, "personal": False, "is_doer": False, "due_on": None, "title": "", "quoted": None, "owner": "",
        "percent": None, "reported_on": None,
    }  # fmt: skip
    return digest(
        late(told=(report,), **plain), late(told=(public,), org="河山镇人民政府", **plain),
        reader="李文澜", day=date(2027, 2, 22), desk_url=desk, helper=None,
    )  # fmt: skip


def of_unit() -> Digest:
    """What a group's bot says."""
    return digest(late(), soon(), late(21, title="行政复议和应诉准备不充分"), reader="综合行政执法队", is_unit=True)
