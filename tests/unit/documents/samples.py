"""One realistic paper of each kind; tests change single facts with `dataclasses.replace`."""

from datetime import date, datetime

from counter_app.documents.acceptance_notice import AcceptanceNotice
from counter_app.documents.certificate import Certificate
from counter_app.documents.day_summary import DaySummary, SummarySection
from counter_app.documents.decision import ApprovalDecision, RefusalDecision
from counter_app.documents.delivery_receipt import DeliveredDocument, DeliveryReceipt
from counter_app.documents.facts import (
    Clerk,
    DueDate,
    Hall,
    Material,
    Party,
    Remedies,
    TimeLimit,
)
from counter_app.documents.material_receipt import MaterialReceipt
from counter_app.documents.non_acceptance import NonAcceptanceDecision, NotRequiredNotice
from counter_app.documents.one_time_notice import Defect, OneTimeNotice
from counter_app.documents.papers import Paper
from counter_app.documents.ticket import Ticket
from counter_app.domain.hall_time import HALL_TIME

SERVICE_CODE = "500107202611200120003471"
ITEM = "农村村民宅基地用地审批"
AUTHORITY = "重庆市九龙坡区西彭镇人民政府"
RECEIVED = datetime(2026, 11, 20, 10, 36, tzinfo=HALL_TIME)
DAY = date(2026, 11, 20)

HALL = Hall(
    name="九龙坡区行政服务中心",
    place="西彭镇便民服务中心",
    inquiry="咨询电话 023-68780000。",
    supervision="对告知内容有异议，可向督查科反映：023-68781234。",
)
PARTY = Party(
    name="李国强",
    id_kind="居民身份证",
    id_number="510107********0014",
    contact="李国强",
    phone="139****5521",
    agent_name="周小梅",
    agent_phone="138****0034",
)
CLERK = Clerk(name="周敏", post="A岗", phone="023-68785521")
REMEDIES = Remedies(review_authority="重庆市九龙坡区人民政府", court="重庆市九龙坡区人民法院")
MATERIALS = (
    Material(name="农村宅基地和建房（规划许可）申请表", originals=1),
    Material(name="户口簿（全本）", copies=1, note="原件已现场核验"),
    Material(name="户主及成年家庭成员身份证", copies=2, note="原件已现场核验"),
)
DEFECTS = (
    Defect(
        material="户主身份证",
        verdict="missing",
        remedy="带复印件1份（正反面印在同一面）。原件已核验，不必再带。",
    ),
    Defect(
        material="拟建房屋四至图",
        verdict="wrong",
        remedy="在图上标注与公路边沟外缘的距离（县道不少于10米）。",
    ),
    Defect(
        material="村民小组会议讨论记录",
        verdict="missing",
        remedy="原件1份：须有户代表签名。由村民小组出具。",
    ),
)

TICKET = Ticket(
    hall_name=HALL.name,
    zone_name="民生事项区",
    department_name="区规划自然资源局",
    matter=ITEM,
    number="A001",
    people_ahead=3,
    windows=("12号窗口", "13号窗口"),
    issued_at=RECEIVED,
)
NOTICE = OneTimeNotice(
    hall=HALL,
    document_number="九西规补〔2026〕0347号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    received_at=RECEIVED,
    notified_at=RECEIVED,
    defects=DEFECTS,
    taken_count=5,
    supplement_by=DueDate(day=date(2026, 12, 4)),
    submit_at="民生12号窗口，可不再取号",
    clerk=CLERK,
    promised=TimeLimit(count=10),
    statutory=TimeLimit(count=20),
    authority=AUTHORITY,
)
ACCEPTANCE = AcceptanceNotice(
    hall=HALL,
    document_number="九西规受〔2026〕0347号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    case_type="承诺件",
    applied_at=RECEIVED,
    accepted_on=date(2026, 11, 24),
    promised=TimeLimit(count=10),
    promised_due=DueDate(day=date(2026, 12, 8)),
    statutory=TimeLimit(count=20),
    statutory_due=DueDate(day=date(2026, 12, 22)),
    authority=AUTHORITY,
    window_name="民生12号窗口",
    clerk=CLERK,
    notified_on=date(2026, 11, 24),
)
MATERIAL_RECEIPT = MaterialReceipt(
    hall=HALL,
    document_number="九西规收〔2026〕0347号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    received_at=RECEIVED,
    materials=MATERIALS,
    window_name="民生12号窗口",
    clerk=CLERK,
    authority=AUTHORITY,
)
APPROVAL = ApprovalDecision(
    hall=HALL,
    document_number="九西规许〔2026〕0298号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    applied_on=DAY,
    accepted_on=date(2026, 11, 24),
    acceptance_number="九西规受〔2026〕0347号",
    finding="申请人一户一宅，符合村庄规划。",
    legal_basis="《中华人民共和国土地管理法》第六十二条",
    content=("宅基地坐落：西彭镇元明村三社。", "宅基地批准面积120平方米。"),
    valid_from=date(2026, 12, 4),
    valid_until=date(2028, 12, 3),
    certificate_name="农村宅基地批准书",
    certificate_number="渝九西宅〔2026〕0112号",
    authority=AUTHORITY,
    decided_on=date(2026, 12, 4),
)
REFUSAL = RefusalDecision(
    hall=HALL,
    document_number="九西规不许〔2026〕0012号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    applied_on=DAY,
    accepted_on=date(2026, 11, 24),
    legal_basis="《中华人民共和国土地管理法》第六十二条",
    reasons=("申请人出租住宅后再申请宅基地。", "拟用地块位于永久基本农田保护范围内。"),
    remedies=REMEDIES,
    authority=AUTHORITY,
    decided_on=date(2026, 12, 4),
)
DECLINED = NonAcceptanceDecision(
    hall=HALL,
    document_number="九西规不受〔2026〕0003号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    applied_on=DAY,
    reason="该事项不属于本机关职权范围。",
    right_body="重庆市九龙坡区农业农村委员会",
    right_body_contact="二楼21号窗口，023-68781111",
    remedies=REMEDIES,
    authority=AUTHORITY,
    decided_on=DAY,
)
NOT_REQUIRED = NotRequiredNotice(
    hall=HALL,
    document_number="九交不需〔2026〕0007号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name="道路普通货物运输经营许可",
    applied_on=DAY,
    reason="你（单位）使用总质量4500千克及以下普通货运车辆从事普通货运经营。",
    authority="重庆市九龙坡区交通运输委员会",
    notified_on=DAY,
)
CERTIFICATE = Certificate(
    certificate_name="农村宅基地批准书",
    certificate_number="渝九西宅〔2026〕0112号",
    service_code=SERVICE_CODE,
    holder_name="李国强",
    holder_identity="居民身份证 510107197003120014",
    item_name=ITEM,
    content=(("坐落", "重庆市九龙坡区西彭镇元明村三社"), ("批准面积", "宅基地120平方米")),
    valid_from=date(2026, 12, 4),
    valid_until=date(2028, 12, 3),
    authority=AUTHORITY,
    issued_on=date(2026, 12, 4),
)
DELIVERY = DeliveryReceipt(
    hall=HALL,
    document_number="九西规送〔2026〕0298号",
    service_code=SERVICE_CODE,
    party=PARTY,
    item_name=ITEM,
    documents=(DeliveredDocument(name="准予行政许可决定书", number="九西规许〔2026〕0298号"),),
    authority=AUTHORITY,
    place="民生12号窗口",
    made_on=date(2026, 12, 4),
)
SUMMARY = DaySummary(
    hall=HALL,
    heading="大厅一日",
    subheading="2026年11月20日　星期五",
    figures=(("取号", "214"), ("受理", "85"), ("黄灯", "6")),
    sections=(SummarySection(heading="文书", columns=("文件", "大小"), lines=(("取号凭条 A001", "24 KB"),)),),
    remarks=("人员与案件均为虚构。",),
)

PAPERS: tuple[Paper, ...] = (
    TICKET,
    MATERIAL_RECEIPT,
    NOTICE,
    ACCEPTANCE,
    DECLINED,
    NOT_REQUIRED,
    APPROVAL,
    REFUSAL,
    CERTIFICATE,
    DELIVERY,
    SUMMARY,
)
