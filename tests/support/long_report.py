"""A made-up report of a town with forty problems and plan items, some of which no parser can be sure of."""

PROBLEMS = (
    "行政执法人员中取得资格证的比例偏低", "村级法律顾问坐班时间没有保证", "行政复议应诉材料移交不及时",
    "政务公开栏目更新间隔较长；依申请公开答复有时超期", "执法案卷归档不齐全", "综合执法和派出所联动的次数偏少",
    "领导干部旁听庭审没有形成常态", "法治宣传栏内容陈旧", "调解员补贴发放不及时", "合同审查意见没有留存原件",
    "小微权力清单张贴不全", "规范性文件清理没有按季度开展", "外出务工人员普法没有跟进", "应急预案修订滞后于机构调整",
    "特殊人群帮教档案不完整", "村规民约备案率不高",
)  # fmt: skip
PLANS = (
    "组织执法人员参加资格考试，年内通过率达到90%以上", "落实村级法律顾问每月坐班2天", "建立复议应诉材料三日移交制度",
    "每季度检查一次政务公开栏目", "开展案卷评查4次", "和派出所联合巡查不少于12次", "组织领导干部旁听庭审2次",
    "6月底前更换全部法治宣传栏", "按季度发放调解员补贴", "合同审查意见一律存档", "补贴小微权力清单到每个村民小组",
    "每季度清理一次规范性文件", "春节前后开展务工人员普法月", "9月底前修订应急预案并组织演练", "补齐帮教对象档案",
    "指导各村完成村规民约备案", "开展法治讲座不少于20场", "培育法律明白人80名", "建成公共法律服务工作站3个",
    "排查矛盾纠纷每月不少于1次", "公布行政许可事项办事指南", "清理没有依据的证明事项", "开展重点企业法治体检10家",
    "组织党政班子集体学法4次",
)  # fmt: skip
DIGITS = "零一二三四五六七八九"


def long_report() -> str:
    """16 problems and 24 plan items of 2025 and 2026. Three enumerators lost the stop before them."""
    problems = "。".join(f"{_number(k)}是{text}" for k, text in enumerate(PROBLEMS, 1))
    for number in ("七", "十一", "十四"):
        problems = problems.replace(f"。{number}是", f"{number}是")
    plans = "\n".join(f"（{_number(k)}）{text}。" for k, text in enumerate(PLANS, 1))
    return (
        "云溪镇人民政府关于2025年度法治政府建设情况的报告\n县人民政府：\n现将有关情况报告如下：\n"
        "一、2025年工作开展情况\n全年开展法治讲座18场，化解矛盾纠纷203件。\n"
        f"二、存在的问题\n对照要求，还存在以下不足：{problems}。\n"
        f"三、2026年工作安排\n{plans}\n云溪镇人民政府\n2026年1月20日\n"
    )


def _number(value: int) -> str:
    tens, ones = divmod(value, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones] if ones or not tens else ''}"
