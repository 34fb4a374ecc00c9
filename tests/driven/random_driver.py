# SPDX-License-Identifier: GPL-3.0-or-later
"""A restless hand on the real window: clicks, drags, keys, forms, typing, fixes and undo, at random.

After every act the canvas, the outline, the problems and the open form are compared with a fresh
reading of the text in the window, now and then with the bytes that it saves; at the end of a round
everything is undone, which must give back the first bytes, and done again. The program must live,
complain of nothing, and end well.

MILLRACE_SEED            another walk than the usual one
MILLRACE_RANDOM_SECONDS  for how long (20)
MILLRACE_RANDOM_ACTS     a file with the acts of a walk that failed: they are done again
MILLRACE_RANDOM_SHRINK   with that: how often to try whether fewer acts fail too
"""

import collections
import json
import os
import random
import shutil
import subprocess
import sys
import time

import fresh_reading
import hands
import random_acts  # noqa: F401
import random_edits  # noqa: F401  (its acts register themselves)
import written
from random_hands import ACTS, choose
from run import WHOLE_STACKS
from scene import Scene
from stage import Failure, Leak

SECONDS = 20
ACTS_A_ROUND = 80
ACTS_A_SAVING = 12
PATIENCE = 60.0
# So long may the window be at work once its text rests; then what is half done in it is let go.
PATIENCE_WITH_HANDS = 4.0


def read(designer, *parts):
    return fresh_reading.read_bytes(os.path.join(designer.source_root, *parts))


def make_large(designer):
    sys.path.insert(0, os.path.join(designer.source_root, "tests", "bench"))
    from bench_templates import copies_of

    sample = read(designer, "data", "starters", "echo-trigger.yaml").decode("utf-8")
    return copies_of(sample, 15).encode("utf-8")


TEMPLATES = {
    "stack.yaml": lambda d: read(d, "data", "starters", "echo-trigger.yaml"),
    "stack.json": lambda d: read(d, "tests", "golden", "cases", "sound", "json-pretty.json"),
    "conditions.yaml": lambda d: read(d, "tests", "golden", "cases", "sound",
                                      "stage-decides-of-the-trigger.yaml"),
    "sixty.yaml": make_large,
    "rules.yaml": lambda d: read(d, "tests", "golden", "cases", "sound", "long-intrinsics.yaml"),
}


class Round:
    """One start of the program on a copy of a template, and what was done to it."""

    def __init__(self, designer, name):
        self.designer = designer
        self.name = name
        self.acts = []
        self.scene = None
        self.log_size = 0
        self.readings = self.form = None
        self.text = None    # that was compared last
        self.n_steps = self.n_savings = self.n_escapes = 0

    def start(self):
        stage = self.designer.stage
        folder = stage.path("round")
        os.makedirs(folder, exist_ok=True)
        for leftover in os.listdir(folder):
            os.unlink(os.path.join(folder, leftover))
        self.path = os.path.join(folder, self.name)
        self.first = TEMPLATES[self.name](self.designer)
        with open(self.path, "wb") as file:
            file.write(self.first)
        self.designer.start(self.path)
        self.scene = Scene(self.designer, self.name)
        self.readings = fresh_reading.Readings(stage.build, stage.path("fresh-" + self.name))
        self.form = written.Form(self.scene.eye, written.read_labels(self.designer.source_root))
        self.log_size = 0
        self.agree()
        self.save()

    def do(self, name, number):
        self.acts.append([name, number])
        function, _ = ACTS[name]
        function(self.scene, random.Random(number))
        hands.let_go(self.scene.number)
        self.check()
        self.scene.answer_windows()
        self.agree()
        if len(self.acts) % ACTS_A_SAVING == 0:
            self.save()

    def check(self):
        self.designer.check_running()
        size = os.path.getsize(self.designer.stage.path("log"))
        if size != self.log_size:
            self.log_size = size
            self.scene.look_for_file_choosers()
            self.designer.check_log()

    def list_differences(self):
        """What the window shows otherwise than a fresh reading of its text."""
        scene = self.scene
        self.text = text = scene.read_text(self.path)
        if text is None:
            return ["what is folded could not be read"]
        scene.look()
        if scene.window is None:
            return ["the window is not there"]
        fresh = self.readings.get(text)
        differences = fresh_reading.list_differences(scene.eye, scene.window, self.form, fresh)
        if scene.read_text(self.path) != text:
            # The panes may have shown either.
            return ["the text is still changing"]
        return differences

    def agree(self):
        """Waits until all panes show the text; what is being read, typed or dragged may be behind,
        but not after Escape has ended it."""
        start = since = time.monotonic()
        text = None
        has_escaped = False
        while True:
            self.check()
            # A look takes seconds where the machine is slow.
            began = time.monotonic()
            differences = self.list_differences()
            if not differences:
                break
            if began - start > PATIENCE:
                raise Failure("\n".join(differences))
            if self.text != text:
                text = self.text
                since = time.monotonic()
            elif began - since > PATIENCE_WITH_HANDS and not has_escaped:
                hands.press("Escape", "Escape")
                has_escaped = True
                self.n_escapes += 1
                print(f"# Escape after {self.acts[-1:]}: {differences[0][:160]}", flush=True)
            time.sleep(0.05)
        if has_escaped:
            # Much later than Escape: it was not the hands, but a slow machine.
            print(f"# agreed after {time.monotonic() - start:.1f} s", flush=True)
        self.n_steps += 1
        self.check()

    def save(self):
        self.scene.settle()
        fresh_reading.save(self.designer, lambda: self.scene.read_text(self.path),
                           self.path)
        self.n_savings += 1
        self.agree()

    def count(self):
        return {"comparisons": self.n_steps, "values of fields": self.form.n_compared,
                "savings": self.n_savings, "times Escape": self.n_escapes}

    def end(self):
        """There and back again: all is undone, done once more, and the program ends well."""
        self.scene.settle()
        # What was undone by the way is done again first, so that there is one way there and back.
        self.scene.walk_history(self.scene.redo)
        self.save()
        last = self.scene.read_text(self.path)
        self.scene.walk_history(self.scene.undo)
        self.scene.wait_text("the first text after undoing everything", self.first.decode("utf-8"),
                             self.path)
        self.save()
        if fresh_reading.read_bytes(self.path) != self.first:
            raise Failure("undoing everything did not give back the first bytes")
        self.scene.walk_history(self.scene.redo)
        self.scene.wait_text("the last text after doing everything again", last, self.path)
        self.save()
        hands.press("ctrl+q")
        self.designer.stage.wait_for_end()
        self.designer.end()


def tell_where(stage):
    """Where the program is: it may be that it hangs."""
    if stage.is_running() and shutil.which("gdb"):
        subprocess.run(["gdb", "-batch", "-ex", "backtrace 60", "-p", str(stage.program.pid)],
                       stdout=stage.log, stderr=subprocess.DEVNULL, timeout=120, check=False)


def tell_acts(this):
    print(f"# {this.name}: after {len(this.acts)} acts and {this.n_steps} comparisons; the last "
          + ", ".join(f"{name} {number}" for name, number in this.acts[-ACTS_A_SAVING:]),
          flush=True)


def leave_acts(designer, this):
    tell_where(designer.stage)
    tell_acts(this)
    path = os.path.join(designer.stage.build, "meson-logs", "driven-random-driver.acts")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"template": this.name, "acts": this.acts}, file)
    print(f"# MILLRACE_RANDOM_ACTS={path} does them again", flush=True)


def repeat_with_whole_stacks(designer, leaked):
    """They tell what is the libraries' own (run.py). All of the walk would take hours with them: it
    goes on without."""
    options = os.environ["ASAN_OPTIONS"]
    os.environ["ASAN_OPTIONS"] = options + WHOLE_STACKS
    designer.stage.stop()
    try:
        repeat(designer, leaked.name, leaked.acts)
    except Leak as leak:
        raise Failure(str(leak)) from leak
    finally:
        os.environ["ASAN_OPTIONS"] = options
    print("# with whole stacks nothing of it was ours", flush=True)


def walk(designer, seed, seconds):
    rng = random.Random(seed)
    end = time.monotonic() + seconds
    names = list(TEMPLATES)
    n_acts = n_rounds = 0
    sums = collections.Counter()
    while n_rounds == 0 or time.monotonic() < end:
        this = Round(designer, names[(seed - 1 + n_rounds) % len(names)])
        try:
            this.start()
            while len(this.acts) < ACTS_A_ROUND and time.monotonic() < end:
                this.do(choose(rng), rng.getrandbits(32))
            this.end()
        except Exception as failure:
            print(f"# MILLRACE_SEED={seed}, round {n_rounds + 1}")
            leave_acts(designer, this)
            if not isinstance(failure, Leak):
                raise
            repeat_with_whole_stacks(designer, this)
        n_acts += len(this.acts)
        sums.update(this.count())
        n_rounds += 1
        print(f"# {this.name}: {len(this.acts)} acts", flush=True)
    print(f"# {n_acts} acts, " + ", ".join(f"{n} {what}" for what, n in sums.items())
          + f", {n_rounds} rounds", flush=True)


def repeat(designer, name, acts):
    this = Round(designer, name)
    try:
        this.start()
        for each in acts:
            this.do(*each)
        this.end()
    except Exception:
        tell_where(designer.stage)
        tell_acts(this)
        raise


def fails(designer, name, acts):
    try:
        repeat(designer, name, acts)
    except Exception as failure:
        return str(failure) or repr(failure)
    finally:
        designer.stage.stop()
    return None


def shrink(designer, name, acts, tries):
    """Leaves out ever smaller parts of the acts, as long as what is left fails."""
    size = len(acts) // 2
    while size > 0 and tries > 0:
        start = 0
        while start < len(acts) and tries > 0:
            fewer = acts[:start] + acts[start + size:]
            tries -= 1
            if fails(designer, name, fewer):
                acts = fewer
                print(f"# {len(acts)} acts fail too: {json.dumps(acts)}", flush=True)
            else:
                start += size
        size //= 2
    return acts


def run(designer):
    seed = int(os.environ.get("MILLRACE_SEED", "1"))
    recorded = os.environ.get("MILLRACE_RANDOM_ACTS")
    if not recorded:
        print(f"# MILLRACE_SEED={seed}", flush=True)
        walk(designer, seed, float(os.environ.get("MILLRACE_RANDOM_SECONDS", SECONDS)))
        return
    with open(recorded, encoding="utf-8") as file:
        what = json.load(file)
    acts = shrink(designer, what["template"], what["acts"],
                  int(os.environ.get("MILLRACE_RANDOM_SHRINK", "0")))
    repeat(designer, what["template"], acts)
