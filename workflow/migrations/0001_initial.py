import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('drafting', '0001_initial'),
        ('permissions', '0001_initial'),
        ('records', '0001_initial'),
        ('viewflow', '0015_task_scheduled'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdvisoryRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advisory_rounds', to='drafting.plan')),
                ('number', models.PositiveSmallIntegerField()),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('due_on', models.DateField()),
                ('silence_agrees', models.BooleanField(default=False, help_text='only where the letter that asks says so')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('recalled', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='advisory_round_number')],
            },
        ),
        migrations.CreateModel(
            name='ArrivalCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'year'), name='arrival_counter_once')],
            },
        ),
        migrations.CreateModel(
            name='Awaited',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awaited', to='drafting.plan')),
                ('received', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awaited', to='drafting.receiveddocument')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('decide', 'Quyết định'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('act', models.CharField(help_text='the verb that is awaited, spelled as its service', max_length=40)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('plan__isnull', True), ('received__isnull', True), _connector='XOR'), name='awaited_in_one_thing'), models.UniqueConstraint(condition=models.Q(('done_at', None), ('person', None)), fields=('plan', 'agency', 'act'), name='awaited_of_agency_once'), models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('plan', 'agency', 'act', 'person'), name='awaited_of_person_once')],
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['agency', 'duty', 'due_at', 'id'], name='awaited_inbox'), models.Index(condition=models.Q(('done_at', None)), fields=['person', 'due_at', 'id'], name='awaited_mine'), models.Index(fields=['plan', 'done_at'], name='awaited_of_plan'), models.Index(fields=['received', 'done_at'], name='awaited_of_received')],
            },
        ),
        migrations.CreateModel(
            name='DecisionRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_rounds', to='drafting.plan')),
                ('number', models.PositiveSmallIntegerField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
                ('rule', models.JSONField(help_text="the committee's rule as it stood at opening (workflow.deciding.rules.Rule)")),
                ('officer', models.ForeignKey(help_text='the one officer who sees the ballots', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('closes_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.CharField(blank=True, choices=[('passed', 'Đã thông qua'), ('not_passed', 'Chưa thông qua'), ('no_result', 'Chưa đủ ý kiến')], max_length=12)),
                ('recorded_at', models.DateTimeField(blank=True, null=True)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conclusion', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='decision_round_number')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='drafting.plan')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
                ('arrival', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='drafting.receiveddocument')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'agency'), name='delivery_once')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='drafting.plan')),
                ('part_uid', models.CharField(blank=True, max_length=40)),
                ('path', models.CharField(blank=True, max_length=30)),
                ('severity', models.CharField(choices=[('error', 'Phải sửa'), ('warning', 'Cần lưu ý')], default='error', max_length=8)),
                ('text', models.TextField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('mended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanProcess',
            fields=[
                ('process_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='viewflow.process')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='process', to='drafting.plan')),
            ],
            options={
                'abstract': False,
            },
            bases=('viewflow.process',),
        ),
        migrations.CreateModel(
            name='PrintedDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
                ('mark', models.CharField(blank=True, max_length=40)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('content', 'mark'), name='printed_draft_once')],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='drafting.plan')),
                ('status', models.CharField(help_text='where it was sent back from', max_length=20)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('reason', models.TextField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='return_reason_given')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('type_name', models.CharField(help_text='Kế hoạch; Quyết định and Quy định are two', max_length=40)),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.term')),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('body', 'type_name', 'term'), name='series_once')],
            },
        ),
        migrations.CreateModel(
            name='ConclusionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusion_lines', to='drafting.plan')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='workflow.decisionround')),
                ('field', models.CharField(choices=[('item', 'Một nội dung'), ('new_item', 'Bổ sung nội dung mới'), ('title', 'Trích yếu'), ('preamble', 'Phần mở đầu'), ('closing', 'Phần kết'), ('recipients', 'Nơi nhận')], max_length=12)),
                ('part_uid', models.CharField(blank=True, max_length=40)),
                ('path', models.CharField(blank=True, max_length=30)),
                ('text', models.TextField()),
                ('ticked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Issuance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issuance', to='drafting.plan')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
                ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf', models.CharField(max_length=120)),
                ('position', models.CharField(max_length=120)),
                ('prepared', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('pages', models.PositiveIntegerField(null=True)),
                ('sign_asked_at', models.DateTimeField(blank=True, null=True)),
                ('signed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('series', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issuances', to='workflow.series')),
                ('number', models.PositiveIntegerField(null=True)),
                ('symbol', models.CharField(blank=True, max_length=60)),
                ('dated', models.DateField(blank=True, null=True)),
                ('clerk', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('numbered_at', models.DateTimeField(blank=True, null=True)),
                ('recipients', models.JSONField(default=list, help_text='the list as printed, with the agencies of each line, frozen')),
                ('sealed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('issued_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, help_text='the document that says that this one is withdrawn or replaced', max_length=200)),
                ('void_reason', models.TextField(blank=True, help_text='a number once given stays as a row, void or not')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='number_once'), models.CheckConstraint(condition=models.Q(('number__isnull', True), models.Q(('series__isnull', False), models.Q(('symbol', ''), _negated=True)), _connector='OR'), name='number_in_a_series'), models.CheckConstraint(condition=models.Q(('issued_at__isnull', True), models.Q(('number__isnull', False), ('sealed__isnull', False)), _connector='OR'), name='issued_is_numbered_and_sealed')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='workflow.decisionround')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.CharField(max_length=120)),
                ('rank', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['rank', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('round', 'user'), name='member_once')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='workflow.advisoryround')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('answer', models.CharField(blank=True, choices=[('agree', 'Nhất trí'), ('agree_with_comments', 'Nhất trí, có góp ý'), ('object', 'Chưa nhất trí')], max_length=20)),
                ('text', models.TextField(blank=True, help_text='on the whole')),
                ('prepared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handed_up', models.BooleanField(default=False)),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('late', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('round', 'agency'), name='opinion_once')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ballot', to='workflow.member')),
                ('choice', models.CharField(choices=[('agree', 'Đồng ý'), ('disagree', 'Không đồng ý'), ('other', 'Ý kiến khác')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('first_sent_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('choice', 'agree'), models.Q(('text', ''), _negated=True), _connector='OR'), name='ballot_other_opinion_written')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='workflow.opinion')),
                ('part_uid', models.CharField(blank=True, help_text='empty: on the whole', max_length=40)),
                ('path', models.CharField(blank=True, help_text='where the part stood in the revision read', max_length=30)),
                ('text', models.TextField()),
                ('proposed', models.TextField(blank=True)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('not_accepted', 'Giải trình, giữ nguyên dự thảo')], max_length=14)),
                ('reason', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['', 'accepted']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='comment_reason_given')],
            },
        ),
    ]
