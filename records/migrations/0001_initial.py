from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=64)),
                ('number', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(help_text='username; empty for the sweep', max_length=150)),
                ('actor_name', models.CharField(max_length=200)),
                ('verb', models.CharField(max_length=60)),
                ('subject', models.CharField(help_text='kind and id, e.g. plan:0b9c…', max_length=80)),
                ('detail', models.JSONField(default=dict)),
                ('previous_hash', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('chain', 'number'), name='audit_chain_number')],
                'indexes': [models.Index(fields=['subject', 'id'], name='audit_subject')],
            },
        ),
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('chain', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('last_hash', models.CharField(default='', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(help_text='the same work is asked for once', max_length=120, unique=True)),
                ('subject', models.CharField(max_length=80)),
                ('payload', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('woken_at', models.DateTimeField(auto_now_add=True, help_text='last time that a worker was told of it')),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'running', 'failed'])), fields=['state', 'lease_until'], name='job_open'), models.Index(fields=['subject'], name='job_subject')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('stored_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
