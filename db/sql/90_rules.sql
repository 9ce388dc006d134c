-- The transitions (DESIGN §4) and the rules that a hall sets itself. Data: read by the triggers and by Python.

INSERT INTO transition (subject, action, from_status, to_status, roles, guards, basis) VALUES
    ('ticket', 'issue', '', 'waiting', '{kiosk,clerk,chief_representative,township_clerk}', '{}', ''),
    ('ticket', 'call', 'waiting', 'called', '{clerk,chief_representative,township_clerk}', '{holds_window,window_free}', ''),
    ('ticket', 'call_given', 'waiting', 'called', '{clerk,chief_representative,township_clerk}', '{holds_window,of_today,of_window,window_free}', ''),
    ('ticket', 'call_given', 'no_show', 'called', '{clerk,chief_representative,township_clerk}', '{holds_window,of_today,of_window,window_free,one_per_queue}', ''),
    ('ticket', 'recall', 'called', 'called', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window,recall_allowed}', ''),
    ('ticket', 'start', 'called', 'serving', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window}', ''),
    ('ticket', 'mark_no_show', 'called', 'no_show', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window}', ''),
    ('ticket', 'requeue', 'no_show', 'waiting', '{clerk,chief_representative,township_clerk}', '{of_today,requeue_allowed,one_per_queue}', ''),
    ('ticket', 'park', 'serving', 'parked', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window,reason}', ''),
    ('ticket', 'unpark', 'parked', 'serving', '{clerk,chief_representative,township_clerk}', '{holds_window,window_free}', ''),
    ('ticket', 'transfer', 'called', 'waiting', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window,one_per_queue}', ''),
    ('ticket', 'transfer', 'serving', 'waiting', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window,one_per_queue}', ''),
    ('ticket', 'return', 'called', 'waiting', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window}', ''),
    ('ticket', 'finish', 'serving', 'done', '{clerk,chief_representative,township_clerk}', '{holds_window,same_window}', ''),
    ('ticket', 'cancel', 'waiting', 'cancelled', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('ticket', 'cancel', 'called', 'cancelled', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('ticket', 'cancel', 'parked', 'cancelled', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('ticket', 'cancel', 'no_show', 'cancelled', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('ticket', 'release', 'called', 'waiting', '{clerk,chief_representative,township_clerk,supervisor}', '{window_lost}', ''),
    ('ticket', 'release', 'serving', 'waiting', '{clerk,chief_representative,township_clerk,supervisor}', '{window_lost}', ''),
    ('ticket', 'release', 'waiting', 'waiting', '{clerk,chief_representative,township_clerk,supervisor}', '{window_lost}', ''),
    ('ticket', 'close_out', 'waiting', 'cancelled', '{supervisor,centre_admin,clerk,chief_representative,township_clerk,kiosk}', '{reason,closing}', ''),
    ('ticket', 'close_out', 'called', 'cancelled', '{supervisor,centre_admin,clerk,chief_representative,township_clerk,kiosk}', '{reason,closing}', ''),
    ('ticket', 'close_out', 'serving', 'cancelled', '{supervisor,centre_admin,clerk,chief_representative,township_clerk,kiosk}', '{reason,closing}', ''),
    ('ticket', 'close_out', 'parked', 'cancelled', '{supervisor,centre_admin,clerk,chief_representative,township_clerk,kiosk}', '{reason,closing}', ''),
    ('ticket', 'close_out', 'no_show', 'cancelled', '{supervisor,centre_admin,clerk,chief_representative,township_clerk,kiosk}', '{reason,closing}', ''),

    ('case', 'receive', '', 'received', '{clerk,chief_representative,township_clerk,agent}', '{}', '行政许可法第二十九条'),
    ('case', 'correct', 'received', 'received', '{clerk,chief_representative,township_clerk}', '{reason}', '行政许可法第三十二条第一款第三项'),
    ('case', 'request_supplement', 'received', 'awaiting_supplement', '{clerk,chief_representative,township_clerk}', '{everything_at_once,second_notice_reason}', '行政许可法第三十二条第一款第四项'),
    ('case', 'supplement', 'awaiting_supplement', 'received', '{clerk,chief_representative,township_clerk}', '{}', '行政许可法第三十二条第一款第五项'),
    ('case', 'accept', 'received', 'accepted', '{clerk,chief_representative,township_clerk}', '{complete}', '行政许可法第三十二条第一款第五项'),
    ('case', 'accept_deferred', 'received', 'accepted', '{clerk,chief_representative,township_clerk}', '{complete_but_deferrable}', ''),
    ('case', 'deem_accepted', 'received', 'accepted', '{clerk,chief_representative,township_clerk,supervisor}', '{acceptance_overdue}', '行政许可法第三十二条第一款第四项'),
    ('case', 'decline', 'received', 'declined', '{clerk,chief_representative,township_clerk}', '{reason}', '行政许可法第三十二条第一款第二项'),
    ('case', 'declare_not_required', 'received', 'not_required', '{clerk,chief_representative,township_clerk}', '{reason}', '行政许可法第三十二条第一款第一项'),
    ('case', 'review', 'accepted', 'under_review', '{clerk,reviewer,chief_representative,township_clerk}', '{}', '行政许可法第三十四条'),
    ('case', 'stop_clock', 'under_review', 'suspended', '{clerk,reviewer,chief_representative}', '{article_45}', '行政许可法第四十五条'),
    ('case', 'resume_clock', 'suspended', 'under_review', '{clerk,reviewer,chief_representative}', '{}', '行政许可法第四十五条'),
    ('case', 'extend', 'under_review', 'under_review', '{leader}', '{reason,extension_limit,deciding_unit}', '行政许可法第四十二条'),
    ('case', 'submit', 'under_review', 'pending_sign_off', '{clerk,reviewer,chief_representative,township_clerk}', '{}', '行政许可法第三十五条'),
    ('case', 'return_to_review', 'pending_sign_off', 'under_review', '{chief_representative}', '{reason,deciding_unit}', ''),
    ('case', 'escalate', 'pending_sign_off', 'pending_leader', '{chief_representative}', '{deciding_unit}', ''),
    ('case', 'approve', 'pending_sign_off', 'approved', '{chief_representative,leader,clerk,township_clerk}', '{instant_or_signer,deciding_unit,mandate,separated_duties}', '行政许可法第三十八条第一款'),
    ('case', 'refuse', 'pending_sign_off', 'refused', '{chief_representative,leader}', '{reason,deciding_unit,mandate,separated_duties}', '行政许可法第三十八条第二款'),
    ('case', 'approve', 'pending_leader', 'approved', '{leader}', '{deciding_unit,separated_duties}', '行政许可法第三十八条第一款'),
    ('case', 'refuse', 'pending_leader', 'refused', '{leader}', '{reason,deciding_unit,separated_duties}', '行政许可法第三十八条第二款'),
    ('case', 'issue', 'approved', 'issued', '{clerk,chief_representative,township_clerk}', '{}', '行政许可法第三十九条'),
    ('case', 'deliver', 'issued', 'delivered', '{clerk,chief_representative,township_clerk}', '{receiver}', '行政许可法第四十四条'),
    ('case', 'deliver', 'refused', 'delivered', '{clerk,chief_representative,township_clerk}', '{receiver}', '行政许可法第四十四条'),
    ('case', 'withdraw', 'received', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'awaiting_supplement', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'accepted', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'under_review', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'suspended', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'pending_sign_off', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),
    ('case', 'withdraw', 'pending_leader', 'withdrawn', '{clerk,chief_representative,township_clerk}', '{reason}', ''),

    ('rating', 'contact', 'open', 'contacted', '{supervisor}', '{reason}', '国办发〔2019〕51号'),
    ('rating', 'fix', 'contacted', 'fixed', '{supervisor}', '{reason}', '国办发〔2019〕51号'),
    ('rating', 'explain', 'contacted', 'explained', '{supervisor}', '{reason}', '国办发〔2019〕51号'),
    ('rating', 'unfounded', 'contacted', 'unfounded', '{supervisor}', '{reason}', '国办发〔2019〕51号')
ON CONFLICT (subject, action, from_status) DO UPDATE SET
    to_status = excluded.to_status, roles = excluded.roles, guards = excluded.guards, basis = excluded.basis;

-- A value that the hall has changed is kept, within what the law allows: quicker than the law, never slower.
INSERT INTO setting (name, value, at_least, at_most, meaning) VALUES
    ('acceptance_working_days', '5', 1, 5, '收件后作出受理或者一次告知的工作日（行政许可法第三十二条第一款第四项）'),
    ('delivery_working_days', '10', 1, 10, '决定后颁发、送达的工作日（行政许可法第四十四条）'),
    ('supplement_working_days', '10', 1, 250, '请申请人补正的工作日（本厅规则，法律未规定）'),
    ('yellow_working_days', '1', 0, 20, '承诺期限前多少个工作日亮黄灯（本厅规则）'),
    ('recall_maximum', '3', 0, 20, '同一号码最多重呼次数（本厅规则）'),
    ('recall_cool_down_seconds', '10', 0, 600, '两次呼叫之间至少间隔的秒数（本厅规则）'),
    ('show_names', '0', 0, 1, '大厅屏和窗口屏是否在号码旁显示隐去中间字的姓名：1 显示，0 只显示号码（本厅规则）'),
    ('booking_days_ahead', '1', 0, 30, '预约至少提前多少天：1 为最早约明天（本厅规则）'),
    ('booking_working_days', '5', 1, 20, '最远可以预约到今天以后的第几个工作日（本厅规则）'),
    ('bookings_per_day', '1', 1, 5, '同一人同一天最多预约几次，同一队列始终只有一次（本厅规则）'),
    ('booking_cancel_hours', '2', 0, 72, '预约时段开始前多少小时之内不能再取消（本厅规则）'),
    ('check_in_early_minutes', '30', 0, 240, '预约时段开始前多少分钟起可以签到取号（本厅规则）'),
    ('check_in_late_minutes', '15', 0, 240, '预约时段结束后多少分钟之内签到仍可取普通号（本厅规则）'),
    ('appointment_minutes', '60', 0, 480, '按时签到的预约号按早到多少分钟排队（本厅规则）'),
    ('priority_minutes', '60', 0, 600, '老年人、残疾人、军人、孕妇优先，相当于早到多少分钟（本厅规则）'),
    ('green_channel_minutes', '1440', 0, 2880, '绿色通道优先，相当于早到多少分钟（本厅规则）'),
    ('requeue_after', '3', 1, 50, '过号后重新排队，排在本队列几个号之后（本厅规则）'),
    ('requeue_maximum', '1', 0, 10, '同一号码过号后最多可重新排队几次，0为过号无效（本厅规则）'),
    ('window_lost_seconds', '90', 15, 3600, '多少秒没有心跳即视为窗口失联（本厅规则）'),
    ('rating_fresh_minutes', '10', 1, 120, '办结后多少分钟内评价器仍邀请评价（本厅规则）'),
    ('rating_pad_seconds', '30', 10, 300, '评价器多少秒无人触摸即自动返回（本厅规则）'),
    ('rating_default_days', '7', 0, 60, '办结后多少个自然日未评价按默认“基本满意”统计，0 为不默认（广东2019年办法为7日）'),
    ('rating_shown_from', '5', 5, 1000, '工作人员本人一周至少有多少条评价才能看到平均分（本厅规则）'),
    ('contact_days', '1', 1, 10, '差评后多少个工作日内回访（安阳市政务服务条例第五十二条为1个工作日）'),
    ('fix_days', '5', 1, 30, '差评后多少个工作日内整改反馈（本厅规则）')
ON CONFLICT (name) DO UPDATE SET meaning = excluded.meaning, at_least = excluded.at_least,
    at_most = excluded.at_most,
    value = to_jsonb(greatest(excluded.at_least, least(excluded.at_most, (setting.value #>> '{}')::integer)));

-- The papers of the hall, the letter in their number, and what must stand in the log before one is issued.
INSERT INTO document_kind (kind, mark, after, filed_after, is_sealed, basis) VALUES
    ('ticket', '', '{}', '{}', false, ''),
    ('material_receipt', '收', '{receive}', '{}', false, ''),
    ('one_time_notice', '补', '{request_supplement}', '{receive}', false, '行政许可法第三十二条第一款第四项'),
    ('acceptance_notice', '受', '{accept,accept_deferred,deem_accepted}', '{}', false, '行政许可法第三十二条第二款'),
    ('non_acceptance_decision', '不受', '{decline}', '{}', false, '行政许可法第三十二条第一款第二项'),
    ('not_required_notice', '告', '{declare_not_required}', '{}', false, '行政许可法第三十二条第一款第一项'),
    ('approval_decision', '准', '{approve}', '{}', true, '行政许可法第三十八条第一款'),
    ('refusal_decision', '否', '{refuse}', '{}', true, '行政许可法第三十八条第二款'),
    ('certificate', '证', '{issue}', '{}', true, '行政许可法第三十九条'),
    ('delivery_receipt', '送', '{deliver}', '{}', false, '行政许可法第四十四条')
ON CONFLICT (kind) DO UPDATE SET mark = excluded.mark, after = excluded.after, filed_after = excluded.filed_after,
    is_sealed = excluded.is_sealed, basis = excluded.basis;

-- After a restore into another cluster the transaction ids of the old one may lie in this one's future, where
-- no cursor of a synchronisation would ever find them (DESIGN D8).
UPDATE service_case SET xact_id = pg_current_xact_id()
WHERE xact_id >= pg_snapshot_xmax(pg_current_snapshot()) AND xact_id <> pg_current_xact_id();
