"""first schema"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = '0001'
down_revision = None


def _make_events_append_only() -> None:
    """The record of what happened is guarded by the database itself, not only by the application."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER event_refuses_{act.lower()} BEFORE {act} ON event "
            "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
        )


def upgrade() -> None:
    op.create_table('organisation',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('settings', JSON, nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['organisation.id'], name=op.f('fk_organisation_parent_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation')),
    sa.UniqueConstraint('code', name=op.f('uq_organisation_code'))
    )
    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_organisation_parent_id'), ['parent_id'], unique=False)

    op.create_table('sign_in_attempt',
    sa.Column('account_key', sa.String(length=64), nullable=False),
    sa.Column('address', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_attempt'))
    )
    with op.batch_alter_table('sign_in_attempt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_attempt_account_key'), ['account_key'], unique=False)
        batch_op.create_index(batch_op.f('ix_sign_in_attempt_at'), ['at'], unique=False)

    op.create_table('report',
    sa.Column('series', sa.String(32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_report_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report')),
    sa.UniqueConstraint('org_id', 'series', 'year', name=op.f('uq_report_org_id_series_year'))
    )
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_org_id'), ['org_id'], unique=False)

    op.create_table('theme',
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('keywords', JSON, nullable=False),
    sa.Column('lead_hints', JSON, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_theme_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme')),
    sa.UniqueConstraint('org_id', 'code', name=op.f('uq_theme_org_id_code'))
    )
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_theme_org_id'), ['org_id'], unique=False)

    op.create_table('user',
    sa.Column('account', sa.String(length=40), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('post', sa.String(length=60), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('must_change_password', sa.Boolean(), nullable=False),
    sa.Column('session_epoch', sa.Integer(), nullable=False),
    sa.Column('locale', sa.String(length=16), nullable=True),
    sa.Column('deactivated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_user_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user')),
    sa.UniqueConstraint('account', name=op.f('uq_user_account')),
    sa.UniqueConstraint('phone', name=op.f('uq_user_phone'))
    )
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_user_org_id'), ['org_id'], unique=False)

    op.create_table('edition',
    sa.Column('report_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('filename', sa.String(length=255), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('uploaded_by_id', sa.Integer(), nullable=True),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('void_reason', sa.Text(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_edition_org_id_organisation')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_edition_report_id_report')),
    sa.ForeignKeyConstraint(['uploaded_by_id'], ['user.id'], name=op.f('fk_edition_uploaded_by_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition'))
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_edition_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_edition_report_id'), ['report_id'], unique=False)
        batch_op.create_index('uq_edition_file', ['org_id', 'sha256'], unique=True, sqlite_where=sa.text('voided_at IS NULL'), postgresql_where=sa.text('voided_at IS NULL'))

    op.create_table('event',
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('via', sa.String(32), nullable=False),
    sa.Column('verb', sa.String(length=40), nullable=False),
    sa.Column('subject_type', sa.String(length=40), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('before', JSON, nullable=False),
    sa.Column('after', JSON, nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('request_id', sa.String(length=40), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['user.id'], name=op.f('fk_event_actor_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_event_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event'))
    )
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_actor_id'), ['actor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_event_org_id'), ['org_id'], unique=False)
        batch_op.create_index('ix_event_subject', ['subject_type', 'subject_id'], unique=False)

    op.create_table('unit',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('head_id', sa.Integer(), nullable=True),
    sa.Column('leader_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['head_id'], ['user.id'], name=op.f('fk_unit_head_id_user')),
    sa.ForeignKeyConstraint(['leader_id'], ['user.id'], name=op.f('fk_unit_leader_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_unit_org_id_organisation')),
    sa.ForeignKeyConstraint(['parent_id'], ['unit.id'], name=op.f('fk_unit_parent_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit')),
    sa.UniqueConstraint('org_id', 'code', name=op.f('uq_unit_org_id_code'))
    )
    with op.batch_alter_table('unit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_unit_head_id'), ['head_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_unit_leader_id'), ['leader_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_unit_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_unit_parent_id'), ['parent_id'], unique=False)

    op.create_table('membership',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_membership_org_id_organisation')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_membership_unit_id_unit')),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_membership_user_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_membership_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_membership_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_membership_user_id'), ['user_id'], unique=False)

    op.create_table('reading',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('parser_version', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('plan_year', sa.Integer(), nullable=True),
    sa.Column('plan_year_basis', sa.String(length=16), nullable=True),
    sa.Column('org_text', sa.String(length=255), nullable=True),
    sa.Column('meta_confirmed', sa.Boolean(), nullable=False),
    sa.Column('sections', JSON, nullable=False),
    sa.Column('findings', JSON, nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_reading_edition_id_edition')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_reading_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reading'))
    )
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reading_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reading_org_id'), ['org_id'], unique=False)

    op.create_table('source',
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('number', sa.String(length=80), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('filename', sa.String(length=255), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_source_edition_id_edition')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_source_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source'))
    )
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_source_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_source_org_id'), ['org_id'], unique=False)

    op.create_table('membership_role',
    sa.Column('membership_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(32), nullable=False),
    sa.ForeignKeyConstraint(['membership_id'], ['membership.id'], name=op.f('fk_membership_role_membership_id_membership'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('membership_id', 'role', name=op.f('pk_membership_role'))
    )
    op.create_table('report_item',
    sa.Column('reading_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('origin', sa.String(32), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('replaced_by_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('enumerator', sa.String(length=20), nullable=False),
    sa.Column('heading_path', JSON, nullable=False),
    sa.Column('span_start', sa.Integer(), nullable=False),
    sa.Column('span_end', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('doubts', JSON, nullable=False),
    sa.Column('deadline_text', sa.String(length=120), nullable=True),
    sa.Column('owner_text', sa.String(length=255), nullable=True),
    sa.Column('suggested', JSON, nullable=False),
    sa.Column('decision', sa.String(32), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('theme_code', sa.String(length=16), nullable=True),
    sa.Column('lead_unit_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('sponsor_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('priority', sa.String(32), nullable=False),
    sa.Column('target', sa.String(length=120), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['user.id'], name=op.f('fk_report_item_decided_by_id_user')),
    sa.ForeignKeyConstraint(['lead_unit_id'], ['unit.id'], name=op.f('fk_report_item_lead_unit_id_unit')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_report_item_org_id_organisation')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_report_item_owner_id_user')),
    sa.ForeignKeyConstraint(['parent_id'], ['report_item.id'], name=op.f('fk_report_item_parent_id_report_item')),
    sa.ForeignKeyConstraint(['reading_id'], ['reading.id'], name=op.f('fk_report_item_reading_id_reading')),
    sa.ForeignKeyConstraint(['replaced_by_id'], ['report_item.id'], name=op.f('fk_report_item_replaced_by_id_report_item')),
    sa.ForeignKeyConstraint(['sponsor_id'], ['user.id'], name=op.f('fk_report_item_sponsor_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_item'))
    )
    with op.batch_alter_table('report_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_item_lead_unit_id'), ['lead_unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_reading_id'), ['reading_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_replaced_by_id'), ['replaced_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_item_sponsor_id'), ['sponsor_id'], unique=False)

    op.create_table('task',
    sa.Column('plan_year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('theme_code', sa.String(length=16), nullable=True),
    sa.Column('priority', sa.String(32), nullable=False),
    sa.Column('target', sa.String(length=120), nullable=False),
    sa.Column('lead_unit_id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('sponsor_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('first_due_on', sa.Date(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('continues_task_id', sa.Integer(), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['continues_task_id'], ['task.id'], name=op.f('fk_task_continues_task_id_task')),
    sa.ForeignKeyConstraint(['created_by_id'], ['user.id'], name=op.f('fk_task_created_by_id_user')),
    sa.ForeignKeyConstraint(['lead_unit_id'], ['unit.id'], name=op.f('fk_task_lead_unit_id_unit')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['task.id'], name=op.f('fk_task_merged_into_id_task')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_task_org_id_organisation')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_task_owner_id_user')),
    sa.ForeignKeyConstraint(['source_id'], ['source.id'], name=op.f('fk_task_source_id_source')),
    sa.ForeignKeyConstraint(['sponsor_id'], ['user.id'], name=op.f('fk_task_sponsor_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task')),
    sa.UniqueConstraint('org_id', 'plan_year', 'number', name=op.f('uq_task_org_id_plan_year_number'))
    )
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_continues_task_id'), ['continues_task_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_lead_unit_id'), ['lead_unit_id'], unique=False)
        batch_op.create_index('ix_task_ledger', ['org_id', 'plan_year', 'due_on', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index('ix_task_mine', ['owner_id', 'plan_year'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_source_id'), ['source_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_sponsor_id'), ['sponsor_id'], unique=False)

    op.create_table('item_answer',
    sa.Column('problem_id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['report_item.id'], name=op.f('fk_item_answer_plan_id_report_item')),
    sa.ForeignKeyConstraint(['problem_id'], ['report_item.id'], name=op.f('fk_item_answer_problem_id_report_item')),
    sa.PrimaryKeyConstraint('problem_id', 'plan_id', name=op.f('pk_item_answer'))
    )
    with op.batch_alter_table('item_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_item_answer_plan_id'), ['plan_id'], unique=False)

    op.create_table('item_supporting_unit',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['report_item.id'], name=op.f('fk_item_supporting_unit_item_id_report_item')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_item_supporting_unit_unit_id_unit')),
    sa.PrimaryKeyConstraint('item_id', 'unit_id', name=op.f('pk_item_supporting_unit'))
    )
    with op.batch_alter_table('item_supporting_unit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_item_supporting_unit_unit_id'), ['unit_id'], unique=False)

    op.create_table('task_answer',
    sa.Column('problem_id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['task.id'], name=op.f('fk_task_answer_plan_id_task')),
    sa.ForeignKeyConstraint(['problem_id'], ['task.id'], name=op.f('fk_task_answer_problem_id_task')),
    sa.PrimaryKeyConstraint('problem_id', 'plan_id', name=op.f('pk_task_answer'))
    )
    with op.batch_alter_table('task_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_answer_plan_id'), ['plan_id'], unique=False)

    op.create_table('task_item',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['report_item.id'], name=op.f('fk_task_item_item_id_report_item')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_task_item_task_id_task')),
    sa.PrimaryKeyConstraint('task_id', 'item_id', name=op.f('pk_task_item'))
    )
    with op.batch_alter_table('task_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_item_item_id'), ['item_id'], unique=False)

    op.create_table('task_supporting_unit',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_task_supporting_unit_task_id_task')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_task_supporting_unit_unit_id_unit')),
    sa.PrimaryKeyConstraint('task_id', 'unit_id', name=op.f('pk_task_supporting_unit'))
    )
    with op.batch_alter_table('task_supporting_unit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_supporting_unit_unit_id'), ['unit_id'], unique=False)

    _make_events_append_only()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER event_is_append_only ON event")
        op.execute("DROP FUNCTION refuse_change()")
    with op.batch_alter_table('task_supporting_unit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_task_supporting_unit_unit_id'))

    op.drop_table('task_supporting_unit')
    with op.batch_alter_table('task_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_task_item_item_id'))

    op.drop_table('task_item')
    with op.batch_alter_table('task_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_task_answer_plan_id'))

    op.drop_table('task_answer')
    with op.batch_alter_table('item_supporting_unit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_item_supporting_unit_unit_id'))

    op.drop_table('item_supporting_unit')
    with op.batch_alter_table('item_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_item_answer_plan_id'))

    op.drop_table('item_answer')
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_task_sponsor_id'))
        batch_op.drop_index(batch_op.f('ix_task_source_id'))
        batch_op.drop_index(batch_op.f('ix_task_org_id'))
        batch_op.drop_index('ix_task_mine')
        batch_op.drop_index(batch_op.f('ix_task_merged_into_id'))
        batch_op.drop_index('ix_task_ledger')
        batch_op.drop_index(batch_op.f('ix_task_lead_unit_id'))
        batch_op.drop_index(batch_op.f('ix_task_continues_task_id'))

    op.drop_table('task')
    with op.batch_alter_table('report_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_report_item_sponsor_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_replaced_by_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_reading_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_parent_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_owner_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_org_id'))
        batch_op.drop_index(batch_op.f('ix_report_item_lead_unit_id'))

    op.drop_table('report_item')
    op.drop_table('membership_role')
    with op.batch_alter_table('source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_source_org_id'))
        batch_op.drop_index(batch_op.f('ix_source_edition_id'))

    op.drop_table('source')
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reading_org_id'))
        batch_op.drop_index(batch_op.f('ix_reading_edition_id'))

    op.drop_table('reading')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_membership_user_id'))
        batch_op.drop_index(batch_op.f('ix_membership_unit_id'))
        batch_op.drop_index(batch_op.f('ix_membership_org_id'))

    op.drop_table('membership')
    with op.batch_alter_table('unit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_unit_parent_id'))
        batch_op.drop_index(batch_op.f('ix_unit_org_id'))
        batch_op.drop_index(batch_op.f('ix_unit_leader_id'))
        batch_op.drop_index(batch_op.f('ix_unit_head_id'))

    op.drop_table('unit')
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.drop_index('ix_event_subject')
        batch_op.drop_index(batch_op.f('ix_event_org_id'))
        batch_op.drop_index(batch_op.f('ix_event_actor_id'))

    op.drop_table('event')
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_index('uq_edition_file', sqlite_where=sa.text('voided_at IS NULL'), postgresql_where=sa.text('voided_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_edition_report_id'))
        batch_op.drop_index(batch_op.f('ix_edition_org_id'))

    op.drop_table('edition')
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_user_org_id'))

    op.drop_table('user')
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_theme_org_id'))

    op.drop_table('theme')
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_report_org_id'))

    op.drop_table('report')
    with op.batch_alter_table('sign_in_attempt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_attempt_at'))
        batch_op.drop_index(batch_op.f('ix_sign_in_attempt_account_key'))

    op.drop_table('sign_in_attempt')
    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_organisation_parent_id'))

    op.drop_table('organisation')
