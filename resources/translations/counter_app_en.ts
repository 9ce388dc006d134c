<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>字体、图标和程序库的许可</source>
        <translation>Licences of fonts, icons and libraries</translation>
    </message>
    <message>
        <source>窗口办理系统 {}</source>
        <translation>Service counter {}</translation>
    </message>
    <message>
        <source>数据库结构 {revision} · PostgreSQL {server}</source>
        <translation>Database schema {revision} · PostgreSQL {server}</translation>
    </message>
</context>
<context>
    <name>ApplicantView</name>
    <message>
        <source>个人或者单位（{key}）</source>
        <translation>Person or organisation ({key})</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>代理人证件号码</source>
        <translation>Representative&apos;s ID number</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>申请人是{kind}</source>
        <translation>The applicant is: {kind}</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of organisation</translation>
    </message>
    <message>
        <source>{kind}号码</source>
        <translation>{kind} no.</translation>
    </message>
    <message>
        <source>证件号码校验通过</source>
        <translation>The ID number is valid</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message>
        <source>不评价</source>
        <translation>No rating</translation>
    </message>
    <message>
        <source>也可用手机扫码评价</source>
        <translation>Or rate on your phone</translation>
    </message>
    <message>
        <source>请对 {window} 号窗口的服务作出评价</source>
        <translation>Please rate the service at window {window}</translation>
    </message>
    <message>
        <source>评价自愿、匿名；{seconds} 秒后自动返回</source>
        <translation>Voluntary and anonymous; back in {seconds} s</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭提示</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>BoardFace</name>
    <message>
        <source>取号后请留意屏幕与广播；过号请到导办台重新排队。</source>
        <translation>Watch the screens and listen for your number. Missed it? Ask at the help desk.</translation>
    </message>
    <message>
        <source>正在读取叫号信息…</source>
        <translation>Reading the calls…</translation>
    </message>
    <message>
        <source>请取号后在休息区等候</source>
        <translation>Take a number and wait in the seating area</translation>
    </message>
    <message>
        <source>断线前的叫号</source>
        <translation>Calls before the line was cut</translation>
    </message>
    <message>
        <source>再次呼叫</source>
        <translation>Second call</translation>
    </message>
    <message>
        <source>请到窗口办理</source>
        <translation>Please go to</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>{number}号窗口</source>
        <translation>Window {number}</translation>
    </message>
    <message>
        <source>{window}（{reason}）</source>
        <translation>{window} ({reason})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{numbers}号窗口</source>
        <translation>Windows {numbers}</translation>
    </message>
    <message>
        <source>{count} 个窗口，请留意各窗口屏</source>
        <translation>{count} windows; see the screen at each window</translation>
    </message>
    <message>
        <source>{number} 号窗口</source>
        <translation>Window {number}</translation>
    </message>
    <message>
        <source>等候 {count} 人</source>
        <translation>{count} waiting</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>各窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>窗口、部门、人员 / 拼音</source>
        <translation>Window, unit, name</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>当前号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>超期与临期</source>
        <translation>Overdue, due soon</translation>
    </message>
    <message>
        <source>最久超期</source>
        <translation>Longest overdue</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>法定超期</source>
        <translation>Past statutory limit</translation>
    </message>
    <message>
        <source>超承诺（红灯）</source>
        <translation>Past promise (red)</translation>
    </message>
    <message>
        <source>临期（黄灯）</source>
        <translation>Due soon (yellow)</translation>
    </message>
    <message>
        <source>等候 / 最久</source>
        <translation>Waiting / longest</translation>
    </message>
    <message>
        <source>今日按时办结率</source>
        <translation>On time today</translation>
    </message>
    <message>
        <source>按问题排序</source>
        <translation>Sorted by problem</translation>
    </message>
    <message>
        <source>按窗口排序</source>
        <translation>Sorted by window</translation>
    </message>
    <message>
        <source>已办 {}</source>
        <translation>{} decided</translation>
    </message>
    <message>
        <source>还没有办结</source>
        <translation>Nothing decided yet</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>没有符合的窗口</source>
        <translation>No window fits</translation>
    </message>
    <message>
        <source>换一个专区，或清空搜索、再点一次上方的数字。</source>
        <translation>Choose another zone, clear the search, or click the figure above again.</translation>
    </message>
</context>
<context>
    <name>BoardWindow</name>
    <message>
        <source>{ticket} → {window}号窗口</source>
        <translation>{ticket} → window {window}</translation>
    </message>
    <message>
        <source>大厅叫号屏</source>
        <translation>Hall board</translation>
    </message>
</context>
<context>
    <name>BookingFormView</name>
    <message>
        <source>事项名称、部门或拼音首字母</source>
        <translation>Item name, department or pinyin initials</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
    <message>
        <source>预约人证件号码</source>
        <translation>ID number of the visitor</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话（可不填）</source>
        <translation>Phone (optional)</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>清空本人</source>
        <translation>Clear person</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>新预约</source>
        <translation>New booking</translation>
    </message>
    <message>
        <source>证件号码没有通过校验</source>
        <translation>The ID number does not check out</translation>
    </message>
    <message>
        <source>证件上确实是这个号码的，可以照样预约。</source>
        <translation>If the document really says so, the booking can be made all the same.</translation>
    </message>
    <message>
        <source>照证件预约</source>
        <translation>Book as on the ID</translation>
    </message>
    <message>
        <source>选事项</source>
        <translation>choose item</translation>
    </message>
    <message>
        <source>没有找到事项</source>
        <translation>No item found</translation>
    </message>
    <message>
        <source>换一个说法，或者输入拼音首字母。</source>
        <translation>Say it differently, or type the pinyin initials.</translation>
    </message>
    <message>
        <source>没有可预约的事项</source>
        <translation>No item can be booked</translation>
    </message>
    <message>
        <source>请中心管理员在大厅说明文件里为队列设预约时段。</source>
        <translation>Ask the centre admin to set booking slots for the queue in the hall&apos;s file.</translation>
    </message>
    <message>
        <source>没有可约的日期</source>
        <translation>No date can be booked</translation>
    </message>
    <message>
        <source>先选事项</source>
        <translation>Choose an item first</translation>
    </message>
    <message>
        <source>没有可约的时段</source>
        <translation>No slot can be booked</translation>
    </message>
    <message>
        <source>先选日期</source>
        <translation>Choose a date first</translation>
    </message>
</context>
<context>
    <name>BookingListView</name>
    <message>
        <source>证件类型</source>
        <translation>ID type</translation>
    </message>
    <message>
        <source>证件号码，查本人的预约</source>
        <translation>ID number, to find one person&apos;s bookings</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>签到取号</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Cancel booking</translation>
    </message>
    <message>
        <source>今天全部</source>
        <translation>All of today</translation>
    </message>
    <message>
        <source>今天的预约</source>
        <translation>Today&apos;s bookings</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>预约人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>取消后名额让给别人，本人信息随即清除：{who} {when}。</source>
        <translation>The place goes to somebody else and the person&apos;s data are removed at once: {who} {when}.</translation>
    </message>
    <message>
        <source>本人的预约</source>
        <translation>This person&apos;s bookings</translation>
    </message>
    <message>
        <source>{count} 个，未到 {waiting}</source>
        <translation>{count}, {waiting} not here yet</translation>
    </message>
    <message>
        <source>这个证件没有预约</source>
        <translation>No booking under this ID</translation>
    </message>
    <message>
        <source>请核对证件类型和号码；可以在右边新预约。</source>
        <translation>Check the type and number; a new booking can be made at the right.</translation>
    </message>
    <message>
        <source>今天没有预约</source>
        <translation>No bookings today</translation>
    </message>
    <message>
        <source>预约成功后会自动出现在这里。</source>
        <translation>They appear here by themselves once booked.</translation>
    </message>
</context>
<context>
    <name>BookingWorkplace</name>
    <message>
        <source>新预约填了一半，还没有预约。</source>
        <translation>A new booking is half filled in and not made yet.</translation>
    </message>
    <message>
        <source>提前 {ahead} 天起，{days} 个工作日内，每人每天 {most} 次</source>
        <translation>{ahead} day(s) ahead, within {days} working days, {most} per person and day</translation>
    </message>
</context>
<context>
    <name>BulletinLine</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制日期与根，供核对记录时使用</source>
        <translation>Copy the date and the root, for checking the log later</translation>
    </message>
    <message>
        <source>复制日公报的根</source>
        <translation>Copy the bulletin&apos;s root</translation>
    </message>
</context>
<context>
    <name>CaseActionBar</name>
    <message>
        <source>选办件</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>翻阅</source>
        <translation>page</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>papers</translation>
    </message>
    <message>
        <source>先选一个办件。</source>
        <translation>Choose a case first.</translation>
    </message>
    <message>
        <source>本件现为“{status}”，按您的岗位不能在这一步“{action}”。</source>
        <translation>The case is &quot;{status}&quot;: no &quot;{action}&quot; by your role at this step.</translation>
    </message>
    <message>
        <source>{name}的“{item}”：{status}。</source>
        <translation>&quot;{item}&quot; of {name}: {status}.</translation>
    </message>
</context>
<context>
    <name>CaseBrowser</name>
    <message>
        <source>超期 {} 件</source>
        <translation>{} overdue</translation>
    </message>
    <message>
        <source>没有选中的办件</source>
        <translation>No case chosen</translation>
    </message>
</context>
<context>
    <name>CaseFile</name>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>CaseListSheet</name>
    <message>
        <source>本窗口在办</source>
        <translation>Open at this window</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>共 {count} 件</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>没有在办的办件</source>
        <translation>No open case</translation>
    </message>
    <message>
        <source>本窗口收的件都已办结。</source>
        <translation>Every case received at this window is finished.</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>History</translation>
    </message>
    <message>
        <source>统一服务监管码</source>
        <translation>Service code</translation>
    </message>
    <message>
        <source>{}号窗口</source>
        <translation>Window {}</translation>
    </message>
    <message>
        <source>{} 代办</source>
        <translation>filed by {}</translation>
    </message>
    <message>
        <source>（校验未通过，已确认）</source>
        <translation>(check failed, confirmed)</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>证照编号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>审查意见（{name} {time}）：</source>
        <translation>Reviewer&apos;s opinion ({name} {time}): </translation>
    </message>
    <message>
        <source>没有写意见。</source>
        <translation>No opinion given.</translation>
    </message>
    <message>
        <source>申请材料：本事项不收材料</source>
        <translation>Materials: none needed for this item</translation>
    </message>
    <message>
        <source>申请材料 {} 项</source>
        <translation>Materials: {}</translation>
    </message>
    <message>
        <source>，{} 项待补正</source>
        <translation>, {} to supplement</translation>
    </message>
    <message>
        <source>，{} 项未核</source>
        <translation>, {} unchecked</translation>
    </message>
    <message>
        <source>，均已核对</source>
        <translation>, all checked</translation>
    </message>
    <message>
        <source>申报材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Orig.</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>缺陷</source>
        <translation>Defect</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Materials</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>打印一次性告知单</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Accept deferred</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>暂存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>送签批</source>
        <translation>To sign-off</translation>
    </message>
    <message>
        <source>制证打印</source>
        <translation>Print certificate</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>这位办什么事？</source>
        <translation>What is this visit about?</translation>
    </message>
    <message>
        <source>按 Ctrl+K 找事项，按 Ctrl+F 或扫描条码打开办件。</source>
        <translation>Ctrl+K finds a item; Ctrl+F or a scanned barcode opens a case.</translation>
    </message>
    <message>
        <source>等候办理</source>
        <translation>Ready to serve</translation>
    </message>
    <message>
        <source>呼叫下一位后，办事指南在这里打开。扫描条码可直接打开办件。</source>
        <translation>After a call the service guide opens here. Scan a barcode to open its case.</translation>
    </message>
    <message>
        <source>未收件</source>
        <translation>Not received</translation>
    </message>
    <message>
        <source>受理并当场办结</source>
        <translation>Accept and decide</translation>
    </message>
    <message>
        <source>打印办理结果</source>
        <translation>Print result</translation>
    </message>
</context>
<context>
    <name>CatalogueWorkplace</name>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>事项名称、编码或拼音首字母</source>
        <translation>Name, code or pinyin initials</translation>
    </message>
    <message>
        <source>实施机关</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>无指南</source>
        <translation>No guide</translation>
    </message>
    <message>
        <source>选事项</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>翻阅</source>
        <translation>page</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>search</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>有指南 {}</source>
        <translation>With guide {}</translation>
    </message>
    <message>
        <source>待补指南 {}</source>
        <translation>No guide yet {}</translation>
    </message>
    <message>
        <source>没有找到事项</source>
        <translation>No item found</translation>
    </message>
    <message>
        <source>换一个说法，或者只输入两三个字的拼音首字母。</source>
        <translation>Try another word, or only two or three pinyin initials.</translation>
    </message>
    <message>
        <source>没有选中的事项</source>
        <translation>No item chosen</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>账号变更记录</source>
        <translation>Changes of logins</translation>
    </message>
    <message>
        <source>最近 50 次</source>
        <translation>The last 50</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>选记录</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>还没有变更记录</source>
        <translation>No changes yet</translation>
    </message>
    <message>
        <source>每次改动账号、岗位、代岗、授权都记在这里。</source>
        <translation>Every change of a login, duty, cover or mandate is kept here.</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>申报材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Orig.</translation>
    </message>
    <message>
        <source>复印件</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>缺陷</source>
        <translation>Defect</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>按区域</source>
        <translation>By zone</translation>
    </message>
    <message>
        <source>按部门</source>
        <translation>By department</translation>
    </message>
    <message>
        <source>按一件事</source>
        <translation>Life events</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>事项名称或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>点拼音首字母查找：宅基地点 ZJD；也可以键入事项、部门或“一件事”的名称。</source>
        <translation>Tap pinyin initials: 宅基地 is ZJD; or type an item, a department or a life event.</translation>
    </message>
    <message>
        <source>已读取证件 {number}，请选择事项</source>
        <translation>ID {number} was read; choose a matter</translation>
    </message>
    <message>
        <source>“{query}”找到 {count} 项</source>
        <translation>&quot;{query}&quot;: {count} found</translation>
    </message>
    <message>
        <source>请选择办理区域</source>
        <translation>Choose a zone</translation>
    </message>
    <message>
        <source>请选择办理部门</source>
        <translation>Choose a department</translation>
    </message>
    <message>
        <source>请选择要办的一件事</source>
        <translation>Choose your life event</translation>
    </message>
    <message>
        <source>{count} 个事项</source>
        <translation>{count} items</translation>
    </message>
    <message>
        <source>等候 {count} 人</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>无人等候</source>
        <translation>nobody waiting</translation>
    </message>
    <message>
        <source>没有找到这个事项</source>
        <translation>No such item found</translation>
    </message>
    <message>
        <source>请换一个词，或到导办台咨询。</source>
        <translation>Try another word, or ask at the help desk.</translation>
    </message>
    <message>
        <source>正在读取办理事项…</source>
        <translation>Reading the items…</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>送达期限</source>
        <translation>Deliver by</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>none</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>未收件</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>告知期限</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>补正期限</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>承诺 {limit}</source>
        <translation>Promised {limit}</translation>
    </message>
    <message>
        <source>法定 {limit}</source>
        <translation>Statutory {limit}</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>以事件起算</source>
        <translation>from an event</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Statutory</translation>
    </message>
    <message>
        <source>今日起 {day}</source>
        <translation>{day} if&#xa0;today</translation>
    </message>
</context>
<context>
    <name>CounterWorkplace</name>
    <message>
        <source>扫描条码可直接打开办件</source>
        <translation>Scan a barcode to open its case</translation>
    </message>
    <message>
        <source>号码 {label} 还在这个窗口：请先办结、挂起、转移或者退回，再换窗口。</source>
        <translation>Ticket {label} is still at this window: finish, park, transfer or return it before you change windows.</translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>这段时间还没有人取号</source>
        <translation>Nobody took a number in this time</translation>
    </message>
    <message>
        <source>取号（左，个）</source>
        <translation>Taken (left)</translation>
    </message>
    <message>
        <source>呼叫（左，个）</source>
        <translation>Calls (left)</translation>
    </message>
    <message>
        <source>平均等候（右，分）</source>
        <translation>Average wait (right, min)</translation>
    </message>
    <message>
        <source>九成的人等候不超过（右，分）</source>
        <translation>Nine of ten wait at most (right, min)</translation>
    </message>
    <message>
        <source>{name}：{what} {count} 个，平均等候 {average}，九成不超过 {within}</source>
        <translation>{name}: {what} {count}, average wait {average}, nine of ten within {within}</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Calls</translation>
    </message>
</context>
<context>
    <name>CoverView</name>
    <message>
        <source>代岗（AB 角）</source>
        <translation>Cover (A/B posts)</translation>
    </message>
    <message>
        <source>登记代岗</source>
        <translation>Enter cover</translation>
    </message>
    <message>
        <source>结束代岗</source>
        <translation>End cover</translation>
    </message>
    <message>
        <source>离岗人（A 角）</source>
        <translation>Absent (A)</translation>
    </message>
    <message>
        <source>代岗人（B 角）</source>
        <translation>Acting (B)</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>代岗中</source>
        <translation>Acting now</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not yet begun</translation>
    </message>
    <message>
        <source>现在没有人代岗</source>
        <translation>Nobody is covered now</translation>
    </message>
    <message>
        <source>有人请假、外出时，按 F2 登记由谁代办、到哪天为止。</source>
        <translation>When somebody is away, press F2 to enter who acts for them and until when.</translation>
    </message>
    <message>
        <source>代岗期间代岗人有离岗人的全部岗位，办理记录写代岗人本人的名字。</source>
        <translation>While it lasts, the acting person has all duties of the absent one; the log bears the acting person&apos;s own name.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>代岗人不能是离岗人自己，请另选一位。</source>
        <translation>Nobody acts for themselves: choose someone else.</translation>
    </message>
    <message>
        <source>不能让自己代岗，请由另一位管理员办理。</source>
        <translation>You cannot make yourself the acting person: ask another admin.</translation>
    </message>
    <message>
        <source>最后一天不能早于第一天。</source>
        <translation>The last day cannot be before the first.</translation>
    </message>
    <message>
        <source>{first} 至 {last}（首尾两天都算），{acting} 可以办理 {absent} 的全部岗位能办的件。到期自动终止。</source>
        <translation>From {first} to {last}, both included, {acting} may do whatever {absent}&apos;s duties allow. It ends by itself.</translation>
    </message>
    <message>
        <source>{acting} 从现在起不再代 {absent} 办理；已经办的件和记录不变。</source>
        <translation>{acting} no longer acts for {absent} from now on; what was done stays as it is.</translation>
    </message>
    <message>
        <source>已登记代岗。</source>
        <translation>Cover entered.</translation>
    </message>
    <message>
        <source>已结束代岗。</source>
        <translation>Cover ended.</translation>
    </message>
</context>
<context>
    <name>CurrentCard</name>
    <message>
        <source>呼叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>指定</source>
        <translation>Call…</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>今日办结 {count}</source>
        <translation>{count} done today</translation>
    </message>
    <message>
        <source>呼叫指定号码</source>
        <translation>Call a given number</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>{seconds} 秒</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>优先：{reason}</source>
        <translation>Priority: {reason}</translation>
    </message>
    <message>
        <source>代 {count} 人办理</source>
        <translation>For {count} people</translation>
    </message>
    <message>
        <source>等了 {time}</source>
        <translation>Waited {time}</translation>
    </message>
    <message>
        <source>没有打开窗口</source>
        <translation>No window open</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>已办理 {time}</source>
        <translation>Serving {time}</translation>
    </message>
    <message>
        <source>已呼叫 {time}</source>
        <translation>Called {time}</translation>
    </message>
    <message>
        <source> · 重呼 {count} 次</source>
        <translation> · recalled {count}×</translation>
    </message>
    <message>
        <source>打开窗口</source>
        <translation>Open a window</translation>
    </message>
    <message>
        <source>没有回音，再问一次</source>
        <translation>No answer: ask again</translation>
    </message>
    <message>
        <source>办结并呼叫下一位</source>
        <translation>Finish, call next</translation>
    </message>
    <message>
        <source>请先选择并打开窗口。</source>
        <translation>Choose and open a window first.</translation>
    </message>
    <message>
        <source>正在等候上一步的结果。</source>
        <translation>Waiting for the answer to the last step.</translation>
    </message>
    <message>
        <source>窗口已暂停，按 F12 恢复后再呼叫。</source>
        <translation>The window is paused: F12 resumes, then call.</translation>
    </message>
    <message>
        <source>窗口没有号码，按 F2 呼叫下一位。</source>
        <translation>No number at the window: F2 calls the next.</translation>
    </message>
    <message>
        <source>当前号码还没有开始：先开始、过号或退回。</source>
        <translation>This number has not started: start, no-show or return first.</translation>
    </message>
    <message>
        <source>先按 F4 开始办理。</source>
        <translation>Press F4 to start first.</translation>
    </message>
    <message>
        <source>已经开始办理，不能再这样操作。</source>
        <translation>Already started: this is no longer possible.</translation>
    </message>
    <message>
        <source>已重呼 {count} 次，仍未到场请按 F8 过号。</source>
        <translation>Called again {count} times; if nobody comes, press F8 for a no-show.</translation>
    </message>
    <message>
        <source>刚刚呼叫过，{seconds} 秒后可以重呼。</source>
        <translation>Called just now; call again in {seconds} s.</translation>
    </message>
    <message>
        <source>办结并呼叫指定号码</source>
        <translation>Finish and call a number</translation>
    </message>
</context>
<context>
    <name>DayEnd</name>
    <message>
        <source>没有要结束的号码。</source>
        <translation>There is no number to end.</translation>
    </message>
    <message>
        <source>结束今天的排队</source>
        <translation>End today&apos;s queue</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>今天的办理时间已结束</source>
        <translation>Service hours are over for today</translation>
    </message>
    <message>
        <source>全部作废</source>
        <translation>Cancel all</translation>
    </message>
    <message>
        <source>确需提前结束时填写，如停电、系统故障。</source>
        <translation>Only where the day must end early, such as a power cut or a system failure.</translation>
    </message>
    <message>
        <source>大厅没有设办理时间，取号机一直出号。</source>
        <translation>The hall has no opening hours set; the kiosk goes on giving numbers.</translation>
    </message>
    <message>
        <source>大厅今天办理到 {time}，取号机还会出号。</source>
        <translation>The hall is open until {time} today and the kiosk goes on giving numbers.</translation>
    </message>
    <message>
        <source>现在结束，{count} 个号码作废，已取号的群众要重新取号。</source>
        <translation>Ending now cancels {count} numbers, and those visitors must take a number again.</translation>
    </message>
    <message>
        <source>还有 {} 个号码没有办完（等候、挂起、过号），将全部作废，不能恢复。</source>
        <translation>{} numbers are still open (waiting, parked, missed); all will be cancelled for good.</translation>
    </message>
    <message>
        <source>窗口上正在办理的 {} 位不受影响。</source>
        <translation>{} being served at windows are not touched.</translation>
    </message>
    <message>
        <source>过夜队列等候的 {} 位保留到明天。</source>
        <translation>{} waiting in overnight queues are kept for tomorrow.</translation>
    </message>
    <message>
        <source>以前遗留的号码 {count} 个，已作废或将作废：{named}。</source>
        <translation>{count} left over from earlier days, cancelled or to be cancelled: {named}.</translation>
    </message>
    <message>
        <source>请写明原因，群众问起时有据可查。</source>
        <translation>Give the reason; people will ask for it.</translation>
    </message>
    <message>
        <source>今天的排队已结束，作废 {} 个号码。</source>
        <translation>Today&apos;s queue has ended; {} numbers were cancelled.</translation>
    </message>
    <message>
        <source>窗口上还有：{}。</source>
        <translation>Still at windows: {}.</translation>
    </message>
</context>
<context>
    <name>DefectEditor</name>
    <message>
        <source>缺陷</source>
        <translation>Defect</translation>
    </message>
    <message>
        <source>写明缺什么、错在哪里</source>
        <translation>Say what is missing or wrong</translation>
    </message>
    <message>
        <source>常用缺陷</source>
        <translation>Usual defects</translation>
    </message>
</context>
<context>
    <name>DeskIssuing</name>
    <message>
        <source>不优先</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>代取号</source>
        <translation>Take a number for someone</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>Prio</translation>
    </message>
    <message>
        <source>办理人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>身份证号码（可不填）</source>
        <translation>ID number (optional)</translation>
    </message>
    <message>
        <source>名称、部门或拼音首字母，如 zjd；有几个符合时再选。</source>
        <translation>Name, department or pinyin initials, such as zjd; where several fit, choose one.</translation>
    </message>
    <message>
        <source>姓名（与身份证号码一起填，可不填）</source>
        <translation>Name (with the ID number; optional)</translation>
    </message>
    <message>
        <source>优先理由由您当面核实，绿色通道只在这里取号。</source>
        <translation>You check the reason for priority in person; green-channel numbers are given only here.</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>没有找到这个事项，请换一个词。</source>
        <translation>No such item; try another word.</translation>
    </message>
    <message>
        <source>有 {count} 个事项符合，请写得更确切：{names}…</source>
        <translation>{count} items match; be more exact: {names}…</translation>
    </message>
    <message>
        <source>请输入 1 到 {most} 之间的人数。</source>
        <translation>Enter between 1 and {most} people.</translation>
    </message>
    <message>
        <source>证件号码不对，请核对；也可以不填。</source>
        <translation>The ID number is wrong; check it, or leave it out.</translation>
    </message>
    <message>
        <source>填了姓名，请把身份证号码也填上；没有号码就把姓名清空。</source>
        <translation>A name needs its ID number, too; without a number, clear the name.</translation>
    </message>
    <message>
        <source>哪个事项？</source>
        <translation>Which matter?</translation>
    </message>
    <message>
        <source>已取 {label} 号，前面还有 {count} 人。</source>
        <translation>Number {label} taken, {count} ahead.</translation>
    </message>
    <message>
        <source>已有 {label} 号</source>
        <translation>Already has {label}</translation>
    </message>
    <message>
        <source>这位群众在“{queue}”的号码还没有办完，不用再取。</source>
        <translation>This visitor&apos;s number of “{queue}” is still open; no other is needed.</translation>
    </message>
    <message>
        <source>补打号码</source>
        <translation>Print again</translation>
    </message>
</context>
<context>
    <name>DeskPresenter</name>
    <message>
        <source>这个事项不归本窗口收件，也没有窗口在叫它的队列，请联系中心管理员。</source>
        <translation>This item is not taken in at this window, and no window that may take it in calls its queue. Please tell the centre admin.</translation>
    </message>
    <message>
        <source>这个事项不归本窗口收件，请按 F7 转到 {windows} 号窗口。</source>
        <translation>This item is not taken in at this window: press F7 to transfer the visitor to window {windows}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>谢谢！以下可以不填</source>
        <translation>Thank you! The rest is optional</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>回访电话 {phone}</source>
        <translation>Call back at {phone}</translation>
    </message>
    <message>
        <source>留下电话，请督查人员回访</source>
        <translation>Leave a phone number for a call back</translation>
    </message>
    <message>
        <source>{seconds} 秒后自动提交</source>
        <translation>Submitted by itself in {seconds} s</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>退格</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>DownPage</name>
    <message>
        <source>取号机暂时连不上，请到导办台取号</source>
        <translation>This kiosk is offline. Take your number at the help desk.</translation>
    </message>
    <message>
        <source>恢复后本机自动可用，不需要操作。</source>
        <translation>It comes back by itself.</translation>
    </message>
</context>
<context>
    <name>DraftOffer</name>
    <message>
        <source>继续上次的录入？</source>
        <translation>Go on with what you were typing?</translation>
    </message>
    <message>
        <source>继续录入</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>填过的内容和核对结果都还在</source>
        <translation>Everything typed and checked is still there</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>这份内容从本机删除</source>
        <translation>It is deleted from this machine</translation>
    </message>
    <message>
        <source>有一份未完成的录入（{who}，{item}，{at}）。按 Esc 留到下次登录。</source>
        <translation>There is an unfinished intake ({who}, {item}, {at}). Esc keeps it until the next sign-in.</translation>
    </message>
    <message>
        <source>未填姓名</source>
        <translation>no name yet</translation>
    </message>
</context>
<context>
    <name>EnquiryDaySheet</name>
    <message>
        <source>今日首问咨询</source>
        <translation>Today&apos;s enquiries</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>首问人</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>今天 {count} 次，按类别：{counts}</source>
        <translation>{count} today, by kind: {counts}</translation>
    </message>
    <message>
        <source>按首问人的部门：{counts}</source>
        <translation>By department of first contact: {counts}</translation>
    </message>
    <message>
        <source>今天还没有首问登记</source>
        <translation>No enquiry recorded today</translation>
    </message>
    <message>
        <source>窗口人员按 F10 登记后，会自动出现在这里。</source>
        <translation>They appear here once the windows record them with F10.</translation>
    </message>
    <message>
        <source>{name} {count}（引导 {referred}）</source>
        <translation>{name} {count} ({referred} referred)</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <translation>{name} {count}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>EnquiryPresenter</name>
    <message>
        <source>请先打开一个窗口，再登记咨询。</source>
        <translation>Open a window before recording an enquiry.</translation>
    </message>
    <message>
        <source>已登记{topic}，引导到{place}。</source>
        <translation>Recorded {topic}, sent to {place}.</translation>
    </message>
    <message>
        <source>已登记{topic}。</source>
        <translation>Recorded {topic}.</translation>
    </message>
    <message>
        <source>连不上数据库，这一条还没有登记。写的都在，线路恢复后再按一次。</source>
        <translation>The database cannot be reached; this one is not recorded yet. All is kept; press again when the line is back.</translation>
    </message>
</context>
<context>
    <name>EnquirySheet</name>
    <message>
        <source>首问登记</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>按数字立即登记；Ctrl+数字先选类别再写内容。</source>
        <translation>A digit records at once; Ctrl+digit chooses the kind first, then write.</translation>
    </message>
    <message>
        <source>问（可不填）</source>
        <translation>Question (optional)</translation>
    </message>
    <message>
        <source>答（可不填）</source>
        <translation>Answer (optional)</translation>
    </message>
    <message>
        <source>引导到</source>
        <translation>Send to</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>我今天的登记</source>
        <translation>My enquiries today</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>您是首问责任人：当场答复，或者引导到能办的地方。不需要号码，也不建办件。</source>
        <translation>You are first responsible: answer on the spot, or send on to where it can be done. No number, no case.</translation>
    </message>
    <message>
        <source>您是首问责任人。当前号码 {ticket}，事项：{item}。</source>
        <translation>You are first responsible. Current number {ticket}, item: {item}.</translation>
    </message>
    <message>
        <source>当场答复，不引导</source>
        <translation>Answered here, not sent on</translation>
    </message>
    <message>
        <source>{ticket} 一并转过去，排队先后不变</source>
        <translation>{ticket} is transferred too, its place kept</translation>
    </message>
    <message>
        <source>{ticket} 留在本窗口</source>
        <translation>{ticket} stays at this window</translation>
    </message>
    <message>
        <source>那里没有开着的窗口，号码不能转</source>
        <translation>No window is open there; the number cannot go</translation>
    </message>
    <message>
        <source>今天还没有登记</source>
        <translation>Nothing recorded today</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>答</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>EntrustingDialogs</name>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>改岗位：{name}（{login}）</source>
        <translation>Duties of {name} ({login})</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>至少要有一个岗位；不再用的账号请停用。</source>
        <translation>At least one duty is needed; disable a login that is no longer used.</translation>
    </message>
    <message>
        <source>岗位没有变化。</source>
        <translation>The duties are unchanged.</translation>
    </message>
    <message>
        <source>授予{}</source>
        <translation>grant {}</translation>
    </message>
    <message>
        <source>收回{}</source>
        <translation>withdraw {}</translation>
    </message>
    <message>
        <source>先可签批本单位全部事项，可再用授权书限定</source>
        <translation>may at first sign for every item of the unit, which a mandate can narrow</translation>
    </message>
    <message>
        <source>将对{name}（{login}）{what}。数据库里的权限立即改变，画面在本人重新登录后改变。</source>
        <translation>{name} ({login}): {what}. The rights change at once, the screen at the next sign-in.</translation>
    </message>
    <message>
        <source>改岗位</source>
        <translation>Change duties</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>授权书：{name}（{unit}）</source>
        <translation>Mandate of {name} ({unit})</translation>
    </message>
    <message>
        <source>本单位全部事项</source>
        <translation>Every item of the unit</translation>
    </message>
    <message>
        <source>只限下面选定的事项</source>
        <translation>Only the items chosen below</translation>
    </message>
    <message>
        <source>收回授权，不能签批任何事项</source>
        <translation>Withdraw it: no item may be signed</translation>
    </message>
    <message>
        <source>长期有效，直到收回</source>
        <translation>Until it is withdrawn</translation>
    </message>
    <message>
        <source>到下面这一天为止</source>
        <translation>Until the day below</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>这个单位还没有事项，请先导入事项清单。</source>
        <translation>This unit has no items yet: import the item list first.</translation>
    </message>
    <message>
        <source>请至少选一项，或者在上面另选范围。</source>
        <translation>Choose at least one item, or another scope above.</translation>
    </message>
    <message>
        <source>从今天起，{name}可以签批{unit}的全部事项，{until}。原来的授权随即作废。</source>
        <translation>From today {name} may sign for every item of {unit}, {until}. The mandate before it ends.</translation>
    </message>
    <message>
        <source>从今天起，{name}只能签批选定的 {count} 项，{until}。原来的授权随即作废。</source>
        <translation>From today {name} may sign for the {count} chosen items only, {until}. The mandate before it ends.</translation>
    </message>
    <message>
        <source>从今天起，{name}不能签批任何事项，待签批的件由单位负责人签批。</source>
        <translation>From today {name} may sign for no item; the head of the unit signs what is pending.</translation>
    </message>
    <message>
        <source>到 {} 为止</source>
        <translation>until {}</translation>
    </message>
    <message>
        <source>授权书</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>登记授权</source>
        <translation>Enter mandate</translation>
    </message>
    <message>
        <source>收回授权</source>
        <translation>Withdraw mandate</translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message>
        <source>等候中 / 最久</source>
        <translation>Waiting / longest</translation>
    </message>
    <message>
        <source>办理中 / 挂起</source>
        <translation>Serving / parked</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>等候平均/九成</source>
        <translation>Wait, average/90 %</translation>
    </message>
    <message>
        <source>办理平均/九成</source>
        <translation>Service, average/90 %</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-shows</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>等候中</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>平均等候</source>
        <translation>Average wait</translation>
    </message>
    <message>
        <source>九成等候</source>
        <translation>Wait, 90 %</translation>
    </message>
    <message>
        <source>平均办理</source>
        <translation>Average service</translation>
    </message>
    <message>
        <source>九成办理</source>
        <translation>Service, 90 %</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-shows</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>办结（邀请评价）</source>
        <translation>Finished (invited)</translation>
    </message>
    <message>
        <source>已评价 / 评价率</source>
        <translation>Rated / share</translation>
    </message>
    <message>
        <source>满意率</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>差评</source>
        <translation>Bad ratings</translation>
    </message>
    <message>
        <source>好差评统计</source>
        <translation>Service ratings</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>邀请</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>已评</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>评价率</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>不评价</source>
        <translation>No rating</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not due</translation>
    </message>
    <message>
        <source>“默认”为期限内未评价的，按基本满意统计，不是群众作出的评价</source>
        <translation>“Default” are those not rated in time, counted as fairly satisfied; nobody said so</translation>
    </message>
    <message>
        <source>这段时间没有办结的服务</source>
        <translation>No service was finished in this time</translation>
    </message>
    <message>
        <source>窗口办结后，评价情况会自动统计在这里。</source>
        <translation>Ratings are counted here by themselves once windows finish services.</translation>
    </message>
</context>
<context>
    <name>FiguresWorkplace</name>
    <message>
        <source>数据明细</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>已导出到 {}</source>
        <translation>Exported to {}</translation>
    </message>
    <message>
        <source>查看哪几天</source>
        <translation>Show which days</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>首尾两天都算，按大厅所在地的日期。</source>
        <translation>Both days count, by the hall&apos;s own date.</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>最后一天不能早于第一天。</source>
        <translation>The last day cannot be before the first.</translation>
    </message>
    <message>
        <source>一次最多看 {} 天，请选得近一些。</source>
        <translation>At most {} days at once; choose a shorter span.</translation>
    </message>
    <message>
        <source>这段时间没有号码</source>
        <translation>No numbers in this time</translation>
    </message>
    <message>
        <source>取号、叫号之后这里自动有数据；也可以按 Ctrl+← 看前一段。</source>
        <translation>Figures appear once numbers are taken and called; Ctrl+← shows the span before.</translation>
    </message>
    <message>
        <source>今日、本周、本月</source>
        <translation>Today, this week, this month</translation>
    </message>
    <message>
        <source>起止日期</source>
        <translation>From, to</translation>
    </message>
    <message>
        <source>前一段</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>后一段</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>换表</source>
        <translation>Other table</translation>
    </message>
    <message>
        <source>排序（{}）</source>
        <translation>sort ({})</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
</context>
<context>
    <name>FilingQuestions</name>
    <message>
        <source>{name}的“{item}”领用一个监管码，放入待同步；以后不能再改。</source>
        <translation>&quot;{item}&quot; of {name} takes a service code and waits for sync; it cannot be changed afterwards.</translation>
    </message>
    <message>
        <source>完成收件</source>
        <translation>Finish filing</translation>
    </message>
    <message>
        <source>一次性告知单随即打印，写明 {count} 项。</source>
        <translation>The one-time notice is printed at once and names {count}.</translation>
    </message>
    <message>
        <source>完成收件并打印告知单</source>
        <translation>Finish and print notice</translation>
    </message>
    <message>
        <source>未填姓名</source>
        <translation>no name yet</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>{name}的这份草稿从离线库中删除，不能恢复。</source>
        <translation>This draft of {name} is deleted from the offline store for good.</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>换一个事项</source>
        <translation>Change the item</translation>
    </message>
    <message>
        <source>已核对的材料清空，申请人照旧保留。另收一件请按 Ctrl N。</source>
        <translation>The checked materials are cleared, the applicant stays. For another filing press Ctrl N.</translation>
    </message>
    <message>
        <source>换事项</source>
        <translation>Change item</translation>
    </message>
    <message>
        <source>请输入用户名。</source>
        <translation>Enter your login.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>需要网络。这里是登录大厅系统的密码，不是离线库的口令；密码不会保存。</source>
        <translation>Needs a network. This is your password for the hall, not the passphrase of the store; it is not kept.</translation>
    </message>
</context>
<context>
    <name>FilingView</name>
    <message>
        <source>打印一次性告知单</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>完成收件</source>
        <translation>Finish filing</translation>
    </message>
    <message>
        <source>取回修改</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>删除草稿</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>这份草稿</source>
        <translation>this draft</translation>
    </message>
    <message>
        <source>没有打开的表格</source>
        <translation>No form open</translation>
    </message>
    <message>
        <source>按 Ctrl N 新收件；左边的草稿和已收的件，按 Enter 打开。</source>
        <translation>Ctrl N starts a new filing; Enter opens a draft or filing from the left.</translation>
    </message>
    <message>
        <source>已存草稿</source>
        <translation>Draft saved</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>待同步</source>
        <translation>To sync</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>Unsure</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>补打一次性告知单</source>
        <translation>Reprint notice</translation>
    </message>
    <message>
        <source>请先核对完全部材料。</source>
        <translation>Check all materials first.</translation>
    </message>
    <message>
        <source>全部核对后，一次告知。</source>
        <translation>Check everything, then tell once.</translation>
    </message>
    <message>
        <source>材料齐全，没有需要告知的。</source>
        <translation>All materials are there: nothing to tell.</translation>
    </message>
</context>
<context>
    <name>FilingWorkplace</name>
    <message>
        <source>选件</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>草稿、待同步、已同步</source>
        <translation>drafts, to sync, synced</translation>
    </message>
    <message>
        <source>找事项</source>
        <translation>find item</translation>
    </message>
    <message>
        <source>新收件</source>
        <translation>new filing</translation>
    </message>
    <message>
        <source>每次改动自动存入加密离线库</source>
        <translation>All changes are kept in the store</translation>
    </message>
</context>
<context>
    <name>FindingPresenter</name>
    <message>
        <source>扫到的不是统一服务监管码，请对准文书上的条码再扫一次。</source>
        <translation>That was not a service code. Aim at the paper&apos;s barcode and scan again.</translation>
    </message>
    <message>
        <source>没有找到这个监管码的办件，或者它不属于您的部门。</source>
        <translation>No case with this service code, or it belongs to another department.</translation>
    </message>
</context>
<context>
    <name>FollowUpDialogs</name>
    <message>
        <source>{window} 号窗口{clerk}办理的“{item}”被评为“{level}”。回访后须在整改期限前登记结果。群众没有留下电话的，向窗口核实当时的情况。</source>
        <translation>“{item}” by {clerk} at window {window} was rated “{level}”. Record the result by its date after the call back. Where no phone number was left, ask the window what happened.</translation>
    </message>
    <message>
        <source>登记回访核实</source>
        <translation>Record call back</translation>
    </message>
    <message>
        <source>核实的情况</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>写明向谁核实、怎么说的。登记后不能修改。</source>
        <translation>Say who was asked and what they said. It cannot be changed once recorded.</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Record call back</translation>
    </message>
    <message>
        <source>{window} 号窗口{clerk}办理的“{item}”被评为“{level}”。登记结果后这条差评办结。</source>
        <translation>“{item}” by {clerk} at window {window} was rated “{level}”. Recording the result closes this rating.</translation>
    </message>
    <message>
        <source>登记办理结果</source>
        <translation>Record result</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>整改的写明措施，说明的写明理由，不属实的写明依据。登记后不能修改。</source>
        <translation>Put right: say how. Explained: say why. Unfounded: say on what grounds. It cannot be changed once recorded.</translation>
    </message>
    <message>
        <source>登记结果</source>
        <translation>Record result</translation>
    </message>
    <message>
        <source>请写明情况，这一步要留有依据。</source>
        <translation>Say what was found; this step must leave its grounds.</translation>
    </message>
</context>
<context>
    <name>GuideSheet</name>
    <message>
        <source>办事指南</source>
        <translation>Service guide</translation>
    </message>
    <message>
        <source>承诺 {}</source>
        <translation>promised {}</translation>
    </message>
    <message>
        <source>法定 {}</source>
        <translation>statutory {}</translation>
    </message>
    <message>
        <source>（暂定）</source>
        <translation>(provisional)</translation>
    </message>
    <message>
        <source>如今日受理，办结期限为：{}</source>
        <translation>If accepted today, due: {}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这个事项只有名称和编码，还没有办事指南，不能在窗口收件。请管理员补全后导入目录。</source>
        <translation>Only name and code of this item are known; without a guide it cannot be received at a window. Ask the admin to complete and import it.</translation>
    </message>
    <message>
        <source>实施机关</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>事项编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>目录中没有写明</source>
        <translation>not in the catalogue</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>GuideText</name>
    <message>
        <source>事项名称和编码</source>
        <translation>Name and code</translation>
    </message>
    <message>
        <source>事项类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>实施机关</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>办理权限</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>申报材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>办理程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>no fee</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>补正规则的依据</source>
        <translation>Basis of supplements</translation>
    </message>
    <message>
        <source>目录中没有写明</source>
        <translation>not in the catalogue</translation>
    </message>
    <message>
        <source>原件 {count} 份</source>
        <translation>originals: {count}</translation>
    </message>
    <message>
        <source>复印件 {count} 份</source>
        <translation>copies: {count}</translation>
    </message>
    <message>
        <source>现场核验原件</source>
        <translation>original checked on site</translation>
    </message>
    <message>
        <source>（{note}）</source>
        <translation> ({note})</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>promised</translation>
    </message>
    <message>
        <source>法定</source>
        <translation>statutory</translation>
    </message>
    <message>
        <source>自受理之日起</source>
        <translation>from acceptance</translation>
    </message>
    <message>
        <source>自收件之日起</source>
        <translation>from receipt</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>办事指南</source>
        <translation>Service guide</translation>
    </message>
    <message>
        <source>打开事项或者办件后，这里显示时限、受理条件和申请人的其他办件。</source>
        <translation>Open a item or a case to see limits, conditions and the applicant&apos;s other cases here.</translation>
    </message>
    <message>
        <source>打开事项后，这里显示时限、受理条件和收费。</source>
        <translation>Open a item to see its limits, conditions and fee here.</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>办事指南全文</source>
        <translation>Full guide</translation>
    </message>
    <message>
        <source>没有特别条件。</source>
        <translation>No special conditions.</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>其他办件</source>
        <translation>Other cases</translation>
    </message>
    <message>
        <source>{name}的其他办件</source>
        <translation>Other cases of {name}</translation>
    </message>
    <message>
        <source>没有其他办件</source>
        <translation>No other cases</translation>
    </message>
    <message>
        <source>录入证件号码后显示</source>
        <translation>Shown with the ID number</translation>
    </message>
    <message>
        <source>本件第 1 次到场</source>
        <translation>First visit for this case</translation>
    </message>
    <message>
        <source>本件第 {count} 次到场</source>
        <translation>Visit {count} for this case</translation>
    </message>
    <message>
        <source>本件已到场 {count} 次</source>
        <translation>Visits for this case: {count}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>常用缺陷</source>
        <translation>Usual defects</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>write</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>leave</translation>
    </message>
    <message>
        <source>下一栏</source>
        <translation>next field</translation>
    </message>
    <message>
        <source>个人、单位</source>
        <translation>person, organisation</translation>
    </message>
    <message>
        <source>证件类型、代理人</source>
        <translation>ID type, representative</translation>
    </message>
    <message>
        <source>选文书</source>
        <translation>choose paper</translation>
    </message>
    <message>
        <source>查看、补打</source>
        <translation>view, reprint</translation>
    </message>
    <message>
        <source>选材料</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>其余合格</source>
        <translation>rest OK</translation>
    </message>
    <message>
        <source>缺陷</source>
        <translation>defect</translation>
    </message>
    <message>
        <source>原件、复印件</source>
        <translation>orig., copies</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>count</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>找事项</source>
        <translation>find item</translation>
    </message>
    <message>
        <source>查办件</source>
        <translation>find case</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>open cases</translation>
    </message>
    <message>
        <source>首问登记</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>换窗口</source>
        <translation>change window</translation>
    </message>
    <message>
        <source>代取号</source>
        <translation>Take for someone</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>请刷身份证，或输入身份证号码</source>
        <translation>Show your ID card, or type its number</translation>
    </message>
    <message>
        <source>用于凭证件补打号码、窗口免填信息；取号后本机不保留。其他证件请到导办台登记。</source>
        <translation>For printing again and filling forms at the window; not kept on this machine. Other documents: at the help desk.</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>办理结束后，请在这里评价我们的服务</source>
        <translation>Please rate our service here when you are done</translation>
    </message>
    <message>
        <source>网络中断，暂时不能评价，恢复后自动继续</source>
        <translation>Line down; rating goes on by itself when it is back</translation>
    </message>
    <message>
        <source>评价自愿，窗口工作人员看不到是谁评的、评了什么</source>
        <translation>Rating is voluntary; the clerk sees neither who rated nor what was said</translation>
    </message>
</context>
<context>
    <name>InboxWorkplace</name>
    <message>
        <source>代办员送来的办件</source>
        <translation>Filings from agents</translation>
    </message>
    <message>
        <source>村（社区）代办送件</source>
        <translation>Filings from the villages</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>送件村（社区）</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>代办员</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>监管码</source>
        <translation>Service code</translation>
    </message>
    <message>
        <source>选办件</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>初审</source>
        <translation>First review</translation>
    </message>
    <message>
        <source>全部 {}</source>
        <translation>All {}</translation>
    </message>
    <message>
        <source>没有待初审的送件</source>
        <translation>No filing to review</translation>
    </message>
    <message>
        <source>代办员联网同步后，送件会自动出现在这里。</source>
        <translation>Filings appear here once the agents sync.</translation>
    </message>
</context>
<context>
    <name>ItemFinder</name>
    <message>
        <source>找事项</source>
        <translation>Find a item</translation>
    </message>
    <message>
        <source>事项名称、编码或者拼音首字母，如 ncjf</source>
        <translation>Name, code or pinyin initials, e.g. ncjf</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>没有找到事项</source>
        <translation>No item found</translation>
    </message>
    <message>
        <source>换个说法，或者输入拼音首字母试试。</source>
        <translation>Try another word, or pinyin initials.</translation>
    </message>
    <message>
        <source>“{item}”不在本窗口，请引导到{department}的窗口。</source>
        <translation>&quot;{item}&quot; is not served here: send the visitor to a window of {department}.</translation>
    </message>
    <message>
        <source>这个事项还没有办事指南，请管理员先补全目录。</source>
        <translation>This item has no guide yet: ask the admin to complete the catalogue.</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>不在本窗口</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>无办事指南</source>
        <translation>No guide</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>退格</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没有这个动作</source>
        <translation>there is no such action</translation>
    </message>
    <message>
        <source>没有这个键</source>
        <translation>there is no such key</translation>
    </message>
    <message>
        <source>会与填写的文字混淆，请用 F13–F24，或者先按引导键，如 Num+*,Num+1</source>
        <translation>it would mix with typed text; use F13–F24, or a key that leads, such as Num+*,Num+1</translation>
    </message>
    <message>
        <source>同一个键写了两次</source>
        <translation>the same key twice</translation>
    </message>
</context>
<context>
    <name>KioskBookingPage</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>取消这个预约</source>
        <translation>Cancel this booking</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>输入</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>预约别的日子</source>
        <translation>Book another day</translation>
    </message>
    <message>
        <source>签到取号</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>这个证件没有预约</source>
        <translation>No booking under this ID</translation>
    </message>
    <message>
        <source>请刷身份证，或者输入身份证号</source>
        <translation>Show your ID card, or type its number</translation>
    </message>
    <message>
        <source>您的预约</source>
        <translation>Your bookings</translation>
    </message>
    <message>
        <source>请选要办的事项</source>
        <translation>Choose a matter</translation>
    </message>
    <message>
        <source>请选日期</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>请选时段</source>
        <translation>Choose a slot</translation>
    </message>
    <message>
        <source>请核对后按“预约”</source>
        <translation>Check, then press “Book”</translation>
    </message>
    <message>
        <source>已预约，不出凭条。请当天凭身份证在取号机或导办台签到，过时作废。</source>
        <translation>Booked; no slip is printed. Check in on the day with your ID card at a kiosk or the help desk, or the booking lapses.</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>证件尾号 {tail}</source>
        <translation>ID ending in {tail}</translation>
    </message>
    <message>
        <source>还没有到签到时间，请到时再来。</source>
        <translation>Too early to check in; please come back at your time.</translation>
    </message>
    <message>
        <source>现在可以签到取号。</source>
        <translation>You can check in now.</translation>
    </message>
    <message>
        <source>已过预约时段，签到后按普通号排队。</source>
        <translation>Your slot is over; after check-in you wait as an ordinary number.</translation>
    </message>
    <message>
        <source>预约的时段已经过了，请返回直接取号。</source>
        <translation>Your slot is over; go back and take a number.</translation>
    </message>
    <message>
        <source>预约已取消。</source>
        <translation>Booking cancelled.</translation>
    </message>
</context>
<context>
    <name>KioskBookingPresenter</name>
    <message>
        <source>身份证号不对，请核对后重新输入；持其他证件请到导办台。</source>
        <translation>The ID number is wrong; check it and type again. Other documents: at the help desk.</translation>
    </message>
    <message>
        <source>请刷身份证，或者输入身份证号。</source>
        <translation>Show your ID card, or type its number.</translation>
    </message>
    <message>
        <source>本厅目前没有可预约的事项，请直接取号。</source>
        <translation>Nothing can be booked in this hall at present; please take a number.</translation>
    </message>
    <message>
        <source>这个事项最近几天都约满了，请换一天再来，或者直接取号。</source>
        <translation>The next days are fully booked; try another day, or take a number.</translation>
    </message>
    <message>
        <source>这一天约满了，请选别的日期。</source>
        <translation>This day is fully booked; choose another.</translation>
    </message>
    <message>
        <source>这个时段约满了，请选别的时段。</source>
        <translation>This slot is fully booked; choose another.</translation>
    </message>
    <message>
        <source>连不上服务器，请稍候再按一次，不会重复办理。</source>
        <translation>The server cannot be reached; press again in a moment, nothing happens twice.</translation>
    </message>
</context>
<context>
    <name>KioskPresenter</name>
    <message>
        <source>证件号码不对，请核对后重新输入；也可以返回，不出示证件直接取号。</source>
        <translation>The ID number is wrong; check it and type again, or go back and take a number without one.</translation>
    </message>
    <message>
        <source>请输入证件号码。</source>
        <translation>Please type the ID number.</translation>
    </message>
    <message>
        <source>请输入 1 到 {most} 之间的人数。</source>
        <translation>Enter between 1 and {most} people.</translation>
    </message>
    <message>
        <source>绿色通道由工作人员确认：请到导办台，核实后直接为您取号。</source>
        <translation>Green-channel numbers are confirmed by staff: please go to the help desk.</translation>
    </message>
    <message>
        <source>证件显示未满 60 周岁，请选择其他理由，或返回普通取号。</source>
        <translation>The ID says under 60; choose another reason, or go back for an ordinary number.</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>自助取号</source>
        <translation>Ticket kiosk</translation>
    </message>
    <message>
        <source>预约取号</source>
        <translation>Booked visit</translation>
    </message>
    <message>
        <source>{hall} 自助取号</source>
        <translation>{hall} Tickets</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>search</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>take a number</translation>
    </message>
    <message>
        <source>输入</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>补打号码</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>补打凭条</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>KioskWords</name>
    <message>
        <source>无法估计，暂无窗口开放</source>
        <translation>No estimate: no window is open</translation>
    </message>
    <message>
        <source>随到随办</source>
        <translation>No waiting</translation>
    </message>
    <message>
        <source>5 分钟以内</source>
        <translation>within 5 min</translation>
    </message>
    <message>
        <source>约 {minutes} 分钟</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>{least}–{most} 分钟</source>
        <translation>{least}–{most} min</translation>
    </message>
    <message>
        <source>正在叫您，请到 {window} 号窗口</source>
        <translation>Being called now: please go to window {window}</translation>
    </message>
    <message>
        <source>正在 {window} 号窗口办理</source>
        <translation>Being served at window {window}</translation>
    </message>
    <message>
        <source>已挂起，请等候 {window} 号窗口再次呼叫</source>
        <translation>Set aside: please wait until window {window} calls again</translation>
    </message>
    <message>
        <source>已过号，请到 {window} 号窗口或导办台</source>
        <translation>You missed your call: please go to window {window} or the help desk</translation>
    </message>
    <message>
        <source>已经办结</source>
        <translation>Already finished</translation>
    </message>
    <message>
        <source>已经作废，请重新取号</source>
        <translation>Cancelled: please take a new number</translation>
    </message>
    <message>
        <source>有预约、已到签到时间的，请按“预约取号”签到。</source>
        <translation>With a booking whose check-in has begun, press “Booked visit” to check in.</translation>
    </message>
    <message>
        <source>现在不取号，请到导办台咨询。</source>
        <translation>No numbers now; please ask at the help desk.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日</source>
        <translation>{day}/{month}</translation>
    </message>
    <message>
        <source>现在不取号，请 {when} 起来取号。</source>
        <translation>No numbers now; come {when}.</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>正常</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>临期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>超承诺</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>超法定</source>
        <translation>Statutory</translation>
    </message>
    <message>
        <source>停钟</source>
        <translation>Stopped</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>正在写的缺陷还没有写入，关闭后不保留。</source>
        <translation>The defect you are writing is not entered yet and would be lost.</translation>
    </message>
    <message>
        <source>{name}的“{item}”还没有保存：草稿留在这台电脑上，您下次登录时可以继续。</source>
        <translation>&quot;{item}&quot; of {name} is not saved yet: the draft stays on this machine and is offered at your next sign-in.</translation>
    </message>
    <message>
        <source>{name}的“{item}”还没有保存，关闭后这次填写的不保留。</source>
        <translation>&quot;{item}&quot; of {name} is not saved yet; what was typed now would be lost.</translation>
    </message>
    <message>
        <source>号码 {label} 已呼叫，还没有开始办理：关闭后留在 {number} 号窗口，再打开这个窗口时可以开始或者退回。</source>
        <translation>Ticket {label} was called and not started: it stays at window {number}, to be started or returned when that window opens again.</translation>
    </message>
    <message>
        <source>号码 {label} 还没有办结：关闭后留在 {number} 号窗口，再打开这个窗口时接着办理。</source>
        <translation>Ticket {label} is not finished: it stays at window {number} and goes on when that window opens again.</translation>
    </message>
    <message>
        <source>关闭程序</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>仍然关闭</source>
        <translation>Close anyway</translation>
    </message>
</context>
<context>
    <name>LineTeller</name>
    <message>
        <source>重新登录</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <source>请等 {} 秒再登录。</source>
        <translation>Wait {} s before you sign in.</translation>
    </message>
    <message>
        <source>已重新登录</source>
        <translation>Signed in again</translation>
    </message>
</context>
<context>
    <name>ListState</name>
    <message>
        <source>读取失败</source>
        <translation>Could not read</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>LockSheet</name>
    <message>
        <source>已锁定，填写的内容都在</source>
        <translation>Locked; everything you typed is still there</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <source>{person}会退出登录并交还窗口；还没有保存的录入，在{person}下次登录本机时可以继续。</source>
        <translation>{person} is signed out and gives the window back; an unsaved intake is offered when {person} signs in here again.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <source>请等 {} 秒再解锁；可以先输入密码。</source>
        <translation>Wait {} s before you unlock; you may type the password meanwhile.</translation>
    </message>
    <message>
        <source>密码不对，请重新输入。</source>
        <translation>The password is wrong: enter it again.</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>界面颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>自动锁定</source>
        <translation>Lock by itself</translation>
    </message>
    <message>
        <source>下次启动程序时换成所选的语言。</source>
        <translation>The language changes at the next start.</translation>
    </message>
    <message>
        <source>文书一律用中文，不随界面语言改变。</source>
        <translation>Papers are always in Chinese.</translation>
    </message>
    <message>
        <source>{} 分钟</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>不自动锁定</source>
        <translation>Never</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>优先取号</source>
        <translation>Priority number</translation>
    </message>
    <message>
        <source>刷身份证</source>
        <translation>Show ID card</translation>
    </message>
    <message>
        <source>代多人办</source>
        <translation>For several people</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前面等候</source>
        <translation>People ahead</translation>
    </message>
    <message>
        <source>预计等候</source>
        <translation>Expected wait</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>不用证件</source>
        <translation>Without ID</translation>
    </message>
    <message>
        <source>不出示证件也可以直接取号</source>
        <translation>You can take a number without showing an ID</translation>
    </message>
    <message>
        <source>证件 {number}</source>
        <translation>ID {number}</translation>
    </message>
    <message>
        <source>已满 60 周岁，自动优先</source>
        <translation>Aged 60 or over: priority by itself</translation>
    </message>
    <message>
        <source>代 {count} 人办理，一个号</source>
        <translation>One number for {count} people</translation>
    </message>
    <message>
        <source>正在读取材料清单…</source>
        <translation>Reading what to bring…</translation>
    </message>
    <message>
        <source>材料清单请向窗口咨询</source>
        <translation>Ask at the window what to bring</translation>
    </message>
    <message>
        <source>可以先取号；窗口会一次告知要带什么。</source>
        <translation>Take a number now; the window tells you everything at once.</translation>
    </message>
    <message>
        <source>原件 {count}</source>
        <translation>original: {count}</translation>
    </message>
    <message>
        <source>复印件 {count}</source>
        <translation>copy: {count}</translation>
    </message>
    <message>
        <source>请到导办台咨询窗口</source>
        <translation>Ask at the help desk</translation>
    </message>
    <message>
        <source>{numbers} 号窗口</source>
        <translation>Window {numbers}</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>大厅屏滚动通知</source>
        <translation>Notices on the screens</translation>
    </message>
    <message>
        <source>在叫号屏、窗口屏和等候区屏的底部滚动；到时自动开始和结束。</source>
        <translation>They run along the foot of the boards, window screens and waiting lines, and begin and end by themselves.</translation>
    </message>
    <message>
        <source>发布通知</source>
        <translation>New notice</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>全厅</source>
        <translation>Whole hall</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not yet begun</translation>
    </message>
    <message>
        <source>滚动中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>没有滚动通知</source>
        <translation>No notices</translation>
    </message>
    <message>
        <source>按 F2 发布一条。</source>
        <translation>Press F2 for a new one.</translation>
    </message>
    <message>
        <source>发布滚动通知</source>
        <translation>New notice</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>撤下通知</source>
        <translation>Withdraw notice</translation>
    </message>
    <message>
        <source>“{words}”马上从各块屏上撤下。</source>
        <translation>“{words}” goes from all screens at once.</translation>
    </message>
    <message>
        <source>通知已发布。</source>
        <translation>Notice published.</translation>
    </message>
    <message>
        <source>通知已撤下。</source>
        <translation>Notice withdrawn.</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>开始时间（如 09:00）</source>
        <translation>From (such as 09:00)</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>结束时间（如 18:00）</source>
        <translation>Until (such as 18:00)</translation>
    </message>
    <message>
        <source>请写明要滚动显示的一句话。</source>
        <translation>Write the sentence that is to run.</translation>
    </message>
    <message>
        <source>时间应写成 09:00。</source>
        <translation>Write the time as 09:00.</translation>
    </message>
    <message>
        <source>结束要晚于开始。</source>
        <translation>The end must be later than the start.</translation>
    </message>
</context>
<context>
    <name>OfflineWindow</name>
    <message>
        <source>代办</source>
        <translation>Filing</translation>
    </message>
    <message>
        <source>离线代办</source>
        <translation>Offline filing</translation>
    </message>
    <message>
        <source>代办员</source>
        <translation>Agent</translation>
    </message>
</context>
<context>
    <name>OwnRatingsCard</name>
    <message>
        <source>群众对我的评价</source>
        <translation>What visitors said of me</translation>
    </message>
    <message>
        <source>{count} 条评价</source>
        <translation>{count} ratings</translation>
    </message>
    <message>
        <source>平均 {average} 星</source>
        <translation>{average} stars on average</translation>
    </message>
    <message>
        <source>为保护评价人，只显示评价期已过、评价够数的整周。</source>
        <translation>To protect those who rated, only whole weeks are shown whose time for rating is over and that have enough ratings.</translation>
    </message>
    <message>
        <source>还没有可以显示的周。</source>
        <translation>No week to show yet.</translation>
    </message>
</context>
<context>
    <name>PadWindow</name>
    <message>
        <source>服务评价</source>
        <translation>Service rating</translation>
    </message>
    <message>
        <source>{hall} · {window} 号窗口 服务评价</source>
        <translation>{hall} · window {window}: service rating</translation>
    </message>
    <message>
        <source>网络中断</source>
        <translation>Line down</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>第 {page} / {count} 页</source>
        <translation>Page {page} / {count}</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>再打一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next paper</translation>
    </message>
    <message>
        <source>文书页面</source>
        <translation>Page of the paper</translation>
    </message>
    <message>
        <source>再打 {count} 份，已送打印</source>
        <translation>{count} more sent to the printer</translation>
    </message>
    <message>
        <source>已送打印</source>
        <translation>Sent to printer</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>原密码</source>
        <translation>Old password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>至少 {} 位。</source>
        <translation>At least {} characters.</translation>
    </message>
    <message>
        <source>再输一遍新密码</source>
        <translation>Repeat it</translation>
    </message>
    <message>
        <source>请输入原密码。</source>
        <translation>Enter the old password.</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>换好并登录</source>
        <translation>Change and sign in</translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>请换成自己的密码</source>
        <translation>Choose a password of your own</translation>
    </message>
    <message>
        <source>现在的密码是别人设的，只能用这一次。换成只有您自己知道的密码，就直接登录。</source>
        <translation>Somebody else set this password, and it is for this once. Choose one that only you know and you are signed in.</translation>
    </message>
    <message>
        <source>至少 {} 位，不能和用户名一样，也不要用 12345678 这样常见的。</source>
        <translation>At least {} characters, not your user name, and no common one such as 12345678.</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍新密码</source>
        <translation>Repeat it</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>代几位申请人办理？</source>
        <translation>For how many applicants?</translation>
    </message>
    <message>
        <source>代办员、单位经办人一次取一个号，窗口按人数安排。最多 200 人。</source>
        <translation>Agents of several people take one number; the window plans for all of them. 200 at most.</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>前一段 (Ctrl+←)</source>
        <translation>Earlier (Ctrl+←)</translation>
    </message>
    <message>
        <source>后一段 (Ctrl+→)</source>
        <translation>Later (Ctrl+→)</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>重新读取 (F5)</source>
        <translation>Read again (F5)</translation>
    </message>
    <message>
        <source>导出 xlsx</source>
        <translation>Export xlsx</translation>
    </message>
    <message>
        <source>把这段时间的全部表格导出 (Ctrl+E)</source>
        <translation>Export all tables of this time (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不留了</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>联系电话（只有督查人员看得到）</source>
        <translation>Phone (seen by supervision only)</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>存入文件夹</source>
        <translation>Save to folder</translation>
    </message>
    <message>
        <source>默认打印机</source>
        <translation>Default printer</translation>
    </message>
    <message>
        <source>指定打印机…</source>
        <translation>Named printer…</translation>
    </message>
    <message>
        <source>不打印</source>
        <translation>No printing</translation>
    </message>
    <message>
        <source>更改文件夹…</source>
        <translation>Change folder…</translation>
    </message>
    <message>
        <source>文书送到</source>
        <translation>Papers go to</translation>
    </message>
    <message>
        <source>文书存为 PDF：{}</source>
        <translation>Papers are saved as PDF in {}</translation>
    </message>
    <message>
        <source>文书送到本机的默认打印机；没有打印机时存入 {}</source>
        <translation>Papers go to the default printer of this machine; without one to {}</translation>
    </message>
    <message>
        <source>文书照样登记，可以随时补打，但不出纸。</source>
        <translation>Papers are recorded and can be reprinted at any time, but nothing is printed.</translation>
    </message>
    <message>
        <source>文书送到打印机“{}”。</source>
        <translation>Papers go to the printer &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>指定打印机</source>
        <translation>Named printer</translation>
    </message>
    <message>
        <source>打印机名称</source>
        <translation>Name of the printer</translation>
    </message>
    <message>
        <source>请填写系统中的打印机名称。</source>
        <translation>Enter the printer&apos;s name in the system.</translation>
    </message>
    <message>
        <source>填写操作系统里这台打印机的名称。</source>
        <translation>The name that this printer has in the operating system.</translation>
    </message>
    <message>
        <source>存放文书的文件夹</source>
        <translation>Folder for papers</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>清空后用系统的“文档”文件夹。</source>
        <translation>Empty means the system&apos;s documents folder.</translation>
    </message>
</context>
<context>
    <name>PriorityPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>请选择优先取号的理由</source>
        <translation>Why priority?</translation>
    </message>
    <message>
        <source>办理时请出示相应证件；窗口核对后优先呼叫。</source>
        <translation>Bring the matching document; the window checks it and calls you first.</translation>
    </message>
    <message>
        <source>60 周岁及以上</source>
        <translation>Aged 60 or over</translation>
    </message>
    <message>
        <source>到导办台，由工作人员确认</source>
        <translation>At the help desk, confirmed by staff</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>窗口</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>签批</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>初审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Oversight</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Filing</translation>
    </message>
    <message>
        <source>审查</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>请先打开一个窗口，再办理这个办件。</source>
        <translation>Open a window before you handle this case.</translation>
    </message>
    <message>
        <source>选择窗口</source>
        <translation>Choose a window</translation>
    </message>
    <message>
        <source>{zone} {number} 号窗口</source>
        <translation>{zone} window {number}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（代 {names}）</source>
        <translation> (for {names})</translation>
    </message>
    <message>
        <source>（演练）</source>
        <translation> (practice)</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{at} 村里收件</source>
        <translation>{at} received in the village</translation>
    </message>
    <message>
        <source>{at} 镇街收到</source>
        <translation>{at} arrived at the township</translation>
    </message>
    <message>
        <source>现在：{status}</source>
        <translation>Now: {status}</translation>
    </message>
    <message>
        <source>补正期限 {day}</source>
        <translation>Supplement by {day}</translation>
    </message>
    <message>
        <source>承诺办结 {day}</source>
        <translation>Promised {day}</translation>
    </message>
    <message>
        <source>材料还差：</source>
        <translation>Still needed:</translation>
    </message>
    <message>
        <source>· {material}（{verdict}）{defect}</source>
        <translation>· {material} ({verdict}) {defect}</translation>
    </message>
    <message>
        <source>▲ 可能重复：{code}，{status}，{at} {place}收件</source>
        <translation>▲ Maybe a duplicate: {code}, {status}, received {at} {place}</translation>
    </message>
</context>
<context>
    <name>Prompter</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PublicDesk</name>
    <message>
        <source>{paper} {number} 已打印。</source>
        <translation>{paper} {number} printed.</translation>
    </message>
</context>
<context>
    <name>PublicWords</name>
    <message>
        <source>工作人员暂时离开，马上回来</source>
        <translation>The clerk is away for a moment</translation>
    </message>
    <message>
        <source>正在整理材料</source>
        <translation>Papers are being sorted</translation>
    </message>
    <message>
        <source>设备检修</source>
        <translation>Equipment is being repaired</translation>
    </message>
    <message>
        <source>工作人员公务外出</source>
        <translation>The clerk is out on duty</translation>
    </message>
    <message>
        <source>午间休息</source>
        <translation>Lunch</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>呼叫这个号码</source>
        <translation>Call this number</translation>
    </message>
    <message>
        <source>办结并呼叫这个号码</source>
        <translation>Finish and call this number</translation>
    </message>
    <message>
        <source>放回队列</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>回呼</source>
        <translation>unpark</translation>
    </message>
    <message>
        <source>重新排队</source>
        <translation>requeue</translation>
    </message>
    <message>
        <source>邀请评价</source>
        <translation>Invite rating</translation>
    </message>
    <message>
        <source>队列列表</source>
        <translation>queue lists</translation>
    </message>
    <message>
        <source>先答完这里，或按 Esc 取消，再按 {key}（{verb}）。</source>
        <translation>Answer here first, or press Esc and then {key} ({verb}).</translation>
    </message>
    <message>
        <source>键盘设置 keypad 有误：{entries}。其余照常可用。</source>
        <translation>The keypad setting has errors: {entries}. The rest works as usual.</translation>
    </message>
</context>
<context>
    <name>QueuePresenter</name>
    <message>
        <source>目前没有人等候。有人取号后，会自动出现在等候列表。</source>
        <translation>Nobody is waiting. People appear in the list as they take numbers.</translation>
    </message>
    <message>
        <source>{label} 过号无效（本厅规则），回来后请重新取号。</source>
        <translation>{label} has lapsed (the hall&apos;s rule); a new number is needed.</translation>
    </message>
    <message>
        <source>{label} 已过号。回来后可重新排队，排在 {count} 个号之后。</source>
        <translation>{label} missed. Who comes back can queue again, behind {count} numbers.</translation>
    </message>
    <message>
        <source>{label} 重新排队，排在第 {place} 位。</source>
        <translation>{label} queues again, at place {place}.</translation>
    </message>
    <message>
        <source>{label} 已放回队列，排队先后不变。</source>
        <translation>{label} is back in the queue, its place kept.</translation>
    </message>
    <message>
        <source>已邀请评价，请群众在评价器上选择。</source>
        <translation>Invited to rate; please choose on the pad.</translation>
    </message>
</context>
<context>
    <name>QueueQuestions</name>
    <message>
        <source>呼叫指定号码</source>
        <translation>Call a given number</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>本窗口队列中等候或过号的号码，可以不按先后呼叫，这一步留有记录。</source>
        <translation>A number of this window&apos;s queues that waits or was missed, called out of turn; this is on record.</translation>
    </message>
    <message>
        <source>呼叫</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>如 A012，只输 12 也可以；或者扫凭条上的条码</source>
        <translation>Such as A012, or just 12; or scan the ticket&apos;s bar code</translation>
    </message>
    <message>
        <source>办结并呼叫</source>
        <translation>Finish and call</translation>
    </message>
    <message>
        <source>同时办结 {number}。</source>
        <translation>{number} is finished at the same time. </translation>
    </message>
    <message>
        <source>回呼哪一位</source>
        <translation>Resume whom</translation>
    </message>
    <message>
        <source>哪一位重新排队</source>
        <translation>Who queues again</translation>
    </message>
    <message>
        <source>放回哪一个号</source>
        <translation>Put back which number</translation>
    </message>
    <message>
        <source>挂起 {number}</source>
        <translation>Park {number}</translation>
    </message>
    <message>
        <source>挂起后可呼叫下一位；回呼前不会被自动叫到。</source>
        <translation>Then the next can be called; a parked number is called only by unpark.</translation>
    </message>
    <message>
        <source>暂停期间不再呼叫新号码，正在办理的可以继续；督查岗能看到原因。</source>
        <translation>No new number is called while paused; whoever is being served stays. The supervisor sees the reason.</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>转移 {number}</source>
        <translation>Transfer {number}</translation>
    </message>
    <message>
        <source>转移后排队先后不变，由新的窗口呼叫。</source>
        <translation>The place in the queue stays; the new window calls.</translation>
    </message>
    <message>
        <source>转到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>转移</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>队列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>指定窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>其他原因…</source>
        <translation>Other reason…</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>请输入号码。</source>
        <translation>Type the number.</translation>
    </message>
    <message>
        <source>请写明原因，这一步要留有依据。</source>
        <translation>Give the reason: this step is kept on record.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>RatingListView</name>
    <message>
        <source>评价</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>只显示最新的 {count} 条，请缩短时间范围。</source>
        <translation>Only the newest {count} are shown; choose a shorter time.</translation>
    </message>
    <message>
        <source>没有待处理的差评</source>
        <translation>No bad rating to deal with</translation>
    </message>
    <message>
        <source>群众评为“不满意”“非常不满意”时，会自动列在这里。</source>
        <translation>Ratings of “dissatisfied” and “very dissatisfied” are listed here by themselves.</translation>
    </message>
    <message>
        <source>这段时间没有评价</source>
        <translation>No ratings in this time</translation>
    </message>
    <message>
        <source>换一个时间范围再看。</source>
        <translation>Try another time.</translation>
    </message>
</context>
<context>
    <name>RatingSheet</name>
    <message>
        <source>登记结果</source>
        <translation>Record result</translation>
    </message>
    <message>
        <source>没有选中评价</source>
        <translation>No rating chosen</translation>
    </message>
    <message>
        <source>在左边选一条，这里显示全部内容。</source>
        <translation>Choose one at the left to see all of it here.</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>没有留言</source>
        <translation>No comment</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>评价时间</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>回访期限</source>
        <translation>Call back by</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Put right by</translation>
    </message>
    <message>
        <source>不是差评，不需要回访。</source>
        <translation>Not a bad rating; no call back needed.</translation>
    </message>
    <message>
        <source>还没有回访。</source>
        <translation>Not called back yet.</translation>
    </message>
</context>
<context>
    <name>RatingWorkplace</name>
    <message>
        <source>待处理差评</source>
        <translation>Bad, open</translation>
    </message>
    <message>
        <source>已办结差评</source>
        <translation>Bad, closed</translation>
    </message>
    <message>
        <source>全部评价</source>
        <translation>All ratings</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>已导出到 {}</source>
        <translation>Exported to {}</translation>
    </message>
    <message>
        <source>已登记“{action}”，这条差评办结。</source>
        <translation>“{action}” recorded; this rating is closed.</translation>
    </message>
    <message>
        <source>已登记“{action}”，请在整改期限前登记结果。</source>
        <translation>“{action}” recorded; record the result before it is due.</translation>
    </message>
    <message>
        <source>换页</source>
        <translation>other page</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>选评价</source>
        <translation>choose rating</translation>
    </message>
    <message>
        <source>登记结果</source>
        <translation>Record result</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>新收件</source>
        <translation>New filing</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>可用监管码</source>
        <translation>Service codes left</translation>
    </message>
    <message>
        <source>事项目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>上次同步</source>
        <translation>Last sync</translation>
    </message>
    <message>
        <source>正在同步：还剩 {count} 件没有回音</source>
        <translation>Syncing: {count} still without answer</translation>
    </message>
    <message>
        <source>正在同步：收取进度和事项目录</source>
        <translation>Syncing: fetching progress and catalogue</translation>
    </message>
    <message>
        <source>草稿 {count}</source>
        <translation>Drafts {count}</translation>
    </message>
    <message>
        <source>待同步 {count}</source>
        <translation>To sync {count}</translation>
    </message>
    <message>
        <source>已同步 {count}</source>
        <translation>Synced {count}</translation>
    </message>
    <message>
        <source>{count} 个</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>监管码不多了，有网络时请同步补领。</source>
        <translation>Few service codes left: sync when there is a network.</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>没有草稿</source>
        <translation>No drafts</translation>
    </message>
    <message>
        <source>填了一半的表格自动存在这里。</source>
        <translation>Half-filled forms are kept here.</translation>
    </message>
    <message>
        <source>没有待同步的件</source>
        <translation>Nothing to sync</translation>
    </message>
    <message>
        <source>完成收件后放在这里，同步时送镇街。</source>
        <translation>Finished filings wait here for the sync to the township.</translation>
    </message>
    <message>
        <source>还没有送出的件</source>
        <translation>Nothing sent yet</translation>
    </message>
    <message>
        <source>送到镇街的件和进度列在这里。</source>
        <translation>Filings at the township, with their progress.</translation>
    </message>
    <message>
        <source>事项已更新</source>
        <translation>item updated</translation>
    </message>
    <message>
        <source>未填姓名</source>
        <translation>no name yet</translation>
    </message>
    <message>
        <source>{name} · {item}，{at} 保存</source>
        <translation>{name} · {item}, saved {at}</translation>
    </message>
    <message>
        <source>待同步</source>
        <translation>To sync</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>Unsure</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>ReprintPage</name>
    <message>
        <source>补打号码</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不用重新取号，排队先后不变；凭条丢了可以补打。</source>
        <translation>No new number is needed, your place is kept; a lost slip can be printed again.</translation>
    </message>
    <message>
        <source>您在“{queue}”已有 {number} 号，还没有办完</source>
        <translation>You have number {number} of “{queue}”, still open</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>补打凭条</source>
        <translation>Print slip again</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>前面没有人，请留意呼叫</source>
        <translation>Nobody ahead: listen for your call</translation>
    </message>
    <message>
        <source>前面还有 {count} 人，预计等候：{time}</source>
        <translation>{count} ahead, expected wait: {time}</translation>
    </message>
    <message>
        <source>代 {count} 人办理</source>
        <translation>For {count} people</translation>
    </message>
    <message>
        <source>您的号码（补打）</source>
        <translation>Your number (again)</translation>
    </message>
    <message>
        <source>凭条可能没有打印完整。没有拿到完整的凭条，请按“补打凭条”</source>
        <translation>The slip may be incomplete. If you have no whole slip, press “Print slip again”</translation>
    </message>
    <message>
        <source>号码已取，未打印。请记下这个号码，凭号码等候同样有效</source>
        <translation>Number taken, not printed. Please note it down; it is just as good</translation>
    </message>
    <message>
        <source>本机不出凭条，请记下这个号码</source>
        <translation>No slips here; please note the number down</translation>
    </message>
    <message>
        <source>请取走凭条，在休息区等候</source>
        <translation>Take your slip and wait in the seating area</translation>
    </message>
    <message>
        <source>正在打印凭条…</source>
        <translation>Printing your slip…</translation>
    </message>
    <message>
        <source>凭条已存为文件，没有打印；请记下这个号码</source>
        <translation>The ticket is saved as a file, not printed; please remember this number</translation>
    </message>
    <message>
        <source>完成（{seconds} 秒后返回）</source>
        <translation>Done (back in {seconds} s)</translation>
    </message>
</context>
<context>
    <name>ReviewDialogs</name>
    <message>
        <source>送签批</source>
        <translation>Submit for signature</translation>
    </message>
    <message>
        <source>审查意见</source>
        <translation>Reviewer&apos;s opinion</translation>
    </message>
    <message>
        <source>材料齐全，建议准予。</source>
        <translation>The material is complete; approval is recommended.</translation>
    </message>
    <message>
        <source>{name}的“{item}”将连同审查意见送首席代表签批，时限照常计算。</source>
        <translation>&quot;{item}&quot; of {name} goes to the chief representative with your opinion; the clock runs on.</translation>
    </message>
    <message>
        <source>请写明审查意见。</source>
        <translation>Write your opinion.</translation>
    </message>
    <message>
        <source>开始审查</source>
        <translation>Begin review</translation>
    </message>
    <message>
        <source>{name}的“{item}”将转为审查中，办理记录写您的名字，时限照常计算。</source>
        <translation>&quot;{item}&quot; of {name} comes under review in your name; the clock runs on.</translation>
    </message>
    <message>
        <source>时限从今天起暂停，恢复计时后按停钟的工作日顺延；请把所需时间书面告知申请人。</source>
        <translation>The clock stops today; the due dates move by the working days of the stop. Tell the applicant in writing how long it takes.</translation>
    </message>
    <message>
        <source>时限从今天起暂停，恢复计时后按停钟的工作日顺延；请把所需时间书面告知申请人（行政许可法第四十五条）。</source>
        <translation>The clock stops today; the due dates move by the working days of the stop. Tell the applicant in writing how long it takes (Administrative Licensing Law, Article 45).</translation>
    </message>
    <message>
        <source>特别程序停钟</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>所需时间（工作日）</source>
        <translation>Time needed (working days)</translation>
    </message>
    <message>
        <source>停钟不会到日自动结束，程序办完后请恢复计时。</source>
        <translation>A stop does not end by itself: resume the clock when the procedure is done.</translation>
    </message>
    <message>
        <source>停钟</source>
        <translation>Stop clock</translation>
    </message>
    <message>
        <source>请填写 1 至 {} 的工作日数。</source>
        <translation>Enter a number of working days from 1 to {}.</translation>
    </message>
    <message>
        <source>恢复计时</source>
        <translation>Resume clock</translation>
    </message>
    <message>
        <source>{name}的“{item}”从今天起恢复计时，各项期限按停钟的工作日顺延。</source>
        <translation>The clock of &quot;{item}&quot; of {name} runs again from today; the due dates move by the working days of the stop.</translation>
    </message>
</context>
<context>
    <name>ReviewWorkplace</name>
    <message>
        <source>没有待审查的办件</source>
        <translation>Nothing to review</translation>
    </message>
    <message>
        <source>窗口受理后，本单位的办件会自动出现在这里。</source>
        <translation>Cases of your unit appear here once a window has accepted them.</translation>
    </message>
    <message>
        <source>送签批</source>
        <translation>Submit for signature</translation>
    </message>
    <message>
        <source>开始审查</source>
        <translation>Begin review</translation>
    </message>
    <message>
        <source>停钟</source>
        <translation>Stop clock</translation>
    </message>
    <message>
        <source>恢复计时</source>
        <translation>Resume clock</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待审查 {} 件</source>
        <translation>{} to review</translation>
    </message>
    <message>
        <source>待审查</source>
        <translation>To review</translation>
    </message>
</context>
<context>
    <name>ScreenFace</name>
    <message>
        <source>▲ 数据为 {seconds} 秒前</source>
        <translation>▲ data {seconds} s old</translation>
    </message>
    <message>
        <source>▲ 暂时读不到新数据</source>
        <translation>▲ no new data for now</translation>
    </message>
</context>
<context>
    <name>SettingsWorkplace</name>
    <message>
        <source>本机和本人</source>
        <translation>This machine and me</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>代岗</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>变更记录</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>next</translation>
    </message>
    <message>
        <source>选用</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>密码已修改，下次登录请用新密码。</source>
        <translation>Password changed: use the new one at the next sign-in.</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>离线代办</source>
        <translation>Offline filing</translation>
    </message>
    <message>
        <source>政务服务大厅窗口</source>
        <translation>Service hall counter</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>请选择今天的窗口：↑↓ 移动，Enter 打开。</source>
        <translation>Choose today&apos;s window: ↑↓ move, Enter opens.</translation>
    </message>
    <message>
        <source>不开窗口</source>
        <translation>No window</translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>请输入用户名。</source>
        <translation>Enter your login.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Enter your password.</translation>
    </message>
    <message>
        <source>请等 {} 秒再登录；可以先输入密码。</source>
        <translation>Wait {} s before you sign in; you may type the password meanwhile.</translation>
    </message>
    <message>
        <source>{name}，您好</source>
        <translation>Hello, {name}</translation>
    </message>
    <message>
        <source>{zone} {number} 号窗口</source>
        <translation>{zone} window {number}</translation>
    </message>
    <message>
        <source>您的 {ticket} 号还没有办完</source>
        <translation>your {ticket} is not finished</translation>
    </message>
    <message>
        <source>您还没有退出这个窗口</source>
        <translation>you have not left this window</translation>
    </message>
    <message>
        <source>综合窗口</source>
        <translation>Comprehensive</translation>
    </message>
    <message>
        <source>{place} · {name} 在用，您是其 B 角，选中即接管</source>
        <translation>{place} · used by {name}, whom you cover: choose it to take over</translation>
    </message>
    <message>
        <source>{place} · {name} 正在使用</source>
        <translation>{place} · in use by {name}</translation>
    </message>
</context>
<context>
    <name>SignoffDialogs</name>
    <message>
        <source>准予</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>签批意见（可不填）</source>
        <translation>Opinion (optional)</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>准予并打印</source>
        <translation>Approve and print</translation>
    </message>
    <message>
        <source>理由（每行一条）</source>
        <translation>Reasons (one a line)</translation>
    </message>
    <message>
        <source>写明事实和依据的条款，申请人将在决定书上逐条看到。</source>
        <translation>Facts and articles; the applicant reads each of them in the decision.</translation>
    </message>
    <message>
        <source>将准予{name}申请的“{item}”，登记文号并打印《{paper}》，办件转入制证、送达。</source>
        <translation>&quot;{item}&quot; of {name} is granted: a number is registered, the paper &quot;{paper}&quot; is printed, and the case goes on to issue and delivery.</translation>
    </message>
    <message>
        <source>对{name}申请的“{item}”将不予办理，打印《{paper}》。决定书必须说明理由，并告知申请行政复议、提起行政诉讼的权利。</source>
        <translation>&quot;{item}&quot; of {name} is refused and the paper &quot;{paper}&quot; is printed. It must give reasons and name the rights of reconsideration and of suing.</translation>
    </message>
    <message>
        <source>不予办理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>不予办理并打印</source>
        <translation>Refuse and print</translation>
    </message>
    <message>
        <source>“{item}”将退回审查人员，时限照常计算，不因退回重算。</source>
        <translation>&quot;{item}&quot; goes back to the reviewer. The clock goes on; it does not start anew.</translation>
    </message>
    <message>
        <source>退回审查</source>
        <translation>Return to review</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for return</translation>
    </message>
    <message>
        <source>写明需要补查、更正的内容。</source>
        <translation>Say what is to be checked or corrected.</translation>
    </message>
    <message>
        <source>“{item}”将转由单位负责人签发，时限照常计算；转出后您不能再签批本件。</source>
        <translation>&quot;{item}&quot; goes to the leader; the clock goes on. You can then no longer sign it off.</translation>
    </message>
    <message>
        <source>报负责人签发</source>
        <translation>Escalate to leader</translation>
    </message>
    <message>
        <source>初步意见（可不填）</source>
        <translation>First opinion (optional)</translation>
    </message>
    <message>
        <source>报负责人</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>请写明理由，这一步要留有依据。</source>
        <translation>Give the reason: this step is kept on record.</translation>
    </message>
</context>
<context>
    <name>SignoffWorkplace</name>
    <message>
        <source>没有待签批的办件</source>
        <translation>Nothing to sign off</translation>
    </message>
    <message>
        <source>审查人员送签批后，办件会自动出现在这里。</source>
        <translation>Cases appear here once the reviewers submit them.</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不予办理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>退回审查</source>
        <translation>Return to review</translation>
    </message>
    <message>
        <source>报负责人签发</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>受理人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>待签批 {} 件</source>
        <translation>To sign off: {}</translation>
    </message>
    <message>
        <source>待签批</source>
        <translation>To sign off</translation>
    </message>
</context>
<context>
    <name>StaffDialogs</name>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>小写字母开头，可含数字和下划线，如 zhoumin。</source>
        <translation>Begins with a small letter; letters, digits, underscore, e.g. zhoumin.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>兼任岗位</source>
        <translation>Second role</translation>
    </message>
    <message>
        <source>首次密码</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>至少 {} 位。本人第一次登录时换成自己的密码。</source>
        <translation>At least {} characters. The person changes it at the first sign-in.</translation>
    </message>
    <message>
        <source>新增工作人员</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>请填写姓名。</source>
        <translation>Enter the name.</translation>
    </message>
    <message>
        <source>请填写用户名。</source>
        <translation>Enter the login.</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Repeat it</translation>
    </message>
    <message>
        <source>{name}（{login}）原来的密码立即作废，请把新密码当面告知本人。</source>
        <translation>The old password of {name} ({login}) ends now. Tell the person the new one face to face.</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Disable account</translation>
    </message>
    <message>
        <source>停用后，{name}（{login}）不能再登录；办过的件和记录都保留，随时可以重新启用。</source>
        <translation>{name} ({login}) can no longer sign in. Cases and records stay; the account can be enabled again.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
</context>
<context>
    <name>StaffView</name>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>姓名、用户名、单位</source>
        <translation>Name, login, unit</translation>
    </message>
    <message>
        <source>新增工作人员</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>改岗位</source>
        <translation>Change duties</translation>
    </message>
    <message>
        <source>授权书</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>search</translation>
    </message>
    <message>
        <source>没有找到这个人</source>
        <translation>No such person</translation>
    </message>
    <message>
        <source>换一个姓名、用户名或单位再找。</source>
        <translation>Try another name, login or unit.</translation>
    </message>
    <message>
        <source>不能停用自己的账号。</source>
        <translation>You cannot disable your own account.</translation>
    </message>
    <message>
        <source>不能改自己的岗位，请由另一位管理员办理。</source>
        <translation>You cannot change your own duties: ask another admin.</translation>
    </message>
    <message>
        <source>授权书只给首席代表，请先授予这个岗位。</source>
        <translation>Only a chief representative has a mandate: grant that duty first.</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>已新增账号 {}。</source>
        <translation>Account {} added.</translation>
    </message>
    <message>
        <source>已启用账号 {}。</source>
        <translation>Account {} enabled.</translation>
    </message>
    <message>
        <source>已停用账号 {}。</source>
        <translation>Account {} disabled.</translation>
    </message>
    <message>
        <source>已重设账号 {} 的密码。</source>
        <translation>Password of {} reset.</translation>
    </message>
    <message>
        <source>已改账号 {} 的岗位。</source>
        <translation>Duties of {} changed.</translation>
    </message>
    <message>
        <source>已登记账号 {} 的授权书。</source>
        <translation>Mandate of {} entered.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>建立并同步</source>
        <translation>Create and sync</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Other file</translation>
    </message>
    <message>
        <source>本机离线库已加密，输入口令后办理。没有网络也可以收件、打印告知单。</source>
        <translation>The offline store is encrypted: enter the passphrase. Filing and printing work without a network.</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>第一次使用，请设一个口令。离线库里存着申请人的身份信息和没有送出的件，全部用这个口令加密；电脑丢了，别人也打不开。</source>
        <translation>First use: choose a passphrase. It encrypts the applicants&apos; data and the unsent filings, so that nobody can open them should this computer be lost.</translation>
    </message>
    <message>
        <source>口令忘了，谁也无法找回：中心管理员不能，开发单位也不能。没有送出的件会随之丢失。</source>
        <translation>A forgotten passphrase cannot be recovered by anyone, neither the centre admin nor the makers. Unsent filings are then lost.</translation>
    </message>
    <message>
        <source>口令（至少 8 位，字母、数字、符号都可以）</source>
        <translation>Passphrase (8 or more letters, digits, signs)</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Repeat it</translation>
    </message>
    <message>
        <source>本机还没有离线库。请先在有网络时登录，打开“代办”建立一次；离线库在别的文件夹或者 U 盘上的，按 F8 选择。</source>
        <translation>This machine has no offline store. Sign in once with a network and open Filing to create it. If it lies in another folder or on a USB stick, press F8.</translation>
    </message>
    <message>
        <source>离线代办</source>
        <translation>Offline filing</translation>
    </message>
    <message>
        <source>本机还有：{files}</source>
        <translation>Also on this machine: {files}</translation>
    </message>
    <message>
        <source>换一个离线库文件</source>
        <translation>Another store file</translation>
    </message>
    <message>
        <source>文件（完整路径）</source>
        <translation>File (full path)</translation>
    </message>
    <message>
        <source>没有这个文件。</source>
        <translation>No such file.</translation>
    </message>
    <message>
        <source>使用这个文件</source>
        <translation>Use this file</translation>
    </message>
</context>
<context>
    <name>StartPresenter</name>
    <message>
        <source>两次输入的口令不一样，请重新输入。</source>
        <translation>The two passphrases differ: enter them again.</translation>
    </message>
</context>
<context>
    <name>StepQuestions</name>
    <message>
        <source>暂存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已核对的材料记录在案，以后接着办</source>
        <translation>Keep what was checked, go on later</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>这次填写的内容不保留</source>
        <translation>Nothing entered now is kept</translation>
    </message>
    <message>
        <source>这位申请人</source>
        <translation>this applicant</translation>
    </message>
    <message>
        <source>还有没保存的内容</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>{name}的“{item}”还没有办完。按 Esc 留在这一件。</source>
        <translation>&quot;{item}&quot; of {name} is not done. Esc stays with it.</translation>
    </message>
    <message>
        <source>统一服务监管码（24 位）</source>
        <translation>Service code (24 digits)</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>扫描文书上的条码，或者输入监管码。</source>
        <translation>Scan a paper&apos;s barcode or type the service code.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>再次告知的原因</source>
        <translation>Why a second notice?</translation>
    </message>
    <message>
        <source>补充说明</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>再次告知</source>
        <translation>Tell again</translation>
    </message>
    <message>
        <source>本件已告知过 {count} 次。法律要求一次告知，再次告知会提示督查岗。</source>
        <translation>Told {count} time(s) before. The law wants one notice; the supervisor is told of another.</translation>
    </message>
    <message>
        <source>打印告知单</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>不属本机关职权，出具决定书</source>
        <translation>Another body&apos;s power: written decision</translation>
    </message>
    <message>
        <source>告知不受理</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>应当向哪个机关申请</source>
        <translation>Which body is competent?</translation>
    </message>
    <message>
        <source>不予受理决定书</source>
        <translation>Non-acceptance decision</translation>
    </message>
    <message>
        <source>不受理告知书</source>
        <translation>Not-required notice</translation>
    </message>
    <message>
        <source>决定书载明理由和有权机关（行政许可法第三十二条第一款第二项）。</source>
        <translation>The decision names the reason and the competent body (Licensing Law art. 32(1)(2)).</translation>
    </message>
    <message>
        <source>即时告知申请人不受理（行政许可法第三十二条第一款第一项）。</source>
        <translation>The applicant is told at once (Licensing Law art. 32(1)(1)).</translation>
    </message>
    <message>
        <source>打印文书</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>依法不需要办理，即时告知</source>
        <translation>Not required by law: told at once</translation>
    </message>
    <message>
        <source>决定书载明理由和有权机关。</source>
        <translation>The decision gives the reasons and names the competent body.</translation>
    </message>
    <message>
        <source>即时告知申请人不受理。</source>
        <translation>The applicant is told at once that it is not accepted.</translation>
    </message>
    <message>
        <source>审查意见</source>
        <translation>Reviewer&apos;s opinion</translation>
    </message>
    <message>
        <source>材料齐全，建议准予。</source>
        <translation>材料齐全，建议准予。</translation>
    </message>
    <message>
        <source>送签批</source>
        <translation>To sign-off</translation>
    </message>
    <message>
        <source>领取人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>与申请人的关系</source>
        <translation>Relation to the applicant</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>请核对领取人的证件，领取人在送达回证上签名。</source>
        <translation>Check the receiver&apos;s ID; the receiver signs the delivery receipt.</translation>
    </message>
    <message>
        <source>请当面说明理由和复议、诉讼的途径，领取人在送达回证上签名。</source>
        <translation>Explain the reasons and the ways to reconsideration and suit; the receiver signs the delivery receipt.</translation>
    </message>
    <message>
        <source>打印送达回证</source>
        <translation>Print receipt</translation>
    </message>
    <message>
        <source>这不是一个监管码：请对照文书核对 24 位数字。</source>
        <translation>Not a service code: compare the 24 digits with the paper.</translation>
    </message>
    <message>
        <source>请填写这一栏。</source>
        <translation>Fill in this field.</translation>
    </message>
</context>
<context>
    <name>StepsPresenter</name>
    <message>
        <source>已核对：中断前的操作已经记录，文书可在本件中补打。</source>
        <translation>Checked: the interrupted step was recorded; its papers can be reprinted here.</translation>
    </message>
    <message>
        <source>已核对：中断前的操作没有记录，填写的内容仍在，请再操作一次。</source>
        <translation>Checked: the interrupted step was not recorded; your entries are kept, please do it again.</translation>
    </message>
</context>
<context>
    <name>StoreDesk</name>
    <message>
        <source>{paper} {number} 已打印。</source>
        <translation>{paper} {number} printed.</translation>
    </message>
</context>
<context>
    <name>StrandedTickets</name>
    <message>
        <source>没有失联窗口留下的号码。</source>
        <translation>No numbers were left by lost windows.</translation>
    </message>
    <message>
        <source>{number} 号窗口失联 · {queue}</source>
        <translation>Window {number} lost · {queue}</translation>
    </message>
    <message>
        <source>放回失联窗口的号码</source>
        <translation>Put back numbers of lost windows</translation>
    </message>
    <message>
        <source>放回后排队先后不变，由同一队列的窗口呼叫。</source>
        <translation>Their places are kept; windows of the same queue will call them.</translation>
    </message>
    <message>
        <source>{label} 已放回队列，排队先后不变。</source>
        <translation>{label} is back in the queue, its place kept.</translation>
    </message>
</context>
<context>
    <name>SupervisionWorkplace</name>
    <message>
        <source>这个窗口没有在办件</source>
        <translation>No open case at this window</translation>
    </message>
    <message>
        <source>新收的办件会自动出现在这里。</source>
        <translation>New cases appear here by themselves.</translation>
    </message>
    <message>
        <source>返回各窗口</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>已导出到 {}</source>
        <translation>Exported to {}</translation>
    </message>
    <message>
        <source>在办件</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>选办件</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>翻阅</source>
        <translation>page</translation>
    </message>
    <message>
        <source>今日首问</source>
        <translation>Enquiries</translation>
    </message>
    <message>
        <source>滚动通知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>失联放回</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>日终结束</source>
        <translation>End of day</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>search</translation>
    </message>
    <message>
        <source>查看办件</source>
        <translation>see cases</translation>
    </message>
    <message>
        <source>按窗口排序</source>
        <translation>by window</translation>
    </message>
    <message>
        <source>按问题排序</source>
        <translation>by problem</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>这次没有记录</source>
        <translation>Not recorded this time</translation>
    </message>
    <message>
        <source>感谢您的评价</source>
        <translation>Thank you for your rating</translation>
    </message>
    <message>
        <source>网络中断，评价已经留好，恢复后自动提交。</source>
        <translation>Line down; your rating is kept and sent when it is back.</translation>
    </message>
    <message>
        <source>您的意见会用来改进服务。</source>
        <translation>Your opinion helps to improve our service.</translation>
    </message>
</context>
<context>
    <name>TickList</name>
    <message>
        <source>名称、编码或拼音</source>
        <translation>Name, code or pinyin</translation>
    </message>
    <message>
        <source>已选 {} 项，空格键选或不选。</source>
        <translation>{} chosen; Space chooses or not.</translation>
    </message>
    <message>
        <source>没有找到；已选 {} 项。</source>
        <translation>Nothing found; {} chosen.</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>号码</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>优</source>
        <translation>Pr.</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>G</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>代 {count} 人办理</source>
        <translation>For {count} people</translation>
    </message>
    <message>
        <source>{minutes} 分</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>刚刚更新</source>
        <translation>updated now</translation>
    </message>
    <message>
        <source>{}前更新</source>
        <translation>updated {} ago</translation>
    </message>
    <message>
        <source>已连接 · {}</source>
        <translation>Online · {}</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>离线办理 · 数据为 {}前</source>
        <translation>Offline · data {} old</translation>
    </message>
    <message>
        <source>连接已断开，数据为 {}前</source>
        <translation>Connection lost · data {} old</translation>
    </message>
    <message>
        <source>{} 秒</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} 分钟</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>{} 小时</source>
        <translation>{} h</translation>
    </message>
    <message>
        <source>{} 天</source>
        <translation>{} d</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>等候列表，按回车呼叫这个号码</source>
        <translation>Waiting; Enter calls this number</translation>
    </message>
    <message>
        <source>挂起列表，按回车回呼</source>
        <translation>Parked: Enter unparks</translation>
    </message>
    <message>
        <source>过号列表，按回车重新排队</source>
        <translation>No-shows: Enter requeues</translation>
    </message>
    <message>
        <source>失联窗口留下的号码，按回车放回队列</source>
        <translation>Left by lost windows; Enter puts it back</translation>
    </message>
    <message>
        <source>回呼</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>重排</source>
        <translation>Requeue</translation>
    </message>
    <message>
        <source>放回</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>等候 {count} 人</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>正在等候上一步的结果。</source>
        <translation>Waiting for the answer to the last step.</translation>
    </message>
    <message>
        <source>窗口还有号码：先办结、挂起、转移、过号或退回，再回呼。</source>
        <translation>A number is still at the window: finish, park, transfer, no-show or return it, then resume.</translation>
    </message>
    <message>
        <source>失联窗口 {count}</source>
        <translation>Lost windows {count}</translation>
    </message>
    <message>
        <source>没有失联窗口留下的号码。</source>
        <translation>No numbers were left by lost windows.</translation>
    </message>
    <message>
        <source>挂起 {count}</source>
        <translation>Parked {count}</translation>
    </message>
    <message>
        <source>没有挂起的号码。</source>
        <translation>No parked numbers.</translation>
    </message>
    <message>
        <source>过号 {count}</source>
        <translation>No-shows {count}</translation>
    </message>
    <message>
        <source>没有过号的号码。</source>
        <translation>No missed numbers.</translation>
    </message>
    <message>
        <source>最久 {time}</source>
        <translation>longest {time}</translation>
    </message>
    <message>
        <source>{number} 号窗口失联</source>
        <translation>Window {number} lost</translation>
    </message>
    <message>
        <source>没有打开窗口</source>
        <translation>No window open</translation>
    </message>
    <message>
        <source>选择窗口后，这里显示等候的人。</source>
        <translation>Choose a window to see who waits.</translation>
    </message>
    <message>
        <source>没有人等候</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>有人取号后，会自动出现在这里。</source>
        <translation>People appear as they take numbers.</translation>
    </message>
    <message>
        <source>暂时读不到新数据。</source>
        <translation>No new data for now.</translation>
    </message>
</context>
<context>
    <name>WaitingLineFace</name>
    <message>
        <source>请在叫到号码后再到窗口；等候时间为估计。</source>
        <translation>Go to a window only when your number is called; times are estimates.</translation>
    </message>
    <message>
        <source>正在读取等候信息…</source>
        <translation>Reading who waits…</translation>
    </message>
    <message>
        <source>现在没有人等候</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>还没有叫号</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <source>最近叫号</source>
        <translation>Last calls</translation>
    </message>
    <message>
        <source>断线前的叫号</source>
        <translation>Calls before the line was cut</translation>
    </message>
    <message>
        <source>即将叫到</source>
        <translation>Soon to be called</translation>
    </message>
    <message>
        <source>断线前的等候情况</source>
        <translation>Waiting before the line was cut</translation>
    </message>
    <message>
        <source>{page} / {pages} 页</source>
        <translation>Page {page} / {pages}</translation>
    </message>
    <message>
        <source>{number} 号窗口</source>
        <translation>Window {number}</translation>
    </message>
    <message>
        <source>等候 {count} 人</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>其后 {numbers}</source>
        <translation>Then {numbers}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>约 {minutes} 分钟</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>马上</source>
        <translation>now</translation>
    </message>
</context>
<context>
    <name>WaitingLineWindow</name>
    <message>
        <source>等候区叫号屏</source>
        <translation>Waiting line</translation>
    </message>
</context>
<context>
    <name>WindowChooser</name>
    <message>
        <source>选择窗口</source>
        <translation>Choose a window</translation>
    </message>
    <message>
        <source>↑↓ 移动，Enter 打开。原来打开的窗口随之关闭。</source>
        <translation>↑↓ move, Enter opens. The window that you held is closed.</translation>
    </message>
    <message>
        <source>您正在使用</source>
        <translation>in use by you</translation>
    </message>
    <message>
        <source>已打开 {number} 号窗口</source>
        <translation>Window {number} is open</translation>
    </message>
</context>
<context>
    <name>WindowScreenFace</name>
    <message>
        <source>请按叫号到窗口办理；排队号码请在取号机领取。</source>
        <translation>Come when your number is called; numbers are given at the kiosk.</translation>
    </message>
    <message>
        <source>正在读取窗口信息…</source>
        <translation>Reading about this window…</translation>
    </message>
    <message>
        <source>号窗口</source>
        <translation>window</translation>
    </message>
    <message>
        <source>综合窗口</source>
        <translation>Comprehensive</translation>
    </message>
    <message>
        <source>办理：{items}</source>
        <translation>For: {items}</translation>
    </message>
    <message>
        <source>无人值守</source>
        <translation>Nobody here</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>请到本窗口办理</source>
        <translation>Please come to this window</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>再次呼叫，请到本窗口办理</source>
        <translation>Called again, please come to this window</translation>
    </message>
    <message>
        <source>本窗口办完这一位后暂停服务</source>
        <translation>Paused after this visitor</translation>
    </message>
    <message>
        <source>叫号暂时中断</source>
        <translation>No calls for the moment</translation>
    </message>
    <message>
        <source>断线前的号码：{ticket}</source>
        <translation>Number before the line was cut: {ticket}</translation>
    </message>
    <message>
        <source>请听从窗口工作人员安排</source>
        <translation>Please follow the clerk</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>请到其他窗口办理</source>
        <translation>Please use another window</translation>
    </message>
    <message>
        <source>窗口未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>请稍候</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>请等候叫号</source>
        <translation>Please wait for your call</translation>
    </message>
</context>
<context>
    <name>WindowScreenWindow</name>
    <message>
        <source>窗口屏</source>
        <translation>Window screen</translation>
    </message>
    <message>
        <source>{ticket} → {window}号窗口</source>
        <translation>{ticket} → window {window}</translation>
    </message>
</context>
<context>
    <name>_TypedPage</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>取号 {ticket}</source>
        <translation>Took number {ticket}</translation>
    </message>
    <message>
        <source>综合屏显示呼叫</source>
        <translation>The hall board shows the call</translation>
    </message>
    <message>
        <source>呼叫、开始，办事指南自动打开</source>
        <translation>Called, started; the guide opened by itself</translation>
    </message>
    <message>
        <source>一次性告知：缺两项、不符一项，一张单说全</source>
        <translation>One-time notice: two missing, one wrong, all on one slip</translation>
    </message>
    <message>
        <source>补齐即受理，受理通知书写明办结日期；送签批</source>
        <translation>Complete, so accepted with the date of decision; submitted</translation>
    </message>
    <message>
        <source>首席代表看清单、签批准予</source>
        <translation>The chief representative read the checklist and approved</translation>
    </message>
    <message>
        <source>制证、送达、办结</source>
        <translation>Certificate printed, delivered, finished</translation>
    </message>
    <message>
        <source>即办件当场受理、当场决定</source>
        <translation>Instant case accepted and decided on the spot</translation>
    </message>
    <message>
        <source>督查岗看各窗口红黄灯与超期件</source>
        <translation>The supervisor saw every window&apos;s lamps and overdue cases</translation>
    </message>
    <message>
        <source>代办员建立加密离线库，领用目录和监管码</source>
        <translation>The agent made the encrypted store and took catalogue and codes</translation>
    </message>
    <message>
        <source>代办员离线收件、打印告知单，编码即最终监管码</source>
        <translation>The agent filed offline and printed the slip with its final code</translation>
    </message>
    <message>
        <source>联网同步两次，镇街只收到一件</source>
        <translation>Synced twice, the township got it once</translation>
    </message>
    <message>
        <source>镇街初审列表有代办员的件</source>
        <translation>The filing stands in the township&apos;s list</translation>
    </message>
    <message>
        <source>正在准备演示大厅……</source>
        <translation>Preparing the practice hall…</translation>
    </message>
    <message>
        <source>大厅已就绪（{seconds} 秒），现在由程序按键走完一天：</source>
        <translation>The hall is ready ({seconds} s); now its day is played by keys:</translation>
    </message>
    <message>
        <source>演示停在：{step}</source>
        <translation>The demonstration stopped at: {step}</translation>
    </message>
    <message>
        <source>完成，用时 {seconds} 秒。文书、截图与一页小结在：{folder}</source>
        <translation>Done in {seconds} s. Papers, screenshots and a one-page summary are in {folder}</translation>
    </message>
    <message>
        <source>小结：{file}</source>
        <translation>Summary: {file}</translation>
    </message>
    <message>
        <source>九龙坡区行政服务中心（演示）</source>
        <translation>九龙坡区行政服务中心 (demonstration)</translation>
    </message>
    <message>
        <source>演示小结</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>模拟时间 {at} 起，真实事项与真实日历</source>
        <translation>From {at} simulated, real items and calendar</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>{count} 个</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>法定超期</source>
        <translation>Statutory</translation>
    </message>
    <message>
        <source>红灯</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄灯</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>用时</source>
        <translation>Time taken</translation>
    </message>
    <message>
        <source>{count} 秒</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>截图</source>
        <translation>Screenshots</translation>
    </message>
    <message>
        <source>{count} 张</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>办事全程</source>
        <translation>The whole way</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>本件监管码：{code}</source>
        <translation>Service code: {code}</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>大厅已就绪（{seconds} 秒），正在打开窗口……</source>
        <translation>The hall is ready ({seconds} s); opening the windows…</translation>
    </message>
    <message>
        <source>已打开综合屏、取号机、督查岗、{window} 号窗口和它的评价器。其他账号的密码都是 {password}。</source>
        <translation>The hall board, a kiosk, supervision, window {window} and its rating pad are open. Every other login has the password {password}.</translation>
    </message>
    <message>
        <source>另有一个登录窗口：首席代表用 xujun，镇街初审用 yangfan，代办员用 liuguifang。</source>
        <translation>In the sign-in window try xujun (chief representative), yangfan (township) or liuguifang (agent).</translation>
    </message>
    <message>
        <source>文书存放在：{folder}</source>
        <translation>Papers are kept in: {folder}</translation>
    </message>
    <message>
        <source>全部窗口关闭后演示结束，不留数据。</source>
        <translation>The demonstration ends when all windows are closed; no data stays.</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>即办件</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>承诺件</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>必要</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>非必要</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>容缺后补</source>
        <translation>Deferrable</translation>
    </message>
    <message>
        <source>三选一</source>
        <translation>One of 3</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>港澳居民来往内地通行证</source>
        <translation>HK/Macau permit</translation>
    </message>
    <message>
        <source>台湾居民来往大陆通行证</source>
        <translation>Taiwan permit</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Permanent resident ID</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>行政许可</source>
        <translation>Permit</translation>
    </message>
    <message>
        <source>行政给付</source>
        <translation>Benefit</translation>
    </message>
    <message>
        <source>行政确认</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>行政奖励</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>行政裁决</source>
        <translation>Ruling</translation>
    </message>
    <message>
        <source>其他行政权力</source>
        <translation>Other power</translation>
    </message>
    <message>
        <source>公共服务</source>
        <translation>Public service</translation>
    </message>
    <message>
        <source>老年人</source>
        <translation>Elderly</translation>
    </message>
    <message>
        <source>残疾人</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>军人</source>
        <translation>Military</translation>
    </message>
    <message>
        <source>孕妇</source>
        <translation>Pregnant</translation>
    </message>
    <message>
        <source>绿色通道</source>
        <translation>Green channel</translation>
    </message>
    <message>
        <source>本人改期</source>
        <translation>Visitor changes the date</translation>
    </message>
    <message>
        <source>本人不办了</source>
        <translation>Visitor does not come</translation>
    </message>
    <message>
        <source>预约有误</source>
        <translation>Booked by mistake</translation>
    </message>
    <message>
        <source>去补材料、复印</source>
        <translation>Fetching papers, copies</translation>
    </message>
    <message>
        <source>去填写表格</source>
        <translation>Filling in a form</translation>
    </message>
    <message>
        <source>去缴费</source>
        <translation>Paying a fee</translation>
    </message>
    <message>
        <source>等候部门答复</source>
        <translation>Waiting for a department</translation>
    </message>
    <message>
        <source>材料咨询</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>流程咨询</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>进度查询</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>找窗口</source>
        <translation>Finding a window</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>收费标准</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>填表指导</source>
        <translation>Filling forms</translation>
    </message>
    <message>
        <source>其他咨询</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>短暂离开</source>
        <translation>Short break</translation>
    </message>
    <message>
        <source>整理材料</source>
        <translation>Sorting papers</translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation>Equipment fault</translation>
    </message>
    <message>
        <source>参加会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>午间休息</source>
        <translation>Lunch</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>超承诺 {days} 日</source>
        <translation>Red +{days} d</translation>
    </message>
    <message>
        <source>超法定 {days} 日</source>
        <translation>Statutory +{days} d</translation>
    </message>
    <message>
        <source>非必要</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>Deferrable</translation>
    </message>
    <message>
        <source>三选一</source>
        <translation>One of 3</translation>
    </message>
    <message>
        <source>现场核验原件</source>
        <translation>Check original</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>材料补齐</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>告知期限</source>
        <translation>Notice due</translation>
    </message>
    <message>
        <source>补正期限</source>
        <translation>Supplement due</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>承诺办结</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>法定期限</source>
        <translation>Statutory</translation>
    </message>
    <message>
        <source>作出决定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>送达期限</source>
        <translation>Deliver by</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>{day}（暂定）</source>
        <translation>{day} (provisional)</translation>
    </message>
    <message>
        <source>承诺时限长于法定时限：办理以法定时限为准，请管理员改正目录。</source>
        <translation>The promised limit is longer than the statutory one: the statutory one counts. Ask the admin to correct the catalogue.</translation>
    </message>
    <message>
        <source>承诺时限与法定时限的单位不同，承诺可能更长，请管理员核对。</source>
        <translation>The limits have different units and the promised one may be longer: ask the admin to check.</translation>
    </message>
    <message>
        <source>材料清单里有“其他材料”一类的兜底条款，不得据此要求申请人。</source>
        <translation>The list has a catch-all such as &quot;other materials&quot;: nothing may be asked for on its account.</translation>
    </message>
    <message>
        <source>目录数据有疑问（{code}），请管理员核对。</source>
        <translation>Doubtful catalogue data ({code}): ask the admin to check.</translation>
    </message>
    <message>
        <source>这台机器只有 {count} 块显示屏，没有第 {display} 块：先显示在第 1 块上，接上后自动移过去；写错了请改 --display。</source>
        <translation>This machine has {count} display(s) and no display {display}: the screen shows on display 1 and moves over once the other is connected. If the number is wrong, change --display.</translation>
    </message>
    <message>
        <source>连不上数据库，请检查地址和服务器。</source>
        <translation>Cannot reach the database: check address and server.</translation>
    </message>
    <message>
        <source>这个数据库账号没有所需权限，请用数据库的属主账号运行。</source>
        <translation>This database account lacks the rights: run as the owner of the database.</translation>
    </message>
    <message>
        <source>数据库没有接受这个账号：没有密码，或账号、密码不对。密码用环境变量 PGPASSWORD 或密码文件 ~/.pgpass 给出。</source>
        <translation>The database did not take this login: there is no password, or login or password is wrong. Give the password by the variable PGPASSWORD or the file ~/.pgpass.</translation>
    </message>
    <message>
        <source>账号 {login} 不是这种画面的设备账号（岗位 {role}），请用 --login 写对，或由中心管理员新增。</source>
        <translation>{login} is no device login for this screen (duty {role}): correct --login, or let the centre admin add one.</translation>
    </message>
    <message>
        <source>没有叫“{zone}”的专区。本厅有：{known}。请改正 --zone。</source>
        <translation>There is no zone &quot;{zone}&quot;. This hall has: {known}. Correct --zone.</translation>
    </message>
    <message>
        <source>没有 {window} 号窗口。本厅有：{known}。请改正 --window。</source>
        <translation>There is no window {window}. This hall has: {known}. Correct --window.</translation>
    </message>
    <message>
        <source>区划代码不能由 {known} 改为 {wanted}：已有办件或领用的监管码以它开头。请在大厅说明文件中改回 {known}。</source>
        <translation>The region code cannot change from {known} to {wanted}: cases or leased service codes begin with it. Put {known} back into the hall&apos;s file.</translation>
    </message>
    <message>
        <source>没有事项“{item}”：事项清单和目录里都没有。请改正大厅说明文件，或把它写进目录。</source>
        <translation>There is no item &quot;{item}&quot;, neither in the item list nor in the catalogue. Correct the hall&apos;s file, or add it to the catalogue.</translation>
    </message>
    <message>
        <source>{day} 还没有过完，请次日再封存。</source>
        <translation>{day} is not over yet: close it on the next day.</translation>
    </message>
    <message>
        <source>{open} 还没有封存，请先封存它；不写日期则依次全部封存。</source>
        <translation>{open} is not closed yet: close it first, or give no date to close all in turn.</translation>
    </message>
    <message>
        <source>{day} 之后的日子已经封存，这一天没有单独的日公报；当天若有记录，已包含在后一份之内。</source>
        <translation>Days after {day} are closed already, and it has no bulletin of its own; what it recorded is within the next one.</translation>
    </message>
    <message>
        <source>{day} 早已封存，但现在的办理记录算出的根与当时不同：记录被动过。请运行 counter-app verify-log。</source>
        <translation>{day} was closed long ago, but today&apos;s log gives another root: it was touched. Run counter-app verify-log.</translation>
    </message>
    <message>
        <source>有一步办理三秒内没有记完，请稍后再封存。</source>
        <translation>A step was not recorded within three seconds: close the day a little later.</translation>
    </message>
    <message>
        <source>这个账号看不到全部办理记录，不能核对。请用数据库的属主账号运行。</source>
        <translation>This login does not see the whole log and cannot check it. Run it as the database&apos;s owner.</translation>
    </message>
    <message>
        <source>办理记录的数据表缺失或被换成了别的东西，无法核对。请立即备份，并查明是谁改动了数据库结构。</source>
        <translation>The tables of the log are missing or were replaced, so nothing can be checked. Make a backup at once and find out who changed the schema.</translation>
    </message>
    <message>
        <source>“{given}”不是日公报的根，应写成 日期=根，如 2026-03-10=3f9ac1d2e4b50a71（至少 16 位）。</source>
        <translation>&quot;{given}&quot; is no root of a bulletin: write DATE=ROOT, such as 2026-03-10=3f9ac1d2e4b50a71 (at least 16 digits).</translation>
    </message>
    <message>
        <source>请写明授权哪些事项：--items 编码,编码… 或者 --all（全部事项），两者选一。</source>
        <translation>Say which items the mandate covers: --items CODE,CODE… or --all, one of the two.</translation>
    </message>
    <message>
        <source>这位首席代表的单位没有编码为“{item}”的事项，请核对编码。</source>
        <translation>The representative&apos;s unit has no item with the code &quot;{item}&quot;: check the code.</translation>
    </message>
    <message>
        <source>没有这样的岗位：{roles}。岗位只能是 {known}。</source>
        <translation>There is no such duty: {roles}. Duties are {known}.</translation>
    </message>
    <message>
        <source>“{given}”不是日期，应写成 2026-03-10。</source>
        <translation>&quot;{given}&quot; is no date: write 2026-03-10.</translation>
    </message>
    <message>
        <source>口令至少 {minimum} 位，请再长一些。</source>
        <translation>The passphrase needs at least {minimum} characters.</translation>
    </message>
    <message>
        <source>没有找到离线库文件 {file}，请检查文件夹或者 U 盘。</source>
        <translation>Store file {file} not found: check the folder or USB stick.</translation>
    </message>
    <message>
        <source>离线库 {file} 已经建立，请输入口令打开。</source>
        <translation>The store {file} exists already: enter its passphrase.</translation>
    </message>
    <message>
        <source>离线库 {file} 由新版程序建立，请先更新本机程序。</source>
        <translation>The store {file} was made by a newer version: update this program first.</translation>
    </message>
    <message>
        <source>离线库正被另一个程序使用，请关闭它再试。</source>
        <translation>Another program uses the store: close it and try again.</translation>
    </message>
    <message>
        <source>离线库 {file} 无法写入，刚才的改动没有保存，请检查磁盘。</source>
        <translation>Cannot write the store {file}; the last change was not saved. Check the disk.</translation>
    </message>
    <message>
        <source>磁盘已满，刚才的改动没有保存，请先腾出空间。</source>
        <translation>The disk is full; the last change was not saved. Make room first.</translation>
    </message>
    <message>
        <source>这个离线库属于 {login}，请用这个用户名同步。</source>
        <translation>This store belongs to {login}: sync with that login.</translation>
    </message>
    <message>
        <source>请先填写申请人姓名和证件号码。</source>
        <translation>Enter the applicant&apos;s name and ID number first.</translation>
    </message>
    <message>
        <source>这个事项在目录里已更新或者取消，请按 Ctrl K 重新选事项；申请人照旧保留。</source>
        <translation>This item was changed or cancelled: choose it again with Ctrl K; the applicant stays.</translation>
    </message>
    <message>
        <source>这一件已经完成收件，不能再改。</source>
        <translation>This filing is finished and cannot be changed.</translation>
    </message>
    <message>
        <source>只有退回的件可以取回修改。</source>
        <translation>Only a returned filing can be taken back.</translation>
    </message>
    <message>
        <source>服务器存不下这一件（{sqlstate}），请取回核对用字，或者联系中心管理员。</source>
        <translation>The server cannot record this filing ({sqlstate}): take it back and check the characters, or call the centre admin.</translation>
    </message>
    <message>
        <source>材料没有缺漏，没有告知单可以打印。</source>
        <translation>Nothing is missing: there is no notice to print.</translation>
    </message>
    <message>
        <source>这份草稿已经不在了。</source>
        <translation>This draft is gone.</translation>
    </message>
    <message>
        <source>没有找到这一件。</source>
        <translation>Filing not found.</translation>
    </message>
    <message>
        <source>连不上服务器。没有送出的仍在待同步，有网络时再按 F5。</source>
        <translation>Cannot reach the server. Unsent filings stay; press F5 when there is a network.</translation>
    </message>
    <message>
        <source>已送出 {sent} 件，退回 {refused} 件，收到进度 {pulled} 条。</source>
        <translation>Sent {sent}, returned {refused}, progress of {pulled}.</translation>
    </message>
    <message>
        <source>补领监管码 {count} 个。</source>
        <translation> New service codes: {count}.</translation>
    </message>
    <message>
        <source>事项目录已更新。</source>
        <translation> Catalogue updated.</translation>
    </message>
    <message>
        <source>{count} 件可能与已有办件重复，请在“已同步”中查看。</source>
        <translation> Maybe duplicates: {count}, see Synced.</translation>
    </message>
    <message>
        <source>没有领到新的监管码：{reason}</source>
        <translation> No new service codes: {reason}</translation>
    </message>
    <message>
        <source>还有材料没有核对，请先核对完，一次说全。</source>
        <translation>Some materials are unchecked: check them all, then tell once.</translation>
    </message>
    <message>
        <source>材料齐全。</source>
        <translation>All there. </translation>
    </message>
    <message>
        <source>完成收件后放入待同步；办理期限从镇街受理之日起算。</source>
        <translation>Finish to put it in line for the sync; the clock starts when the township accepts.</translation>
    </message>
    <message>
        <source>只缺可容缺的 {count} 项。</source>
        <translation>Only {count} deferrable missing. </translation>
    </message>
    <message>
        <source>把告知单交给申请人；是否容缺受理由镇街决定。</source>
        <translation>Give the applicant the notice; the township decides on deferral.</translation>
    </message>
    <message>
        <source>{count} 项需要补正。</source>
        <translation>To supplement: {count}. </translation>
    </message>
    <message>
        <source>打印告知单交给申请人，一次告知全部内容（行政许可法第三十二条第一款第四项）。</source>
        <translation>Print the notice for the applicant: everything at once (Licensing Law art. 32(1)(4)).</translation>
    </message>
    <message>
        <source>打印告知单交给申请人，一次告知全部内容。</source>
        <translation>Print the notification slip for the applicant: everything is told at once.</translation>
    </message>
    <message>
        <source>待同步。</source>
        <translation>To sync. </translation>
    </message>
    <message>
        <source>监管码已定，不再改动；有网络时按 F5 送镇街。</source>
        <translation>The service code is final; with a network F5 sends it to the township.</translation>
    </message>
    <message>
        <source>是否送到还不清楚。</source>
        <translation>It is not clear whether it arrived. </translation>
    </message>
    <message>
        <source>上次同步中途断线；下次同步自动核对，不会重复收件。</source>
        <translation>The last sync broke off; the next one checks and files nothing twice.</translation>
    </message>
    <message>
        <source>退回：</source>
        <translation>Returned: </translation>
    </message>
    <message>
        <source>按 F8 取回修改后再送。</source>
        <translation> F8 takes it back for correction.</translation>
    </message>
    <message>
        <source>已送出。</source>
        <translation>Sent. </translation>
    </message>
    <message>
        <source>镇街 {received} 收件；再同步一次可以看到进度。</source>
        <translation>Received by the township {received}; sync again to see progress.</translation>
    </message>
    <message>
        <source>{status}。</source>
        <translation>{status}. </translation>
    </message>
    <message>
        <source>镇街 {received} 收件，{notice} 前告知是否受理。</source>
        <translation>Received by the township {received}; its answer is due by {notice}.</translation>
    </message>
    <message>
        <source>请转告申请人，{supplement} 前补齐右侧 {count} 项。</source>
        <translation>Tell the applicant to bring what stands at the right ({count}) by {supplement}.</translation>
    </message>
    <message>
        <source>承诺 {promised} 前作出决定。</source>
        <translation>Decision promised by {promised}.</translation>
    </message>
    <message>
        <source>特别程序进行中，时限暂停。</source>
        <translation>Special procedure: the clock is stopped.</translation>
    </message>
    <message>
        <source>正在制作证照或者办理结果单，请转告申请人。</source>
        <translation>The certificate or result slip is being made: tell the applicant.</translation>
    </message>
    <message>
        <source>办理结果已制好，请通知申请人领取。</source>
        <translation>The result is ready: tell the applicant to collect it.</translation>
    </message>
    <message>
        <source>请转告申请人领取决定书，可以依法复议、诉讼。</source>
        <translation>Tell the applicant to collect the decision; reconsideration and suit are open.</translation>
    </message>
    <message>
        <source>请转告申请人领取不予受理决定书。</source>
        <translation>Tell the applicant to collect the non-acceptance decision.</translation>
    </message>
    <message>
        <source>（目录中已没有这一项）</source>
        <translation>(no longer in the catalogue)</translation>
    </message>
    <message>
        <source>{agent}（{unit}代办员）受{applicant}委托代办，代办不收任何费用。</source>
        <translation>{agent} (agent, {unit}) files for {applicant}, free of any charge.</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>the applicant</translation>
    </message>
    <message>
        <source>{days} 天前</source>
        <translation>{days} d ago</translation>
    </message>
    <message>
        <source>{hours} 小时前</source>
        <translation>{hours} h ago</translation>
    </message>
    <message>
        <source>{minutes} 分钟前</source>
        <translation>{minutes} min ago</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>请填写申请人姓名或者单位名称。</source>
        <translation>Enter the applicant&apos;s name.</translation>
    </message>
    <message>
        <source>请填写证件号码。</source>
        <translation>Enter the ID number.</translation>
    </message>
    <message>
        <source>证件号码里有不能使用的字符，请对照证件重新录入。</source>
        <translation>The number has characters that no ID has: enter it again from the document.</translation>
    </message>
    <message>
        <source>证件号码的位数不对，请对照证件再看一遍。</source>
        <translation>The number has the wrong length: compare with the document.</translation>
    </message>
    <message>
        <source>证件号码与所选的证件类型不符，请核对号码和证件类型。</source>
        <translation>The number does not fit the ID type: check both.</translation>
    </message>
    <message>
        <source>证件号码的校验位不符，请对照证件再看一遍。</source>
        <translation>The check digit is wrong: compare with the document.</translation>
    </message>
    <message>
        <source>证件号码里的出生日期不存在，请对照证件再看一遍。</source>
        <translation>The birth date in the number does not exist: compare with the document.</translation>
    </message>
    <message>
        <source>这一栏里有看不见的控制符，请删除后重新录入。</source>
        <translation>Hidden control characters here: delete and enter again.</translation>
    </message>
    <message>
        <source>这一栏里有残缺的字符，请重新录入。</source>
        <translation>Broken characters here: enter again.</translation>
    </message>
    <message>
        <source>这一栏里有改变文字方向的符号，请删除后重新录入。</source>
        <translation>Direction marks here: delete and enter again.</translation>
    </message>
    <message>
        <source>这一栏里有无效字符，请重新录入。</source>
        <translation>Invalid characters here: enter again.</translation>
    </message>
    <message>
        <source>这一栏太长，请缩短。</source>
        <translation>Too long: please shorten.</translation>
    </message>
    <message>
        <source>电话号码不对：手机号写 11 位，座机写区号和号码（023-68001234，可加 -分机号），境外号码以 + 开头。</source>
        <translation>The telephone number is wrong: 11 digits for a mobile, area code and number for a landline (023-68001234, with -extension), + before a foreign one.</translation>
    </message>
    <message>
        <source>要粘贴的文字有 {length} 个字，这一栏最多 {most} 个字，没有粘贴；原有内容未变。</source>
        <translation>The text has {length} characters and this field takes {most}: nothing was pasted, and what stood there is unchanged.</translation>
    </message>
    <message>
        <source>粘贴时去掉了看不见的控制符，请核对。</source>
        <translation>Invisible control characters were left out in pasting: check the text.</translation>
    </message>
    <message>
        <source>“{characters}”打印不出来，文书上会印成方框和编码，请核对用字。</source>
        <translation>&quot;{characters}&quot; cannot be printed; papers show a box with the code. Check the character.</translation>
    </message>
    <message>
        <source>仍按证件号录入（Ctrl+Enter）</source>
        <translation>Keep as on the document (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>号码未通过校验，已按证件录入并注明。</source>
        <translation>The check failed; kept as on the document and marked.</translation>
    </message>
    <message>
        <source>还有 {count} 项没有核对</source>
        <translation>{count} unchecked</translation>
    </message>
    <message>
        <source>还有判了不符的材料没有写明错在哪里</source>
        <translation>A material was found wrong without saying what is wrong</translation>
    </message>
    <message>
        <source>有材料的结论与份数不一致，请先改正</source>
        <translation>A verdict and its counts disagree: correct it first</translation>
    </message>
    <message>
        <source>材料齐全，不需要告知补正</source>
        <translation>All there: no notice needed</translation>
    </message>
    <message>
        <source>材料齐全，直接受理即可</source>
        <translation>All there: simply accept</translation>
    </message>
    <message>
        <source>还有 {count} 项需要补正</source>
        <translation>{count} still to supplement</translation>
    </message>
    <message>
        <source>已经告知过，请先核对补来的材料</source>
        <translation>Told before: check what was brought first</translation>
    </message>
    <message>
        <source>没有需要保存的改动</source>
        <translation>Nothing to save</translation>
    </message>
    <message>
        <source>这一步不属于您的岗位职责</source>
        <translation>This step is not your role&apos;s</translation>
    </message>
    <message>
        <source>还有 {count} 项没有核对。</source>
        <translation>{count} unchecked. </translation>
    </message>
    <message>
        <source>全部核对后，需要补正的一次告知（行政许可法第三十二条第一款第四项）。</source>
        <translation>Check everything, then tell all defects at once (Licensing Law art. 32(1)(4)).</translation>
    </message>
    <message>
        <source>全部核对后，需要补正的一次告知。</source>
        <translation>Once all is checked, tell everything that must be supplemented at once.</translation>
    </message>
    <message>
        <source>已发现 {count} 项需要补正；全部核对后一次告知。</source>
        <translation>{count} to supplement so far; check everything, then tell once.</translation>
    </message>
    <message>
        <source>“{material}”判了不符，请按 Enter 写明错在哪里、怎样补正（行政许可法第三十二条第一款第四项）。</source>
        <translation>&quot;{material}&quot; was found wrong: press Enter and write what is wrong and how to mend it (Administrative Licensing Law, Article 32).</translation>
    </message>
    <message>
        <source>“{material}”判了不符，请按 Enter 写明错在哪里、怎样补正。</source>
        <translation>&quot;{material}&quot; was found wrong: press Enter and write what is wrong and how to mend it.</translation>
    </message>
    <message>
        <source>“{material}”判了合格，份数却不够，请改份数或者结论。</source>
        <translation>&quot;{material}&quot; is OK but its count is short: change count or verdict.</translation>
    </message>
    <message>
        <source>“{material}”是必要材料，不能判不适用。</source>
        <translation>&quot;{material}&quot; is required: N/A is not possible.</translation>
    </message>
    <message>
        <source>本事项不需要提交材料。</source>
        <translation>No materials needed.</translation>
    </message>
    <message>
        <source>材料齐全，应当受理</source>
        <translation>All there: accept</translation>
    </message>
    <message>
        <source>（行政许可法第三十二条第一款第五项）。</source>
        <translation> (Licensing Law art. 32(1)(5)).</translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>即办件，受理并当场作出决定（行政许可法第三十四条第二款）。</source>
        <translation> Instant: accept and decide on the spot (art. 34(2)).</translation>
    </message>
    <message>
        <source>即办件，受理并当场办结。</source>
        <translation>An instant item: accepted and completed on the spot.</translation>
    </message>
    <message>
        <source>今日受理，承诺 {day} 前作出决定。</source>
        <translation> Accepted today, decision promised by {day}.</translation>
    </message>
    <message>
        <source>应当一次告知全部内容（行政许可法第三十二条第一款第四项）；{day} 前不告知，自收件之日起即为受理。</source>
        <translation>Tell everything at once (Licensing Law art. 32(1)(4)); without notice by {day} it counts as accepted from receipt.</translation>
    </message>
    <message>
        <source>请一次告知全部内容，{day} 前。</source>
        <translation>Tell everything at once, by {day}.</translation>
    </message>
    <message>
        <source>申请人书面承诺补齐的，可以容缺受理；不选择容缺的，发一次性告知单（{day} 前）。</source>
        <translation>With the applicant&apos;s written promise accept deferred; otherwise the one-time notice (by {day}).</translation>
    </message>
    <message>
        <source>等申请人补正。</source>
        <translation>Waiting for the applicant. </translation>
    </message>
    <message>
        <source>已告知 {count} 项，最迟 {day} 补齐。补来的材料逐项核对，齐全即受理。</source>
        <translation>{count} told, due by {day}. Check what is brought; when all is there, accept.</translation>
    </message>
    <message>
        <source>已受理。</source>
        <translation>Accepted. </translation>
    </message>
    <message>
        <source>正在审查。</source>
        <translation>In review. </translation>
    </message>
    <message>
        <source>已送首席代表签批。</source>
        <translation>With the chief representative. </translation>
    </message>
    <message>
        <source>已报负责人签发。</source>
        <translation>With the leader. </translation>
    </message>
    <message>
        <source>已准予。</source>
        <translation>Approved. </translation>
    </message>
    <message>
        <source>已决定不予办理。</source>
        <translation>Refused.</translation>
    </message>
    <message>
        <source>办理结果已制好。</source>
        <translation>The result is ready.</translation>
    </message>
    <message>
        <source>已告知不受理，依法不需要办理。</source>
        <translation>Told as not accepted: the law does not require it.</translation>
    </message>
    <message>
        <source>请打印证照或者办理结果单，{delivery} 前送达。</source>
        <translation>Print the certificate or result slip; deliver it by {delivery}.</translation>
    </message>
    <message>
        <source>已送达，本件办结。</source>
        <translation>Delivered: the case is closed.</translation>
    </message>
    <message>
        <source>已作出不予受理决定。</source>
        <translation>Declined.</translation>
    </message>
    <message>
        <source>申请人已撤回申请。</source>
        <translation>Withdrawn by the applicant.</translation>
    </message>
    <message>
        <source>审查后送首席代表签批；承诺 {due} 前作出决定。</source>
        <translation>Review, then submit for sign-off; decision promised by {due}.</translation>
    </message>
    <message>
        <source>承诺 {due} 前作出决定。</source>
        <translation>Decision promised by {due}.</translation>
    </message>
    <message>
        <source>请送达决定书，说明理由和复议、诉讼的途径，{delivery} 前送达。</source>
        <translation>Deliver the decision by {delivery}; explain reasons, reconsideration and suit.</translation>
    </message>
    <message>
        <source>核对领取人后送达，{delivery} 前。</source>
        <translation>Check the receiver, deliver by {delivery}.</translation>
    </message>
    <message>
        <source>请打印证照或者办理结果单，{delivery} 前送达（行政许可法第四十四条）。</source>
        <translation>Print the certificate or result slip; deliver it by {delivery} (Administrative Licensing Law, Article 44).</translation>
    </message>
    <message>
        <source>缺原件 {count} 份</source>
        <translation>originals short: {count}</translation>
    </message>
    <message>
        <source>缺复印件 {count} 份</source>
        <translation>copies short: {count}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有找到文件，请检查文件名和路径。</source>
        <translation>File not found: check name and path.</translation>
    </message>
    <message>
        <source>文件打不开（{reason}）。</source>
        <translation>Cannot open the file ({reason}).</translation>
    </message>
    <message>
        <source>文件是空的。</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>文件有 {bytes} 字节，超过上限 {max_bytes}，请分成几个文件导入。</source>
        <translation>The file has {bytes} bytes, more than the {max_bytes} allowed: import it in several files.</translation>
    </message>
    <message>
        <source>这不是文本文件，请另存为 UTF-8 的 CSV、YAML 或 JSON 后再导入。</source>
        <translation>This is no text file: save it as CSV, YAML or JSON in UTF-8 and import it again.</translation>
    </message>
    <message>
        <source>认不出文字编码，应为 UTF-8、GB 18030 或带标记的 UTF-16，请另存为 UTF-8 后再导入。</source>
        <translation>The encoding is unknown; it should be UTF-8, GB 18030 or UTF-16 with its mark. Save it as UTF-8 and import it again.</translation>
    </message>
    <message>
        <source>这一行有损坏的 UTF-8 字节，请用原来的程序重新导出后再导入。</source>
        <translation>This line has damaged UTF-8 bytes: export it again from the program it came from.</translation>
    </message>
    <message>
        <source>缺少“{chinese}”（{column}）一列。</source>
        <translation>The column &quot;{chinese}&quot; ({column}) is missing.</translation>
    </message>
    <message>
        <source>只有表头，没有数据行。</source>
        <translation>Headings only, no data.</translation>
    </message>
    <message>
        <source>这一行无法读取（{reason}），没有导入。</source>
        <translation>Cannot read this line ({reason}): not imported.</translation>
    </message>
    <message>
        <source>应有 {expected} 列，实有 {found} 列，没有导入。</source>
        <translation>{expected} columns expected, {found} found: not imported.</translation>
    </message>
    <message>
        <source>没有事项名称，没有导入。</source>
        <translation>No name: not imported.</translation>
    </message>
    <message>
        <source>“{column}”一列含有控制字符等，已清理后导入。</source>
        <translation>&quot;{column}&quot; had control characters: cleaned and imported.</translation>
    </message>
    <message>
        <source>“{name}”没有写部门，已照样导入。</source>
        <translation>&quot;{name}&quot; has no department: imported as it is.</translation>
    </message>
    <message>
        <source>不认识的事项类型“{value}”，已照样导入。</source>
        <translation>Unknown type &quot;{value}&quot;: imported as it is.</translation>
    </message>
    <message>
        <source>“{name}”没有编码，已照样导入。</source>
        <translation>&quot;{name}&quot; has no code: imported as it is.</translation>
    </message>
    <message>
        <source>编码与第 {first_line} 行相同：{value}，已照样导入。</source>
        <translation>Same code as line {first_line}: {value}; imported as it is.</translation>
    </message>
    <message>
        <source>编码格式不规范：{value}，已照样导入。</source>
        <translation>Irregular code: {value}; imported as it is.</translation>
    </message>
    <message>
        <source>编码中的统一社会信用代码不正确：{agency}，已照样导入。</source>
        <translation>Wrong credit code within the code: {agency}; imported as it is.</translation>
    </message>
    <message>
        <source>“{department}”的部门代码不正确：{value}，已照样导入。</source>
        <translation>Wrong department code of &quot;{department}&quot;: {value}; imported as it is.</translation>
    </message>
    <message>
        <source>文件里没有事项目录（缺少 items）。</source>
        <translation>No catalogue in the file (items missing).</translation>
    </message>
    <message>
        <source>主题中的事项“{value}”不在目录里。</source>
        <translation>The theme&apos;s item &quot;{value}&quot; is not in the catalogue.</translation>
    </message>
    <message>
        <source>事项编号重复（{name}），只导入第一个。</source>
        <translation>Item id twice ({name}): only the first imported.</translation>
    </message>
    <message>
        <source>“{name}”没有事项编号，没有导入。</source>
        <translation>&quot;{name}&quot; has no item id: not imported.</translation>
    </message>
    <message>
        <source>有一项材料没有名称，没有导入这一项。</source>
        <translation>A material without a name was not imported.</translation>
    </message>
    <message>
        <source>材料所属的事项“{item}”不在目录里，{count} 项没有导入。</source>
        <translation>The item &quot;{item}&quot; of materials is not in the catalogue: {count} not imported.</translation>
    </message>
    <message>
        <source>“{value}”是兜底条款，材料清单不得使用，请改为具体材料。</source>
        <translation>&quot;{value}&quot; is a catch-all, which no list may have: name the material.</translation>
    </message>
    <message>
        <source>承诺时限（{promised_days}）长于法定时限（{statutory_days}），请核对。</source>
        <translation>Promised limit ({promised_days}) longer than statutory ({statutory_days}): check.</translation>
    </message>
    <message>
        <source>承诺时限（{promised_days}）可能长于法定时限（{statutory_days}），请核对。</source>
        <translation>Promised limit ({promised_days}) maybe longer than statutory ({statutory_days}): check.</translation>
    </message>
    <message>
        <source>工作簿里没有这张表。</source>
        <translation>The workbook lacks this sheet.</translation>
    </message>
    <message>
        <source>不认识的列“{column}”，没有导入。</source>
        <translation>Unknown column &quot;{column}&quot;: not imported.</translation>
    </message>
    <message>
        <source>列“{column}”出现了两次。</source>
        <translation>Column &quot;{column}&quot; stands there twice.</translation>
    </message>
    <message>
        <source>单元格是公式（{value}），请改为数值后再导入。</source>
        <translation>The cell is a formula ({value}): make it a value, then import.</translation>
    </message>
    <message>
        <source>单元格是错误值（{value}）。</source>
        <translation>The cell is an error ({value}).</translation>
    </message>
    <message>
        <source>文字以等号等开头（{value}），已按文字导入。</source>
        <translation>Text that looks like a formula ({value}): imported as text.</translation>
    </message>
    <message>
        <source>这不是可以读取的 xlsx 工作簿（{reason}）。</source>
        <translation>Not a readable xlsx workbook ({reason}).</translation>
    </message>
    <message>
        <source>工作簿解压后过大或压缩异常（上限 {max_unpacked} 字节），已拒绝读取，请重新另存为 xlsx。</source>
        <translation>The workbook unpacks to too much or is packed oddly (limit {max_unpacked} bytes) and was not read: save it as xlsx again.</translation>
    </message>
    <message>
        <source>工作簿含有不允许的内容（实体定义或别的编码），已拒绝读取，请在 Excel 里重新另存为 xlsx。</source>
        <translation>The workbook holds what is not allowed (entities or another encoding) and was not read: save it as xlsx from Excel again.</translation>
    </message>
    <message>
        <source>行数超过上限 {max_rows}，请分成几个文件导入。</source>
        <translation>More than {max_rows} rows: import it in several files.</translation>
    </message>
    <message>
        <source>列数超过上限 {max_columns}，请删去不用的列。</source>
        <translation>More than {max_columns} columns: remove those that are not used.</translation>
    </message>
    <message>
        <source>内容条数过多，已拒绝读取，请分成几个文件导入。</source>
        <translation>Too many entries, not read: import it in several files.</translation>
    </message>
    <message>
        <source>这里的文字过长，没有导入，请缩短后再导入。</source>
        <translation>The text here is too long and was not imported: shorten it.</translation>
    </message>
    <message>
        <source>不接受 YAML 标签（!…），请删去后再导入。</source>
        <translation>YAML tags (!…) are not accepted: remove them.</translation>
    </message>
    <message>
        <source>不接受 YAML 锚点和引用（&amp; 和 *），请把内容写全后再导入。</source>
        <translation>YAML anchors and aliases (&amp; and *) are not accepted: write the content out.</translation>
    </message>
    <message>
        <source>同一处写了两次同样的键，请删去一个。</source>
        <translation>The same key stands here twice: remove one.</translation>
    </message>
    <message>
        <source>内容嵌套过深，已拒绝读取，请改为通常的写法。</source>
        <translation>Nested too deeply, not read: write it in the usual way.</translation>
    </message>
    <message>
        <source>YAML 写法有误（{reason}）。</source>
        <translation>Invalid YAML ({reason}).</translation>
    </message>
    <message>
        <source>JSON 写法有误（{reason}）。</source>
        <translation>Invalid JSON ({reason}).</translation>
    </message>
    <message>
        <source>文件里没有放假安排。</source>
        <translation>No calendar in the file.</translation>
    </message>
    <message>
        <source>{year} 年的放假安排尚未公布，日期按周末推算，均为暂定。</source>
        <translation>No holiday notice for {year} yet: its dates are computed from weekends and provisional.</translation>
    </message>
    <message>
        <source>年份不正确：{value}。</source>
        <translation>Wrong year: {value}.</translation>
    </message>
    <message>
        <source>日期不正确：{value}。</source>
        <translation>Wrong date: {value}.</translation>
    </message>
    <message>
        <source>日期不属于这一年：{value}。</source>
        <translation>Date of another year: {value}.</translation>
    </message>
    <message>
        <source>这里不能写“{value}”，未采用。</source>
        <translation>&quot;{value}&quot; cannot stand here and was not taken.</translation>
    </message>
    <message>
        <source>不认识“{value}”（应为工作日、日等），时限未采用。</source>
        <translation>&quot;{value}&quot; is unknown (working days, days …): the limit was not taken.</translation>
    </message>
    <message>
        <source>不认识“{value}”，已按必要材料导入。</source>
        <translation>&quot;{value}&quot; is unknown: imported as a required material.</translation>
    </message>
    <message>
        <source>不认识“{value}”，已按承诺件导入。</source>
        <translation>&quot;{value}&quot; is unknown: imported as a case with a promised limit.</translation>
    </message>
    <message>
        <source>文件里没有大厅说明（缺少 hall）。</source>
        <translation>The file describes no hall (&quot;hall&quot; is missing).</translation>
    </message>
    <message>
        <source>不认识“{key}”，请核对写法（见 resources/halls/demo.yaml）。</source>
        <translation>&quot;{key}&quot; is unknown: check it against resources/halls/demo.yaml.</translation>
    </message>
    <message>
        <source>缺少“{key}”，请补上。</source>
        <translation>&quot;{key}&quot; is missing: add it.</translation>
    </message>
    <message>
        <source>这里应是一个列表，每项以“- ”开头。</source>
        <translation>This should be a list, each entry beginning with &quot;- &quot;.</translation>
    </message>
    <message>
        <source>这里应是“名称: 内容”的形式。</source>
        <translation>This should have the form &quot;name: content&quot;.</translation>
    </message>
    <message>
        <source>“{key}”不能是“{value}”，请改正。</source>
        <translation>&quot;{key}&quot; cannot be &quot;{value}&quot;: correct it.</translation>
    </message>
    <message>
        <source>没有找到“{name}”，在 {looked} 找过。请把它放到那里，或把 {key} 改为正确的路径（相对路径从大厅说明文件所在的文件夹算起）。</source>
        <translation>&quot;{name}&quot; was not found; looked in {looked}. Put it there, or correct the path in {key} (relative paths start at the folder of the hall&apos;s file).</translation>
    </message>
    <message>
        <source>同一天有两种说法：{value}。</source>
        <translation>Two answers for one day: {value}.</translation>
    </message>
    <message>
        <source>“{value}”不是评价等次（非常满意、满意、基本满意、不满意、非常不满意，或 5 至 1），没有导入。</source>
        <translation>“{value}” is no level of rating (非常满意, 满意, 基本满意, 不满意, 非常不满意, or 5 to 1); not imported.</translation>
    </message>
    <message>
        <source>“{value}”不是时间，应写成 2026-03-10 12:30，没有导入。</source>
        <translation>“{value}” is no time; it should read 2026-03-10 12:30; not imported.</translation>
    </message>
    <message>
        <source>意见太长，或者有看不见的字符，没有导入。</source>
        <translation>The comment is too long or has invisible characters; not imported.</translation>
    </message>
    <message>
        <source>“{value}”不是邀请编号，没有导入。</source>
        <translation>“{value}” is no number of an invitation; not imported.</translation>
    </message>
    <message>
        <source>本厅没有邀请 {value}，没有导入。</source>
        <translation>This hall has no invitation {value}; not imported.</translation>
    </message>
    <message>
        <source>邀请 {value} 已在评价器或此前的文件中评价过，一次一评，没有导入。</source>
        <translation>Invitation {value} was answered on the pad or in an earlier file: one service, one rating; not imported.</translation>
    </message>
    <message>
        <source>邀请 {value} 的评价时间早于办理或晚于现在，没有导入，请核对网站的时钟。</source>
        <translation>The rating for invitation {value} is earlier than the service or later than now; not imported. Check the web site&apos;s clock.</translation>
    </message>
    <message>
        <source>邀请 {value} 已超过评价期限，没有导入。</source>
        <translation>The time for rating invitation {value} is over; not imported.</translation>
    </message>
    <message>
        <source>数值不合要求（{code}）：{value}。</source>
        <translation>Unsuitable value ({code}): {value}.</translation>
    </message>
    <message>
        <source>第 {line} 行 </source>
        <translation>line {line} </translation>
    </message>
    <message>
        <source>错误：</source>
        <translation>Error: </translation>
    </message>
    <message>
        <source>提示：</source>
        <translation>Note: </translation>
    </message>
    <message>
        <source>办理中 {time}</source>
        <translation>Serving {time}</translation>
    </message>
    <message>
        <source>已呼叫 {time}</source>
        <translation>Called {time}</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>暂停 · {reason} {time}</source>
        <translation>{reason} {time}</translation>
    </message>
    <message>
        <source>失联 {time}</source>
        <translation>Lost {time}</translation>
    </message>
    <message>
        <source>未开窗</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>法定 {count}</source>
        <translation>Statutory {count}</translation>
    </message>
    <message>
        <source>红 {count}</source>
        <translation>Red {count}</translation>
    </message>
    <message>
        <source>黄 {count}</source>
        <translation>Yellow {count}</translation>
    </message>
    <message>
        <source>停钟 {count}</source>
        <translation>Stopped {count}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>队列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>专区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>起止日期…</source>
        <translation>From, to…</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{hour} 时</source>
        <translation>{hour}:00</translation>
    </message>
    <message>
        <source>截至 {time}</source>
        <translation>as of {time}</translation>
    </message>
    <message>
        <source>综合窗口</source>
        <translation>Comprehensive</translation>
    </message>
    <message>
        <source>{over} · {item}</source>
        <translation>{over} · {item}</translation>
    </message>
    <message>
        <source>日公报 {day} · 记录 {actions} 步、{subjects} 件 · 根 {root}</source>
        <translation>Bulletin {day} · {actions} steps of {subjects} · root {root}</translation>
    </message>
    <message>
        <source>用户名或密码不对，请重新输入。</source>
        <translation>Wrong login or password: enter them again.</translation>
    </message>
    <message>
        <source>这个账号已停用，请联系中心管理员。</source>
        <translation>This account is disabled: call the centre admin.</translation>
    </message>
    <message>
        <source>这个账号不是本厅工作人员，请联系中心管理员。</source>
        <translation>This account is not of this hall&apos;s staff: call the centre admin.</translation>
    </message>
    <message>
        <source>数据库版本较旧，请管理员运行 counter-app upgrade 后再登录。</source>
        <translation>The database is older: the admin must run counter-app upgrade first.</translation>
    </message>
    <message>
        <source>数据库已升级，本机程序较旧，请先更新程序。</source>
        <translation>The database was upgraded: update this program first.</translation>
    </message>
    <message>
        <source>连不上数据库，请勿关闭窗口。操作是否已记录，恢复后自动核对。</source>
        <translation>Cannot reach the database. Keep this window open: whether the step was recorded is checked when the line is back.</translation>
    </message>
    <message>
        <source>这个账号的密码已经更改，请用新密码重新登录。窗口里填写的内容都在，登录后接着办。</source>
        <translation>The password of this login was changed: sign in again with the new one. Everything typed is still here.</translation>
    </message>
    <message>
        <source>这个账号已被停用，暂时不能再办理。填写的内容都在；请联系中心管理员，恢复后重新登录。</source>
        <translation>This login was disabled and may do nothing for now. Everything typed is still here; ask the centre admin, then sign in again.</translation>
    </message>
    <message>
        <source>服务器忙，这一步等了太久，没有记录。已重新读取，请再操作一次。</source>
        <translation>The server is busy: this step waited too long and was not recorded. The screen was read again; do it once more.</translation>
    </message>
    <message>
        <source>服务器的连接已满，请稍候，会自动再试。一直如此请联系中心管理员。</source>
        <translation>The server takes no more connections; it is tried again by itself. If it stays so, ask the centre admin.</translation>
    </message>
    <message>
        <source>连上的服务器现在只能查询，请稍候再办；一直如此，请在地址后加 target_session_attrs=read-write。</source>
        <translation>This server can only be read now: wait a little. If it stays so, add target_session_attrs=read-write to the address.</translation>
    </message>
    <message>
        <source>服务器的磁盘已满，这一步没有记录，请联系中心管理员。</source>
        <translation>The server&apos;s disk is full; this step was not recorded. Ask the centre admin.</translation>
    </message>
    <message>
        <source>服务器都在，但暂时没有一台可以办理（可能正在切换），会自动再试。</source>
        <translation>The servers are there, but none takes work now (perhaps a failover); it is tried again by itself.</translation>
    </message>
    <message>
        <source>服务器 {place} 没有允许本机连接，请管理员在它的 pg_hba.conf 中加上本机网段。</source>
        <translation>Server {place} does not let this machine in: the admin must add its network to pg_hba.conf.</translation>
    </message>
    <message>
        <source>服务器 {place} 只接受加密的连接，请在数据库地址后加上 sslmode=verify-full。</source>
        <translation>Server {place} takes encrypted connections only: add sslmode=verify-full to the address.</translation>
    </message>
    <message>
        <source>服务器 {place} 没有开启加密，按设置不能连接。请管理员在服务器上设 ssl = on 并装好证书。</source>
        <translation>Server {place} has no encryption, so the settings forbid it: the admin must set ssl = on and install a certificate.</translation>
    </message>
    <message>
        <source>服务器证书上的名称不是 {place}，没有连接。请核对地址；地址没错，请管理员换发证书。</source>
        <translation>The name in the server&apos;s certificate is not {place}; not connected. Check the address; if it is right, the admin must renew the certificate.</translation>
    </message>
    <message>
        <source>服务器 {place} 的证书不可信，没有连接。请核对 sslrootcert 文件；文件没错，可能有人冒充，请报告管理员。</source>
        <translation>The certificate of {place} is not trusted; not connected. Check the sslrootcert file; if it is right, somebody may be posing as the server: tell the admin.</translation>
    </message>
    <message>
        <source>服务器 {place} 的证书不在有效期内，没有连接。请核对本机日期；日期没错，请管理员更换证书。</source>
        <translation>The certificate of {place} is not valid today; not connected. Check this machine&apos;s date; if it is right, the admin must renew the certificate.</translation>
    </message>
    <message>
        <source>与服务器 {place} 的加密没有谈成，没有连接。请管理员核对证书文件和 sslrootcert 文件。</source>
        <translation>No encryption could be agreed with {place}; not connected. The admin should check the certificate and sslrootcert files.</translation>
    </message>
    <message>
        <source>本机没有核对服务器证书用的根证书，没有连接。请把它放好，并在地址后写明 sslrootcert=文件。</source>
        <translation>This machine has no root certificate to check the server with; not connected. Put it in place and add sslrootcert=FILE to the address.</translation>
    </message>
    <message>
        <source>密码不要写在命令行上，本机其他人看得到。请改用环境变量 PGPASSWORD 或密码文件 ~/.pgpass。</source>
        <translation>Do not write a password on the command line, where others on this machine can read it: use PGPASSWORD or the file ~/.pgpass.</translation>
    </message>
    <message>
        <source>服务器上没有这个数据库，请管理员先运行 counter-app init。</source>
        <translation>No such database on the server: the admin must run counter-app init first.</translation>
    </message>
    <message>
        <source>您的岗位没有这项权限。如确需办理，请联系中心管理员。</source>
        <translation>Your role may not do this. If needed, call the centre admin.</translation>
    </message>
    <message>
        <source>别处刚刚改动了同一内容，已重新读取，请看清后再操作。</source>
        <translation>Someone else has just changed this. It was read again: look, then act.</translation>
    </message>
    <message>
        <source>这次操作的编号已用于别的事项，请重新操作一次。</source>
        <translation>This step&apos;s number is used already: please do it again.</translation>
    </message>
    <message>
        <source>现在的状态不能这样操作，可能别处已经办过，已重新读取。</source>
        <translation>Not possible in this state; perhaps done elsewhere. It was read again.</translation>
    </message>
    <message>
        <source>这一步不属于您的岗位职责，请交由有权限的人员办理。</source>
        <translation>This step is not your role&apos;s: hand it to whoever may.</translation>
    </message>
    <message>
        <source>这个操作不能从这里进行。</source>
        <translation>This cannot be done from here.</translation>
    </message>
    <message>
        <source>您没有打开这个窗口，请重新选择窗口。</source>
        <translation>You have not opened this window: choose again.</translation>
    </message>
    <message>
        <source>这个窗口已由别处接管，请重新选择窗口。</source>
        <translation>This window was taken over elsewhere: choose again.</translation>
    </message>
    <message>
        <source>{window}号窗口正由{name}使用，请选择别的窗口。</source>
        <translation>Window {window} is used by {name}: choose another.</translation>
    </message>
    <message>
        <source>没有这个窗口，请重新选择。</source>
        <translation>No such window: choose again.</translation>
    </message>
    <message>
        <source>{window}号窗口属于别的部门。</source>
        <translation>Window {window} belongs to another department.</translation>
    </message>
    <message>
        <source>窗口还有一位正在办理，请先办结、挂起或转移。</source>
        <translation>Someone is still being served: finish, park or transfer first.</translation>
    </message>
    <message>
        <source>不能跳号，请按“叫下一位”依次呼叫。</source>
        <translation>Nobody is passed over: call the next one in turn.</translation>
    </message>
    <message>
        <source>{ticket}号正在{window}号窗口办理。</source>
        <translation>{ticket} is being served at window {window}.</translation>
    </message>
    <message>
        <source>已重呼{maximum}次，仍未到场请按过号处理。</source>
        <translation>Recalled {maximum} times: mark a no-show if nobody came.</translation>
    </message>
    <message>
        <source>刚刚呼叫过，请{seconds}秒后再重呼。</source>
        <translation>Called just now: recall in {seconds} s.</translation>
    </message>
    <message>
        <source>这位群众在“{queue}”已有未办完的{ticket}号，不用再取，可以补打。</source>
        <translation>This visitor&apos;s number {ticket} of “{queue}” is still open; no other is needed, it can be printed again.</translation>
    </message>
    <message>
        <source>{ticket}号不在本窗口的队列，请由对应窗口呼叫，或先转移过来。</source>
        <translation>{ticket} is not in this window&apos;s queues; let its own window call it, or have it transferred here first.</translation>
    </message>
    <message>
        <source>{ticket}号是以前的号码，已经失效，请重新取号。</source>
        <translation>{ticket} is a number of an earlier day and has lapsed; please take a new one.</translation>
    </message>
    <message>
        <source>{ticket}号过号后已重新排队{maximum}次，不能再排，请重新取号。</source>
        <translation>{ticket} queued again {maximum} times after a miss and cannot any more; please take a new number.</translation>
    </message>
    <message>
        <source>本厅过号无效，请{ticket}号的群众重新取号。</source>
        <translation>Missed numbers lapse in this hall; the visitor with {ticket} should take a new one.</translation>
    </message>
    <message>
        <source>没有窗口失联，{ticket}号不需要退回。已重新读取，请看清后再操作。</source>
        <translation>No window is lost; {ticket} need not go back. Read again; look before you act.</translation>
    </message>
    <message>
        <source>没有“{reason}”这种优先，请从老年人、残疾人、军人、孕妇、绿色通道中选择。</source>
        <translation>There is no priority “{reason}”; choose 老年人, 残疾人, 军人, 孕妇 or 绿色通道.</translation>
    </message>
    <message>
        <source>绿色通道由工作人员当面确认，请到导办台或窗口取号。</source>
        <translation>The green channel is confirmed by staff in person. Please take a number at the help desk or a window.</translation>
    </message>
    <message>
        <source>一个号码的办理人数请填1到{most}。</source>
        <translation>A number is for 1 to {most} people.</translation>
    </message>
    <message>
        <source>请填写证件种类和号码，或者不登记身份直接取号。</source>
        <translation>Enter the kind and number of the ID, or take a number without.</translation>
    </message>
    <message>
        <source>“{queue}”现在不取号，下次取号时间：{opens}。</source>
        <translation>“{queue}” gives no numbers now; next: {opens}.</translation>
    </message>
    <message>
        <source>“{queue}”这个时段的{quota}个号已经取完，请在{until}以后再来取号，或者预约。</source>
        <translation>The {quota} numbers of “{queue}” for this time are gone; come after {until}, or book.</translation>
    </message>
    <message>
        <source>这不是号码。请输入如 A012 的号码，只输 12 也可以。</source>
        <translation>That is no number. Type one like A012; 12 alone will do.</translation>
    </message>
    <message>
        <source>今天没有{number}号，请核对凭条上的号码。</source>
        <translation>There is no number {number} today; check the slip.</translation>
    </message>
    <message>
        <source>这是 {day} 的凭条，{number}号那天没有办完就已作废，请重新取号。</source>
        <translation>This ticket is of {day}. Number {number} was not served that day and is void. Please take a new number.</translation>
    </message>
    <message>
        <source>{ticket}号是“{queue}”的号码，不在本窗口办理。请引导到相应窗口，或请对方转移过来。</source>
        <translation>{ticket} is a number of “{queue}”, not served here. Show the way to its window, or have it transferred.</translation>
    </message>
    <message>
        <source>本窗口有{numbers}几个号码，请连字母一起输入。</source>
        <translation>This window has several: {numbers}; type the letter too.</translation>
    </message>
    <message>
        <source>{ticket}号已指定到{window}号窗口，请由该窗口呼叫。</source>
        <translation>{ticket} is meant for window {window}; let that window call it.</translation>
    </message>
    <message>
        <source>{ticket}号由{window}号窗口挂起，请由该窗口回呼。</source>
        <translation>{ticket} is parked by window {window}; let that window resume it.</translation>
    </message>
    <message>
        <source>{ticket}号在本窗口挂起，请按 Shift+F6 回呼。</source>
        <translation>{ticket} is parked at this window; resume it with Shift+F6.</translation>
    </message>
    <message>
        <source>{ticket}号已经办结或作废，请重新取号。</source>
        <translation>{ticket} is finished or cancelled; please take a new number.</translation>
    </message>
    <message>
        <source>请写明理由，这一步要留有依据。</source>
        <translation>Give the reason: this step is kept on record.</translation>
    </message>
    <message>
        <source>没有这个队列，请重新选择。</source>
        <translation>No such queue: choose again.</translation>
    </message>
    <message>
        <source>没有这个专区，请重新选择。</source>
        <translation>There is no such zone; choose again.</translation>
    </message>
    <message>
        <source>请先选一种咨询类别，再登记。</source>
        <translation>Choose a kind of enquiry first, then record.</translation>
    </message>
    <message>
        <source>只能转到一处：一个部门，或者本窗口以外的一个窗口。请重新选择。</source>
        <translation>Send on to one place only: a department, or a window other than this one. Choose again.</translation>
    </message>
    <message>
        <source>这个号码已不在本窗口，登记时请不要再附这个号码。</source>
        <translation>This number is not at this window any more; record without it.</translation>
    </message>
    <message>
        <source>通知没有内容，请写明要滚动显示的一句话。</source>
        <translation>The notice is empty; write the sentence that is to run.</translation>
    </message>
    <message>
        <source>通知的结束时间要晚于开始时间，也要晚于现在。请改正后再发布。</source>
        <translation>The notice must end after it starts, and after now. Correct it and publish again.</translation>
    </message>
    <message>
        <source>请先填写证件号码，预约要记在本人名下。</source>
        <translation>Enter the ID number first; a booking is made in a person&apos;s name.</translation>
    </message>
    <message>
        <source>证件类型或号码不对，请选对证件类型，再对照证件重新输入号码。</source>
        <translation>The kind or number of the ID is wrong; choose the kind and type the number again from the document.</translation>
    </message>
    <message>
        <source>预约至少要提前 {days} 天，请改选后面的日期；今天来办请直接取号。</source>
        <translation>Bookings are made at least {days} day(s) ahead; choose a later date. For today, take a number.</translation>
    </message>
    <message>
        <source>只能预约 {days} 个工作日以内，最远到 {last}，请改选日期。</source>
        <translation>Bookings reach {days} working days, to {last} at most; choose another date.</translation>
    </message>
    <message>
        <source>{day} 大厅不开放，请改选别的日期。</source>
        <translation>The hall is closed on {day}; choose another date.</translation>
    </message>
    <message>
        <source>这一天没有这个预约时段，请重新选择时段。</source>
        <translation>There is no such slot that day; choose again.</translation>
    </message>
    <message>
        <source>{starts}–{ends} 刚刚约满，请改选别的时段。</source>
        <translation>{starts}–{ends} has just been filled; choose another slot.</translation>
    </message>
    <message>
        <source>本人 {day} 已有 {queue} {starts}–{ends} 的预约（每天最多 {most} 次），请改选日期，或先取消原来的预约。</source>
        <translation>There is a booking on {day} already: {queue} {starts}–{ends} (at most {most} a day). Choose another date, or cancel that one first.</translation>
    </message>
    <message>
        <source>没有找到这个预约，请核对证件号码。</source>
        <translation>No such booking; check the ID number.</translation>
    </message>
    <message>
        <source>这个预约已经取消，请直接取号或重新预约。</source>
        <translation>This booking was cancelled; take a number, or book again.</translation>
    </message>
    <message>
        <source>这个预约属于“{queue}”，请在那里签到取号。</source>
        <translation>This booking is for “{queue}”; check in there.</translation>
    </message>
    <message>
        <source>预约的时间是 {day} {starts}–{ends}，请当天来签到取号。</source>
        <translation>The booking is for {day} {starts}–{ends}; check in on that day.</translation>
    </message>
    <message>
        <source>预约的时段是 {starts}–{ends}，{open} 起可以签到，请稍候再来。</source>
        <translation>The slot is {starts}–{ends}; check-in begins at {open}. Please come again then.</translation>
    </message>
    <message>
        <source>预约的时段 {starts}–{ends} 已经过了，预约作废，请直接取号排队。</source>
        <translation>The slot {starts}–{ends} is over and the booking has lapsed; please take a number.</translation>
    </message>
    <message>
        <source>“{queue}”今天已经结束，预约的时段 {starts}–{ends} 不能再签到。请在开放时间再来取号，或者重新预约。</source>
        <translation>“{queue}” is over for today; the booking for {starts}–{ends} can no longer be checked in. Please take a number during opening hours or book again.</translation>
    </message>
    <message>
        <source>这个预约已经签到，号码是 {ticket}，请留意呼叫。</source>
        <translation>This booking is checked in; the number is {ticket}. Listen for the call.</translation>
    </message>
    <message>
        <source>离预约时段开始不到 {hours} 小时，不能再取消；不能来的，不用再办手续。</source>
        <translation>Less than {hours} hours are left before the slot: it cannot be cancelled. Who cannot come need do nothing.</translation>
    </message>
    <message>
        <source>{day} 还没有到，不能结束这一天的预约。</source>
        <translation>{day} is not there yet; its bookings cannot be closed.</translation>
    </message>
    <message>
        <source>请先填写申请人。</source>
        <translation>Enter the applicant first.</translation>
    </message>
    <message>
        <source>申请人信息没有保存成功，请再试一次。</source>
        <translation>The applicant was not saved: try again.</translation>
    </message>
    <message>
        <source>这个事项目前不在办理目录中。</source>
        <translation>This item is not in force at present.</translation>
    </message>
    <message>
        <source>“{item}”不在本窗口办理，请引导到相应窗口。</source>
        <translation>&quot;{item}&quot; is not served here: send the visitor to the right window.</translation>
    </message>
    <message>
        <source>还有{count}项材料没有齐全，不能受理。</source>
        <translation>{count} materials are not complete: no acceptance yet.</translation>
    </message>
    <message>
        <source>没有可容缺的材料，请直接受理。</source>
        <translation>Nothing to defer: simply accept.</translation>
    </message>
    <message>
        <source>还有{count}项材料没有核对，请先核对完，一次说全。</source>
        <translation>{count} materials are unchecked: check them all, then tell once.</translation>
    </message>
    <message>
        <source>材料没有缺漏，不需要告知补正。</source>
        <translation>Nothing is missing: no notice needed.</translation>
    </message>
    <message>
        <source>本件已告知过一次，再次告知须写明理由，并提示督查岗。</source>
        <translation>Told once before: another notice needs a reason, and the supervisor is told.</translation>
    </message>
    <message>
        <source>还没有超过告知期限，不能视为受理。</source>
        <translation>The notice period is not over: not yet deemed accepted.</translation>
    </message>
    <message>
        <source>受理与签批不能是同一人，请由另一位首席代表或负责人签批。</source>
        <translation>Who accepted cannot sign off: another chief representative or the leader must.</translation>
    </message>
    <message>
        <source>这个办件属于别的部门。</source>
        <translation>This case belongs to another department.</translation>
    </message>
    <message>
        <source>这个事项的法律没有视为受理的规定。</source>
        <translation>The law of this item knows no deemed acceptance.</translation>
    </message>
    <message>
        <source>只有听证、检验、专家评审等八种程序可以停钟（行政许可法第四十五条）。</source>
        <translation>Only the eight procedures of Licensing Law art. 45 (hearing, inspection, expert review…) stop the clock.</translation>
    </message>
    <message>
        <source>请写明由谁领取。</source>
        <translation>Say who received it.</translation>
    </message>
    <message>
        <source>请写明特别程序所需的工作日数。</source>
        <translation>Say how many working days the special procedure takes.</translation>
    </message>
    <message>
        <source>本件已经延期过一次，不能再次延期。</source>
        <translation>Extended once already: not again.</translation>
    </message>
    <message>
        <source>超过了法律允许的延期天数。</source>
        <translation>Longer than the law lets extend.</translation>
    </message>
    <message>
        <source>日历没有排到这一天，请管理员导入放假安排。</source>
        <translation>The calendar does not reach this day: ask the admin to import the holidays.</translation>
    </message>
    <message>
        <source>监管码号段已用完，请联系中心管理员。</source>
        <translation>No service codes left: call the centre admin.</translation>
    </message>
    <message>
        <source>本机领用的监管码已用完，请联网同步后再收件。</source>
        <translation>No service codes left on this machine: sync before filing more.</translation>
    </message>
    <message>
        <source>监管码{service_code}不在本点领用的号段内。</source>
        <translation>Service code {service_code} was not leased to this point.</translation>
    </message>
    <message>
        <source>监管码{service_code}的日期不在领用之后、今天之前，请校准本机日期后重新收件。</source>
        <translation>The date in code {service_code} is not between its lease and today: set this machine&apos;s date and receive again.</translation>
    </message>
    <message>
        <source>监管码{service_code}已经用过，请联系中心管理员。</source>
        <translation>Service code {service_code} is used already: call the centre admin.</translation>
    </message>
    <message>
        <source>口令不对，请重新输入。</source>
        <translation>Wrong passphrase: enter it again.</translation>
    </message>
    <message>
        <source>本机离线库无法读取，请联系中心管理员恢复，不要删除文件。</source>
        <translation>The offline store cannot be read: call the centre admin and do not delete the file.</translation>
    </message>
    <message>
        <source>本机还没有事项目录，请先联网同步一次。</source>
        <translation>No catalogue on this machine yet: sync once first.</translation>
    </message>
    <message>
        <source>这个数据库里已有内容。模拟只能在空的练习库里进行：请另建一个空库，或者不写 --database。</source>
        <translation>There is something in this database. A simulation needs an empty practice database: make one, or leave out --database.</translation>
    </message>
    <message>
        <source>数据库地址不对，应为 postgresql://主机/库名；几台互备写作 主机1:端口,主机2:端口。</source>
        <translation>The database&apos;s address is wrong: postgresql://HOST/DATABASE, or HOST1:PORT,HOST2:PORT for several servers.</translation>
    </message>
    <message>
        <source>一次最多看 {days} 天，请把起止日期选得近一些。</source>
        <translation>At most {days} days at once; choose a shorter span.</translation>
    </message>
    <message>
        <source>{minutes} 分钟内本窗口没有您办理的群众，没有可邀请的评价。请在办理中或刚办结时邀请。</source>
        <translation>You served nobody here within {minutes} minutes; there is no rating to invite. Invite while serving or just after.</translation>
    </message>
    <message>
        <source>账号 {login} 是 {window} 号窗口的评价器，不能用在别的窗口。请用 --window {window}，或者换账号。</source>
        <translation>The login {login} is the rating pad of window {window} and cannot be used at another one. Use --window {window} or another login.</translation>
    </message>
    <message>
        <source>评价器 {login} 写的 {window} 号窗口不存在，请改正大厅文件的 staff 或 windows。</source>
        <translation>The window {window} that the rating pad {login} names does not exist. Correct staff or windows in the hall file.</translation>
    </message>
    <message>
        <source>这次服务已经评价过，一次服务只评价一次。</source>
        <translation>This service was rated already: one service, one rating.</translation>
    </message>
    <message>
        <source>已超过评价期限，没有记录。</source>
        <translation>The time for rating is over; not recorded.</translation>
    </message>
    <message>
        <source>评价时间早于办理或晚于现在，没有记录，请核对时间。</source>
        <translation>The rating is earlier than the service or later than now; not recorded. Check the time.</translation>
    </message>
    <message>
        <source>请先选择整体满意度。</source>
        <translation>Choose the overall level first.</translation>
    </message>
    <message>
        <source>没有这次评价邀请，请等待窗口办结后再评价。</source>
        <translation>There is no such invitation; rate after the window has finished.</translation>
    </message>
    <message>
        <source>这段时间没有办结的服务，没有可统计的评价。请换一段时间。</source>
        <translation>No service was finished in this time, so nothing can be counted. Choose another time.</translation>
    </message>
    <message>
        <source>没有 {window} 号窗口。</source>
        <translation>There is no window {window}.</translation>
    </message>
    <message>
        <source>无须办理</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>不予办理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>本机内置数据库启动失败（{cause}）。{detail}</source>
        <translation>The built-in database did not start ({cause}). {detail}</translation>
    </message>
    <message>
        <source>没有叫“{unit}”的单位，请先在大厅说明文件中写明。</source>
        <translation>No unit &quot;{unit}&quot;: put it into the hall file first.</translation>
    </message>
    <message>
        <source>没有叫“{zone}”的专区，请先在大厅说明文件中写明。</source>
        <translation>No zone &quot;{zone}&quot;: put it into the hall file first.</translation>
    </message>
    <message>
        <source>没有事项“{item}”，请先导入目录。</source>
        <translation>No item &quot;{item}&quot;: import the catalogue first.</translation>
    </message>
    <message>
        <source>没有账号{login}。</source>
        <translation>No account {login}.</translation>
    </message>
    <message>
        <source>没有这样的岗位：{roles}。</source>
        <translation>No such role: {roles}.</translation>
    </message>
    <message>
        <source>密码至少 {minimum} 位。</source>
        <translation>The password needs at least {minimum} characters.</translation>
    </message>
    <message>
        <source>密码不能和用户名一样，请换一个。</source>
        <translation>The password cannot be the user name: choose another.</translation>
    </message>
    <message>
        <source>这个密码太常见，很容易被猜到，请换一个。</source>
        <translation>This password is too common and easily guessed: choose another.</translation>
    </message>
    <message>
        <source>原密码不对，请重新输入。</source>
        <translation>The old password is wrong: enter it again.</translation>
    </message>
    <message>
        <source>密码没有加密成功，请换一个密码再试。</source>
        <translation>The password could not be encrypted: try another one.</translation>
    </message>
    <message>
        <source>文件没有写成（{path}：{reason}），请检查文件夹后再试。</source>
        <translation>File not written ({path}: {reason}): check the folder and try again.</translation>
    </message>
    <message>
        <source>单位已满 999 个，监管码不够编排。</source>
        <translation>999 units are the most that service codes can number.</translation>
    </message>
    <message>
        <source>这个密码是别人设的，请先在登录窗口登录一次，换成自己的密码。</source>
        <translation>Somebody else set this password: sign in once at the sign-in window and choose your own.</translation>
    </message>
    <message>
        <source>新密码与原密码相同，请换一个。</source>
        <translation>The new password is the old one: choose another.</translation>
    </message>
    <message>
        <source>您的授权名单里没有这些岗位，不能授予或改动，请由数据库所有者办理。</source>
        <translation>Your list does not contain these duties, so you can neither grant nor change them: ask the database&apos;s owner.</translation>
    </message>
    <message>
        <source>不能给自己授权、停用自己或让自己代岗，请由另一位管理员办理。</source>
        <translation>Nobody entrusts, disables or covers themselves: ask another admin.</translation>
    </message>
    <message>
        <source>{day} 已经过去，只能从今天或以后的日期开始。</source>
        <translation>{day} is past: begin today or later.</translation>
    </message>
    <message>
        <source>起止日期不对：请写明起止日期，结束不能早于开始。</source>
        <translation>The period is wrong: give both dates, the end not before the start.</translation>
    </message>
    <message>
        <source>{login} 不是首席代表，请先授予首席代表岗位。</source>
        <translation>{login} is no chief representative: grant that duty first.</translation>
    </message>
    <message>
        <source>有的事项不属于这位首席代表的单位，请重新选择。</source>
        <translation>Some items do not belong to the representative&apos;s unit: choose again.</translation>
    </message>
    <message>
        <source>这个事项不在您的授权书范围或期限内，请交由单位负责人签批，或请管理员登记授权。</source>
        <translation>This item is outside your mandate or its period: let the head of the unit sign, or let the admin enter a mandate.</translation>
    </message>
    <message>
        <source>没有这种文书，请更新程序后再试。</source>
        <translation>There is no such paper: update the program.</translation>
    </message>
    <message>
        <source>这一步还没有办，不能出具这份文书。</source>
        <translation>This step was not taken yet, so the paper cannot be issued.</translation>
    </message>
    <message>
        <source>文书编号{number}没有用在文书上，没有保存，请重试。</source>
        <translation>Number {number} was given and not put on its paper; nothing was saved. Try again.</translation>
    </message>
    <message>
        <source>文书编号{number}不是本系统编的，没有保存。</source>
        <translation>Number {number} was not given by this system; nothing was saved.</translation>
    </message>
    <message>
        <source>这份文书没有对应的办件或号码，没有保存。</source>
        <translation>This paper belongs to no case and no ticket; nothing was saved.</translation>
    </message>
    <message>
        <source>没有找到这份文书，或者它不属于您的部门。</source>
        <translation>This paper was not found, or is not your department&apos;s.</translation>
    </message>
    <message>
        <source>这种文书不加盖行政审批专用章。</source>
        <translation>This kind of paper bears no approval seal.</translation>
    </message>
    <message>
        <source>还没有作出决定，不能用章。</source>
        <translation>There is no decision yet: the seal cannot be used.</translation>
    </message>
    <message>
        <source>这枚印章不属于作出决定的单位，或者已停用。</source>
        <translation>This seal is not that of the deciding unit, or is out of use.</translation>
    </message>
    <message>
        <source>用户名{login}已有人使用，请换一个。</source>
        <translation>The login {login} is taken: choose another.</translation>
    </message>
    <message>
        <source>用户名只能用小写字母、数字和下划线，并以字母开头。</source>
        <translation>A login has small letters, digits and underscores and begins with a letter.</translation>
    </message>
    <message>
        <source>办理记录只能追加，不能修改或删除。</source>
        <translation>The record only grows: nothing in it is changed or deleted.</translation>
    </message>
    <message>
        <source>没有叫“{zone}”的专区。</source>
        <translation>No zone &quot;{zone}&quot;.</translation>
    </message>
    <message>
        <source>没有找到这个号码。</source>
        <translation>Number not found.</translation>
    </message>
    <message>
        <source>没有找到这个办件，或者它不属于您的部门。</source>
        <translation>Case not found, or it belongs to another department.</translation>
    </message>
    <message>
        <source>这个事项还没有办事指南，请管理员先补全目录。</source>
        <translation>This item has no guide yet: ask the admin to complete the catalogue.</translation>
    </message>
    <message>
        <source>没有找到这份文书。</source>
        <translation>Paper not found.</translation>
    </message>
    <message>
        <source>填写的文字太长，或者有控制符、残缺字符等看不见的内容，没有保存。请删改后再试。</source>
        <translation>The text is too long or has invisible control or broken characters; nothing was saved. Mend it and try again.</translation>
    </message>
    <message>
        <source>“{begins}…”太长，工作簿的一格放不下，请先在原文件里缩短，或者转换为 YAML。</source>
        <translation>&quot;{begins}…&quot; is too long for a cell of a workbook: shorten it in its source, or convert to YAML.</translation>
    </message>
    <message>
        <source>文字太长，最多 {max_length} 个字，请缩短后再试。</source>
        <translation>The text is too long, at most {max_length} characters: shorten it.</translation>
    </message>
    <message>
        <source>电话号码不对：手机号写 11 位，座机写区号和号码（023-68001234），境外号码以 + 开头。</source>
        <translation>The telephone number is wrong: 11 digits for a mobile, area code and number for a landline (023-68001234), + before a foreign one.</translation>
    </message>
    <message>
        <source>有一项内容不合规定（{constraint}），没有保存，请核对后再试。</source>
        <translation>Something breaks a rule ({constraint}); nothing was saved. Check it and try again.</translation>
    </message>
    <message>
        <source>打印没有成功（{reason}）。文书已经登记，可在办件中补打。</source>
        <translation>Printing failed ({reason}). The paper is recorded: reprint it from the case.</translation>
    </message>
    <message>
        <source>操作没有完成（{code}）。请再试一次；仍不成功请联系中心管理员。</source>
        <translation>Not done ({code}). Try again; if it still fails, call the centre admin.</translation>
    </message>
    <message>
        <source>程序出现意外，已记入日志。您填写的内容仍在，请再试一次。</source>
        <translation>Something unexpected happened and was logged. Your entries are kept: try again.</translation>
    </message>
    <message>
        <source>收件中</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>审查中</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>停钟</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>待签批</source>
        <translation>To sign off</translation>
    </message>
    <message>
        <source>待负责人签发</source>
        <translation>With leader</translation>
    </message>
    <message>
        <source>已准予</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>待领取</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>当场更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>补正</source>
        <translation>Supplemented</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Accepted deferred</translation>
    </message>
    <message>
        <source>视为受理</source>
        <translation>Deemed accepted</translation>
    </message>
    <message>
        <source>告知不受理</source>
        <translation>Told not required</translation>
    </message>
    <message>
        <source>审查</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>特别程序停钟</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>恢复计时</source>
        <translation>Clock resumed</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>送签批</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>退回审查</source>
        <translation>Returned to review</translation>
    </message>
    <message>
        <source>报负责人签发</source>
        <translation>Escalated</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>制证</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已呼叫</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Parked</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已预约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>已签到</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>迟到取号</source>
        <translation>Came late</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>可签到</source>
        <translation>Can check in</translation>
    </message>
    <message>
        <source>已过时段</source>
        <translation>Slot over</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>余 {free}</source>
        <translation>{free} left</translation>
    </message>
    <message>
        <source>约满</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>{starts}–{ends}</source>
        <translation>{starts}–{ends}</translation>
    </message>
    <message>
        <source>已预约 {day} {span} {matter}。请当天 {open} 起凭证件签到取号，过时作废。</source>
        <translation>Booked: {day} {span} {matter}. Check in that day from {open} with the ID; it lapses after its time.</translation>
    </message>
    <message>
        <source>已签到，号码 {ticket}，前面还有 {count} 人。</source>
        <translation>Checked in, number {ticket}, {count} ahead.</translation>
    </message>
    <message>
        <source>已取消 {day} {span} 的预约。</source>
        <translation>Booking of {day} {span} cancelled.</translation>
    </message>
    <message>
        <source>尾号 {tail}</source>
        <translation>ending in {tail}</translation>
    </message>
    <message>
        <source>未核</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>N/A</translation>
    </message>
    <message>
        <source>窗口岗</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>审查岗</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>首席代表</source>
        <translation>Chief rep.</translation>
    </message>
    <message>
        <source>单位负责人</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>督查岗</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>代办员</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>镇街初审岗</source>
        <translation>Township clerk</translation>
    </message>
    <message>
        <source>中心管理员</source>
        <translation>Centre admin</translation>
    </message>
    <message>
        <source>取号机</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>大厅屏</source>
        <translation>Hall board</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>整体满意度</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>服务效率</source>
        <translation>Efficiency</translation>
    </message>
    <message>
        <source>服务水平</source>
        <translation>Competence</translation>
    </message>
    <message>
        <source>服务态度</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>服务热情周到</source>
        <translation>Friendly and attentive</translation>
    </message>
    <message>
        <source>办理快捷高效</source>
        <translation>Quick and efficient</translation>
    </message>
    <message>
        <source>一次讲清材料</source>
        <translation>Everything told at once</translation>
    </message>
    <message>
        <source>业务熟练</source>
        <translation>Knows the business</translation>
    </message>
    <message>
        <source>等候时间短</source>
        <translation>Short wait</translation>
    </message>
    <message>
        <source>环境整洁有序</source>
        <translation>Clean and orderly</translation>
    </message>
    <message>
        <source>窗口态度不好</source>
        <translation>Unfriendly</translation>
    </message>
    <message>
        <source>等候时间太长</source>
        <translation>Waited too long</translation>
    </message>
    <message>
        <source>没有一次告知</source>
        <translation>Not told everything at once</translation>
    </message>
    <message>
        <source>多次跑动</source>
        <translation>Had to come several times</translation>
    </message>
    <message>
        <source>材料要求不合理</source>
        <translation>Unreasonable papers asked for</translation>
    </message>
    <message>
        <source>承诺时间没办结</source>
        <translation>Promised date not kept</translation>
    </message>
    <message>
        <source>联系电话：{phone}</source>
        <translation>Phone: {phone}</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>To call back</translation>
    </message>
    <message>
        <source>待整改</source>
        <translation>To put right</translation>
    </message>
    <message>
        <source>已整改</source>
        <translation>Put right</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>不属实</source>
        <translation>Unfounded</translation>
    </message>
    <message>
        <source>回访核实</source>
        <translation>Called back</translation>
    </message>
    <message>
        <source>整改到位</source>
        <translation>Put right</translation>
    </message>
    <message>
        <source>说明理由</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>查证不属实</source>
        <translation>Found unfounded</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Rating pad</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>按窗口</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>按人员</source>
        <translation>By clerk</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按日</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>{count} 星 {level}</source>
        <translation>{count} stars: {level}</translation>
    </message>
    <message>
        <source>未评</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>取号凭条</source>
        <translation>Ticket slip</translation>
    </message>
    <message>
        <source>申请材料接收凭证</source>
        <translation>Material receipt</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Acceptance notice</translation>
    </message>
    <message>
        <source>不予受理决定书</source>
        <translation>Non-acceptance decision</translation>
    </message>
    <message>
        <source>不受理告知书</source>
        <translation>Not-required notice</translation>
    </message>
    <message>
        <source>准予行政许可决定书</source>
        <translation>Approval decision</translation>
    </message>
    <message>
        <source>不予行政许可决定书</source>
        <translation>Refusal decision</translation>
    </message>
    <message>
        <source>证照</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Delivery receipt</translation>
    </message>
    <message>
        <source>周一 周二 周三 周四 周五 周六 周日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation>{days} workdays</translation>
    </message>
    <message>
        <source>{days} 日</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>{days} 个月</source>
        <translation>{days} months</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>{minutes} 分</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} 小时 {minutes} 分</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>剩 {days} 日</source>
        <translation>{days} d left</translation>
    </message>
    <message>
        <source>今日到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>超 {days} 日</source>
        <translation>{days} d over</translation>
    </message>
    <message>
        <source>两次输入不一样，请再输一遍。</source>
        <translation>The two differ: enter it again.</translation>
    </message>
    <message>
        <source>办理结果通知书</source>
        <translation>Notice of result</translation>
    </message>
    <message>
        <source>不予办理决定书</source>
        <translation>Decision of refusal</translation>
    </message>
    <message>
        <source>准予决定书、办理结果通知书</source>
        <translation>Approvals and notices of result</translation>
    </message>
    <message>
        <source>不予许可、不予办理决定书</source>
        <translation>Refusals</translation>
    </message>
    <message>
        <source>证照、办理结果单</source>
        <translation>Certificates and result slips</translation>
    </message>
    <message>
        <source>第 {number} 个事项</source>
        <translation>item {number}</translation>
    </message>
    <message>
        <source>第 {number} 个主题</source>
        <translation>theme {number}</translation>
    </message>
    <message>
        <source>第 {number} 项材料</source>
        <translation>material {number}</translation>
    </message>
    <message>
        <source>第 {number} 个日期</source>
        <translation>day {number}</translation>
    </message>
    <message>
        <source>第 {number} 个单位（units）</source>
        <translation>unit {number} (units)</translation>
    </message>
    <message>
        <source>第 {number} 个专区（zones）</source>
        <translation>zone {number} (zones)</translation>
    </message>
    <message>
        <source>第 {number} 个队列（queues）</source>
        <translation>queue {number} (queues)</translation>
    </message>
    <message>
        <source>第 {number} 个窗口（windows）</source>
        <translation>window {number} (windows)</translation>
    </message>
    <message>
        <source>第 {number} 个人员（staff）</source>
        <translation>person {number} (staff)</translation>
    </message>
    <message>
        <source>第 {number} 条 AB 角（covers）</source>
        <translation>cover {number} (covers)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>必要性</source>
        <translation>necessity</translation>
    </message>
    <message>
        <source>原件份数</source>
        <translation>originals</translation>
    </message>
    <message>
        <source>复印件份数</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>材料形式</source>
        <translation>form</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>note</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>materials</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Statutory</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>days</translation>
    </message>
    <message>
        <source>计算单位</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>起算点</source>
        <translation>clock start</translation>
    </message>
    <message>
        <source>延期天数</source>
        <translation>extension days</translation>
    </message>
    <message>
        <source>延期批准人</source>
        <translation>extension approver</translation>
    </message>
    <message>
        <source>办件类型</source>
        <translation>case type</translation>
    </message>
    <message>
        <source>实施主体</source>
        <translation>authority</translation>
    </message>
    <message>
        <source>行使层级</source>
        <translation>level</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>办理流程</source>
        <translation>procedure</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>补正规定</source>
        <translation>supplement rule</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Special procedure</translation>
    </message>
    <message>
        <source>成员事项</source>
        <translation>member items</translation>
    </message>
    <message>
        <source>{whole}的{part}</source>
        <translation>{part} of {whole}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>新增账号，岗位：{roles}</source>
        <translation>Login added, duties: {roles}</translation>
    </message>
    <message>
        <source>启用账号</source>
        <translation>Login enabled</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Disable account</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>本人修改密码</source>
        <translation>Own password changed</translation>
    </message>
    <message>
        <source>代{other}办理：{starts} 至 {ends}</source>
        <translation>Acts for {other}: {starts} to {ends}</translation>
    </message>
    <message>
        <source>授予{roles}</source>
        <translation>{roles} granted</translation>
    </message>
    <message>
        <source>收回{roles}</source>
        <translation>{roles} withdrawn</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>岗位不变</source>
        <translation>Duties unchanged</translation>
    </message>
    <message>
        <source>授权书：自 {starts} 起签批本单位全部事项，{until}</source>
        <translation>Mandate: every item of the unit from {starts}, {until}</translation>
    </message>
    <message>
        <source>授权书：自 {starts} 起签批 {count} 项，{until}</source>
        <translation>Mandate: {count} items from {starts}, {until}</translation>
    </message>
    <message>
        <source>授权书：自 {starts} 起不再签批任何事项</source>
        <translation>Mandate: no item from {starts}</translation>
    </message>
    <message>
        <source>到 {ends} 为止</source>
        <translation>until {ends}</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>until withdrawn</translation>
    </message>
    <message>
        <source>凭条打印机没有设置好，请在这台机器上运行 counter-app doctor。</source>
        <translation>The ticket printer is not set up; run counter-app doctor on this machine.</translation>
    </message>
    <message>
        <source>连不上凭条打印机，请检查电源和连接线。</source>
        <translation>The ticket printer cannot be reached; check its power and cable.</translation>
    </message>
    <message>
        <source>凭条打印机没有应答，请关机后重新开机。</source>
        <translation>The ticket printer does not answer; switch it off and on.</translation>
    </message>
    <message>
        <source>与凭条打印机的连接在打印时断开，请检查电源和连接线。</source>
        <translation>The line to the ticket printer broke while printing; check its power and cable.</translation>
    </message>
    <message>
        <source>凭条打印机缺纸，请换纸。</source>
        <translation>The ticket printer is out of paper; put in a new roll.</translation>
    </message>
    <message>
        <source>凭条打印机的盖子没有合上，请合上。</source>
        <translation>The ticket printer&apos;s cover is open; close it.</translation>
    </message>
    <message>
        <source>凭条打印机的切刀卡住了，请清除卡纸后重新开机。</source>
        <translation>The ticket printer&apos;s cutter is stuck; clear the paper and switch it on again.</translation>
    </message>
    <message>
        <source>凭条打印机有故障，请检查后重新开机。</source>
        <translation>The ticket printer has a fault; check it and switch it on again.</translation>
    </message>
    <message>
        <source>凭条打印机脱机，请按联机键或者重新开机。</source>
        <translation>The ticket printer is off line; press its feed key or switch it on again.</translation>
    </message>
    <message>
        <source>凭条打印机的纸快用完了，请准备换纸。</source>
        <translation>The ticket printer&apos;s paper is near its end; have a new roll ready.</translation>
    </message>
    <message>
        <source>号码 {number} 已取，未打印。</source>
        <translation>Number {number} is taken, not printed.</translation>
    </message>
    <message>
        <source>号码 {number} 已取，不知道凭条是否打印完整。</source>
        <translation>Number {number} is taken; whether the slip is whole is not known.</translation>
    </message>
    <message>
        <source>号码 {number} 的凭条已打印。</source>
        <translation>The slip of number {number} is printed.</translation>
    </message>
    <message>
        <source>号码 {number} 的凭条已存为文件，没有打印，请群众记下号码。</source>
        <translation>The ticket of number {number} is saved as a file, not printed: ask the visitor to remember the number.</translation>
    </message>
    <message>
        <source>号码 {number} 已取，本机不出凭条，请群众记下号码。</source>
        <translation>Number {number} is taken. This machine prints no tickets: ask the visitor to remember the number.</translation>
    </message>
    <message>
        <source>{tickets}号码已取，未打印。</source>
        <translation>{tickets}: taken, not printed.</translation>
    </message>
    <message>
        <source>{tickets} 等 {count} 个</source>
        <translation>{tickets} and others, {count} in all</translation>
    </message>
    <message>
        <source>近 7 日</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 日</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>近 90 日</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>近一年</source>
        <translation>Last year</translation>
    </message>
</context>
</TS>
