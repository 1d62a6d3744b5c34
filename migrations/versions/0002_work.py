"""work: progress, records, indicators, evidence, extensions, notices"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = '0002'
down_revision = '0001'


def _begin_with_the_assignment() -> None:
    """Tasks assigned before this version began, as far as is known, on the day they were made."""
    day = "date(created_at)" if op.get_bind().dialect.name == "sqlite" else "CAST(created_at AS DATE)"
    op.execute(f"UPDATE task SET started_on = {day} WHERE first_due_on IS NOT NULL")  # noqa: S608 - our own words


def upgrade() -> None:
    op.create_table('indicator',
    sa.Column('theme_code', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('unit', sa.String(length=16), nullable=False),
    sa.Column('synonyms', JSON, nullable=False),
    sa.Column('equal_units', JSON, nullable=False),
    sa.Column('summing', sa.String(32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_indicator_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator')),
    sa.UniqueConstraint('org_id', 'name', name=op.f('uq_indicator_org_id_name'))
    )
    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_org_id'), ['org_id'], unique=False)

    op.create_table('evidence',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('copy_sha256', sa.String(length=64), nullable=True),
    sa.Column('preview_sha256', sa.String(length=64), nullable=True),
    sa.Column('filename', sa.String(length=160), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=True),
    sa.Column('height', sa.Integer(), nullable=True),
    sa.Column('taken_at', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('reference', sa.String(length=120), nullable=False),
    sa.Column('caption', sa.String(length=120), nullable=False),
    sa.Column('uploaded_by_id', sa.Integer(), nullable=True),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('shared_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_evidence_org_id_organisation')),
    sa.ForeignKeyConstraint(['uploaded_by_id'], ['user.id'], name=op.f('fk_evidence_uploaded_by_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
    sa.UniqueConstraint('org_id', 'sha256', name=op.f('uq_evidence_org_id_sha256'))
    )
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evidence_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_evidence_uploaded_by_id'), ['uploaded_by_id'], unique=False)

    op.create_table('extension_request',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('recorder_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('proposed_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('progress', sa.Text(), nullable=False),
    sa.Column('is_late', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('granted_on', sa.Date(), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('signed_sheet_id', sa.Integer(), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user.id'], name=op.f('fk_extension_request_author_id_user')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['user.id'], name=op.f('fk_extension_request_decided_by_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_extension_request_org_id_organisation')),
    sa.ForeignKeyConstraint(['recorder_id'], ['user.id'], name=op.f('fk_extension_request_recorder_id_user')),
    sa.ForeignKeyConstraint(['signed_sheet_id'], ['evidence.id'], name=op.f('fk_extension_request_signed_sheet_id_evidence')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_extension_request_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_extension_request'))
    )
    with op.batch_alter_table('extension_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_extension_request_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_extension_request_task_id'), ['task_id'], unique=False)

    op.create_table('task_evidence',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evidence_id'], ['evidence.id'], name=op.f('fk_task_evidence_evidence_id_evidence')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_task_evidence_task_id_task')),
    sa.PrimaryKeyConstraint('task_id', 'evidence_id', name=op.f('pk_task_evidence'))
    )
    with op.batch_alter_table('task_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_evidence_evidence_id'), ['evidence_id'], unique=False)

    op.create_table('task_target',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('unit', sa.String(length=16), nullable=False),
    sa.Column('value', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_task_target_indicator_id_indicator')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_task_target_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task_target')),
    sa.UniqueConstraint('task_id', 'name', name=op.f('uq_task_target_task_id_name'))
    )
    with op.batch_alter_table('task_target', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_target_indicator_id'), ['indicator_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_target_task_id'), ['task_id'], unique=False)

    op.create_table('work_entry',
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('theme_code', sa.String(length=16), nullable=True),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('recorder_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decision_reason', sa.Text(), nullable=False),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=True),
    sa.Column('difficulties', sa.Text(), nullable=True),
    sa.Column('needs_leader', sa.Boolean(), nullable=True),
    sa.Column('next_step', sa.Text(), nullable=True),
    sa.Column('percent', sa.Integer(), nullable=True),
    sa.Column('people', sa.String(length=255), nullable=True),
    sa.Column('duty', sa.String(32), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['user.id'], name=op.f('fk_work_entry_author_id_user')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['user.id'], name=op.f('fk_work_entry_decided_by_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_work_entry_org_id_organisation')),
    sa.ForeignKeyConstraint(['recorder_id'], ['user.id'], name=op.f('fk_work_entry_recorder_id_user')),
    sa.ForeignKeyConstraint(['replaces_id'], ['work_entry.id'], name=op.f('fk_work_entry_replaces_id_work_entry')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_work_entry_task_id_task')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_work_entry_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_work_entry')),
    sa.UniqueConstraint('org_id', 'key', name=op.f('uq_work_entry_org_id_key'))
    )
    with op.batch_alter_table('work_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_work_entry_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_work_entry_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_work_entry_replaces_id'), ['replaces_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_work_entry_task_id'), ['task_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_work_entry_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index('ix_work_entry_year', ['org_id', 'year', 'state'], unique=False)
        batch_op.create_index('ix_work_entry_pending', ['org_id', 'year'], unique=False, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))

    op.create_table('entry_evidence',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['work_entry.id'], name=op.f('fk_entry_evidence_entry_id_work_entry')),
    sa.ForeignKeyConstraint(['evidence_id'], ['evidence.id'], name=op.f('fk_entry_evidence_evidence_id_evidence')),
    sa.PrimaryKeyConstraint('entry_id', 'evidence_id', name=op.f('pk_entry_evidence'))
    )
    with op.batch_alter_table('entry_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_evidence_evidence_id'), ['evidence_id'], unique=False)

    op.create_table('figure',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('value', sa.Numeric(precision=18, scale=4), nullable=False),
    sa.Column('unit', sa.String(length=16), nullable=False),
    sa.Column('qualifier', sa.String(32), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['work_entry.id'], name=op.f('fk_figure_entry_id_work_entry')),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_figure_indicator_id_indicator')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_figure_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure'))
    )
    with op.batch_alter_table('figure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_figure_indicator_id'), ['indicator_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_figure_org_id'), ['org_id'], unique=False)

    op.create_table('notice',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(32), nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('task_id', sa.Integer(), nullable=True),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['user.id'], name=op.f('fk_notice_actor_id_user')),
    sa.ForeignKeyConstraint(['entry_id'], ['work_entry.id'], name=op.f('fk_notice_entry_id_work_entry')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_notice_org_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_notice_person_id_user')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_notice_task_id_task')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('person_id', 'key', name=op.f('uq_notice_person_id_key'))
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notice_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notice_task_id'), ['task_id'], unique=False)
        batch_op.create_index('ix_notice_unread', ['person_id', 'org_id', 'read_at'], unique=False)

    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.add_column(sa.Column('figures', JSON, nullable=False, server_default=sa.text("'[]'")))

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late_since', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('started_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('reported_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('percent', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('part_of_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_task_part_of_id'), ['part_of_id'], unique=False)
        batch_op.create_index('ix_task_counted', ['org_id', 'plan_year', 'owner_id', 'state'], unique=False, sqlite_where=sa.text('voided_at IS NULL'), postgresql_where=sa.text('voided_at IS NULL'))
        batch_op.create_foreign_key(batch_op.f('fk_task_part_of_id_task'), 'task', ['part_of_id'], ['id'])

    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.drop_index('ix_event_subject')
        batch_op.create_index('ix_event_subject', ['org_id', 'subject_type', 'subject_id'], unique=False)
    _begin_with_the_assignment()


def downgrade() -> None:
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.drop_index('ix_event_subject')
        batch_op.create_index('ix_event_subject', ['subject_type', 'subject_id'], unique=False)
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_task_part_of_id_task'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_task_part_of_id'))
        batch_op.drop_index('ix_task_counted')
        for name in ('part_of_id', 'percent', 'reported_on', 'started_on', 'late_since'):
            batch_op.drop_column(name)
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.drop_column('figures')
    for name in ('notice', 'figure', 'entry_evidence', 'work_entry', 'task_target', 'task_evidence',
                 'extension_request', 'evidence', 'indicator'):
        op.drop_table(name)
