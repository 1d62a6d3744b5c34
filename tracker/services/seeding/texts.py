"""Sentences for made-up tasks, put together from parts: none is copied from anywhere."""

from random import Random

UNITS = (
    ("dzb", "党政综合办公室"), ("djb", "党建工作办公室"), ("jjb", "经济发展办公室"), ("paf", "平安法治办公室"),
    ("zf", "综合行政执法队"), ("yj", "应急管理办公室"), ("bm", "便民服务中心"), ("sfs", "司法所"),
)  # fmt: skip
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = ("文澜", "正平", "立新", "静", "海", "小满", "亮", "晓岚", "一舟", "明远", "思齐", "若水", "长青", "望舒")
POSTS = ("镇长", "副镇长", "主任", "副主任", "科员", "所长", "队长", "干事")
PROBLEM_SUBJECTS = (
    "行政执法队伍专业力量", "规范性文件合法性审核", "重大行政决策公众参与", "基层矛盾纠纷排查", "普法宣传形式",
    "村级公开栏更新", "行政复议答复", "执法案卷制作", "应急预案演练", "政务服务一次告知",
)  # fmt: skip
PROBLEM_FAULTS = ("不足", "不够及时", "不够规范", "覆盖面不广", "责任落实不到位", "与群众期待还有差距")
PROBLEM_TAILS = ("部分村反映较多", "个别岗位人员变动频繁", "台账记录不完整", "年底集中突击的情况仍然存在")
PLAN_VERBS = ("加强", "健全", "深化", "推进", "落实", "优化", "完善")
PLAN_OBJECTS = (
    "行政执法规范化建设", "法治审核机制", "领导干部学法制度", "矛盾纠纷多元化解", "公共法律服务", "政务公开标准化",
    "突发事件应对体系", "营商环境服务", "执法人员培训", "法治文化阵地",
)  # fmt: skip
PLAN_TAILS = ("全年组织培训不少于{n}次", "每季度开展{n}次自查", "完成案卷评查{n}次", "新建示范点{n}处", "入户走访{n}户")


def problem(random: Random) -> str:
    """A problem as reports state it."""
    return f"{random.choice(PROBLEM_SUBJECTS)}{random.choice(PROBLEM_FAULTS)}，{random.choice(PROBLEM_TAILS)}"


def plan(random: Random) -> str:
    """A piece of work as reports promise it."""
    tail = random.choice(PLAN_TAILS).format(n=random.randint(2, 12))
    return f"{random.choice(PLAN_VERBS)}{random.choice(PLAN_OBJECTS)}，{tail}"


def name(random: Random) -> str:
    """A person's name."""
    return random.choice(SURNAMES) + random.choice(GIVEN)
