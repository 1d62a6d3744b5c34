"""The part on the heads of party and government: what they did themselves (四个亲自), counted and told."""

from collections.abc import Mapping
from decimal import Decimal

from tracker.domain.drafts import SentenceKind, Way
from tracker.domain.outlines import PartRole
from tracker.domain.rollup import Rollup, Told
from tracker.domain.work import Duty, Qualifier
from tracker.drafting.amounts import ref_of
from tracker.drafting.model import Amount, Composed
from tracker.drafting.results import once, record_sentence
from tracker.drafting.totals import SPANS

_WORDS: Mapping[Duty, str] = {
    Duty.DEPLOYED: "重要工作亲自部署", Duty.INQUIRED: "重大问题亲自过问", Duty.COORDINATED: "重点环节亲自协调",
    Duty.SUPERVISED: "重要任务亲自督办",
}  # fmt: skip
SECTION = PartRole.RESPONSIBILITY.value


def heads(rollup: Rollup) -> list[Composed]:
    """For each duty a sentence that counts, then the records in their own words."""
    found: list[Composed] = []
    for duty in _WORDS:
        records = sorted((one for one in rollup.records if one.duty is duty), key=lambda one: (one.to_on, one.id))
        if records:
            told = (record_sentence(record, SECTION, f"duty:{duty.value}") for record in records)
            found += [_counted(duty, records, rollup), *once(sentence for sentence in told if sentence)]
    return found


def _counted(duty: Duty, records: list[Told], rollup: Rollup) -> Composed:
    ids = tuple(record.id for record in records)
    amount = Amount(_WORDS[duty], Decimal(len(records)), "次", Qualifier.EXACT, Way.COUNT, (), ids)
    return Composed(
        slot=f"duty:{duty.value}",
        section=SECTION,
        kind=SentenceKind.RESULT,
        text=f"党政主要负责人{SPANS[rollup.period]}对{_WORDS[duty]}{len(records)}次。",
        group=f"duty:{duty.value}",
        refs=tuple(ref_of(record) for record in records),
        amounts=(amount,),
    )
