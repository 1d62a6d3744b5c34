"""What government sites print around an article: bread crumbs, dates of posting, buttons, neighbours, the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .htmltext import LINK, LINK_END

_STOP = re.compile(r"[。；！？]")
_CRUMBS = re.compile(r"(?:您(?:现在)?|当前|现在)?(?:所在|的)?(?:的)?位置(?:是)?[:：]|首页\s*[>＞»›/|]")
_FACTS = (
    r"(?:发布|发文|更新|成文|公开|录入|时间|日期)(?:时间|日期)?|(?:信息|文章|稿件|内容)?来源|(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?|"
    r"(?:信息)?索引号|(?:信息|文件)?(?:名称|标题)|(?:发布|发文|公开|制发)(?:机构|机关|单位)|(?:发文|公文)?(?:文号|字号)|"
    r"(?:主题|信息|体裁|公文|服务对象)(?:分类|词|种类)|(?:成文|生成|印发|生效|废止)(?:日期|时间)|有效性|公开(?:方式|范围|属性)|"
    r"作者|(?:责任)?编辑|审核|签发|供稿|字[体号]|信息类别|所属(?:栏目|分类)|文章点击数|访问量"
)
_FACT = re.compile(rf"[\[【(（]?(?:{_FACTS})[\]】)）]?\s*[:：]")
_WHEN = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|星期[一二三四五六日天]|\d+|次"
)
_BUTTON = (
    r"打印(?:本页|页面|正文)?|关闭(?:窗口|页面|本页)?|收藏(?:本页)?|分享(?:到|至)?|微信|微博|新浪微博|QQ空间|QQ好友|QQ|"
    r"朋友圈|复制链接|"
    r"下载(?:文件|文字版|图片版)?|纠错|我要纠错|朗读|语音播报|返回(?:顶部|首页|列表)?|回到顶部|繁體|简体|无障碍(?:浏览|阅读)?|适老(?:版|模式)|"
    r"长者(?:版|模式)|关怀版|登录|注册|搜索|首页|网站(?:首页|地图|声明)|联系我们|关于我们|隐私(?:声明|保护)|今天是|"
    r"大|中|小|正文|默认|超大|放大|缩小|\+|\-|A|上一[篇条页]|下一[篇条页]|没有了|[|｜>＞»›【】\[\]（）()·:：/，,、\s]"
)
# Words that each site chooses follow these, up to the end or the next button. What is atomic is never tried again:
# a line can be cut into buttons in more ways than anybody can try.
_GREETING = rf"(?:扫一扫|欢迎您?(?:访问|来到)?).{{0,24}}(?:$|(?={_BUTTON}))"
_BUTTONS = re.compile(rf"(?:(?>{_BUTTON})|(?>{_GREETING}))+")
_NEIGHBOURS = re.compile(
    r"[【\[]?(?:相关|推荐|延伸|热点|更多|最新)(?:链接|阅读|文章|新闻|信息|推荐|稿件|内容|文件|解读|报道)[】\]]?[:：]?"
    r"|[上下]一[篇条][:：].*"
)
_FOOT = re.compile(
    r"版权所有|(?:主办|承办|技术支持|网站标识码|维护单位)(?:单位)?\s*[:：]|[^\s]ICP备|公网安备|公安备案号|网站地图|法律声明"
)
_SHORT, _LONGEST = 80, 160


def without_chrome(lines: Iterable[str]) -> list[str]:
    """The article's lines, without links' marks; of what follows it, nothing from the first neighbour or foot on."""
    found: list[str] = []
    depth = 0
    for line in lines:
        shown, linked, depth = _parted(line, depth)
        words = shown.strip()
        if not words:
            continue
        if found and (_NEIGHBOURS.fullmatch(words) or (len(words) < _LONGEST and _FOOT.search(words))):
            if any(_STOP.search(line) for line in found):
                break
            continue
        if not (_is_chrome(words) or (linked > len(words) * 0.9 and len(words) < _SHORT and not _STOP.search(words))):
            found.append(shown.rstrip())
    return found


def _parted(line: str, depth: int) -> tuple[str, int, int]:
    """(the line as it is shown, how many of its characters are links, how many links are open after it)."""
    shown, linked = [], 0
    for part in re.split(f"([{LINK}{LINK_END}])", line):
        if part == LINK:
            depth += 1
        elif part == LINK_END:
            depth = max(0, depth - 1)
        else:
            shown.append(part)
            linked += len(part.strip()) if depth else 0
    return "".join(shown), linked, depth


def _is_chrome(words: str) -> bool:
    if len(words) >= _LONGEST or _STOP.search(words):
        return False
    facts = len(_FACT.findall(words))
    rest = _WHEN.sub("", words)
    return bool(
        _CRUMBS.match(words)
        or _BUTTONS.fullmatch(words)
        or (not rest.strip(" -:：|") and facts == 0 and "星期" in words)
        or (facts and _BUTTONS.fullmatch(_FACT.sub("", rest)))
        or facts >= 2
        or (_FACT.match(words) and len(words) < 60 and not words.startswith("作者"))
    )
