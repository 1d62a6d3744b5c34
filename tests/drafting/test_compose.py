"""From the year's rollup to the sentences of the report."""

from tests.drafting.years import entry, figure, note, problem, record, task, year
from tracker.domain.drafts import SentenceKind
from tracker.domain.outlines import Outline
from tracker.domain.rollup import Rollup
from tracker.domain.work import Duty
from tracker.drafting.compose import compose
from tracker.drafting.layout import head_of, layout


def texts(rollup: Rollup, section: str = "measures:T4") -> list[str]:
    return [one.text for one in compose(rollup, Outline()).sentences if one.section == section]


def test_totals_are_said_as_verb_object_number_and_unit() -> None:
    work = record("培训", figure("行政执法培训", 2, "次")), record("培训", figure("行政执法培训", 4, "次"))
    assert texts(year(*work)) == ["累计组织行政执法培训6次。"]


def test_every_sentence_has_its_own_slot() -> None:
    work = task("加强执法规范化建设", entry("组织案卷评查并通报。", task=1)), problem("案卷质量不高")
    rollup = year(*work, notes=[note("公开不够及时", "责任没有到人")])
    slots = [one.slot for one in compose(rollup, Outline()).sentences]
    assert len(slots) == len(set(slots))


def test_the_five_parts_stand_in_an_empty_year() -> None:
    rollup, outline = year(), Outline()
    text = layout(compose(rollup, outline).sentences, outline, head_of(rollup, outline))
    assert [line.text[0] for line in text.lines if line.rank == "part"] == list("一二三四五")


def test_a_theme_without_work_asks_for_it() -> None:
    found = [one for one in compose(year(), Outline()).sentences if one.section == "measures:T5"]
    assert [(one.text, one.kind) for one in found] == [("【待补：突发事件应对工作情况】。", SentenceKind.RESULT)]
    assert found[0].gaps


def test_what_is_recorded_again_in_the_same_words_is_said_once() -> None:
    patrols = [record("开展集镇日常巡查", theme="T4", id=number) for number in (1, 2, 3)]
    talks = [record("主持召开法治建设会议", theme="T0", duty=Duty.DEPLOYED, id=number) for number in (4, 5)]
    made = compose(year(*patrols, *talks), Outline())
    said = {one.text: [ref.id for ref in one.refs] for one in made.sentences if one.slot.startswith("record:")}
    assert said == {"开展集镇日常巡查。": [1, 2, 3], "主持召开法治建设会议。": [4, 5]}
    assert made.spare == ()
