"""Plans that promise nothing: only that something goes on or gets better."""

import re

from tracker.parsing.figures.stated import numbers_in

# What says how, and why, but never what: these words may name things elsewhere.
_PHRASES = re.compile(
    r"组织领导|党的领导|政治站位|思想认识|统一思想|提高认识|[责任使命紧迫]{2}感|问题导向|以人民为中心|维护人民群众[^，。]{0,6}权益|中心工作|"
    r"上下联动|齐抓共管|学习贯彻[^，。；]{0,30}(?:思想|精神)|中国特色社会主义[^，。；]{0,8}|责任链条|学以致用|知行合一|提质增效|运用法治方式|"
    r"工作机制|工作作风|工作人员|服务质量|决策部署|为[^，。]{0,12}(?:提供|营造|奠定|作出)[^，。]{0,60}"
)
_STOCK = re.compile(
    r"认识|坚持|补齐|短板|弱项|担当|压紧|压实|传导|压力|层层|狠抓|凝聚|合力|形成|格局|局面|联动|协同|齐心|落到实处|落地见效|落细|走深走实|"
    r"见行见效|久久为功|真抓实干|攻坚克难|求真务实|取得|实效|发力|开创|营造|氛围|良好|夯实|基础|成果|效能|更[高实大严优]|标准|贯彻|统筹|上级|明确|"
    r"进一步|更加|继续|持续|不断|切实|全面|深入|扎实|积极|大力|着力|努力|认真|有力|有效|稳步|加快|加强|推进|推动|深化|强化|提升|提高|增强|"
    r"加大|抓好|做好|抓实|做实|巩固|拓展|落实|完善|优化|改进|促进|确保|力争|实现|各项|工作|任务|力度|水平|能力|质量|质效|成效|效果|"
    r"意识|观念|思维|方式|建设|发展|高质量|再上新台阶|迈上新台阶|新局面|新成效|法治政府|依法行政|依法治[国理镇县市乡]|法治化?|治理|服务|管理|"
    r"行政|政府|领导|责任|措施|举措|要求|目标|部署|全[镇乡县市区]|我[镇乡县市区]|[和与及的地得、，。；：在上下中以对把将要]|"
    r"有关|相关|方面|重点|整体|总体"
)
_SLOGAN = re.compile(
    r"势头|再接再厉|一流|篇章|大局|树立|牢固|理念|突出(?:的)?位置|锚定|奋力|谱写|坚定不移|创新思路|拓宽渠道|整体水平|新台阶|新成效|新局面|"
    r"针对性|实效性|走在前|勇争先|示范引领|保驾护航|添砖加瓦|常抓不懈|驰而不息|稳中求进|守正创新|凝心聚力|同频共振|再立新功|新贡献|新作为|"
    r"走深走实|见行见效|久久为功|落地见效|落到实处"
)
# What can be shown at the end of the year, or be missing then.
_OBJECT = re.compile(
    r"执法|调解|纠纷|矛盾|信访|复议|应诉|诉讼|普法|宣传|宣讲|讲座|课|培训|考试|考核|学习|学法|述法|公开|公示|审查|审核|备案|清理|清单|目录|台[账帐]|资料|手册|"
    r"制度|机制|平台|系统|数据|数字|网格|队伍|力量|人员|干部|人才|律师|顾问|调解员|明白人|经费|资金|装备|设备|设施|场所|阵地|广场|长廊|站|中心|大厅|窗口|"
    r"司法所|派出所|村|社区|企业|学校|校园|群众|合同|协议|文件|决策|听证|论证|评估|预案|演练|应急|安全|防汛|环保|违|整治|检查|巡查|督[查察]|监督|案卷|"
    r"案件|处罚|许可|审批|营商|信用|承诺|援助|公证|仲裁|宪法|民法典|法规|条例|办法|规定|方案|试点|示范|创建|改革|行动|活动|会议|座谈|回访|公约|民主|"
    r"禁毒|戒毒|吸毒|扫黑|反诈|诈骗|未成年|矫正|安置|帮教|热线|诉求|答复|评议|满意|养老|医疗|卫生|教育|就业|产业|招商|旅游|税|疫情|防控|脱贫|生态|环境|公园|湿地|馆|不摘|追究|问责|(?<!效)率(?!先)|覆盖|权责|程序|流程|风险|政策|项目|道路|公路|水[利渠电]|[污供]水|厂|房|土地|农田|林地|河"
)
_MAKES = re.compile(
    r"编[印写制]|印[发制]|[新修改扩]建|购[置买]|添置|安装|招[录聘]|选[聘派]|聘请|转让|发放|设立|成立|组建|开通|上线|挂牌|签订|评选|表彰|通报|约谈|走访|慰问|"
    r"修[订改复]|拆除|清运|配[齐备强]"
)
_CONCRETE = re.compile(r"《[^《》]+》|\d|[年月]底前?|季度|[上下]半年|年内|每[年月季周]|[一二三四五六七八九十]月")
_FEWEST, _LONG = 2, 16
"""So many characters that name nothing and are mostly stock are slogans; short plans may name what no list knows."""
_NO_WORD = re.compile(r"[^\u4e00-\u9fff]")


def is_empty_promise(text: str) -> bool:
    """Whether a plan says only that something goes on or gets better: no object, number, date or document."""
    if _CONCRETE.search(text) or any(one.sure for one in numbers_in(text)):
        return False
    words = _PHRASES.sub("", text)
    if _OBJECT.search(words) or _MAKES.search(words):
        return False
    left = len(_NO_WORD.sub("", _STOCK.sub("", words)))
    mostly_stock = len(text) >= _LONG and left * 2 <= len(text)
    return left < _FEWEST or mostly_stock or bool(_SLOGAN.search(text))
