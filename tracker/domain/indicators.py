"""The indicators with which an organisation begins; each place edits its own.

Our own list, from the words that yearly reports on law-based government use for what was counted.
"""

from dataclasses import dataclass

from tracker.domain.counting import match
from tracker.domain.work import Summing

__all__ = ["DEFAULT_INDICATORS", "IndicatorRule", "match"]


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """An indicator as the catalogue begins with it or as somebody enters it, with the code of its theme.

    Figures called by a synonym, or in an equal unit, are counted to it.
    """

    theme_code: str
    name: str
    unit: str
    synonyms: tuple[str, ...] = ()
    equal_units: tuple[str, ...] = ()
    summing: Summing = Summing.SUM


def _rule(theme: str, name: str, units: str, synonyms: str = "", summing: Summing = Summing.SUM) -> IndicatorRule:
    unit, *equal = units.split()
    return IndicatorRule(theme, name, unit, tuple(synonyms.split()), tuple(equal), summing)


DEFAULT_INDICATORS: tuple[IndicatorRule, ...] = (
    _rule("T0", "集中学法", "次 场 场次 期", "中心组学法 理论学习中心组学法 中心组集中学法 会前学法 领导干部学法"),
    _rule("T0", "法治专题会议", "次 场", "专题会议 专题研究法治建设 研究法治建设 法治建设专题会议 听取法治工作汇报"),
    _rule("T0", "述法", "人 名", "述法人数 年终述法 现场述法 班子成员述法"),
    _rule("T0", "法治督察", "次", "法治建设督察 法治督查 督察检查 法治建设督导"),
    _rule("T1", "政务服务办件", "件 宗 笔", "办理政务服务事项 政务服务办理 便民服务办件 代办事项 帮办代办"),
    _rule("T1", "走访企业", "家 户 家次", "服务企业 企业走访 走访服务企业 法治体检 企业法治体检"),
    _rule("T1", "好差评满意率", "% 百分比", "政务服务满意率 满意率 群众满意率", Summing.LATEST),
    _rule("T2", "规范性文件审核", "份 件 个", "规范性文件合法性审核 规范性文件审查 审核规范性文件 规范性文件"),
    _rule("T2", "规范性文件清理", "份 件 个", "清理规范性文件 文件清理"),
    _rule("T2", "规范性文件备案", "份 件 个", "备案规范性文件 报备规范性文件"),
    _rule("T3", "合法性审查", "件 份 项 宗", "合法性审核 重大决策合法性审查 合同合法性审查 合同审查 审查合同 审核合同"),
    _rule("T3", "重大行政决策", "项 件 个", "重大行政决策事项 重大决策"),
    _rule("T3", "法律顾问意见", "条 份 件 次", "出具法律意见 法律意见书 法律顾问出具意见 法律意见"),
    _rule("T4", "行政执法检查", "次 家次 场次", "执法检查 开展执法检查 执法巡查 联合执法 综合执法检查"),
    _rule("T4", "行政处罚", "件 起 宗", "行政处罚案件 办理行政处罚案件 立案查处 查处违法案件"),
    _rule("T4", "执法案卷评查", "本 卷 宗 件 份", "案卷评查 评查案卷 行政执法案卷评查"),
    _rule("T4", "行政执法培训", "次 场 场次 期", "执法培训 执法人员培训 行政执法人员培训 执法业务培训"),
    _rule("T4", "执法培训参训", "人次 人", "执法培训人次 执法参训人次 培训执法人员"),
    _rule("T4", "持证执法人员", "人 名", "行政执法证持证 持有行政执法证 执法人员 行政执法人员", Summing.LATEST),
    _rule("T5", "应急演练", "次 场 场次", "应急预案演练 防汛演练 消防演练 演练 应急救援演练"),
    _rule("T5", "安全检查", "次 家次 处", "安全生产检查 隐患排查 安全隐患排查 检查生产经营单位"),
    _rule("T5", "隐患整改", "处 个 项 条", "整改隐患 整改安全隐患 消除隐患 隐患整治"),
    _rule("T6", "矛盾纠纷排查", "件 起 宗", "排查矛盾纠纷 排查纠纷 纠纷排查 矛盾排查"),
    _rule(
        "T6",
        "矛盾纠纷调解",
        "件 起 宗",
        "化解矛盾纠纷 调解矛盾纠纷 调处矛盾纠纷 矛盾纠纷化解 矛盾纠纷调处 调处化解矛盾纠纷 矛盾纠纷调处化解 "
        "调解纠纷 化解纠纷 调处纠纷 纠纷调解 纠纷化解 人民调解 民间纠纷调解 调解案件",
    ),
    _rule("T6", "信访办理", "件 起 宗 批", "办理信访 信访件办理 办结信访 信访事项 化解信访积案"),
    _rule("T6", "行政复议", "件 起 宗", "行政复议案件 复议案件"),
    _rule("T6", "行政应诉", "件 起 宗", "行政诉讼 行政应诉案件 行政诉讼案件 出庭应诉 负责人出庭应诉"),
    _rule("T7", "政务公开", "条 篇 项", "主动公开信息 公开信息 政府信息公开 公开政府信息 信息公开"),
    _rule("T7", "依申请公开", "件 条", "依申请公开办理 办理依申请公开 申请公开答复"),
    _rule("T7", "建议提案办理", "件 条", "办理建议提案 代表建议办理 人大代表建议 政协提案"),
    _rule("T8", "网格上报事件", "件 起 条", "网格事件 网格事件办结 网格平台办理事件 平台办理事件"),
    _rule("T9", "培训", "次 场 场次 期", "业务培训 法治培训 干部培训 法律培训 法律知识培训"),
    _rule("T9", "参训", "人次 人", "参训人次 参训人数 培训人次 培训人数 培训干部 参加培训"),
    _rule("T9", "学法考试", "人次 人 次", "参加学法考试 法律知识考试 学法用法考试 无纸化学法考试"),
    _rule(
        "T10",
        "普法宣传",
        "场 场次 次",
        "法治宣传 普法活动 普法宣传活动 法治宣传活动 集中宣传活动 法治讲座 普法讲座 宣传活动 法律六进 法治课",
    ),
    _rule("T10", "受教育群众", "人次 人", "受众 受教育人次 覆盖群众 受益群众 惠及群众"),
    _rule("T10", "发放资料", "份 册 张 本", "发放宣传资料 发放普法资料 发放宣传单 宣传资料 发放宣传手册"),
    _rule("T10", "法律援助", "件 起 宗", "办理法律援助 法律援助案件 受理法律援助 法律援助办理"),
    _rule("T10", "法律咨询", "人次 次 件", "解答法律咨询 提供法律咨询 接待法律咨询 法律咨询服务 接待咨询"),
    _rule("T10", "法律明白人", "人 名", "培养法律明白人 法律明白人培养", Summing.LATEST),
)
