import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cached',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'cache',
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('level', models.CharField(choices=[('central', 'Trung ương'), ('province', 'Tỉnh'), ('commune', 'Xã, phường, đặc khu'), ('base', 'Cơ sở')], max_length=10)),
                ('kind', models.CharField(choices=[('committee', 'Cấp ủy'), ('standing_committee', 'Ban Thường vụ'), ('permanent_board', 'Thường trực'), ('office', 'Văn phòng'), ('advisory', 'Cơ quan tham mưu, giúp việc'), ('unit', 'Đơn vị sự nghiệp')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=100)),
                ('symbol', models.CharField(help_text='as in 05-KH/TU', max_length=20)),
                ('place', models.CharField(blank=True, max_length=100)),
                ('signature_form', models.CharField(blank=True, help_text="words above the signatory's post, as T/M BAN THƯỜNG VỤ", max_length=120)),
                ('seal', models.CharField(blank=True, help_text='the words on the seal; empty: it has none', max_length=200)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('since', models.DateField(blank=True, null=True)),
                ('path', models.CharField(editable=False, help_text='ids from the root, /1/4/27/; kept by save and by a move', max_length=300)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('committee', models.ForeignKey(blank=True, help_text='the committee whose body this is; empty for committees', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='permissions.agency')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='permissions.agency')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='permissions.agency')),
            ],
            options={
                'ordering': ['order', 'pk'],
                'permissions': [('instruct_for', 'May instruct for this agency'), ('draft_for', 'May draft for this agency'), ('release_for', 'May release for this agency'), ('advise_for', 'May advise for this agency'), ('appraise_for', 'May appraise for this agency'), ('steer_for', 'May steer for this agency'), ('decide_for', 'May decide for this agency'), ('sign_for', 'May sign for this agency'), ('issue_for', 'May issue for this agency'), ('receive_for', 'May receive for this agency'), ('oversee_for', 'May oversee for this agency'), ('administer_for', 'May administer for this agency'), ('audit_for', 'May audit for this agency')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(max_length=200, verbose_name='Họ và tên')),
                ('long_password', models.BooleanField(default=False, help_text='the password is long enough to stand without a second factor')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('home', models.ForeignKey(blank=True, help_text='whose administrator made the account', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='AgencyGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='as it stands in a document: Các đảng ủy xã, phường', max_length=200)),
                ('below', models.BooleanField(default=False, help_text='committees directly below; else bodies of the committee')),
                ('level', models.CharField(blank=True, choices=[('central', 'Trung ương'), ('province', 'Tỉnh'), ('commune', 'Xã, phường, đặc khu'), ('base', 'Cơ sở')], max_length=10)),
                ('kind', models.CharField(blank=True, choices=[('committee', 'Cấp ủy'), ('standing_committee', 'Ban Thường vụ'), ('permanent_board', 'Thường trực'), ('office', 'Văn phòng'), ('advisory', 'Cơ quan tham mưu, giúp việc'), ('unit', 'Đơn vị sự nghiệp')], max_length=20)),
                ('by_rule', models.BooleanField(default=True)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='permissions.agency')),
                ('members', models.ManyToManyField(blank=True, related_name='+', to='permissions.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AgencyGroupPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='permissions.agency')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AgencyName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=100)),
                ('symbol', models.CharField(max_length=20)),
                ('kind', models.CharField(choices=[('committee', 'Cấp ủy'), ('standing_committee', 'Ban Thường vụ'), ('permanent_board', 'Thường trực'), ('office', 'Văn phòng'), ('advisory', 'Cơ quan tham mưu, giúp việc'), ('unit', 'Đơn vị sự nghiệp')], max_length=20)),
                ('since', models.DateField()),
                ('decision', models.CharField(blank=True, max_length=100)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='permissions.agency')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AgencyUserPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='permissions.agency')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('decision', models.CharField(max_length=100)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations_given', to=settings.AUTH_USER_MODEL)),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations_taken', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='DutyGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('decide', 'Quyết định'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='duty_group', to='auth.group')),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('rank', models.PositiveSmallIntegerField(default=100)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='permissions.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('decision', models.CharField(max_length=100)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='permissions.post')),
            ],
        ),
        migrations.CreateModel(
            name='PostDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(choices=[('instruct', 'Cho ý kiến chỉ đạo'), ('draft', 'Soạn thảo'), ('release', 'Duyệt, chuyển'), ('advise', 'Góp ý'), ('appraise', 'Thẩm định'), ('steer', 'Thường trực cho ý kiến'), ('decide', 'Quyết định'), ('sign', 'Ký ban hành'), ('issue', 'Phát hành'), ('receive', 'Tiếp nhận'), ('oversee', 'Theo dõi, đôn đốc'), ('administer', 'Quản trị danh mục'), ('audit', 'Kiểm tra nhật ký')], max_length=12)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.agency')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='permissions.post')),
            ],
        ),
        migrations.CreateModel(
            name='SignInFailure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(max_length=64)),
                ('address', models.CharField(max_length=64)),
                ('known', models.BooleanField(help_text='from a browser in which this account had signed in before')),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'at'], name='sign_in_failure_account'), models.Index(fields=['address', 'at'], name='sign_in_failure_address')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='2025 - 2030', max_length=20)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='permissions.agency')),
            ],
        ),
        migrations.AddIndex(
            model_name='agency',
            index=models.Index(fields=['path'], name='agency_path'),
        ),
        migrations.AddConstraint(
            model_name='agencygroup',
            constraint=models.UniqueConstraint(fields=('committee', 'name'), name='agency_group_name'),
        ),
        migrations.AlterUniqueTogether(
            name='agencygrouppermission',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AddConstraint(
            model_name='agencyname',
            constraint=models.UniqueConstraint(fields=('agency', 'since'), name='agency_name_since'),
        ),
        migrations.AlterUniqueTogether(
            name='agencyuserpermission',
            unique_together={('user', 'permission', 'content_object')},
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.CheckConstraint(condition=models.Q(('giver', models.F('taker')), _negated=True), name='delegation_not_to_self'),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.CheckConstraint(condition=models.Q(('duty', 'decide'), _negated=True), name='delegation_never_decides'),
        ),
        migrations.AddConstraint(
            model_name='dutygroup',
            constraint=models.UniqueConstraint(fields=('agency', 'duty'), name='duty_group_once'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['user', 'since'], name='appointment_user'),
        ),
        migrations.AddConstraint(
            model_name='postduty',
            constraint=models.UniqueConstraint(fields=('post', 'duty', 'agency'), name='post_duty_once'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('agency', 'since'), name='term_since'),
        ),
    ]
