import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('drafting', '0003_search'),
        ('permissions', '0002_guards'),
        ('records', '0002_guards'),
        ('viewflow', '0015_task_scheduled'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HealthReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('lifecycle', models.JSONField(help_text='plans whose open steps do not fit their status (workflow.lifecycle)')),
                ('sticking', models.JSONField(help_text='plans under way that the current procedure could not carry')),
                ('audit', models.JSONField(help_text='the verdict on the trail (records.audit)')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='AdvisoryRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('draft_number', models.PositiveSmallIntegerField(help_text='Dự thảo lần n that was sent')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('due_on', models.DateField()),
                ('silence_agrees', models.BooleanField(default=False, help_text='only where the letter that asks says so')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('recalled', models.BooleanField(default=False)),
                ('only', models.JSONField(default=list, help_text='uids of the changed parts that alone are asked about; empty: the whole')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advisory_rounds', to='drafting.plan')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ArrivalCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Awaited',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('decide', 'Quyết định'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('act', models.CharField(help_text='the verb that is awaited, spelled as its service', max_length=40)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awaited', to='drafting.plan')),
                ('received', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awaited', to='drafting.receiveddocument')),
            ],
        ),
        migrations.CreateModel(
            name='CheckedPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft_number', models.PositiveSmallIntegerField(help_text='Dự thảo lần n')),
                ('point', models.CharField(help_text='of workflow.checklist.POINTS', max_length=20)),
                ('result', models.CharField(choices=[('fits', 'Đạt'), ('fails', 'Chưa đạt'), ('not_applicable', 'Không áp dụng')], max_length=14)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('made_at', models.DateTimeField(auto_now=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checked_points', to='drafting.plan')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DecisionRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('way', models.CharField(choices=[('written', 'Xin ý kiến bằng văn bản'), ('meeting', 'Hội nghị')], default='written', max_length=8)),
                ('rule', models.JSONField(help_text="the committee's rule as it stood at opening (workflow.deciding.rules.Rule)")),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('closes_at', models.DateTimeField(help_text='of ballots; of a matter of a meeting, when it is held')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('present', models.PositiveSmallIntegerField(help_text='at the meeting, able to vote on this matter', null=True)),
                ('agree', models.PositiveSmallIntegerField(help_text='hands at the meeting; ballots are rows', null=True)),
                ('disagree', models.PositiveSmallIntegerField(null=True)),
                ('other', models.PositiveSmallIntegerField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('passed', 'Đã thông qua'), ('not_passed', 'Chưa thông qua'), ('no_result', 'Chưa đủ ý kiến')], max_length=12)),
                ('recorded_at', models.DateTimeField(blank=True, null=True)),
                ('conclusion', models.TextField(blank=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('officer', models.ForeignKey(help_text='the one officer who sees the ballots', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_rounds', to='drafting.plan')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ConclusionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('item', 'Một nội dung'), ('new_item', 'Bổ sung nội dung mới'), ('title', 'Trích yếu'), ('preamble', 'Phần mở đầu'), ('closing', 'Phần kết'), ('recipients', 'Nơi nhận')], max_length=12)),
                ('part_uid', models.CharField(blank=True, max_length=40)),
                ('path', models.CharField(blank=True, max_length=30)),
                ('text', models.TextField()),
                ('ticked_at', models.DateTimeField(blank=True, null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusion_lines', to='drafting.plan')),
                ('ticked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='workflow.decisionround')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('arrival', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='drafting.receiveddocument')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='drafting.plan')),
            ],
        ),
        migrations.CreateModel(
            name='EditorialChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part_uid', models.CharField(max_length=40)),
                ('path', models.CharField(max_length=30)),
                ('text', models.TextField(blank=True, help_text='as it is now; empty: taken out')),
                ('classed_at', models.DateTimeField()),
                ('classed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editorial_changes', to='workflow.advisoryround')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part_uid', models.CharField(blank=True, max_length=40)),
                ('path', models.CharField(blank=True, max_length=30)),
                ('severity', models.CharField(choices=[('error', 'Phải sửa'), ('warning', 'Cần lưu ý')], default='error', max_length=8)),
                ('text', models.TextField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('mended_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='drafting.plan')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('held_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('invitees', models.TextField(blank=True, help_text='one a line; they have no vote')),
                ('minutes_name', models.CharField(blank=True, max_length=200)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('edit_number', models.PositiveIntegerField(default=0, help_text='of attendance, chair and invitees')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='permissions.agency')),
                ('chair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('minutes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('officer', models.ForeignKey(help_text='of the Office, who keeps the record', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-held_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='decisionround',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='workflow.meeting'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=120)),
                ('rank', models.PositiveSmallIntegerField()),
                ('present', models.BooleanField(null=True)),
                ('reason', models.CharField(blank=True, help_text='of an absence', max_length=300)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='workflow.meeting')),
            ],
            options={
                'ordering': ['rank', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('interest', models.CharField(blank=True, help_text="the member's own recorded interest in the matter: no vote on it", max_length=300)),
                ('post', models.CharField(max_length=120)),
                ('rank', models.PositiveSmallIntegerField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='workflow.decisionround')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['rank', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('agree', 'Đồng ý'), ('disagree', 'Không đồng ý'), ('other', 'Ý kiến khác')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('first_sent_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField()),
                ('confirmed_by', models.ForeignKey(help_text='of a paper ballot: who has compared it with what was entered; it counts from then on', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(help_text='of a paper ballot: the officer who entered it from its scan', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ballot', to='workflow.member')),
            ],
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(blank=True, choices=[('agree', 'Nhất trí'), ('agree_with_comments', 'Nhất trí, có góp ý'), ('object', 'Chưa nhất trí')], max_length=20)),
                ('text', models.TextField(blank=True, help_text='on the whole')),
                ('handed_up', models.BooleanField(default=False)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('late', models.BooleanField(default=False)),
                ('due_on', models.DateField(help_text="of this agency; the round's own is the last of them")),
                ('asked_until', models.DateField(blank=True, help_text='more time that the agency asks for', null=True)),
                ('asked_reason', models.CharField(blank=True, max_length=500)),
                ('withdrawn_at', models.DateTimeField(blank=True, help_text='not asked any more; stays on record', null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=500)),
                ('letter', models.CharField(blank=True, help_text='number and date of the reply that came on paper', max_length=200)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('pointed_to', models.ForeignKey(help_text='whom the agency says should be asked instead', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('prepared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='workflow.advisoryround')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part_uid', models.CharField(blank=True, help_text='empty: on the whole', max_length=40)),
                ('path', models.CharField(blank=True, help_text='where the part stood in the revision read', max_length=30)),
                ('part_hash', models.CharField(blank=True, help_text='of the part as it was read', max_length=64)),
                ('text', models.TextField()),
                ('proposed', models.TextField(blank=True)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('not_accepted', 'Giải trình, giữ nguyên dự thảo')], max_length=14)),
                ('reason', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='workflow.opinion')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='workflow.opinion')),
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
            name='PreparedBallot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(blank=True, choices=[('agree', 'Đồng ý'), ('disagree', 'Không đồng ý'), ('other', 'Ý kiến khác')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('prepared_at', models.DateTimeField(blank=True, null=True)),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='prepared', to='workflow.member')),
                ('secretary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PrintedDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(blank=True, max_length=40)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Regulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.JSONField(help_text='workflow.deciding.rules.Rule')),
                ('document', models.CharField(help_text='the working regulation, as 01-QC/TU, 15/7/2025', max_length=200)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('pace', models.JSONField(default=dict, help_text='usual and urgent: workflow.pacing.Pace')),
                ('reminding', models.JSONField(default=dict, help_text='by duty: workflow.reminding.Rule')),
                ('allowed', models.JSONField(default=list, help_text='rules of Separated that this committee does without')),
                ('edit_number', models.PositiveIntegerField(default=0)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('committee', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='regulation', to='permissions.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('before', 'sắp đến hạn'), ('overdue', 'quá hạn'), ('escalated', 'quá hạn, báo lãnh đạo'), ('by_hand', 'nhắc trực tiếp')], max_length=10)),
                ('day', models.DateField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('awaited', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='workflow.awaited')),
                ('by', models.ForeignKey(help_text='empty: the rule', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(help_text='where it was sent back from', max_length=20)),
                ('reason', models.TextField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='drafting.plan')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SeparationException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(choices=[('appraisal', 'Người soạn thảo tự thẩm định'), ('issue', 'Người ký tự cấp số, đóng dấu'), ('paper_ballot', 'Một người nhập phiếu giấy')], max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type_name', models.CharField(help_text='Kế hoạch; Quyết định and Quy định are two', max_length=40)),
                ('last', models.PositiveIntegerField(default=0)),
                ('taken_over', models.PositiveIntegerField(default=0, help_text='numbers up to this one stand in the register that was kept before')),
                ('taken_over_from', models.CharField(blank=True, help_text='which register that was', max_length=200)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.term')),
            ],
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('routing_slip', 'Phiếu trình giải quyết công việc'), ('submission', 'Tờ trình'), ('asking', 'Công văn lấy ý kiến góp ý'), ('reply', 'Công văn góp ý'), ('appraisal_report', 'Báo cáo thẩm định'), ('round_letter', 'Công văn xin ý kiến bằng văn bản'), ('ballot_sheet', 'Phiếu xin ý kiến'), ('round_report', 'Báo cáo tổng hợp kết quả xin ý kiến'), ('invitation', 'Giấy mời'), ('minutes', 'Biên bản hội nghị'), ('conclusion_notice', 'Thông báo kết luận')], max_length=20)),
                ('about', models.CharField(help_text='which one of its kind: number of the draft or round, id of the opinion', max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('symbol', models.CharField(max_length=60)),
                ('dated', models.DateField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('agency', models.ForeignKey(help_text='whose paper it is', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('content', models.ForeignKey(help_text='a dict of drafting.rendering.official, number and date included', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='workflow.meeting')),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='drafting.plan')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='workflow.series')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Issuance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_behalf', models.CharField(max_length=120)),
                ('position', models.CharField(max_length=120)),
                ('pages', models.PositiveIntegerField(null=True)),
                ('sign_asked_at', models.DateTimeField(blank=True, null=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('symbol', models.CharField(blank=True, max_length=60)),
                ('dated', models.DateField(blank=True, null=True)),
                ('numbered_at', models.DateTimeField(blank=True, null=True)),
                ('recipients', models.JSONField(default=list, help_text='the list as printed, with the agencies of each line, frozen')),
                ('signatures', models.JSONField(default=list, help_text='the signatures in the sealed file, as they were examined before it went out')),
                ('issued_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, help_text='the document that says that this one is withdrawn or replaced', max_length=200)),
                ('void_reason', models.TextField(blank=True, help_text='a number once given stays as a row, void or not')),
                ('clerk', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issuance', to='drafting.plan')),
                ('prepared', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
                ('sealed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('signed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issuances', to='workflow.series')),
            ],
        ),
        migrations.CreateModel(
            name='HeldNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('symbol', models.CharField(max_length=60)),
                ('dated', models.DateField()),
                ('state', models.CharField(choices=[('reserved', 'Giữ số'), ('given', 'Đã cấp cho kế hoạch'), ('outside', 'Ban hành ngoài hệ thống'), ('void', 'Hủy số')], default='reserved', max_length=10)),
                ('about', models.CharField(help_text='for what it was taken; then the abstract of the document', max_length=500)),
                ('signed_by', models.CharField(blank=True, max_length=200)),
                ('sent_to', models.CharField(blank=True, max_length=1000)),
                ('reason', models.CharField(blank=True, help_text='why it is void', max_length=500)),
                ('held_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.plan')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held', to='workflow.series')),
            ],
        ),
        migrations.AddConstraint(
            model_name='advisoryround',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='advisory_round_number'),
        ),
        migrations.AddConstraint(
            model_name='arrivalcounter',
            constraint=models.UniqueConstraint(fields=('agency', 'year'), name='arrival_counter_once'),
        ),
        migrations.AddIndex(
            model_name='awaited',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['agency', 'duty', 'due_at', 'id'], name='awaited_inbox'),
        ),
        migrations.AddIndex(
            model_name='awaited',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['person', 'due_at', 'id'], name='awaited_mine'),
        ),
        migrations.AddIndex(
            model_name='awaited',
            index=models.Index(fields=['plan', 'done_at'], name='awaited_of_plan'),
        ),
        migrations.AddIndex(
            model_name='awaited',
            index=models.Index(fields=['received', 'done_at'], name='awaited_of_received'),
        ),
        migrations.AddConstraint(
            model_name='awaited',
            constraint=models.CheckConstraint(condition=models.Q(('plan__isnull', True), ('received__isnull', True), _connector='XOR'), name='awaited_in_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='awaited',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at', None), ('person', None)), fields=('plan', 'agency', 'act'), name='awaited_of_agency_once'),
        ),
        migrations.AddConstraint(
            model_name='awaited',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('plan', 'agency', 'act', 'person'), name='awaited_of_person_once'),
        ),
        migrations.AddConstraint(
            model_name='checkedpoint',
            constraint=models.UniqueConstraint(fields=('plan', 'draft_number', 'point'), name='checked_point_once'),
        ),
        migrations.AddConstraint(
            model_name='checkedpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'fails'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='failing_point_has_its_reason'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('plan', 'agency'), name='delivery_once'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['body', '-held_at'], name='meeting_of_body'),
        ),
        migrations.AddConstraint(
            model_name='decisionround',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='decision_round_number'),
        ),
        migrations.AddConstraint(
            model_name='decisionround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('meeting__isnull', False), ('way', 'meeting')), models.Q(('meeting__isnull', True), ('way', 'written')), _connector='OR'), name='decision_round_of_meeting'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'user'), name='attendance_once'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(fields=('round', 'user'), name='member_once'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('choice', 'agree'), models.Q(('text', ''), _negated=True), _connector='OR'), name='ballot_other_opinion_written'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_by__isnull', True), ('scan__isnull', True)), models.Q(('entered_by__isnull', False), ('scan__isnull', False)), _connector='OR'), name='ballot_on_paper_has_its_scan'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), ('entered_by__isnull', False), _connector='OR'), name='ballot_confirmed_on_paper'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(fields=('round', 'agency'), name='opinion_once'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'accepted']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='comment_reason_given'),
        ),
        migrations.AddConstraint(
            model_name='opinionfile',
            constraint=models.UniqueConstraint(fields=('opinion', 'file'), name='opinion_file_once'),
        ),
        migrations.AddConstraint(
            model_name='printeddraft',
            constraint=models.UniqueConstraint(fields=('content', 'mark'), name='printed_draft_once'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('mailed_at', None)), fields=['to', 'day'], name='reminder_to_mail'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('awaited', 'to', 'day'), name='reminded_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='return_reason_given'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.UniqueConstraint(fields=('body', 'type_name', 'term'), name='series_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('plan__isnull', True), ('meeting__isnull', True), _connector='XOR'), name='paper_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('plan', 'kind', 'about'), name='paper_of_plan_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('meeting', 'kind', 'about'), name='paper_of_meeting_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('series', 'number'), name='paper_number_once'),
        ),
        migrations.AddIndex(
            model_name='issuance',
            index=models.Index(fields=['symbol'], name='issuance_by_symbol'),
        ),
        migrations.AddConstraint(
            model_name='issuance',
            constraint=models.UniqueConstraint(fields=('series', 'number'), name='number_once'),
        ),
        migrations.AddConstraint(
            model_name='issuance',
            constraint=models.CheckConstraint(condition=models.Q(('number__isnull', True), models.Q(('series__isnull', False), models.Q(('symbol', ''), _negated=True)), _connector='OR'), name='number_in_a_series'),
        ),
        migrations.AddConstraint(
            model_name='issuance',
            constraint=models.CheckConstraint(condition=models.Q(('issued_at__isnull', True), models.Q(('number__isnull', False), ('sealed__isnull', False)), _connector='OR'), name='issued_is_numbered_and_sealed'),
        ),
        migrations.AddConstraint(
            model_name='heldnumber',
            constraint=models.UniqueConstraint(fields=('series', 'number'), name='held_number_once'),
        ),
    ]
