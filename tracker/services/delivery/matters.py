"""From the notices of a message to the matters that it tells: a task once, with all its reasons."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from zoneinfo import ZoneInfo

from tracker.domain.notices import Group, NoticeReason
from tracker.domain.passages import passage
from tracker.domain.periods import Period
from tracker.domain.reports import SourceKind
from tracker.mail.digest import Matter, Quoted, Slip, Told
from tracker.mail.first_lines import answers_slip
from tracker.queries.digest_rows import Said
from tracker.services.delivery.addresses import Addresses
from tracker.services.delivery.truth import about_id, still_told
from tracker.services.links import token_of

LONGEST_TITLE = 60


class Matters:
    """Makes matters of one message. `home_id`: the organisation that needs no naming. `is_group`: told to many, so with
    no link of a person's own.
    """

    def __init__(self, addresses: Addresses, zone: ZoneInfo, home_id: int, *, is_group: bool = False) -> None:
        self.addresses = addresses
        self.zone = zone
        self.home_id = home_id
        self.is_group = is_group

    def of(self, notices: Iterable[Said]) -> tuple[Matter, ...]:
        """The matters of those notices that are still true."""
        found: dict[Hashable, list[Said]] = defaultdict(list)
        for said in notices:
            if still_told(said):
                found[_about(said)].append(said)
        return tuple(self._matter(some) for some in found.values())

    def _matter(self, some: Sequence[Said]) -> Matter:
        first = some[0]
        told = tuple(self._told(said) for said in some)
        salt = None if self.is_group else next((said.salt for said in some if said.salt), None)
        is_doer = salt is not None or any(said.owner_id == about_id(said) for said in some)
        plain = Matter(told, _title(first), "", is_doer=is_doer)
        url, personal = self._url(some, plain, salt)
        return Matter(
            told, plain.title, url, personal=personal, is_doer=is_doer,
            state=first.state, due_on=first.due_on, quoted=_quoted(first), owner=first.owner or "",
            unit=first.unit or first.entry_unit or "", org="" if first.org_id == self.home_id else first.org_name,
            percent=first.percent, reported_on=first.reported_on,
            waiting_for=(first.sponsor or "") if first.proposed_on and is_doer else "", proposed_on=first.proposed_on,
            report_url="" if personal or salt is None else self.addresses.report(token_of(salt)),
        )  # fmt: skip

    def _told(self, said: Said) -> Told:
        slip = None
        if said.slip_id is not None and said.slip_colour is not None:
            slip = Slip(said.slip_number or 0, said.slip_year or 0, said.slip_colour, said.slip_reply_by)
        return Told(
            said.reason, said.at.astimezone(self.zone).date(), said.who or "", said.text, said.notice_due_on,
            said.step, said.for_name or "", slip,
        )  # fmt: skip

    def _url(self, some: Sequence[Said], plain: Matter, salt: str | None) -> tuple[str, bool]:
        """Where the button leads, and whether without sign-in: the slip, the form, the task, or a list."""
        first, slip = some[0], next((said for said in some if said.slip_id is not None), None)
        if slip is not None and answers_slip(plain):
            here = {"org": first.org_code, "year": slip.slip_year, "slip_id": slip.slip_id}
            url = self.addresses.to("slips.show", **here)
            if url:
                return url, False
        if salt is not None and plain.lead.group is not Group.TO_DECIDE:
            return self.addresses.report(token_of(salt)), True
        if first.number is not None:
            here = {"org": first.org_code, "year": first.plan_year, "number": first.number}
            return self.addresses.to("tasks.show", **here), False
        return self._other(first, plain.lead), False

    def _other(self, said: Said, lead: Told) -> str:
        year = (said.notice_due_on or lead.on).year
        here: dict[str, object] = {"org": said.org_code, "year": said.entry_year or year}
        if said.entry_id is not None:
            return self.addresses.to("records.show", **here, entry_id=said.entry_id)
        if said.draft_id is not None:
            return self._draft(said)
        if said.reason is NoticeReason.QUARTER_DUE:
            return self.addresses.to("quarter.index", **here)
        if said.reason is NoticeReason.HANDED_OVER:
            return self.addresses.to("mine.index", **here)
        return self.addresses.to("desk.index", **here)

    def _draft(self, said: Said) -> str:
        """The form for the answer that a draft waits for, else the draft."""
        here: dict[str, object] = {"org": said.org_code, "year": said.draft_year}
        if said.inquiry_id is not None:
            return self.addresses.to("drafts.inquiry", **here, inquiry_id=said.inquiry_id)
        period = said.draft_period if said.draft_period is not Period.YEAR else None
        return self.addresses.to("drafts.show", **here, period=period.value if period else None)


def _about(said: Said) -> Hashable:
    if said.task_id is not None:
        return "task", said.task_id
    if said.entry_id is not None:
        return "entry", said.entry_id
    if said.draft_id is not None:
        return "draft", said.draft_id, said.inquiry_id
    return said.reason, said.org_id, said.notice_due_on


def _title(said: Said) -> str:
    """The title of the task or draft, or the beginning of what was reported; "" for what is about none of them."""
    title = said.title or said.draft_title
    line = " ".join((title or said.entry_text or "").split())
    return line if title or len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE] + "……"


def _quoted(said: Said) -> Quoted | None:
    if said.quote is None:
        return None
    if said.source_kind is SourceKind.REPORT and said.report_year is not None:
        return Quoted(said.quote, said.report_year, passage(said.heading_path or [], said.enumerator or ""))
    document = f"{said.source_name or ''}（{said.source_number}）" if said.source_number else said.source_name or ""
    return Quoted(said.quote, document=document)
