"""What headings announce. The variants are those of published reports (statutory outline and everyday wording)."""

from __future__ import annotations

import pytest

from tracker.parsing.headings import leading_role, whole_role

PROBLEMS = """
存在问题 存在的问题 存在的不足 存在的不足和问题 存在的主要问题 存在的问题及原因 存在不足 存在的不足和原因
问题和不足 不足和差距 存在的困难 存在的困难和问题 短板弱项 薄弱环节 主要问题短板 工作短板 面临的问题 存在差距
不足之处 法治政府建设存在的问题 2024年法治政府建设中存在的主要问题 我镇法治政府建设工作存在的不足
当前存在的主要问题 存在的突出问题和薄弱环节 主要问题及原因分析 目前存在的问题和困难 工作中的不足
"""
PLANS = """
2025年工作计划 2025年推进法治政府建设主要安排 2025年工作主要安排 下一步工作计划 下一步工作打算 下一步工作措施
下一步改进计划 改进措施 2025年度工作思路 2025年工作安排 下一步工作安排 下一步工作思路 下一步工作举措
下一步工作重点 下步工作 下一年度主要安排 下一年度安排 今后工作方向 今后工作打算 工作谋划 工作展望 整改措施
努力方向 明年打算 明年工作打算 2025年重点工作 2025年工作要点 下一年度推进法治政府建设的主要安排
下一步推进法治政府建设的主要打算 下一阶段工作计划 2025年法治政府建设工作打算 今后的努力方向 下一步工作
下一步打算 2025年主要任务 下步打算 存在问题的整改措施
"""
MIXED = """
存在问题及改进措施 存在的主要问题和改进措施 存在的主要问题及改进情况 工作不足及2025年工作主要安排
存在的问题及下一步工作打算 存在不足和下步打算 存在问题与对策 存在的短板和2025年工作计划
下一步工作打算及存在的困难 存在的问题、原因及下一步工作措施 主要问题及下一步工作安排
"""
MEASURES = """
工作开展情况 2024年度推进法治政府建设的主要举措和成效 2024年工作情况 法治政府建设基本情况 基本情况和主要成效
主要措施 主要工作成效 主要举措和突出成效 推进法治政府建设的主要举措 主要工作及成效 年度工作总体情况 主要做法
主要工作 成绩和做法 工作回顾 工作亮点 特色做法 取得的成效 工作总结 2024年工作计划完成情况 2024年重点工作
2024年主要工作 2024年工作要点落实情况
"""
NONE = """
找准问题短板,确保问题整改到位 制定五年实施方案 聚焦突出问题,强化整改落实 着力解决存在的突出问题
深入学习贯彻重大部署的情况以及贯彻落实措施 加强组织领导 强化文件审查,规范决策行为 优化法律服务 直面问题,补齐短板
坚持问题导向
"""
OTHERS = [
    ("上年度存在问题整改情况", "rectified"),
    ("督察反馈问题整改落实情况", "rectified"),
    ("党政主要负责人履行推进法治建设第一责任人职责情况", "responsibility"),
    ("镇政府主要负责同志履行法治建设职责情况", "responsibility"),
    ("其他需要报告的情况", "other"),
    ("其他需要报告的事项", "other"),
    ("意见建议", "other"),
    ("原因分析", "causes"),
    ("问题产生的主要原因", "causes"),
    ("总体要求", "targets"),
    ("指导思想", "targets"),
    ("工作目标", "targets"),
]
CASES = [
    *((heading, "problems") for heading in PROBLEMS.split()),
    *((heading, "plans") for heading in PLANS.split()),
    *((heading, "mixed") for heading in MIXED.split()),
    *((heading, "measures") for heading in MEASURES.split()),
    *OTHERS,
]


@pytest.mark.parametrize(("heading", "role"), CASES)
def test_heading_announces_its_role(heading: str, role: str) -> None:
    assert whole_role(heading, 2024) == role


@pytest.mark.parametrize("heading", NONE.split())
def test_theme_that_speaks_of_problems_or_plans_announces_neither(heading: str) -> None:
    assert whole_role(heading, 2024) not in {"problems", "plans", "mixed"}


@pytest.mark.parametrize(
    ("text", "role", "heading"),
    [
        ("存在问题在看到成绩的同时,我们也清醒地认识到", "problems", "存在问题"),
        ("下一步工作计划为做好工作", "plans", "下一步工作计划"),
        ("主要问题和改进措施2024年,我区工作取得进展", "mixed", "主要问题和改进措施"),
        ("2025年工作思路2025年,片区将坚持", "plans", "2025年工作思路"),
        ("存在的主要问题及改进情况存在的问题主要有", "mixed", "存在的主要问题及改进情况"),
    ],
)
def test_heading_that_runs_into_its_text_ends_where_its_words_end(text: str, role: str, heading: str) -> None:
    found = leading_role(text, 2024)
    assert found is not None
    assert (found.name, text[: found.length]) == (role, heading)
