"""reading: themes are edited by people, so they have versions"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'


def upgrade() -> None:
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version_id', sa.Integer(), nullable=False, server_default='1'))
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.alter_column('version_id', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.drop_column('version_id')
