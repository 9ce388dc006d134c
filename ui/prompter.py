"""The only module that asks the user: every question is a sheet over the window, answered later."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.styles.tokens import Space, Tone
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton
from ui.widgets.option_list import OptionList
from ui.widgets.overlay import Overlay
from ui.widgets.prompt_form import Field, Option, PromptForm

Values = Mapping[str, str]
Problems = Mapping[str, str]
AROUND_A_LIST = 230
"""Pixels that a sheet needs above and below its list of answers."""
LEAST_LIST = 152


class Prompter(QObject):
    """Nothing here waits: the answer calls back. Esc cancels and calls nothing but `on_cancel`."""

    def __init__(
        self,
        window: QWidget,
        banner: Banner | None = None,
        notice: Callable[[str], None] | None = None,
    ) -> None:
        """`banner` is where `tell` speaks; a window without one cannot `tell`. `notice` takes good news."""
        super().__init__(window)
        self._window = window
        self._banner = banner
        self._notice = notice

    def tell(self, tone: Tone, sentence: str, *, lead: str = "") -> None:
        """Say a result in the window's banner: what is bad stays until it is seen to, the answer to a press goes.

        Good news goes to the bottom line instead: it needs no answer and must move nothing.
        """
        if tone is Tone.OK and self._notice is not None:
            self._notice(lead + sentence)
            return
        if self._banner is None:
            raise RuntimeError("this window has no banner to speak in")
        self._banner.show_message(tone, sentence, lead=lead, passing=tone is not Tone.BAD)

    def ask(
        self,
        title: str,
        sentence: str,
        confirm_text: str,
        on_confirm: Callable[[], None],
        *,
        danger: bool = False,
        on_cancel: Callable[[], None] | None = None,
    ) -> Overlay:
        """`sentence` says what will happen; `confirm_text` is the verb of it, never "确定" alone."""
        sheet = Overlay(title, sentence)
        confirm = self._buttons(sheet, confirm_text, danger=danger, on_cancel=on_cancel)
        sheet.confirmed.connect(lambda: _close_then(sheet, on_confirm))
        sheet.open_on(self._window, confirm)
        return sheet

    def choose(
        self,
        title: str,
        options: Sequence[Option],
        on_choice: Callable[[str], None],
        *,
        sentence: str = "",
        on_cancel: Callable[[], None] | None = None,
    ) -> Overlay:
        """Up and down and Enter, or the digit before an option; answers with the option's key."""
        sheet = Overlay(title, sentence)
        choices = OptionList([(option.title, option.note) for option in options])
        sheet.content.addWidget(self._scrolled(choices))
        choices.chosen.connect(lambda row: _close_then(sheet, lambda: on_choice(options[row].key)))
        self._cancel_button(sheet, on_cancel)
        sheet.open_on(self._window, choices)
        return sheet

    def form(
        self,
        title: str,
        fields: Sequence[Field],
        problems: Callable[[Values], Problems],
        on_accept: Callable[[Values], None],
        *,
        sentence: str = "",
        warning: str = "",
        confirm_text: str = "",
        danger: bool = False,
        stays: bool = False,
        on_cancel: Callable[[], None] | None = None,
    ) -> Overlay:
        """Enter moves on and accepts in the last field; `problems` names what is wrong by field key.

        A sheet that `stays` is closed by the caller, who may still hear that what was typed is refused.
        """
        sheet = Overlay(title, sentence)
        if warning:
            _warn(sheet, warning)
        form = PromptForm(fields)
        sheet.content.addWidget(form)
        # In a text of several lines Enter is a new line.
        key = "Ctrl+Enter" if any(field.kind == "text" for field in fields) else "Enter"
        self._buttons(sheet, confirm_text or self.tr("保存"), danger=danger, on_cancel=on_cancel, key=key)

        def accept() -> None:
            values = form.values()
            wrong = form.text_problems() or problems(values)
            form.show_problems(wrong)
            if not wrong and stays:
                on_accept(values)
            elif not wrong:
                _close_then(sheet, lambda: on_accept(values))

        sheet.confirmed.connect(accept)
        form.completed.connect(accept)
        sheet.open_on(self._window, form.first())
        return sheet

    def _scrolled(self, choices: OptionList) -> QWidget:
        """A list that the window has no room for scrolls: a hall may have thirty windows to choose from."""
        room = self._window.height() - AROUND_A_LIST
        if choices.sizeHint().height() <= room:
            return choices
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFixedHeight(max(LEAST_LIST, room))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(choices)
        return area

    def _buttons(
        self,
        sheet: Overlay,
        confirm_text: str,
        *,
        danger: bool,
        on_cancel: Callable[[], None] | None,
        key: str = "Enter",
    ) -> KeyButton:
        self._cancel_button(sheet, on_cancel)
        confirm = KeyButton(confirm_text, key, primary=not danger, danger=danger, bind=False)
        confirm.clicked.connect(sheet.confirmed)
        sheet.buttons.addWidget(confirm)
        return confirm

    def _cancel_button(self, sheet: Overlay, on_cancel: Callable[[], None] | None) -> None:
        cancel = KeyButton(self.tr("取消"), "Esc", bind=False)
        cancel.clicked.connect(sheet.cancel)
        if on_cancel:
            sheet.cancelled.connect(on_cancel)
        sheet.buttons.addWidget(cancel)
        sheet.buttons.addSpacing(Space.XS)


def _warn(sheet: Overlay, warning: str) -> None:
    banner = Banner()
    sheet.content.addWidget(banner)  # first its place, then its words: shown without a parent it is a window
    banner.show_message(Tone.WARN, warning, dismissable=False)
    sheet.setAccessibleName(f"{sheet.accessibleName()} {warning}")


def _close_then(sheet: Overlay, act: Callable[[], None]) -> None:
    """First the sheet, then the answer: the answer may well open the next sheet."""
    sheet.close_sheet()
    act()


__all__ = ["Field", "Option", "Problems", "Prompter", "Values"]
