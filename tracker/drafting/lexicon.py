"""Words of the register: how what was counted is put as verb and object, and what is told together.

Data only: alternatives of patterns.
"""

from collections.abc import Mapping

from tracker.parsing.figures import words

VERBS = rf"{words.VERBS}|报备|听取|参训|持有|出庭|主动公开|依法|代办|帮办|旁听|轮训"
"""A name that begins with one of them is a verb and its object already."""

PHRASES: Mapping[str, str] = {
    "集中学法": "开展集中学法", "法治专题会议": "召开法治专题会议", "述法": "组织述法", "法治督察": "开展法治督察",
    "政务服务办件": "办理政务服务事项", "政务公开": "主动公开政府信息", "依申请公开": "办理依申请公开事项",
    "法律顾问意见": "法律顾问出具意见", "重大行政决策": "作出重大行政决策", "行政处罚": "办理行政处罚案件",
    "行政处罚案件": "办理行政处罚案件", "行政复议": "办理行政复议案件", "行政复议案件": "办理行政复议案件",
    "行政应诉": "办理行政应诉案件", "行政应诉案件": "办理行政应诉案件", "行政诉讼": "办理行政诉讼案件",
    "法律援助": "办理法律援助案件", "法律援助案件": "办理法律援助案件", "法律咨询": "提供法律咨询",
    "学法考试": "组织学法考试", "网格事件": "办理网格事件", "合法性审查": "开展合法性审查",
    "信访": "办理信访事项", "信访办理": "办理信访事项", "信访事项": "办理信访事项", "参训": "参训",
    "执法培训参训": "参训", "培训": "组织培训",
    "专题会议": "召开专题会议", "负责人出庭应诉": "负责人出庭应诉", "网格上报事件": "网格上报事件",
}  # fmt: skip
TURNED = (
    r"排查|调解|调处|化解|审查|审核|清理|备案|评查|办理|整改|整治|走访|慰问|发放|修订|制定|"
    r"培育|培养|处置|查处"
)
"""Ends of names that are verbs of what stands before them: 矛盾纠纷排查 is 排查矛盾纠纷."""
HELD = (("会议", "召开"), ("会", "召开"), ("培训", "组织"), ("演练", "组织"), ("考试", "组织"), ("讲座", "举办"),
        ("课", "举办"), ("比赛", "举办"), ("竞赛", "举办"))  # fmt: skip
TIMES = "次|场|场次|期|堂|课时|学时|轮"
"""Units of what is held: 开展, or the verb of its kind."""
MADE = (("件|起|宗", "办理"), ("处|个|份|部|本|项|套|篇|幅|块|台|间|座|支|卷", "完成"), ("家次|处次", "开展"))
"""Units of cases and of what is made, with their verb; people and money have none."""
DONE = "体检|检查|巡查|抽查|督查|督察|活动|行动|服务|宣讲|慰问|审查|评估|评查"
"""Ends of names of what is 开展, whatever its unit."""
HAPPENS = f"{words.HAPPENS}|问题"
"""What happens by itself: none of it is 未发生, while of one's own work it is 未开展."""
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("政务服务办件", "好差评满意率"), ("规范性文件审核", "规范性文件备案", "规范性文件清理"),
    ("重大行政决策", "合法性审查", "法律顾问意见"), ("行政执法检查", "行政处罚"), ("行政执法培训", "执法培训参训"),
    ("安全检查", "隐患整改"), ("矛盾纠纷排查", "矛盾纠纷调解"), ("行政复议", "行政应诉"), ("政务公开", "依申请公开"),
    ("培训", "参训"), ("普法宣传", "受教育群众", "发放资料"), ("法律援助", "法律咨询"),
)  # fmt: skip
"""Indicators that one sentence tells of, the leading one first."""
