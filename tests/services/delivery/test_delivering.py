"""Messages reach people once, whatever the mail server does."""

from collections import Counter
from email.message import EmailMessage

from flask import Flask
from sqlalchemy import QueuePool, select

from tests.support.clock import Clock
from tests.support.outbox import queue_digest, queue_digests, send, state_of, use, with_address
from tests.support.smtp import Post, free_port, smtp_server
from tests.support.world import World
from tracker.domain.messages import FEWEST_TRIES, LEASE, Channel, MessageState
from tracker.extensions import db
from tracker.mail.outlets import Answer, Outcome, Prepared
from tracker.models import Message
from tracker.services.delivery.sending import Delivered
from tracker.services.loops import deliver


def states(ids: list[int]) -> Counter[str]:
    db.session.rollback()
    found = db.session.scalars(select(Message).where(Message.id.in_(ids)).execution_options(populate_existing=True))
    return Counter(message.state.value for message in found)


def references() -> list[str]:
    return sorted(db.session.scalars(select(Message.reference)))


def test_nothing_is_lost_while_the_server_is_down_and_all_goes_out_when_it_is_back(
    app: Flask, world: World, clock: Clock
) -> None:
    ids = queue_digests(world, 50)
    post = Post(port=free_port())
    use(app, post)
    assert send(app) == Delivered(retry=50)
    assert states(ids) == {"retry": 50}
    assert all("ConnectionRefusedError" in state_of(key).answer for key in ids[:2])
    clock.forward(minutes=2)
    with smtp_server(post):
        assert send(app) == Delivered(sent=50)
        assert send(app) == Delivered()
    assert sorted(post.references) == references()
    assert states(ids) == {"sent": 50}


def test_a_server_that_is_busy_after_twenty_gets_the_other_thirty_later_and_none_twice(
    app: Flask, world: World, clock: Clock
) -> None:
    ids = queue_digests(world, 50)
    with smtp_server(Post(after=20)) as post:
        use(app, post)
        assert send(app) == Delivered(sent=20, retry=30)
        assert states(ids) == {"sent": 20, "retry": 30}
        assert "451 4.3.2 busy" in state_of(ids[-1]).answer
        post.after = None
        assert send(app) == Delivered(), "the pause has not passed"
        clock.forward(minutes=2)
        assert send(app) == Delivered(sent=30)
    assert sorted(post.references) == references()
    assert len(set(post.references)) == 50


def test_an_address_refused_for_good_is_a_dead_letter_and_the_others_go_out(app: Flask, world: World) -> None:
    ids = queue_digests(world, 5)
    with smtp_server(Post(unknown={"yx-02@yunxi.example"})) as post:
        use(app, post)
        assert send(app) == Delivered(sent=4, failed=1)
        assert send(app, impatient=True) == Delivered()
    dead = state_of(ids[2])
    assert (dead.state, dead.address) == (MessageState.FAILED, "yx-02@yunxi.example")
    assert dead.answer == "550 5.1.1 no such user here"
    assert dead.settled_at is not None
    assert len(post.taken) == 4
    assert post.connections == 1, "one connection serves the batch"


def test_content_refused_for_good_is_a_dead_letter(app: Flask, world: World) -> None:
    message = queue_digest(world, "yx-staff")
    with smtp_server(Post(content="554 5.6.0 this looks like spam")) as post:
        use(app, post)
        assert send(app) == Delivered(failed=1)
    assert state_of(message.id).answer.startswith("554")


def test_a_sender_that_is_not_accepted_keeps_all_messages(app: Flask, world: World) -> None:
    ids = queue_digests(world, 3)
    with smtp_server(Post(sender="553 5.7.1 sender not owned by user")) as post:
        use(app, post)
        assert send(app) == Delivered(retry=3)
    assert states(ids) == {"retry": 3}


def test_a_connection_lost_after_the_content_is_tried_again_with_the_same_message_id(
    app: Flask, world: World, clock: Clock
) -> None:
    ids = queue_digests(world, 3)
    with smtp_server(Post(drops=1)) as post:
        use(app, post)
        assert send(app) == Delivered(sent=2, retry=1)
        clock.forward(minutes=2)
        assert send(app) == Delivered(sent=1)
    assert states(ids) == {"sent": 3}
    doubles = [name for name, count in Counter(post.references).items() if count > 1]
    assert doubles == [state_of(ids[0]).reference], "only the one whose answer was lost, under its own name"


def test_names_and_subjects_arrive_in_chinese(app: Flask, world: World) -> None:
    message = queue_digest(world, "yx-staff")
    with smtp_server() as post:
        use(app, post, mail_from="云溪镇督办 <reminders@yunxi.example>")
        assert send(app) == Delivered(sent=1)
    [email] = post.taken
    assert email["Subject"] == "吴静，今天有 1 件事等您"
    assert str(email["To"]) == "吴静 <yx-staff@yunxi.example>"
    assert str(email["From"]) == "云溪镇督办 <reminders@yunxi.example>"
    assert (email["Message-ID"], email["Auto-Submitted"]) == (message.reference, "auto-generated")
    plain, html = email.get_body(("plain",)), email.get_body(("html",))
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert "逾期 12 天 · 应于 9月10日 办结" in plain.get_content()
    assert "加强行政执法规范化建设" in html.get_content()


def test_the_message_of_a_killed_sender_is_taken_by_another_after_its_lease(
    app: Flask, world: World, clock: Clock
) -> None:
    held = {"leased_by": "killed#1", "lease_until": clock() + LEASE, "attempts": 1}
    message = queue_digest(world, "yx-staff", state=MessageState.SENDING, **held)
    with smtp_server() as post:
        use(app, post)
        assert send(app, impatient=True) == Delivered(), "somebody may still be sending it"
        clock.forward(minutes=3)
        assert send(app) == Delivered(sent=1)
    assert post.references == [message.reference]


def test_whoever_lost_the_lease_does_not_overwrite_the_result(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    with smtp_server() as post:
        use(app, post)
        slow = SlowOutlet(app, clock)
        assert deliver(clock, slow, sender="slow") == Delivered(), "the other one has settled it"
    assert state_of(message.id).state is MessageState.SENT
    assert state_of(message.id).answer == "250 2.0.0 taken"
    assert post.references == [message.reference]


def test_nothing_is_held_open_while_a_server_thinks(app: Flask, world: World, clock: Clock) -> None:
    ids = queue_digests(world, 2)
    outlet = Watchful()
    assert deliver(clock, outlet, sender="test") == Delivered(sent=2)
    assert outlet.seen == [("sending", 0), ("sending", 0)]
    assert states(ids) == {"sent": 2}


class Watchful:
    """Looks, while a message is under way, at its row from outside and at the connections in use."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []

    def send(self, prepared: Prepared) -> Answer:
        pool = db.engine.pool
        assert isinstance(pool, QueuePool)
        held = pool.checkedout()
        assert not db.session().in_transaction()
        with db.engine.connect() as outside:
            found = outside.execute(select(Message.state).where(Message.reference == prepared.reference)).scalar_one()
        self.seen.append((found.value, held))
        return Answer(Outcome.ACCEPTED, "250 taken")

    def close(self) -> None:
        """Nothing is open."""


class SlowOutlet:
    """A sender that sleeps until another has taken over, and then hears that its message was refused."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self.app, self.clock = app, clock

    def send(self, prepared: Prepared) -> Answer:
        self.clock.forward(minutes=3)
        assert send(self.app, sender="quick") == Delivered(sent=1)
        return Answer(Outcome.REFUSED, "too late")

    def close(self) -> None:
        """Nothing is open."""


def test_after_a_week_of_trouble_a_message_is_dead(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff", attempts=FEWEST_TRIES - 1)
    use(app, Post(port=free_port()))
    clock.forward(days=6)
    assert send(app) == Delivered(retry=1)
    clock.forward(days=2)
    assert send(app) == Delivered(failed=1)
    assert state_of(message.id).state is MessageState.FAILED


def test_a_message_is_not_given_up_because_nobody_has_tried_it(app: Flask, world: World, clock: Clock) -> None:
    """The application was switched off for a week; when it is back its mail server is not there yet."""
    queue_digest(world, "yx-staff")
    use(app, Post(port=free_port()))
    clock.forward(days=8)
    assert send(app) == Delivered(retry=1)


def test_whoever_tries_by_hand_gives_nothing_up(app: Flask, world: World, clock: Clock) -> None:
    queue_digest(world, "yx-staff", attempts=FEWEST_TRIES)
    use(app, Post(port=free_port()))
    clock.forward(days=8)
    assert send(app, impatient=True) == Delivered(retry=1)


def test_a_person_who_has_lost_their_address_gets_it_by_hand(app: Flask, world: World) -> None:
    message = queue_digest(world, "yx-staff")
    world.user("yx-staff").email = None
    db.session.commit()
    with smtp_server() as post:
        use(app, post)
        assert send(app) == Delivered(to_hand=1)
    found = state_of(message.id)
    assert (found.state, found.channel) == (MessageState.TO_HAND, Channel.BY_HAND)
    assert post.taken == []


def test_a_second_try_goes_to_the_present_address(app: Flask, world: World, clock: Clock) -> None:
    message = queue_digest(world, "yx-staff")
    use(app, Post(port=free_port()))
    send(app)
    with_address(world, "yx-staff", "wujing@yunxi.example")
    clock.forward(minutes=2)
    with smtp_server() as post:
        use(app, post)
        send(app)
    assert state_of(message.id).address == "wujing@yunxi.example"
    assert "wujing@yunxi.example" in str(post.taken[0]["To"])
