"""The words by which a number is known as a whole, as a part of it, or as one of another year.

Data only: fragments of regular expressions.
"""

TAKEN_IN = "排查|摸排|受理|接到|接收|接处|收到|收集|上报|登记|发现|立案"
"""What came in or was found: the whole of which some was settled."""
WHOLE = (
    rf"{TAKEN_IN}|发生|交办|转办|移送|承接|梳理|反馈|申请|应(?=[参到办考训])|共有|现有|办理|报名|报考|录入|征集|抽检|抽查|检测|检验|实到|实考|实际|"
    "参加(?=[^率]{0,4}(?:培训|考试|测试|考核))"
)
"""What else a rate may be the share of."""
DONE = "化解|办结|调解|调处|整改|答复|回复|审结|结案|处置"
UNDONE = "未|尚|剩余|余下|其余|还有|正在|在办"
OF_BEFORE = "结转|往年|历年|积案|上年|去年"
"""Some of what was done came in before the year."""
