"""Plans that promise nothing: only that something goes on or gets better."""

import re

from tracker.parsing.figures.stated import numbers_in

_STOCK = re.compile(
    r"进一步|更加|继续|持续|不断|切实|全面|深入|扎实|积极|大力|着力|努力|认真|有力|有效|稳步|加快|加强|推进|推动|深化|强化|提升|提高|增强|"
    r"加大|抓好|做好|抓实|做实|巩固|拓展|落实|完善|优化|改进|促进|确保|力争|实现|为[^，。]{0,12}(?:提供|营造|奠定|作出)[^，。]{0,60}|"
    r"各项|工作|任务|力度|水平|能力|质量|质效|成效|效果|意识|观念|思维|方式|建设|发展|高质量|再上新台阶|迈上新台阶|新局面|新成效|"
    r"法治政府|依法行政|依法治[国理镇县市乡]|法治化?|治理|服务|管理|行政|政府|领导|责任|措施|举措|要求|目标|部署|"
    r"全[镇乡县市区]|我[镇乡县市区]|[和与及的地得、，。；：在上下中以对把将要]|有关|相关|方面|重点|整体|总体"
)
_CONCRETE = re.compile(r"《[^《》]+》|\d|[年月]底前?|季度|[上下]半年|年内|每[年月季周]|[一二三四五六七八九十]月")
_FEWEST = 3


def is_empty_promise(text: str) -> bool:
    """Whether a plan says only that something goes on or gets better: no object, number, date or document."""
    if _CONCRETE.search(text) or any(one.sure for one in numbers_in(text)):
        return False
    return len(re.sub(r"[^\u4e00-\u9fff]", "", _STOCK.sub("", text))) < _FEWEST
