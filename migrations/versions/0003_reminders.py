"""reminders: messages and what they carry, links, slips, absences, bots, the clock's heartbeats"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = '0003'
down_revision = '0002'

MOVES = "'assigned', 'received', 'handed_back', 'submitted', 'returned', 'closed', 'reopened', 'suspended', 'merged'"


def _begin_with_the_last_event() -> None:
    """A task came to its state by its last move, or when it was made."""
    day = "date({})" if op.get_bind().dialect.name == "sqlite" else "CAST({} AS DATE)"
    moved = f"SELECT {day.format('max(at)')} FROM event WHERE subject_type = 'task' AND subject_id = task.id AND verb IN ({MOVES})"  # noqa: S608, E501
    op.execute(f"UPDATE task SET state_since = COALESCE(({moved}), started_on, {day.format('created_at')})")  # noqa: S608


def upgrade() -> None:
    op.create_table('heartbeat',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('did', JSON, nullable=False),
    sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_heartbeat'))
    )
    op.create_table('absence',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=False),
    sa.Column('delegate_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=120), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['delegate_id'], ['user.id'], name=op.f('fk_absence_delegate_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_absence_org_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_absence_person_id_user')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['user.id'], name=op.f('fk_absence_recorded_by_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absence_delegate_id'), ['delegate_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_absence_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_absence_person_id'), ['person_id'], unique=False)

    op.create_table('bot',
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('url', sa.String(length=500), nullable=False),
    sa.Column('secret', sa.String(length=120), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_bot_org_id_organisation')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_bot_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bot')),
    sa.UniqueConstraint('unit_id', name=op.f('uq_bot_unit_id'))
    )
    with op.batch_alter_table('bot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bot_org_id'), ['org_id'], unique=False)

    op.create_table('message',
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('channel', sa.String(32), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reference', sa.String(length=160), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('queued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('queued_by_id', sa.Integer(), nullable=True),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('leased_by', sa.String(length=80), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('again_of_id', sa.Integer(), nullable=True),
    sa.Column('handed', sa.String(32), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['again_of_id'], ['message.id'], name=op.f('fk_message_again_of_id_message')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_message_org_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_message_person_id_user')),
    sa.ForeignKeyConstraint(['queued_by_id'], ['user.id'], name=op.f('fk_message_queued_by_id_user')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_message_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('reference', name=op.f('uq_message_reference'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index('ix_message_desk', ['org_id', 'day', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_message_again_of_id'), ['again_of_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_message_org_id'), ['org_id'], unique=False)
        batch_op.create_index('ix_message_undelivered', ['org_id'], unique=False, sqlite_where=sa.text("state IN ('failed', 'to_hand')"), postgresql_where=sa.text("state IN ('failed', 'to_hand')"))
        batch_op.create_index('ix_message_unsent', ['next_try_at', 'id'], unique=False, sqlite_where=sa.text("state IN ('queued', 'retry', 'sending')"), postgresql_where=sa.text("state IN ('queued', 'retry', 'sending')"))
        batch_op.create_index('uq_message_digest', ['person_id', 'day'], unique=True, sqlite_where=sa.text("kind = 'digest'"), postgresql_where=sa.text("kind = 'digest'"))
        batch_op.create_index('uq_message_unit_digest', ['unit_id', 'day'], unique=True, sqlite_where=sa.text("kind = 'unit_digest'"), postgresql_where=sa.text("kind = 'unit_digest'"))

    op.create_table('report_link',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('message_id', sa.Integer(), nullable=True),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('uses', sa.Integer(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['user.id'], name=op.f('fk_report_link_made_by_id_user')),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_report_link_message_id_message')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_report_link_org_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_report_link_person_id_user')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_report_link_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_link')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_report_link_token_hash'))
    )
    with op.batch_alter_table('report_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_link_message_id'), ['message_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_link_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_link_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_link_task_id'), ['task_id'], unique=False)

    op.create_table('supervision_notice',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('colour', sa.String(32), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(length=24), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('progress', sa.Text(), nullable=False),
    sa.Column('problem', sa.Text(), nullable=False),
    sa.Column('demand', sa.Text(), nullable=False),
    sa.Column('reply_by', sa.Date(), nullable=False),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('replied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replied_by_id', sa.Integer(), nullable=True),
    sa.Column('recorder_id', sa.Integer(), nullable=True),
    sa.Column('signed_sheet_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['issued_by_id'], ['user.id'], name=op.f('fk_supervision_notice_issued_by_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_supervision_notice_org_id_organisation')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_supervision_notice_owner_id_user')),
    sa.ForeignKeyConstraint(['recorder_id'], ['user.id'], name=op.f('fk_supervision_notice_recorder_id_user')),
    sa.ForeignKeyConstraint(['replied_by_id'], ['user.id'], name=op.f('fk_supervision_notice_replied_by_id_user')),
    sa.ForeignKeyConstraint(['signed_sheet_id'], ['evidence.id'], name=op.f('fk_supervision_notice_signed_sheet_id_evidence')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_supervision_notice_task_id_task')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_supervision_notice_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supervision_notice')),
    sa.UniqueConstraint('org_id', 'year', 'number', name=op.f('uq_supervision_notice_org_id_year_number'))
    )
    with op.batch_alter_table('supervision_notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_supervision_notice_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_supervision_notice_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_supervision_notice_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_supervision_notice_task_id'), ['task_id'], unique=False)
        batch_op.create_index('uq_supervision_notice_step', ['task_id', 'step', 'due_on'], unique=True, sqlite_where=sa.text("step <> ''"), postgresql_where=sa.text("step <> ''"))

    op.create_table('message_notice',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('notice_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_message_notice_message_id_message')),
    sa.ForeignKeyConstraint(['notice_id'], ['notice.id'], name=op.f('fk_message_notice_notice_id_notice')),
    sa.PrimaryKeyConstraint('message_id', 'notice_id', name=op.f('pk_message_notice'))
    )
    with op.batch_alter_table('message_notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_notice_notice_id'), ['notice_id'], unique=False)

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('step', sa.String(length=24), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('due_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('for_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('slip_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('carried_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_notice_slip_id'), ['slip_id'], unique=False)
        batch_op.create_index('ix_notice_uncarried', ['org_id', 'person_id'], unique=False, sqlite_where=sa.text('carried_at IS NULL AND read_at IS NULL'), postgresql_where=sa.text('carried_at IS NULL AND read_at IS NULL'))
        batch_op.create_foreign_key(batch_op.f('fk_notice_for_id_user'), 'user', ['for_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_notice_slip_id_supervision_notice'), 'supervision_notice', ['slip_id'], ['id'])

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state_since', sa.Date(), nullable=True))

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wishes', JSON, nullable=False, server_default=sa.text("'{}'")))
    _begin_with_the_last_event()
    op.execute("UPDATE notice SET carried_at = at")  # told before there were messages: no news any more


def downgrade() -> None:
    for table, column in (('user', 'wishes'), ('task', 'state_since')):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
    op.drop_table('message_notice')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_notice_slip_id_supervision_notice'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_notice_for_id_user'), type_='foreignkey')
        batch_op.drop_index('ix_notice_uncarried')
        batch_op.drop_index(batch_op.f('ix_notice_slip_id'))
        for name in ('carried_at', 'slip_id', 'for_id', 'due_on', 'step'):
            batch_op.drop_column(name)
    for name in ('supervision_notice', 'report_link', 'message', 'bot', 'absence', 'heartbeat'):
        op.drop_table(name)
