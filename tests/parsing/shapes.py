"""Reports of every shape that the genre allows, with their answers: parts × numbering × what stands between.

Nothing here looks at the parser. A shape is a choice from each list below; its document has the answers marked inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from tracker.parsing.numerals import chinese

Writer = Callable[[Sequence[str], str], str]

FAULTS = (
    "合同审查还停留在口头。个别村签约前不送审，出了纠纷才找人",
    "学法不够经常。站所干部全年只集中学了两次，多数人靠自学",
    "执法队伍力量薄弱，持证人员只有5名，难以覆盖全部村落",
    "普法形式单一，发传单多、讲案例少，群众听不进去",
    "村规民约多年没有修订；有的条款与法律不一致",
)
DEEDS = (
    "健全合同审查制度。凡金额超过五万元的合同，一律先审后签，全年抽查不少于两次",
    "每季度组织一次集中学法，由分管领导带头讲，考试结果全镇通报",
    "补充执法力量，6月底前招录协管员4名，新进人员先培训后上岗",
    "把普法课堂搬进茶馆和集市；一年办够十二场，场场有案例",
    "逐村清理村规民约，对与法律不一致的条款，报村民会议修改",
)
TOPICS = ("合同管理方面", "学法用法方面", "队伍建设方面", "普法宣传方面", "村民自治方面")
TITLE = "云溪镇2025年法治政府建设情况报告\n"
WHO = "县人民政府：\n现将我镇2025年法治政府建设情况报告如下。\n"
DONE = (
    "一、主要工作开展情况\n（一）抓学习。全年组织集中学习5次，研究解决突出问题3个。\n"
    "（二）抓执法。办理案件6件，下一步处置意见均已送达。\n"
)
END = "\n云溪镇人民政府\n2026年1月15日\n"


def _marked(kind: str, words: str) -> str:
    return f"⟦{kind}|{words}⟧"


def _numbered(number: Callable[[int], str], joint: str, last: str = "。") -> Writer:
    def write(items: Sequence[str], kind: str) -> str:
        parts = [f"{number(k)}{_marked(kind, words)}" for k, words in enumerate(items, 1)]
        return joint.join(parts) + last

    return write


def _circled(k: int) -> str:
    return chr(ord("①") + k - 1)


_ORDER = ("首先", "其次", "再次", "最后")

LISTS: dict[str, Writer] = {
    "is lines": _numbered(lambda k: f"{chinese(k)}是", "。\n"),
    "is run": _numbered(lambda k: f"{chinese(k)}是", "；"),
    "is glued": _numbered(lambda k: f"{chinese(k)}是", ""),
    "dots": _numbered(lambda k: f"{k}.", "。\n"),
    "wide dots": _numbered(lambda k: f"{k}．", "。\n"),
    "digit、": _numbered(lambda k: f"{k}、", "；\n"),
    "dots run": _numbered(lambda k: f"{k}.", "；"),
    "（一）": _numbered(lambda k: f"（{chinese(k)}）", "。\n"),
    "half brackets": _numbered(lambda k: f"({chinese(k)})", "。\n"),
    "（1）": _numbered(lambda k: f"（{k}）", "；\n"),
    "1）": _numbered(lambda k: f"{k}）", "；\n"),
    "circles": _numbered(_circled, "；"),
    "第一": _numbered(lambda k: f"第{chinese(k)}，", "。"),
    "首先": _numbered(lambda k: f"{_ORDER[k - 1]}，", "。"),
    "其一": _numbered(lambda k: f"其{chinese(k)}，", "。"),
    "—— lines": _numbered(lambda k: "——", "。\n"),
    "paragraphs": _numbered(lambda k: "", "。\n"),
    "number on its own line": _numbered(lambda k: f"（{chinese(k)}）\n", "。\n"),
    "mixed widths": _numbered(lambda k: f"（{chinese(k)}）" if k % 2 else f"({chinese(k)})", "。\n"),
    "skipped": _numbered(lambda k: f"{k if k < 3 else k + 1}.", "。\n"),
    "doubled": _numbered(lambda k: f"（{chinese(k if k < 3 else k - 1)}）", "。\n"),
    "lost": _numbered(lambda k: "、" if k == 3 else f"{k}、", "。\n"),
    "comma numbers": _numbered(lambda k: f"{k}," , "。\n"),
}


def _bodies(items: Sequence[str], kind: str, number: Callable[[int], str]) -> str:
    lines = (f"{number(k)}{_marked(kind, topic + chr(10) + words)}。" for k, (topic, words) in enumerate(zip(TOPICS, items), 1))
    return "\n".join(lines)


def _topics(items: Sequence[str], kind: str, number: Callable[[int], str], inner: Callable[[int], str]) -> str:
    """（一）合同管理方面 with a list inside each."""
    rest = iter(items)
    parts = []
    for k, topic in enumerate(TOPICS, 1):
        own = list(islice(rest, 2))
        if own:
            parts.append(f"{number(k)}{topic}\n" + "；".join(f"{inner(n)}{_marked(kind, w)}" for n, w in enumerate(own, 1)))
    return "。\n".join(parts) + "。"


LISTS["topics, is"] = lambda items, kind: _topics(items, kind, lambda k: f"（{chinese(k)}）", lambda k: f"{chinese(k)}是")
LISTS["topics, dots"] = lambda items, kind: _topics(items, kind, lambda k: f"（{chinese(k)}）", lambda k: f"{k}.")
LISTS["number topics, is"] = lambda items, kind: _topics(items, kind, lambda k: f"{k}.", lambda k: f"{chinese(k)}是")

PROBLEM_HEADS = (
    "存在问题", "存在的问题", "存在的不足", "存在的不足和问题", "存在的主要问题", "存在的问题及原因", "存在不足",
    "工作不足", "问题和不足", "不足和差距", "存在的困难和问题", "短板弱项", "薄弱环节", "主要问题短板", "工作短板",
    "面临的问题", "存在差距", "不足之处", "存在的不足和原因", "2025年法治政府建设存在的不足和原因", "存在的问题和薄弱环节",
    "当前法治建设工作中存在的主要问题", "困难与挑战", "存在的主要困难和问题", "问题与不足", "工作中的短板", "主要存在问题",
    "推进法治政府建设存在的不足", "法治政府建设存在问题", "目前存在的突出问题", "存在的差距和不足", "问题及原因分析",
    "存在的主要问题及原因分析", "存在的困难及问题", "仍然存在的问题", "工作存在的不足", "自身存在的不足", "需要改进的问题",
    "查摆出的问题", "工作中存在的困难", "当前面临的困难和挑战", "难点问题", "有待改进的方面", "工作中的不足与差距",
)
PLAN_HEADS = (
    "2026年工作计划", "2026年推进法治政府建设主要安排", "2026年工作主要安排", "下一步工作计划", "下一步工作打算",
    "下一步工作措施", "下一步改进计划", "改进措施", "2026年度工作思路", "2026年工作安排", "下一步工作安排", "下一步工作思路",
    "下一步工作举措", "下一步工作重点", "下步工作", "下一年度主要安排", "今后工作方向", "今后工作打算", "工作谋划", "工作展望",
    "整改措施", "努力方向", "明年工作打算", "2026年重点工作", "2026年工作要点", "下一步打算", "下一步计划", "下一步工作",
    "下一年度工作计划", "2026年推进法治政府建设的主要安排", "2026年度法治政府建设工作安排", "下阶段工作打算",
    "下一阶段工作安排", "2026年法治政府建设工作打算", "新一年工作打算", "来年工作安排", "下一步推进法治政府建设的主要安排",
    "下一年度推进法治政府建设的主要安排", "二〇二六年工作安排", "2026 年度推进法治政府建设的主要安排", "今后工作思路和打算",
    "下一步整改措施", "改进方向及措施", "下一步工作方向", "2026年工作思路和重点任务", "明年工作计划", "2026年打算",
    "下一步重点工作", "2026年目标任务", "2026年工作谋划", "下步工作打算", "下步重点任务", "下一步努力方向", "整改方向",
    "工作打算", "工作计划", "2026年怎么干", "下一年工作设想", "2026年工作规划", "下一步法治政府建设工作重点",
    "关于2026年工作的打算", "2026年主要工作任务", "2026年总体安排", "后续工作安排", "后续打算", "接下来的工作打算",
)
BOTH_HEADS = (
    "存在问题及改进措施", "存在的主要问题和改进措施", "存在的问题及下一步工作打算", "存在的不足及下一步工作安排",
    "存在问题和下一步打算", "存在的困难问题及对策建议", "问题与对策", "不足及改进方向", "存在的问题与努力方向",
    "工作不足及2026年主要安排", "短板弱项及下步工作打算", "存在的问题、原因及改进措施", "存在的问题和整改措施",
    "存在问题及2026年工作计划", "存在的差距及今后努力方向", "存在的主要问题及下一步工作重点",
)


def headed(kind: str, heads: Sequence[str], number: str = "二、") -> Iterator[tuple[str, str]]:
    """One document for each heading: numbered and alone on its line; closed by 。; run on by its list."""
    other = LISTS["is run"]
    for head in heads:
        for form, stop in (("line", "\n"), ("stop", "。"), ("colon", "：")):
            faults = other(FAULTS[:3], "问")
            deeds = other(DEEDS[:3], "安")
            if kind == "问":
                body = f"{DONE}二、{head}{stop}{faults}\n三、下一步打算\n{deeds}"
            else:
                body = f"{DONE}二、存在问题\n{faults}\n三、{head}{stop}{deeds}"
            yield f"{head} {form}", TITLE + WHO + body + END


P3, D3 = FAULTS[:3], DEEDS[:3]


def combined() -> Iterator[tuple[str, str]]:
    """One part for problems and plans: with parts of its own, restarted, in pairs, by topics."""
    is_, dots, pcn = LISTS["is run"], LISTS["dots"], LISTS["（一）"]
    for head in BOTH_HEADS:
        top = f"{TITLE}{WHO}{DONE}二、{head}\n"
        yield f"{head}: subheads", f"{top}（一）存在问题\n{dots(P3, '问')}\n（二）改进措施\n{dots(D3, '安')}{END}"
        yield f"{head}: subheads by 1.", f"{top}1.存在问题。{is_(P3, '问')}\n2.改进措施。{is_(D3, '安')}{END}"
        yield f"{head}: labels", f"{top}存在问题：{is_(P3, '问')}\n改进措施：{is_(D3, '安')}{END}"
        yield f"{head}: brackets", f"{top}【存在问题】{is_(P3, '问')}\n【改进措施】{is_(D3, '安')}{END}"
        yield f"{head}: bare subheads", f"{top}存在问题\n{dots(P3, '问')}\n改进措施\n{dots(D3, '安')}{END}"
        yield f"{head}: restart", f"{top}{pcn(P3, '问')}\n下一步，我镇将抓好以下工作：\n{pcn(D3, '安')}{END}"
        yield f"{head}: restart run", f"{top}{is_(P3, '问')}针对以上问题，我们将重点做好以下工作：{is_(D3, '安')}{END}"
        yield f"{head}: will", f"{top}存在的主要问题有：{is_(P3, '问')}下一步，{is_(D3, '安')}{END}"
        for fault, deed in (
            ("问题一：", "整改措施："), ("问题：", "措施："), ("存在问题：", "改进措施："), ("【问题】", "【措施】"),
            ("问题表现：", "整改举措："), ("不足：", "对策："), ("主要问题：", "下一步打算："), ("", "整改措施："),
            ("", "改进措施："), ("", "下一步措施："), ("", "下一步，"), ("", "对此，"), ("", "【整改措施】"), ("", "整改措施为："),
        ):
            pairs = "\n".join(
                f"（{chinese(k)}）{fault}{_marked('问', p)}。\n{deed}{_marked('安', d)}。" for k, (p, d) in enumerate(zip(P3, D3), 1)
            )
            if fault != "问题一：":
                yield f"{head}: pairs {fault} {deed}", top + pairs + END
                yield f"{head}: pairs one line {fault} {deed}", top + pairs.replace("。\n" + deed, "。" + deed) + END
            named = "\n".join(
                f"（{chinese(k)}）{t}\n{fault}{_marked('问', p)}。\n{deed}{_marked('安', d)}。"
                for k, (t, p, d) in enumerate(zip(TOPICS, P3, D3), 1)
            )
            if fault and fault != "问题一：":
                yield f"{head}: named pairs {fault} {deed}", top + named + END
        loose = "\n".join(
            f"问题{chinese(k)}：{_marked('问', p)}。\n整改措施：{_marked('安', d)}。" for k, (p, d) in enumerate(zip(P3, D3), 1)
        )
        yield f"{head}: 问题一 pairs", top + loose + END
        yield f"{head}: 问题一 pairs on a line", top + loose.replace("。\n整改", "。整改") + END


BETWEEN = {
    "causes part": "三、原因分析\n一是思想认识有偏差。重业务轻法治。二是工作方法不多。\n",
    "causes line": "究其原因，一是思想认识有偏差；二是工作方法不多。\n",
    "causes label": "原因分析：思想认识有偏差，工作方法不多。\n",
    "last year": "三、上年度问题整改情况\n一是2024年指出的档案不全问题已整改。二是培训少的问题已整改。\n",
    "last year other": "三、2024年度存在问题整改落实情况\n（一）档案不全已整改到位。（二）培训已补足。\n",
    "advice": "三、意见建议\n（一）建议县里增加执法编制。（二）建议县里统一案卷格式。\n",
    "advice other": "三、对上级的建议\n一是增加执法编制。二是统一案卷格式。\n",
    "duty": "三、党政主要负责人履行推进法治建设第一责任人职责情况\n（一）主持研究。主持专题会议4次。（二）带头学法。讲课2次。\n",
}
BEFORE_PLANS = {
    "goal": "指导思想：坚持以人民为中心，全面推进依法行政。\n",
    "goals": "（一）总体要求\n坚持党的领导，围绕中心服务大局。\n（二）主要任务\n",
    "principles": "——坚持党的领导。\n——坚持以人民为中心。\n",
    "preamble": "2026年，我镇将以习近平法治思想为指导，重点抓好以下工作：\n",
    "preamble line": "下一步，我镇将紧紧围绕县委、县政府决策部署，认真贯彻落实法治政府建设要求，不断提升依法行政水平。\n",
    "recap": "2025年，我镇按照年初计划完成了各项任务，为新一年打下了基础。\n",
}
AFTER = {
    "words": "附件：1.执法案件统计表\n2.培训情况统计表\n",
    "terms": "名词解释\n1.枫桥经验：小事不出村。\n2.法律明白人：懂法的村民。\n",
    "terms numbered": "附：名词解释\n一、枫桥经验：小事不出村。\n二、法律明白人：懂法的村民。\n",
    "other": "四、其他需要报告的事项\n无。\n",
    "pages": "特此报告。\n上一篇：县城2025年工作总结\n下一篇：关于召开会议的通知\n",
    "pledge": "新的一年，我们将在县委的坚强领导下，砥砺前行，为建设更高水平的法治云溪作出新的更大贡献。\n",
}


def between() -> Iterator[tuple[str, str]]:
    """Parts that list what is no item: between problems and plans, before the plans, after them."""
    for name in ("is run", "（一）", "dots", "paragraphs"):
        write = LISTS[name]
        for what, words in BETWEEN.items():
            deeds = "四" if words.startswith("三") else "三"
            yield f"{name} {what}", f"{TITLE}{WHO}{DONE}二、存在的不足\n{write(P3, '问')}\n{words}{deeds}、下一步打算\n{write(D3, '安')}{END}"
            if words.startswith("三"):
                yield f"{name} {what} first", f"{TITLE}{WHO}{DONE}{words.replace('三', '二', 1)}三、存在的不足\n{write(P3, '问')}\n四、下一步打算\n{write(D3, '安')}{END}"
        for what, words in BEFORE_PLANS.items():
            inner = LISTS["dots"] if "（二）" in words and name == "（一）" else write
            yield f"{name} {what}", f"{TITLE}{WHO}{DONE}二、存在的不足\n{write(P3, '问')}\n三、下一步打算\n{words}{inner(D3, '安')}{END}"
        for what, words in AFTER.items():
            yield f"{name} {what}", f"{TITLE}{WHO}{DONE}二、存在的不足\n{write(P3, '问')}\n三、下一步打算\n{write(D3, '安')}\n{words}{END}"


def placed() -> Iterator[tuple[str, str]]:
    """Where the parts stand: reversed, without numbers, on one line, below one another, missing."""
    for name in ("is run", "is lines", "（一）", "dots", "（1）", "circles", "第一", "首先", "paragraphs"):
        w = LISTS[name]
        p, d = w(P3, "问"), w(D3, "安")
        head = TITLE + WHO
        yield f"{name} reversed", f"{head}{DONE}二、下一步打算\n{d}\n三、存在问题\n{p}{END}"
        yield f"{name} unnumbered", f"{head}工作开展情况\n全年组织学习5次。\n存在问题\n{p}\n下一步打算\n{d}{END}"
        yield f"{name} bracketed", f"{head}【工作开展情况】\n全年组织学习5次。\n【存在问题】\n{p}\n【下一步打算】\n{d}{END}"
        yield f"{name} only plan unnumbered", f"{head}{DONE}二、存在问题\n{p}\n2026年工作计划\n{d}{END}"
        yield f"{name} first plan last numbered", f"{head}{DONE}存在问题\n{p}\n二、2026年工作计划\n{d}{END}"
        yield f"{name} part numbers", f"{head}第一部分 工作回顾\n全年组织学习5次。\n第二部分 存在问题\n{p}\n第三部分 下一步打算\n{d}{END}"
        yield f"{name} arabic", f"{head}1 工作回顾\n全年组织学习5次。\n2 存在问题\n{p}\n3 下一步打算\n{d}{END}"
        yield f"{name} no plans", f"{head}{DONE}二、存在问题\n{p}{END}"
        yield f"{name} no problems", f"{head}{DONE}二、下一步打算\n{d}{END}"
        if name not in ("paragraphs",):
            yield f"{name} run in", f"{head}{DONE}二、存在问题{p}\n三、下一步打算{d}{END}"
            yield f"{name} one line", (f"{TITLE.strip()} {WHO}{DONE}二、存在问题\n{p}\n三、下一步打算\n{d}{END}").replace("\n", " ")
            yield f"{name} one line no space", (f"{TITLE}{WHO}{DONE}二、存在问题。{p}\n三、下一步打算。{d}{END}").replace("\n", "")
        if name != "（一）":
            yield f"{name} nested", f"{head}{DONE}二、有关工作考虑\n（一）存在问题\n{p}\n（二）下一步打算\n{d}{END}"
            yield f"{name} nested run", f"{head}{DONE}二、有关工作考虑\n（一）存在问题。{p}\n（二）下一步打算。{d}{END}"
            yield f"{name} under done", f"{head}一、法治建设情况\n（一）主要做法\n学习5次。\n（二）存在问题\n{p}\n二、下一步打算\n{d}{END}"
        yield f"{name} lead-ins", f"{head}{DONE}二、存在问题\n一年来，我镇法治建设取得一定成效，但与上级要求相比仍有差距，主要表现在：\n{p}\n三、下一步打算\n下一步，我镇将重点抓好以下工作：\n{d}{END}"
        yield f"{name} lead-ins in line", f"{head}{DONE}二、存在问题\n虽然取得了一些成绩，但还存在一些问题和不足，主要有以下几个方面：{p}\n三、下一步打算\n2026年，我镇将从以下几方面发力：{d}{END}"
        if name not in ("（一）", "paragraphs"):
            yield f"{name} unheaded", f"{head}{DONE}（三）强监督。办理提案3件。但也存在一些不足：{p}\n二、下一步打算\n{d}{END}"
            yield f"{name} no heads at all", f"{head}2025年，云溪镇组织学习5次，办案6件。工作中还存在一些问题：{p}\n下一步，我镇将做好以下工作：{d}{END}"
