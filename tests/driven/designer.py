# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a journey deals with it: its panes, cards and fields, in people's words."""

import os
import re
import time

from gi.repository import Gio, GLib

import eyes
import hands
from stage import Failure, Leak, wait_for

BUTTON = "push button|toggle button"
KINDS = "Table|Function|Role|Mapping|Queue|Topic|Policy|Bucket|Resource"
INDENT = 2
APPLICATION = "io.github.millrace.Millrace"


class Designer:
    KINDS = KINDS
    KINDS_NAMED = rf"(?:{KINDS}) \S.*"
    # Without a compositor GTK draws a frame of five pixels around a window's content, and
    # nobody but us places the window: it is in the upper left corner.
    FRAME = 5

    def __init__(self, stage, source_root):
        self.stage = stage
        self.source_root = source_root
        self.frame = None
        self.slips = self.GTK_SLIPS

    # --- starting, looking after the program ---

    def start(self, *arguments):
        self.slips = self.GTK_SLIPS
        self.stage.start(*arguments)
        self.frame = wait_for("the window", self._find_frame)
        wait_for("the palette", lambda: eyes.find("Palette"))
        # Without a window manager the keyboard follows the pointer.
        hands.move(*self.centre_of(self.wait_canvas()))

    def _find_frame(self):
        self.check_running()
        frames = [w for w in eyes.get_windows() if w.getRoleName() == "frame"]
        return frames[0] if frames else None

    def check_running(self):
        if not self.stage.is_running():
            raise Failure("the program ended:\n" + self.stage.get_log())

    def end(self):
        """Asks the program to quit, whatever it shows and without saving, and looks how it ends: only
        then does a sanitizer tell what was never freed."""
        if self.stage.program is None:
            return
        if self.stage.is_running():
            Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
                APPLICATION, "/" + APPLICATION.replace(".", "/"), "org.gtk.Actions", "Activate",
                GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, -1, None)
            wait_for("the program to end", self._has_ended_without_saving)
        status = self.stage.wait_for_end()
        self.check_log()
        log = self.stage.get_log()
        if status != 0 and self._find_reports(log) != self.TABLE_OF_QUARKS:
            failure = Leak if "ERROR: LeakSanitizer" in log else Failure
            raise failure(f"the program ended with {status}:\n" + log)
        self.stage.stop()

    def _has_ended_without_saving(self):
        button = eyes.find(r"_?Discard\b.*", BUTTON)
        if button:
            try:
                button.queryAction().doAction(0)
            except (GLib.Error, NotImplementedError):  # answered, and just going
                pass
        return not self.stage.is_running()

    # GLib's first, which it leaves behind when more are needed: lsan.supp knows it by its stack, of
    # which there is nothing but this unless it was unwound the slow way (run.py).
    TABLE_OF_QUARKS = [
        "ERROR: LeakSanitizer: detected memory leaks",
        "Direct leak of 16384 byte(s) in 1 object(s) allocated from:",
        "SUMMARY: AddressSanitizer: 16384 byte(s) leaked in 1 allocation(s).",
    ]

    @staticmethod
    def _find_reports(log):
        return re.findall(r"(?:ERROR|SUMMARY): \w+Sanitizer.*|\w+ leak of .*|.*runtime error.*", log)

    GTK_SLIPS = (
        # A text view of GTK 4.8 measures lines that became invalid while it is painted
        # (gtktextview.c: gtk_text_view_paint() flushes what is to be validated, which sets the
        # upper end of its adjustment). The slider of the scroll bar beside it, a GtkGizmo, needs a
        # new place then, and is painted next. The next frame puts that right. Nothing but a
        # slider may be told of.
        r"Trying to snapshot GtkGizmo \S+ without a current allocation",
        # GTK 4 counts on which widgets a button is held, and counts wrong when a popover breaks a
        # press; it says so and goes on (transmission#7314 and others on GitHub tell the same).
        "Broken accounting of active state for widget",
        # The pointer rests over a popover that reaches out of the window, and that is closed and taken
        # away within the half second after which GTK 4.8 asks it for a tooltip (gtktooltip.c:
        # gtk_tooltip_show_tooltip()): it keeps the popover, and asks for its surface unseen. Forty
        # lines without anything of ours show it.
        "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE",
        "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE",
    )

    # The menu of a file chooser of GTK 4.8 points at the row that is selected, also where that is not
    # scrolled into view (gtkfilechooserwidget.c: file_list_show_popover()), and there is no monitor.
    # Thirty lines without anything of ours show it. The same of a popover of ours is none of GTK's.
    CHOOSER_SLIPS = ("gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR",)

    def forgive_file_choosers(self):
        self.slips = self.GTK_SLIPS + self.CHOOSER_SLIPS

    def check_log(self):
        for line in self.stage.get_log().splitlines():
            if (re.search(r"-(WARNING|CRITICAL|ERROR) \*\*", line)
                    and not any(re.search(slip, line) for slip in self.slips)):
                raise Failure("the program complained: " + line)

    def expect(self, condition, what):
        if not condition:
            raise Failure(what)

    # --- where things are ---

    def box(self, node):
        x, y, width, height = eyes.box(node)
        return x + self.FRAME, y + self.FRAME, width, height

    def centre_of(self, node):
        x, y, width, height = self.box(node)
        return x + width / 2, y + height / 2

    def click(self, node, times=1):
        hands.click(*self.centre_of(node), times=times)

    def click_at_rest(self, node):
        """A click on what has just slid into place: when it stays where it is."""
        places = []

        def rests():
            places.append(self.box(node))
            return len(places) > 3 and len(set(places[-3:])) == 1
        wait_for("things to come to rest", rests)
        self.click(node)

    def click_in_popover(self, node, parent):
        """A click on what is in a popover: a window of its own, in which it tells its place as if
        that window began where the popover's parent does."""
        left, top = wait_for("the popover", lambda: hands.find_popover("millrace"))
        x, y, width, height = eyes.box(node)
        parent_x, parent_y, _, _ = eyes.box(parent)
        hands.click(left + x - parent_x + width / 2, top + y - parent_y + height / 2)

    def click_in_popover_at_rest(self, node, parent):
        """The same for what slides in."""
        places = []

        def rests():
            places.append(eyes.box(node))
            return len(places) > 3 and len(set(places[-3:])) == 1
        wait_for("the popover to come to rest", rests)
        self.click_in_popover(node, parent)

    def wait_dialog(self):
        """The window that asks something: any but the main one."""
        main = self.frame.name
        return wait_for("the question", lambda: next(
            (w for w in eyes.get_windows() if w.name != main and w != self.frame), None))

    def click_button(self, name, inside=None):
        self.click(eyes.wait(rf"_?(?:{name})\b.*", BUTTON, inside))

    # --- forms ---

    def wait_field(self, title, role):
        """A field of the inspector, scrolled to where it can be clicked."""
        # GTK 4.8 says a label twice where the field has it too.
        field = eyes.wait(rf"{title}(?: {title})?", role, self.frame)
        left, top, width, height = self.box(eyes.wait("Properties", "filler", self.frame))

        def is_seen():
            _, y, _, field_height = self.box(field)
            if y + field_height <= top + height:
                return True
            hands.scroll_down(left + width / 2, top + 60)
            return False
        wait_for(title + " to be seen", is_seen)
        return field

    def set_number(self, title, value):
        # On its number: the buttons are at its other end.
        x, y, _, height = self.box(self.wait_field(title, "spin button"))
        hands.click(x + 16, y + height / 2)
        self.type_over(str(value))

    @staticmethod
    def type_over(text):
        hands.press("ctrl+a")
        hands.write(text)
        hands.press("Return")

    # --- canvas ---

    def wait_canvas(self):
        return eyes.wait("Template canvas", "panel", self.frame)

    def canvas_point(self, x, y):
        left, top, _, _ = self.box(self.wait_canvas())
        return left + x, top + y

    def find_card(self, name):
        return eyes.find(rf"(?:{KINDS}) {name}\b.*", BUTTON, self.wait_canvas())

    def find_cards(self):
        return eyes.find_all(rf"(?:{KINDS}) .*", BUTTON, self.wait_canvas())

    def wait_card(self, name):
        return wait_for("the card " + name, lambda: self.find_card(name))

    def wait_edge(self, sentence):
        return wait_for("the edge " + sentence,
                        lambda: eyes.find(sentence, "link", self.wait_canvas()))

    def right_port(self, name):
        """Ports of the trigger sit beside a card's second fact: 79 below the top of a card that is
        216 wide (src/core/diagram/cfn-card.h)."""
        x, y, width, _ = self.box(self.wait_card(name))
        return x + width, y + width * 79 / 216

    def bottom_port(self, name):
        x, y, width, height = self.box(self.wait_card(name))
        return x + width / 2, y + height

    # --- keyboard focus ---

    def press_until(self, key, what, condition, limit=80):
        """Presses @key until the focused thing is the wanted one."""
        for _ in range(limit):
            focused = eyes.get_focused()
            if focused is not None and condition(focused):
                return focused
            hands.press(key)
            self.wait_moved(focused)
        raise Failure(f"{key} never led to {what}")

    @staticmethod
    def wait_moved(focused, patience=1.0):
        """Where the focus was may also be where it stays."""
        end = time.monotonic() + patience
        while time.monotonic() < end and eyes.get_focused() == focused:
            time.sleep(0.02)

    def focus_named(self, key, name):
        return self.press_until(key, name, lambda node: re.fullmatch(name, node.name or ""))

    def focus_pane(self, name):
        """F6 to the pane that has a thing called @name around the focus."""
        return self.press_until("F6", name, lambda node: self.is_inside(node, name), 12)

    @staticmethod
    def is_inside(node, name):
        while node is not None:
            if re.fullmatch(name, node.name or ""):
                return True
            node = node.parent
        return False

    # --- text ---

    def source(self):
        return eyes.wait("Template", "text", self.frame)

    def get_text(self):
        return eyes.text_of(self.source())

    def wait_text(self, part):
        wait_for(f"“{part}” in the text", lambda: part in self.get_text())

    def rename_selected(self, new):
        """The selected resource's name, typed over in the text; the text has the focus then."""
        hands.press("ctrl+Return", "ctrl+shift+Right")
        hands.write(new)
        self.wait_card(new)

    def wait_focus(self, name):
        wait_for("the focus on " + name,
                 lambda: re.fullmatch(name, getattr(eyes.get_focused(), "name", "") or ""))

    def find_in_text(self, needle):
        """Selects @needle, as one does in an editor."""
        source = self.source()
        hands.press("ctrl+f")
        self.wait_focus("Find in template")
        hands.press("ctrl+a")
        hands.write(needle)
        wait_for(f"“{needle}” to be found", lambda: eyes.selection_of(source) == needle)
        hands.press("Escape")
        self.wait_focus("Template")

    def replace_all(self, old, new):
        """Replaces @old in the text by the bar above it, which stays open."""
        hands.press("ctrl+h")
        self.wait_focus("Find in template")
        hands.press("ctrl+a")
        hands.write(old)
        self.press_until("Tab", "the field for the new text",
                         lambda focused: focused.name == "Replace with")
        hands.write(new)
        self.press_until("Tab", "the button", lambda focused: "All" in focused.name)
        hands.press("space")

    def write_lines(self, lines, base):
        """Types lines of @base blanks and more, where the editor indents new lines itself."""
        indent = base
        for number, line in enumerate(lines):
            wanted = base + len(line) - len(line.lstrip())
            if number > 0:
                hands.press("Return")
                for _ in range((indent - wanted) // INDENT):
                    hands.press("BackSpace")
                hands.write(" " * (wanted - indent))
            hands.write(line.strip())
            indent = self._indent_below(line.strip(), wanted)

    @staticmethod
    def _indent_below(content, column):
        """Where the editor puts a line below one with this @content at @column."""
        item = re.match(r"(- +)+(?=[^ ].*:( |$))", content)
        if item:
            column += len(item.group())
        if content.split(" #")[0].rstrip().endswith((":", "{", "[", " |", " >", " |-", " >-")):
            column += INDENT
        return column

    def replace_lines(self, needle, count, lines):
        """Types @lines over @count lines from the one that holds @needle."""
        line = next(l for l in self.get_text().splitlines() if needle in l)
        self.find_in_text(needle)
        hands.press("End", "Home", *["shift+Down"] * (count - 1), "shift+End")
        self.write_lines(lines, len(line) - len(line.lstrip()))

    # --- files ---

    def choose_file(self, path):
        """Answers the file chooser that has just been asked for. It completes what is typed, and
        GTK 4.8 forgets the names of what goes meanwhile (gtkfilesystemmodel.c: remove_file()): so the
        way to @path does not lead through the folder in which everybody has files, but from home."""
        entry = wait_for("the file chooser", self._find_name_entry)
        hands.move(*self.centre_of(entry))
        hands.press("ctrl+a")
        hands.write("~/" + os.path.relpath(path, os.environ["HOME"]))
        hands.press("Return")
        wait_for("the file chooser to go", lambda: self._find_name_entry() is None)

    def choose_file_to_open(self, path):
        """The same where the name of what is there is asked for, which has its field at a key."""
        chooser = wait_for("the file chooser", self._find_file_chooser)
        hands.move(*self.centre_of(chooser))
        hands.press("ctrl+l")
        self.choose_file(path)

    def _find_dialogs(self):
        """Windows with a Cancel button, no frame: GTK's own file chooser is one."""
        return [window for window in eyes.get_windows()
                if window != self.frame and eyes.find("_Cancel.*", BUTTON, window)]

    def _find_file_chooser(self):
        """The dialog that was opened last."""
        dialogs = self._find_dialogs()
        return dialogs[-1] if dialogs else None

    def _find_name_entry(self):
        """The first field of the file chooser, which stands before what asked for it or behind."""
        for dialog in self._find_dialogs():
            for node in eyes.find_all(".*", "text|entry", dialog):
                if eyes.box(node)[2] > 100:
                    return node
        return None
