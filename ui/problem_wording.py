"""What is wrong with an imported file, in sentences: the place, the finding, what was done or is to do."""

from counter_app.exchange.problems import Problem, Severity
from ui.marking import QT_TRANSLATE_NOOP
from ui.problem_place import place_of
from ui.wording import said

PROBLEMS = {
    "file_not_found": QT_TRANSLATE_NOOP("wording", "没有找到文件，请检查文件名和路径。"),
    "file_not_readable": QT_TRANSLATE_NOOP("wording", "文件打不开（{reason}）。"),
    "file_empty": QT_TRANSLATE_NOOP("wording", "文件是空的。"),
    "file_too_large": QT_TRANSLATE_NOOP(
        "wording", "文件有 {bytes} 字节，超过上限 {max_bytes}，请分成几个文件导入。"
    ),
    "not_a_text_file": QT_TRANSLATE_NOOP(
        "wording", "这不是文本文件，请另存为 UTF-8 的 CSV、YAML 或 JSON 后再导入。"
    ),
    "encoding_unknown": QT_TRANSLATE_NOOP(
        "wording", "认不出文字编码，应为 UTF-8、GB 18030 或带标记的 UTF-16，请另存为 UTF-8 后再导入。"
    ),
    "encoding_damaged": QT_TRANSLATE_NOOP(
        "wording", "这一行有损坏的 UTF-8 字节，请用原来的程序重新导出后再导入。"
    ),
    "missing_column": QT_TRANSLATE_NOOP("wording", "缺少“{chinese}”（{column}）一列。"),
    "no_rows": QT_TRANSLATE_NOOP("wording", "只有表头，没有数据行。"),
    "broken_line": QT_TRANSLATE_NOOP("wording", "这一行无法读取（{reason}），没有导入。"),
    "wrong_cell_count": QT_TRANSLATE_NOOP("wording", "应有 {expected} 列，实有 {found} 列，没有导入。"),
    "missing_name": QT_TRANSLATE_NOOP("wording", "没有事项名称，没有导入。"),
    "dirty_text": QT_TRANSLATE_NOOP("wording", "“{column}”一列含有控制字符等，已清理后导入。"),
    "missing_department": QT_TRANSLATE_NOOP("wording", "“{name}”没有写部门，已照样导入。"),
    "unknown_task_type": QT_TRANSLATE_NOOP("wording", "不认识的事项类型“{value}”，已照样导入。"),
    "missing_item_code": QT_TRANSLATE_NOOP("wording", "“{name}”没有编码，已照样导入。"),
    "duplicate_item_code": QT_TRANSLATE_NOOP(
        "wording", "编码与第 {first_line} 行相同：{value}，已照样导入。"
    ),
    "item_code_form": QT_TRANSLATE_NOOP("wording", "编码格式不规范：{value}，已照样导入。"),
    "item_code_agency": QT_TRANSLATE_NOOP(
        "wording", "编码中的统一社会信用代码不正确：{agency}，已照样导入。"
    ),
    "department_code": QT_TRANSLATE_NOOP("wording", "“{department}”的部门代码不正确：{value}，已照样导入。"),
    "not_a_catalogue": QT_TRANSLATE_NOOP("wording", "文件里没有事项目录（缺少 items）。"),
    "unknown_member": QT_TRANSLATE_NOOP("wording", "主题中的事项“{value}”不在目录里。"),
    "duplicate_id": QT_TRANSLATE_NOOP("wording", "事项编号重复（{name}），只导入第一个。"),
    "missing_id": QT_TRANSLATE_NOOP("wording", "“{name}”没有事项编号，没有导入。"),
    "missing_material_name": QT_TRANSLATE_NOOP("wording", "有一项材料没有名称，没有导入这一项。"),
    "material_without_item": QT_TRANSLATE_NOOP(
        "wording", "材料所属的事项“{item}”不在目录里，{count} 项没有导入。"
    ),
    "catch_all_material": QT_TRANSLATE_NOOP(
        "wording", "“{value}”是兜底条款，材料清单不得使用，请改为具体材料。"
    ),
    "promised_exceeds_statutory": QT_TRANSLATE_NOOP(
        "wording", "承诺时限（{promised_days}）长于法定时限（{statutory_days}），请核对。"
    ),
    "promised_may_exceed_statutory": QT_TRANSLATE_NOOP(
        "wording", "承诺时限（{promised_days}）可能长于法定时限（{statutory_days}），请核对。"
    ),
    "missing_sheet": QT_TRANSLATE_NOOP("wording", "工作簿里没有这张表。"),
    "unknown_column": QT_TRANSLATE_NOOP("wording", "不认识的列“{column}”，没有导入。"),
    "duplicate_column": QT_TRANSLATE_NOOP("wording", "列“{column}”出现了两次。"),
    "formula_cell": QT_TRANSLATE_NOOP("wording", "单元格是公式（{value}），请改为数值后再导入。"),
    "error_cell": QT_TRANSLATE_NOOP("wording", "单元格是错误值（{value}）。"),
    "text_like_formula": QT_TRANSLATE_NOOP("wording", "文字以等号等开头（{value}），已按文字导入。"),
    "not_a_workbook": QT_TRANSLATE_NOOP("wording", "这不是可以读取的 xlsx 工作簿（{reason}）。"),
    "archive_bomb": QT_TRANSLATE_NOOP(
        "wording", "工作簿解压后过大或压缩异常（上限 {max_unpacked} 字节），已拒绝读取，请重新另存为 xlsx。"
    ),
    "entities_refused": QT_TRANSLATE_NOOP(
        "wording", "工作簿含有不允许的内容（实体定义或别的编码），已拒绝读取，请在 Excel 里重新另存为 xlsx。"
    ),
    "too_many_rows": QT_TRANSLATE_NOOP("wording", "行数超过上限 {max_rows}，请分成几个文件导入。"),
    "too_many_columns": QT_TRANSLATE_NOOP("wording", "列数超过上限 {max_columns}，请删去不用的列。"),
    "too_many_values": QT_TRANSLATE_NOOP("wording", "内容条数过多，已拒绝读取，请分成几个文件导入。"),
    "value_too_long": QT_TRANSLATE_NOOP("wording", "这里的文字过长，没有导入，请缩短后再导入。"),
    "tag_refused": QT_TRANSLATE_NOOP("wording", "不接受 YAML 标签（!…），请删去后再导入。"),
    "anchor_refused": QT_TRANSLATE_NOOP(
        "wording", "不接受 YAML 锚点和引用（& 和 *），请把内容写全后再导入。"
    ),
    "duplicate_key": QT_TRANSLATE_NOOP("wording", "同一处写了两次同样的键，请删去一个。"),
    "invalid_yaml": QT_TRANSLATE_NOOP("wording", "YAML 写法有误（{reason}）。"),
    "too_deep": QT_TRANSLATE_NOOP("wording", "内容嵌套过深，已拒绝读取，请改为通常的写法。"),
    "invalid_json": QT_TRANSLATE_NOOP("wording", "JSON 写法有误（{reason}）。"),
    "not_a_calendar": QT_TRANSLATE_NOOP("wording", "文件里没有放假安排。"),
    "not_published": QT_TRANSLATE_NOOP("wording", "{year} 年的放假安排尚未公布，日期按周末推算，均为暂定。"),
    "bad_year": QT_TRANSLATE_NOOP("wording", "年份不正确：{value}。"),
    "bad_day": QT_TRANSLATE_NOOP("wording", "日期不正确：{value}。"),
    "day_of_another_year": QT_TRANSLATE_NOOP("wording", "日期不属于这一年：{value}。"),
    "wrong_type": QT_TRANSLATE_NOOP("wording", "这里不能写“{value}”，未采用。"),
    "unknown_unit": QT_TRANSLATE_NOOP("wording", "不认识“{value}”（应为工作日、日等），时限未采用。"),
    "unknown_need": QT_TRANSLATE_NOOP("wording", "不认识“{value}”，已按必要材料导入。"),
    "unknown_case_type": QT_TRANSLATE_NOOP("wording", "不认识“{value}”，已按承诺件导入。"),
    "not_a_hall_file": QT_TRANSLATE_NOOP("wording", "文件里没有大厅说明（缺少 hall）。"),
    "hall_key_unknown": QT_TRANSLATE_NOOP(
        "wording", "不认识“{key}”，请核对写法（见 resources/halls/demo.yaml）。"
    ),
    "hall_key_missing": QT_TRANSLATE_NOOP("wording", "缺少“{key}”，请补上。"),
    "hall_list_expected": QT_TRANSLATE_NOOP("wording", "这里应是一个列表，每项以“- ”开头。"),
    "hall_entry_expected": QT_TRANSLATE_NOOP("wording", "这里应是“名称: 内容”的形式。"),
    "hall_value": QT_TRANSLATE_NOOP("wording", "“{key}”不能是“{value}”，请改正。"),
    "hall_part_missing": QT_TRANSLATE_NOOP(
        "wording",
        "没有找到“{name}”，在 {looked} 找过。请把它放到那里，或把 {key} 改为正确的路径"
        "（相对路径从大厅说明文件所在的文件夹算起）。",
    ),
    "contradictory_day": QT_TRANSLATE_NOOP("wording", "同一天有两种说法：{value}。"),
    "rating_level": QT_TRANSLATE_NOOP(
        "wording",
        "“{value}”不是评价等次（非常满意、满意、基本满意、不满意、非常不满意，或 5 至 1），没有导入。",
    ),
    "rating_moment": QT_TRANSLATE_NOOP("wording", "“{value}”不是时间，应写成 2026-03-10 12:30，没有导入。"),
    "rating_words": QT_TRANSLATE_NOOP("wording", "意见太长，或者有看不见的字符，没有导入。"),
    "invitation_id": QT_TRANSLATE_NOOP("wording", "“{value}”不是邀请编号，没有导入。"),
    "invitation_unknown": QT_TRANSLATE_NOOP("wording", "本厅没有邀请 {value}，没有导入。"),
    "rating_given": QT_TRANSLATE_NOOP(
        "wording", "邀请 {value} 已在评价器或此前的文件中评价过，一次一评，没有导入。"
    ),
    "rating_time": QT_TRANSLATE_NOOP(
        "wording", "邀请 {value} 的评价时间早于办理或晚于现在，没有导入，请核对网站的时钟。"
    ),
    "rating_late": QT_TRANSLATE_NOOP("wording", "邀请 {value} 已超过评价期限，没有导入。"),
}
OTHER = QT_TRANSLATE_NOOP("wording", "数值不合要求（{code}）：{value}。")
LINE = QT_TRANSLATE_NOOP("wording", "第 {line} 行 ")
ERROR = QT_TRANSLATE_NOOP("wording", "错误：")
WARNING = QT_TRANSLATE_NOOP("wording", "提示：")


def explain_problem(problem: Problem) -> str:
    """One line: severity, file and place, finding."""
    head = said(ERROR if problem.severity is Severity.ERROR else WARNING)
    line = said(LINE, line=problem.line).strip() if problem.line else ""
    # A finding about the file as a whole has nothing but the file's name for its place.
    where = "" if problem.where == problem.file else place_of(problem.where)
    place = "".join(f"{part} " for part in (problem.file, line, where) if part)
    other = said(OTHER, code=problem.code, value=problem.facts.get("value", ""))
    try:
        finding = said(PROBLEMS[problem.code], **problem.facts)
    except KeyError:  # a finding without a sentence of its own, or with other facts
        finding = other
    return f"{head}{place}{finding}"
