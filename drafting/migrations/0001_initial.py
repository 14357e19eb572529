import django.db.models.deletion
import django_fsm
import drafting.models.parts
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('permissions', '0001_initial'),
        ('records', '0001_initial'),
        ('records', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Content',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('body', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='PagePicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_pictures', to='records.storedfile')),
                ('number', models.PositiveSmallIntegerField(help_text='of the page, from 1')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('source', 'number'), name='picture_once_per_page')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('status', django_fsm.FSMField(choices=[('drafting', 'Đang soạn thảo'), ('advisory_review', 'Đang lấy ý kiến góp ý'), ('consolidating', 'Tổng hợp, tiếp thu, giải trình'), ('appraisal', 'Văn phòng thẩm định'), ('steering', 'Thường trực cho ý kiến'), ('deciding', 'Trình Ban Thường vụ'), ('finalising', 'Hoàn chỉnh theo kết luận'), ('signing', 'Trình ký, ban hành'), ('issued', 'Đã ban hành'), ('cancelled', 'Dừng soạn thảo'), ('replaced', 'Đã thay thế'), ('withdrawn', 'Thu hồi')], db_index=True, default='drafting', max_length=50, protected=True)),
                ('type', models.CharField(default='KH', max_length=10)),
                ('title', models.TextField()),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='permissions.agency')),
                ('deciding_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('drafter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draft_number', models.PositiveSmallIntegerField(default=1, help_text='Dự thảo lần n: a new one at each sending out')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('handed_up', models.BooleanField(default=False)),
                ('unanswered_allowed', models.TextField(blank=True, help_text="the head's reason for letting it go on with unanswered tasks on an urgent matter")),
                ('open_fields', models.CharField(blank=True, help_text='while finalising: title, preamble, closing, recipients, new_item', max_length=100)),
                ('turn', models.PositiveIntegerField(default=0, help_text='counts the acts that moved the plan; stale forms differ')),
                ('edit_number', models.PositiveIntegerField(default=0, help_text='of the title, for the check on saving')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['drafting', 'advisory_review', 'consolidating', 'appraisal', 'steering', 'deciding', 'finalising', 'signing', 'issued', 'cancelled', 'replaced', 'withdrawn'])), name='plan_status_known')],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='drafting.plan')),
                ('uid', models.CharField(default=drafting.models.parts.new_uid, max_length=32)),
                ('kind', models.CharField(choices=[('preamble', 'Phần mở đầu'), ('section', 'Mục'), ('intro', 'Câu dẫn'), ('group', 'Nhóm'), ('item', 'Nội dung'), ('closing', 'Phần kết'), ('recipient', 'Nơi nhận'), ('archive', 'Lưu'), ('text', 'Đoạn văn của phụ lục'), ('table', 'Bảng'), ('file', 'Tệp kèm theo')], max_length=10)),
                ('position', models.PositiveIntegerField()),
                ('level', models.PositiveSmallIntegerField(blank=True, help_text='groups around an item, depth of a group; empty for the usual place', null=True)),
                ('text', models.TextField(blank=True)),
                ('item_kind', models.CharField(blank=True, choices=[('purpose', 'Mục đích, yêu cầu'), ('target', 'Chỉ tiêu'), ('dissemination', 'Quán triệt, tuyên truyền'), ('task', 'Nhiệm vụ'), ('organisation', 'Tổ chức thực hiện')], max_length=14)),
                ('is_agency', models.BooleanField(default=False, help_text='a group headed by the agency that its items are for')),
                ('lead', models.CharField(blank=True, max_length=300)),
                ('partners', models.JSONField(blank=True, default=list)),
                ('deadlines', models.JSONField(blank=True, default=list)),
                ('target', models.JSONField(blank=True, null=True)),
                ('notes', models.JSONField(blank=True, default=list, help_text='footnotes: mark and text')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('group', models.CharField(blank=True, help_text='a recipient line that names a kind of agencies', max_length=30)),
                ('note', models.CharField(blank=True, help_text='báo cáo, or empty; of an annex its name, of a row of a table its number', max_length=60)),
                ('mark', models.TextField(blank=True, help_text='why a person must look at it; empty once decided')),
                ('open', models.BooleanField(default=False, help_text='while finalising: named by a line of the conclusion')),
                ('edit_number', models.PositiveIntegerField(default=0)),
                ('breaks', models.JSONField(blank=True, default=list, help_text='places in text where a paragraph begins')),
                ('cells', models.JSONField(blank=True, default=list, help_text='rows of a table, the first is its head')),
                ('columns', models.JSONField(blank=True, default=dict, help_text='product, approving_level, in_charge, remark')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile', to_field='sha256')),
                ('runs', models.JSONField(blank=True, default=list, help_text='[start, end, italic or bold] in text')),
                ('targets', models.JSONField(blank=True, default=list, help_text='all figures with a unit, the first is target')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'uid'), name='part_uid_once')],
                'indexes': [models.Index(fields=['plan', 'position'], name='part_order')],
            },
        ),
        migrations.CreateModel(
            name='ReceivedDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='permissions.agency')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='drafting.plan')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile')),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('arrival_year', models.PositiveSmallIntegerField()),
                ('arrival_number', models.PositiveIntegerField()),
                ('arrival_on', models.DateField()),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registered_at', models.DateTimeField(auto_now_add=True)),
                ('symbol', models.CharField(blank=True, max_length=60)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('sender', models.CharField(blank=True, max_length=300)),
                ('title', models.TextField()),
                ('reading', models.JSONField(blank=True, help_text='the bundle as read and mended, until confirmed', null=True)),
                ('chosen', models.PositiveSmallIntegerField(default=0, help_text='index of the plan in the bundle')),
                ('edit_number', models.PositiveIntegerField(default=0)),
                ('confirmed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('instruction', models.TextField(blank=True)),
                ('instructed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instructed_at', models.DateTimeField(blank=True, null=True)),
                ('drafter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assigned_at', models.DateTimeField(blank=True, null=True)),
                ('partners', models.ManyToManyField(blank=True, related_name='+', to='permissions.agency')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'arrival_year', 'arrival_number'), name='arrival_number_once'), models.UniqueConstraint(fields=('agency', 'plan'), name='arrival_once_per_plan'), models.CheckConstraint(condition=models.Q(('plan__isnull', False), ('file__isnull', False), _connector='OR'), name='arrival_has_a_document')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='drafting.plan')),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
                ('name', models.CharField(blank=True, max_length=120)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'content'), name='revision_once_by_content')],
            },
        ),
        migrations.CreateModel(
            name='Basis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bases', to='drafting.plan')),
                ('received', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bases', to='drafting.receiveddocument')),
                ('symbol', models.CharField(max_length=60)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.content')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'content'), name='basis_once')],
            },
        ),
        migrations.CreateModel(
            name='EarlierReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier', to='drafting.receiveddocument')),
                ('chosen', models.PositiveSmallIntegerField(help_text='index of the document in the bundle')),
                ('document', models.JSONField()),
                ('how', models.CharField(help_text='the mending that changed it', max_length=30)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='drafting.plan')),
                ('received', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='drafting.receiveddocument')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('decide', 'Quyết định'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('revision', models.ForeignKey(help_text='the text that was put before it', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision')),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('until', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('plan__isnull', True), ('received__isnull', True), _connector='XOR'), name='participation_in_one_thing'), models.UniqueConstraint(fields=('plan', 'agency', 'duty'), name='participation_plan_once'), models.UniqueConstraint(fields=('received', 'agency', 'duty'), name='participation_received_once')],
                'indexes': [models.Index(fields=['agency', 'duty', '-plan'], name='participation_plans'), models.Index(fields=['agency', 'duty', '-received'], name='participation_received')],
            },
        ),
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('received', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='recognition', serialize=False, to='drafting.receiveddocument')),
                ('state', models.CharField(choices=[('working', 'Working'), ('done', 'Done'), ('failed', 'Failed')], default='working', max_length=10)),
                ('done', models.PositiveSmallIntegerField(default=0, help_text='pages')),
                ('pages', models.PositiveSmallIntegerField(default=0, help_text='0 until the job has counted them')),
                ('reason', models.TextField(blank=True, help_text='why nothing was read, for the person who waits')),
                ('tries', models.PositiveSmallIntegerField(default=1)),
                ('asked_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=drafting.models.parts.new_uid, max_length=32, unique=True)),
                ('basis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverage', to='drafting.basis')),
                ('parent_uid', models.CharField(max_length=40)),
                ('position', models.PositiveIntegerField()),
                ('answer', models.CharField(choices=[('unanswered', 'Chưa đối chiếu'), ('adopted', 'Giữ nguyên'), ('adapted', 'Đã cụ thể hóa'), ('joined', 'Ghép với nhiệm vụ khác'), ('delegated', 'Giao đảng ủy trực thuộc'), ('not_applicable', 'Không thuộc phạm vi')], default='unanswered', max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('delegated_to', models.CharField(blank=True, max_length=200)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(null=True)),
                ('fingerprint', models.CharField(help_text="hash of the parent's item that was answered", max_length=64)),
            ],
            options={
                'ordering': ['basis_id', 'position'],
                'constraints': [models.UniqueConstraint(fields=('basis', 'parent_uid'), name='coverage_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'not_applicable'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='coverage_reason_given'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'delegated'), _negated=True), models.Q(('delegated_to', ''), _negated=True), _connector='OR'), name='coverage_delegate_named')],
            },
        ),
        migrations.CreateModel(
            name='CoverageLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('coverage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='drafting.coverage')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='drafting.part')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('coverage', 'part'), name='coverage_link_once')],
            },
        ),
        migrations.AddField(
            model_name='Plan',
            name='handed_up_revision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.revision'),
        ),
    ]
