"""The themes by which work is sorted: defaults, copied into each organisation and edited there.

Source: the parts of the outline for law-based government 2021-2025, plus public legal services (T10) from the outline
for a law-based society. `lead_hints` are parts of unit names that usually lead a theme.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeRule:
    """A theme with the words that point to it and the units that usually lead it."""

    code: str
    name: str
    keywords: tuple[str, ...]
    lead_hints: tuple[str, ...]


def _rule(code: str, name: str, keywords: str, lead_hints: str) -> ThemeRule:
    return ThemeRule(code, name, tuple(keywords.split()), tuple(lead_hints.split()))


DEFAULT_THEMES: tuple[ThemeRule, ...] = (
    _rule(
        "T0",
        "党的领导与推进机制",
        "习近平法治思想 中心组 第一责任人 领导小组 组织领导 示范 述法 实施方案 二十大",
        "党政 党建",
    ),
    _rule(
        "T1",
        "政府职能与营商环境",
        "权责清单 机构设置 机构职能 营商环境 一窗 好差评 告知承诺 履职 政务服务 部门职责",
        "便民服务 经济发展",
    ),
    _rule("T2", "依法行政制度", "规范性文件 合法性审核 备案 清理 合同管理", "党政 司法所"),
    _rule("T3", "行政决策", "行政决策 重大决策 三重一大 法律顾问 听证 风险评估 集体讨论 合法性审查 科学决策", "党政"),
    _rule(
        "T4",
        "行政执法",
        "行政执法 执法队伍 三项制度 持证 综合执法 罚没 案卷 全过程记录 执法",
        "综合行政执法 综合执法 执法",
    ),
    _rule("T5", "突发事件应对", "应急 防汛 疫情 演练 预案 安全生产 消防", "应急"),
    _rule("T6", "矛盾纠纷化解", "调解 矛盾纠纷 信访 枫桥 行政复议 应诉 网格 综治", "平安 综治 政法"),
    _rule("T7", "权力制约与政务公开", "政务公开 信息公开 监督 人大 执法监督 问责 审计 公开栏", "党政 纪委"),
    _rule("T8", "数字法治政府", "数字 平台 一网 数据 智能 信息化", "指挥中心 党政"),
    _rule("T9", "队伍与保障", "培训 队伍 法律专业人才 经费 编制 力量不足 能力", "党政 党建"),
    _rule(
        "T10",
        "普法与公共法律服务",
        "普法 宣传 法律明白人 法律援助 民主法治村 民主法治 公共法律服务 法治讲座 法治文化",
        "司法所",
    ),
)

_SHORT = {
    "党的领导与推进机制": "领导",
    "政府职能与营商环境": "职能",
    "依法行政制度": "制度",
    "行政决策": "决策",
    "行政执法": "执法",
    "突发事件应对": "应急",
    "矛盾纠纷化解": "纠纷",
    "权力制约与政务公开": "监督",
    "数字法治政府": "数字",
    "队伍与保障": "队伍",
    "普法与公共法律服务": "普法",
}


def short_theme(name: str) -> str:
    """A theme's name in two characters: the usual themes by their matter, others by how they begin."""
    return _SHORT.get(name) or name[:2]


def propose_theme(text: str, themes: Iterable[ThemeRule]) -> str | None:
    """The code of the theme whose words stand in the text most (longer words count more); None if none does."""
    scores = {theme.code: sum(len(word) * text.count(word) for word in theme.keywords) for theme in themes}
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] else None
