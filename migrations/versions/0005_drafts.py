"""drafts: outlines, drafts with their sentences, versions and inquiries, notes of the year, recurrences, long jobs"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = '0005'
down_revision = '0004'


def upgrade() -> None:
    op.create_table('outline',
    sa.Column('series', sa.String(32), nullable=False),
    sa.Column('period', sa.String(32), nullable=False),
    sa.Column('from_year', sa.Integer(), nullable=False),
    sa.Column('data', JSON, nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_outline_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outline')),
    sa.UniqueConstraint('org_id', 'series', 'period', 'from_year', name=op.f('uq_outline_org_id_series_period_from_year'))
    )
    with op.batch_alter_table('outline', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outline_org_id'), ['org_id'], unique=False)

    op.create_table('long_job',
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('arguments', JSON, nullable=False),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beat_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancel_asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('filename', sa.String(length=255), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('result', JSON, nullable=False),
    sa.Column('failure', JSON, nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_long_job_asked_by_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_long_job_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_long_job'))
    )
    with op.batch_alter_table('long_job', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_long_job_asked_by_id'), ['asked_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_long_job_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_long_job_state'), ['state'], unique=False)

    op.create_table('draft',
    sa.Column('series', sa.String(32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(32), nullable=False),
    sa.Column('stage', sa.String(32), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('addressee', sa.String(length=120), nullable=False),
    sa.Column('signatory', sa.String(length=120), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('outline', JSON, nullable=False),
    sa.Column('spare', JSON, nullable=False),
    sa.Column('begun_by_id', sa.Integer(), nullable=True),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('signer_id', sa.Integer(), nullable=True),
    sa.Column('signed_by_id', sa.Integer(), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('recorder_id', sa.Integer(), nullable=True),
    sa.Column('signed_sheet_id', sa.Integer(), nullable=True),
    sa.Column('submitted_on', sa.Date(), nullable=True),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('published_url', sa.String(length=255), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['begun_by_id'], ['user.id'], name=op.f('fk_draft_begun_by_id_user')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_draft_edition_id_edition')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_draft_org_id_organisation')),
    sa.ForeignKeyConstraint(['recorder_id'], ['user.id'], name=op.f('fk_draft_recorder_id_user')),
    sa.ForeignKeyConstraint(['signed_by_id'], ['user.id'], name=op.f('fk_draft_signed_by_id_user')),
    sa.ForeignKeyConstraint(['signed_sheet_id'], ['evidence.id'], name=op.f('fk_draft_signed_sheet_id_evidence')),
    sa.ForeignKeyConstraint(['signer_id'], ['user.id'], name=op.f('fk_draft_signer_id_user')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft')),
    sa.UniqueConstraint('org_id', 'series', 'year', 'period', name=op.f('uq_draft_org_id_series_year_period'))
    )
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_signer_id'), ['signer_id'], unique=False)

    op.create_table('draft_sentence',
    sa.Column('draft_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.String(length=80), nullable=False),
    sa.Column('section', sa.String(length=40), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('group', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('generated', sa.Text(), nullable=False),
    sa.Column('edited', sa.Text(), nullable=True),
    sa.Column('amounts', JSON, nullable=False),
    sa.Column('gaps', JSON, nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('flag', sa.String(32), nullable=True),
    sa.Column('by_hand', sa.Boolean(), nullable=False),
    sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('gone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('answers_id', sa.Integer(), nullable=True),
    sa.Column('theme_code', sa.String(length=16), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('target', sa.String(length=120), nullable=False),
    sa.Column('is_planned', sa.Boolean(), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answers_id'], ['draft_sentence.id'], name=op.f('fk_draft_sentence_answers_id_draft_sentence')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_sentence_draft_id_draft')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['draft_sentence.id'], name=op.f('fk_draft_sentence_merged_into_id_draft_sentence')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_draft_sentence_org_id_organisation')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_draft_sentence_owner_id_user')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_draft_sentence_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_sentence')),
    sa.UniqueConstraint('draft_id', 'slot', name=op.f('uq_draft_sentence_draft_id_slot'))
    )
    with op.batch_alter_table('draft_sentence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_sentence_answers_id'), ['answers_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_sentence_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_sentence_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_sentence_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_draft_sentence_unit_id'), ['unit_id'], unique=False)

    op.create_table('draft_version',
    sa.Column('draft_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(32), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('document', JSON, nullable=False),
    sa.Column('sentences', JSON, nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_draft_version_by_id_user')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_version_draft_id_draft')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_draft_version_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_version')),
    sa.UniqueConstraint('draft_id', 'number', name=op.f('uq_draft_version_draft_id_number'))
    )
    with op.batch_alter_table('draft_version', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_version_org_id'), ['org_id'], unique=False)

    op.create_table('inquiry',
    sa.Column('draft_id', sa.Integer(), nullable=False),
    sa.Column('sentence_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['user.id'], name=op.f('fk_inquiry_answered_by_id_user')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_inquiry_asked_by_id_user')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_inquiry_draft_id_draft')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_inquiry_org_id_organisation')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_inquiry_person_id_user')),
    sa.ForeignKeyConstraint(['sentence_id'], ['draft_sentence.id'], name=op.f('fk_inquiry_sentence_id_draft_sentence')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inquiry'))
    )
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inquiry_draft_id'), ['draft_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inquiry_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inquiry_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inquiry_sentence_id'), ['sentence_id'], unique=False)

    op.create_table('recurrence',
    sa.Column('earlier_id', sa.Integer(), nullable=False),
    sa.Column('later_id', sa.Integer(), nullable=False),
    sa.Column('same', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['user.id'], name=op.f('fk_recurrence_decided_by_id_user')),
    sa.ForeignKeyConstraint(['earlier_id'], ['report_item.id'], name=op.f('fk_recurrence_earlier_id_report_item')),
    sa.ForeignKeyConstraint(['later_id'], ['report_item.id'], name=op.f('fk_recurrence_later_id_report_item')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_recurrence_org_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recurrence')),
    sa.UniqueConstraint('earlier_id', 'later_id', name=op.f('uq_recurrence_earlier_id_later_id'))
    )
    with op.batch_alter_table('recurrence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recurrence_later_id'), ['later_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_recurrence_org_id'), ['org_id'], unique=False)

    op.create_table('sentence_source',
    sa.Column('sentence_id', sa.Integer(), nullable=False),
    sa.Column('type', sa.String(32), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['sentence_id'], ['draft_sentence.id'], name=op.f('fk_sentence_source_sentence_id_draft_sentence')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sentence_source'))
    )
    with op.batch_alter_table('sentence_source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sentence_source_sentence_id'), ['sentence_id'], unique=False)

    op.create_table('year_note',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('cause', sa.Text(), nullable=False),
    sa.Column('theme_code', sa.String(length=16), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('task_id', sa.Integer(), nullable=True),
    sa.Column('noted_on', sa.Date(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('recorder_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('org_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user.id'], name=op.f('fk_year_note_author_id_user')),
    sa.ForeignKeyConstraint(['org_id'], ['organisation.id'], name=op.f('fk_year_note_org_id_organisation')),
    sa.ForeignKeyConstraint(['recorder_id'], ['user.id'], name=op.f('fk_year_note_recorder_id_user')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_year_note_task_id_task')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_year_note_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_note'))
    )
    with op.batch_alter_table('year_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_year_note_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_year_note_org_id'), ['org_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_year_note_task_id'), ['task_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_year_note_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index('ix_year_note_year', ['org_id', 'year'], unique=False)

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('draft_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_notice_draft_id'), ['draft_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_notice_draft_id_draft'), 'draft', ['draft_id'], ['id'])

    with op.batch_alter_table('report_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sentence_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_report_item_sentence_id'), ['sentence_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_report_item_sentence_id_draft_sentence'), 'draft_sentence', ['sentence_id'], ['id'])

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.add_column(sa.Column('outcome', sa.String(32), nullable=True))
        batch_op.add_column(sa.Column('outcome_note', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('outcome_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('outcome_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_task_outcome_by_id_user'), 'user', ['outcome_by_id'], ['id'])



def downgrade() -> None:
    with op.batch_alter_table('report_item', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_item_sentence_id_draft_sentence'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_report_item_sentence_id'))
        batch_op.drop_column('sentence_id')

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_task_outcome_by_id_user'), type_='foreignkey')
        batch_op.drop_column('outcome_at')
        batch_op.drop_column('outcome_by_id')
        batch_op.drop_column('outcome_note')
        batch_op.drop_column('outcome')

    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_notice_draft_id_draft'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_notice_draft_id'))
        batch_op.drop_column('draft_id')

    with op.batch_alter_table('year_note', schema=None) as batch_op:
        batch_op.drop_index('ix_year_note_year')
        batch_op.drop_index(batch_op.f('ix_year_note_unit_id'))
        batch_op.drop_index(batch_op.f('ix_year_note_task_id'))
        batch_op.drop_index(batch_op.f('ix_year_note_org_id'))
        batch_op.drop_index(batch_op.f('ix_year_note_author_id'))

    op.drop_table('year_note')
    with op.batch_alter_table('sentence_source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sentence_source_sentence_id'))

    op.drop_table('sentence_source')
    with op.batch_alter_table('recurrence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recurrence_org_id'))
        batch_op.drop_index(batch_op.f('ix_recurrence_later_id'))

    op.drop_table('recurrence')
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inquiry_sentence_id'))
        batch_op.drop_index(batch_op.f('ix_inquiry_person_id'))
        batch_op.drop_index(batch_op.f('ix_inquiry_org_id'))
        batch_op.drop_index(batch_op.f('ix_inquiry_draft_id'))

    op.drop_table('inquiry')
    with op.batch_alter_table('draft_version', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_version_org_id'))

    op.drop_table('draft_version')
    with op.batch_alter_table('draft_sentence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_sentence_unit_id'))
        batch_op.drop_index(batch_op.f('ix_draft_sentence_owner_id'))
        batch_op.drop_index(batch_op.f('ix_draft_sentence_org_id'))
        batch_op.drop_index(batch_op.f('ix_draft_sentence_merged_into_id'))
        batch_op.drop_index(batch_op.f('ix_draft_sentence_answers_id'))

    op.drop_table('draft_sentence')
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_signer_id'))
        batch_op.drop_index(batch_op.f('ix_draft_org_id'))
        batch_op.drop_index(batch_op.f('ix_draft_edition_id'))

    op.drop_table('draft')
    with op.batch_alter_table('long_job', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_long_job_state'))
        batch_op.drop_index(batch_op.f('ix_long_job_org_id'))
        batch_op.drop_index(batch_op.f('ix_long_job_asked_by_id'))

    op.drop_table('long_job')
    with op.batch_alter_table('outline', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outline_org_id'))

    op.drop_table('outline')
