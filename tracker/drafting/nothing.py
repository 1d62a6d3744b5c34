"""The legal answer where no work was done."""


def nothing_done(label: str) -> str:
    """本年度未开展行政复议工作。 for the gap 行政复议工作情况."""
    work = label.removesuffix("情况")
    return f"本年度未开展{work}。" if work else "本年度未开展相关工作。"
