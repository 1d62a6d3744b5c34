"""The themes by which work is sorted: defaults, copied into each organisation and edited there.

Source: the parts of the outline for law-based government 2021-2025, plus public legal services (T10) from the outline
for a law-based society. `lead_hints` are parts of unit names that usually lead a theme.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


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
        "习近平法治思想 中心组 第一责任人 领导小组 组织领导 组织保障 示范创建 示范 述法 "
        "实施方案 二十大 二十届 党的领导 党委领导 协调机制 法治思维 法治方式 法治观念 法治督察 "
        "依法行政意识 依法行政工作 统筹协调 依法治镇 考核 工作汇报 重要性认识 法治建设工作 "
        "压实责任 压力传导 重视程度 关键少数 绩效考核 统筹推进 督导检查 党委 专题研究",
        "党政 党建",
    ),
    _rule(
        "T1",
        "政府职能与营商环境",
        "权责清单 权力清单 机构设置 机构职能 政府职能 营商环境 一窗 好差评 告知承诺 履职 "
        "政务服务 便民服务 部门职责 放管服 行政审批 简政放权 服务效能 办事群众 服务事项 "
        "证明事项 责任清单 帮办代办 市场准入 经营主体 市场主体 涉企服务 企业 机构改革 职责交叉 职能 审批 窗口 "
        "办事 政务大厅 减证便民",
        "便民服务 经济发展",
    ),
    _rule(
        "T2",
        "依法行政制度",
        "规范性文件 合法性审核 备案审查 备案 文件清理 文件制定 公平竞争审查 合同管理 制度体系 "
        "制度文件 公文 发文 制度建设 规章制度 征求意见 文件",
        "党政 司法所",
    ),
    _rule(
        "T3",
        "行政决策",
        "行政决策 重大决策 重大事项 三重一大 政府法律顾问 法律顾问 听证 风险评估 集体讨论 "
        "合法性审查 科学决策 依法决策 民主决策 决策程序 议事规则 专家论证 决策 公众参与 议事 "
        "可行性 论证 合同审查 合同",
        "党政",
    ),
    _rule(
        "T4",
        "行政执法",
        "行政执法 执法队伍 执法人员 三项制度 持证 综合执法 罚没 案卷 全过程记录 执法文书 "
        "行政处罚 赋权事项 首违不罚 包容审慎 自由裁量 裁量 柔性执法 行刑衔接 执法 处罚 取证 "
        "办案 执法队 执法证 罚缴分离 罚款 巡查 执法检查 违法建设 专项整治 行政检查 行政强制 重复执法 涉企执法",
        "综合行政执法 综合执法 执法",
    ),
    _rule(
        "T5",
        "突发事件应对",
        "应急 防汛 疫情 演练 预案 突发事件 防灾减灾 公共卫生事件 安全生产 隐患排查 森林防火 "
        "消防 应急物资 应急管理 灾害 自然灾害 预警 防火 防灾 事故 突发 隐患",
        "应急",
    ),
    _rule(
        "T6",
        "矛盾纠纷化解",
        "人民调解 调解 矛盾纠纷 矛盾化解 诉求 包案 村级调解 纠纷 信访 枫桥 行政复议 行政争议 应诉 网格 综治 "
        "诉源治理 社会治理 诉调对接 争议 历史遗留 成讼 诉讼 基层治理 网格员 综治中心 信访积案 "
        "调解员 调委会 化解 村民自治 平安建设",
        "平安 综治 政法",
    ),
    _rule(
        "T7",
        "权力制约与政务公开",
        "政务公开 信息公开 村务公开 财务公开 依申请公开 监督 人大 政协 提案 执法监督 监督检查 "
        "问责 审计 公开栏 知情权 群众监督 监督员 代表委员 权力运行 责任追究 过错责任 追责 权力监督 公开内容 公开 公示 "
        "民主监督 社会监督 舆论监督 廉政 纪检 重点领域",
        "党政 纪委",
    ),
    _rule(
        "T8",
        "数字法治政府",
        "数字化 数字政府 数字 平台 一网 数据共享 数据 智能 智慧 信息化 信息系统 一网统管 治理平台 互联互通 无人机 "
        "视频监控 互联网+ 线上 网上 电子 科技 智治 信息共享 数据壁垒 大数据",
        "指挥中心 党政",
    ),
    _rule(
        "T9",
        "队伍与保障",
        "业务培训 培训 队伍建设 队伍结构 队伍 法律专业 专业人才 法治人才 经费保障 经费 编制 "
        "力量不足 人员不足 学法用法 能力 人手 人才 专门力量 专业力量 人员流动 财政投入 投入 "
        "资金 业务能力 业务水平 专业知识 司法所建设 法治素养 学法 年龄结构 兼职",
        "党政 党建",
    ),
    _rule(
        "T10",
        "普法与公共法律服务",
        "普法 法治宣传 宣传教育 宣传 法律明白人 法律援助 法律服务 民主法治村 民主法治 "
        "公共法律服务 法治讲座 法治文化 法治教育 法治意识 法律知识 宪法 民法典 村居法律顾问 "
        "村法律顾问 驻村律师 法律六进 以案释法 守法 用法 法治氛围 新媒体 知法 尊法 法治实践 "
        "法律服务站 公共法律 法治元素 法律咨询 送法 示范户 青少年 知晓率 村级法律顾问 坐班 普法宣传 法治阵地",
        "司法所",
    ),
)

_LEAD = 40
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
    """The code of the theme whose words stand in the text most; None if none does.

    Longer words count more, and those of the lead sentence, which says what the item is about, count twice.
    """
    known = tuple(themes)
    by_first = _by_first(known)
    said = text.split("。", maxsplit=1)[0][:_LEAD] + text
    scores = dict.fromkeys((theme.code for theme in known), 0)
    for place, first in enumerate(said):
        for word, code in by_first.get(first, ()):
            if said.startswith(word, place):
                scores[code] += len(word)
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] else None


@lru_cache(maxsize=64)
def _by_first(themes: tuple[ThemeRule, ...]) -> dict[str, list[tuple[str, str]]]:
    """Each word with its theme's code, by its first character: one walk over a text finds all of them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for theme in themes:
        for word in filter(None, theme.keywords):
            found.setdefault(word[0], []).append((word, theme.code))
    return found
