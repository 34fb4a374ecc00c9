/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-commands.h"

#include "cfn-message.h"

#define FILES N_("Files")
#define EDIT N_("Edit")
#define SELECT N_("Select")
#define CONNECT N_("Connect")
#define ARRANGE N_("Arrange")
#define PROBLEMS N_("Problems")
#define LAB N_("Stream lab")
#define GO N_("Go")
#define TEXT N_("Template text")
#define VIEW N_("View")
#define STYLE N_("Style")
#define HELP N_("Help")

#define WINDOW MILLRACE_KEYS_WINDOW
#define THERE MILLRACE_KEYS_THERE

#define NOTHING MILLRACE_NEEDS_NOTHING
#define STACK MILLRACE_NEEDS_STACK
#define SOME MILLRACE_NEEDS_SOME
#define ONE MILLRACE_NEEDS_ONE
#define TWO MILLRACE_NEEDS_TWO
#define THREE MILLRACE_NEEDS_THREE
#define EDGE MILLRACE_NEEDS_EDGE
#define ANYTHING MILLRACE_NEEDS_ANYTHING
#define GROUP MILLRACE_NEEDS_GROUP
#define PROBLEM MILLRACE_NEEDS_PROBLEM
#define OTHER MILLRACE_NEEDS_OTHER

static const MillraceCommand commands[] = {
  { N_("New Window"), FILES, "app.new", "<Primary>n", WINDOW, NOTHING, N_("template document") },
  { N_("Open…"), FILES, "app.open", "<Primary>o", WINDOW, NOTHING, N_("load file") },
  { N_("Save"), FILES, "win.save", "<Primary>s", WINDOW, NOTHING, N_("write file") },
  { N_("Save As…"), FILES, "win.save-as", "<Primary><Shift>s", WINDOW, NOTHING,
    N_("write file copy") },
  { N_("Export…"), FILES, "win.export", "<Primary><Shift>e", WINDOW, NOTHING,
    N_("picture svg convert json yaml") },
  { N_("Reload What Somebody Else Wrote"), FILES, "win.reload", NULL, WINDOW, OTHER,
    N_("disk revert") },
  { N_("Keep Mine"), FILES, "win.keep-mine", NULL, WINDOW, OTHER, N_("disk overwrite") },
  { N_("Close Window"), FILES, "win.close", "<Primary>w", WINDOW, NOTHING, NULL },
  { N_("Quit"), FILES, "app.quit", "<Primary>q", WINDOW, NOTHING, N_("exit leave") },

  { N_("Undo"), EDIT, "win.undo", "<Primary>z", WINDOW, MILLRACE_NEEDS_UNDO, N_("back revert") },
  { N_("Redo"), EDIT, "win.redo", "<Primary><Shift>z <Primary>y", WINDOW, MILLRACE_NEEDS_REDO,
    N_("again forward") },
  { N_("Add a Resource…"), EDIT, "win.focus-palette", "slash", THERE, NOTHING,
    N_("new insert palette create") },
  { N_("Add a Resource Right Here…"), EDIT, "canvas.quick-add", "Insert <Shift>a", THERE, NOTHING,
    N_("new insert create") },
  { N_("Choose a Resource to Add…"), EDIT, "win.add-resource", NULL, WINDOW, NOTHING,
    N_("new insert create list") },
  { N_("Rename…"), EDIT, "canvas.rename", "F2", THERE, ONE, N_("logical id name change") },
  { N_("Cut"), EDIT, "win.cut", "<Primary>x", THERE, SOME, N_("clipboard move") },
  { N_("Copy"), EDIT, "win.copy", "<Primary>c", THERE, SOME, N_("clipboard yaml") },
  { N_("Paste"), EDIT, "win.paste", "<Primary>v", THERE, NOTHING, N_("clipboard insert yaml") },
  { N_("Paste as Text"), EDIT, "win.paste-as-text", "<Primary><Shift>v", THERE, NOTHING,
    N_("clipboard source") },
  { N_("Duplicate"), EDIT, "win.duplicate", "<Primary>d", THERE, SOME, N_("copy clone") },
  { N_("Copy as Picture"), EDIT, "win.copy-picture('png')", "<Shift><Alt>c", THERE, STACK,
    N_("clipboard image png") },
  { N_("Copy as SVG"), EDIT, "win.copy-picture('svg')", NULL, THERE, STACK,
    N_("clipboard image picture") },
  { N_("Delete Selection"), EDIT, "win.delete-selection", "Delete BackSpace", THERE, ANYTHING,
    N_("remove disconnect") },
  { N_("Delete with Unused Permissions"), EDIT, "win.delete-thoroughly",
    "<Primary>Delete <Primary>BackSpace", THERE, ANYTHING, N_("remove thoroughly") },

  { N_("The Template’s Own Form"), EDIT, "win.show-template", "<Alt>Return", WINDOW, NOTHING,
    N_("parameters outputs conditions mappings description") },
  { N_("Add a Parameter"), EDIT, "win.add-entry(('Parameters',''))", NULL, WINDOW, NOTHING,
    N_("new input variable") },
  { N_("Add a Mapping"), EDIT, "win.add-entry(('Mappings',''))", NULL, WINDOW, NOTHING,
    N_("new lookup table findinmap") },
  { N_("Add a Condition"), EDIT, "win.add-entry(('Conditions',''))", NULL, WINDOW, NOTHING,
    N_("new if equals") },
  { N_("Add an Output"), EDIT, "win.add-entry(('Outputs',''))", NULL, WINDOW, NOTHING,
    N_("new export result") },
  { N_("Add a Rule"), EDIT, "win.add-entry(('Rules',''))", NULL, WINDOW, NOTHING,
    N_("new assertion check parameters") },
  { N_("Make the Selected Text a Parameter"), EDIT, "win.make-parameter('')", NULL, WINDOW,
    NOTHING, N_("extract variable source") },

  { N_("Make an Output of What the Cursor Is In…"), EDIT, "win.offer-outputs-here", NULL, WINDOW,
    NOTHING, N_("export result attribute source") },
  { N_("Make an Output of It…"), EDIT, "win.offer-outputs", NULL, WINDOW, ONE,
    N_("export result attribute arn ref") },
  { N_("Move Up in the File"), EDIT, "win.move-in-file('up')", NULL, WINDOW, SOME,
    N_("order earlier before outline") },
  { N_("Move Down in the File"), EDIT, "win.move-in-file('down')", NULL, WINDOW, SOME,
    N_("order later behind outline") },

  { N_("Select All"), SELECT, "win.select-all", "<Primary>a", THERE, STACK, N_("everything") },
  { N_("Select None"), SELECT, "win.select-none", "<Primary><Shift>a", THERE, SOME,
    N_("deselect nothing") },
  { N_("Invert the Selection"), SELECT, "canvas.select-invert", "<Primary>i", THERE, STACK,
    N_("others") },
  { N_("Select More"), SELECT, "canvas.select-more", NULL, THERE, SOME, N_("neighbours grow") },
  { N_("Select What Feeds It"), SELECT, "canvas.select-upstream", "l", THERE, SOME,
    N_("upstream sources") },
  { N_("Select What It Feeds"), SELECT, "canvas.select-downstream", "<Shift>l", THERE, SOME,
    N_("downstream targets") },
  { N_("Select All Connected"), SELECT, "canvas.select-connected", "<Primary>l", THERE, SOME,
    N_("chain linked") },

  { N_("Connect to…"), CONNECT, "canvas.connect", "c", THERE, ONE,
    N_("link edge trigger permission") },
  { N_("Connect One to the Next"), CONNECT, "canvas.connect-selected", "f", THERE, TWO,
    N_("link chain series") },
  { N_("Change Target…"), CONNECT, "canvas.replug", NULL, THERE, EDGE, N_("redirect reconnect") },
  { N_("Insert Between…"), CONNECT, "canvas.insert", NULL, THERE, EDGE, N_("edge resource") },

  { N_("Tidy Everything"), ARRANGE, "win.tidy('all')", NULL, THERE, STACK, N_("layout arrange") },
  { N_("Tidy the Selection"), ARRANGE, "win.tidy('selection')", "<Primary><Shift>l", THERE, SOME,
    N_("layout arrange") },
  { N_("Tidy What Is New"), ARRANGE, "win.tidy('new')", NULL, THERE, STACK,
    N_("layout arrange unplaced") },
  { N_("Align Left"), ARRANGE, "win.align('left')", "<Primary><Shift>Left", THERE, TWO, NULL },
  { N_("Align Right"), ARRANGE, "win.align('right')", "<Primary><Shift>Right", THERE, TWO, NULL },
  { N_("Align Tops"), ARRANGE, "win.align('top')", "<Primary><Shift>Up", THERE, TWO, NULL },
  { N_("Align Bottoms"), ARRANGE, "win.align('bottom')", "<Primary><Shift>Down", THERE, TWO,
    NULL },
  { N_("Align Centers"), ARRANGE, "win.align('centre')", NULL, THERE, TWO, NULL },
  { N_("Align Middles"), ARRANGE, "win.align('middle')", NULL, THERE, TWO, NULL },
  { N_("Distribute Across"), ARRANGE, "win.distribute('horizontal')", NULL, THERE, THREE,
    N_("space evenly horizontal") },
  { N_("Distribute Down"), ARRANGE, "win.distribute('vertical')", NULL, THERE, THREE,
    N_("space evenly vertical") },
  { N_("Group…"), ARRANGE, "win.group", "<Primary>g", THERE, SOME, N_("frame box") },
  { N_("Ungroup"), ARRANGE, "canvas.ungroup", "<Primary><Shift>g <Primary><Shift>u", THERE, GROUP,
    N_("frame dissolve") },
  { N_("Collapse Group"), ARRANGE, "canvas.collapse", "<Primary>Home", THERE, GROUP,
    N_("frame fold close") },
  { N_("Expand Group"), ARRANGE, "canvas.expand", "<Primary>End", THERE, GROUP,
    N_("frame unfold open") },

  { N_("Next Problem"), PROBLEMS, "win.next-problem", "F8", WINDOW, PROBLEM,
    N_("error warning") },
  { N_("Previous Problem"), PROBLEMS, "win.previous-problem", "<Shift>F8", WINDOW, PROBLEM,
    N_("error warning") },
  { N_("Show All Problems"), PROBLEMS, "win.show-problems", NULL, WINDOW, NOTHING,
    N_("errors warnings list") },
  { N_("Fix This Problem…"), PROBLEMS, "win.fix-here", "<Primary>period", WINDOW, PROBLEM,
    N_("repair quick correct") },
  { N_("Repair…"), PROBLEMS, "win.repair-all", NULL, WINDOW, PROBLEM,
    N_("fix all correct everything") },

  { N_("Run the Writes"), LAB, "win.run", "F5", WINDOW, STACK,
    N_("simulate play start try event trigger") },
  { N_("Run One Step"), LAB, "win.step", "F7", WINDOW, STACK,
    N_("simulate next hop try event trigger") },
  { N_("Stop the Run"), LAB, "win.stop", "<Shift>F5", WINDOW, NOTHING,
    N_("simulate end clear try event") },
  { N_("Import Writes…"), LAB, "win.import-writes", NULL, WINDOW, NOTHING,
    N_("simulate load events json file") },
  { N_("Export Writes…"), LAB, "win.export-writes", NULL, WINDOW, NOTHING,
    N_("simulate save events json file") },

  { N_("Find in the Text…"), TEXT, "win.find-in-text", "<Primary>f", THERE, NOTHING,
    N_("search source") },
  { N_("Replace in the Text…"), TEXT, "win.replace-in-text", "<Primary>h", THERE, NOTHING,
    N_("search source substitute") },
  { N_("Go to Line…"), TEXT, "win.go-to-line", "<Primary>i", THERE, NOTHING, N_("source number") },
  { N_("Go to Where the Name Is Declared"), TEXT, "win.go-to-definition", "F12", THERE, NOTHING,
    N_("definition jump source") },
  { N_("List Where the Name Is Used"), TEXT, "win.find-uses", "<Shift>F12", THERE, NOTHING,
    N_("references usages source") },
  { N_("Rename What the Cursor Is In…"), TEXT, "win.rename-at-cursor", "F2", THERE, NOTHING,
    N_("refactor logical id source") },
  { N_("Comment Lines Out or In"), TEXT, "win.toggle-comment", "<Primary>slash", THERE, NOTHING,
    N_("disable source") },
  { N_("Fold or Open What the Cursor Is In"), TEXT, "win.toggle-fold", "F4", THERE, NOTHING,
    N_("collapse expand source") },
  { N_("Fold or Open All Resources"), TEXT, "win.toggle-folds", "<Shift>F4", THERE, NOTHING,
    N_("collapse expand source") },

  { N_("Find Everywhere…"), GO, "win.find-everywhere", "<Primary><Shift>f", WINDOW, NOTHING,
    N_("search ids types values problems") },
  { N_("Find a Property…"), GO, "win.find-property", NULL, WINDOW, ONE,
    N_("search field form set") },
  { N_("Find a Card…"), GO, "win.find-node", "<Primary>f", THERE, STACK, N_("search resource") },
  { N_("Go Between Card and Text"), GO, "win.jump", "<Primary>Return", WINDOW, SOME,
    N_("jump source template line") },
  { N_("Go to the Outline"), GO, "win.focus-outline", NULL, WINDOW, NOTHING, N_("list tree") },
  { N_("Go to the Canvas"), GO, "win.focus-canvas", NULL, WINDOW, NOTHING,
    N_("cards diagram picture") },
  { N_("Go to the Inspector"), GO, "win.show-inspector", NULL, WINDOW, NOTHING,
    N_("properties form selection") },
  { N_("Outline by Kind"), GO, "win.outline-order('kind')", NULL, WINDOW, NOTHING,
    N_("order sort type") },
  { N_("Outline by Chain"), GO, "win.outline-order('chain')", NULL, WINDOW, NOTHING,
    N_("order sort flow") },
  { N_("Outline as in the File"), GO, "win.outline-order('file')", NULL, WINDOW, NOTHING,
    N_("order sort parameters outputs") },
  { N_("Next Pane"), GO, "win.cycle-pane(true)", "F6", WINDOW, NOTHING, N_("focus") },
  { N_("Previous Pane"), GO, "win.cycle-pane(false)", "<Shift>F6", WINDOW, NOTHING, N_("focus") },

  { N_("Zoom In"), VIEW, "win.zoom-in", "<Primary>plus <Primary>equal", WINDOW, NOTHING,
    N_("larger magnify") },
  { N_("Zoom Out"), VIEW, "win.zoom-out", "<Primary>minus", WINDOW, NOTHING, N_("smaller") },
  { N_("Normal Size"), VIEW, "win.zoom-normal", "<Primary>0", WINDOW, NOTHING,
    N_("zoom reset original") },
  { N_("Fit the Stack"), VIEW, "win.zoom-fit", NULL, WINDOW, STACK, N_("zoom show everything") },
  { N_("Show the Selection"), VIEW, "canvas.zoom-selection", "<Shift>2", THERE, SOME,
    N_("zoom fit") },
  { N_("Palette and Outline"), VIEW, "win.show-left", NULL, WINDOW, NOTHING,
    N_("left side pane show hide") },
  { N_("Inspector"), VIEW, "win.show-right", NULL, WINDOW, NOTHING,
    N_("right side pane properties show hide") },
  { N_("Template and Problems"), VIEW, "win.show-bottom", "<Primary><Shift>t", WINDOW, NOTHING,
    N_("bottom pane source show hide") },
  { N_("Both Side Panes"), VIEW, "win.toggle-sides", "F9", WINDOW, NOTHING,
    N_("palette inspector show hide") },
  { N_("Show the Template"), VIEW, "win.bottom-pane('template')", NULL, WINDOW, NOTHING,
    N_("source text yaml json") },
  { N_("Show the Stream Lab"), VIEW, "win.bottom-pane('lab')", NULL, WINDOW, NOTHING,
    N_("simulate writes records run try event") },
  { N_("Grid"), VIEW, "app.show-grid", "<Primary>apostrophe", WINDOW, NOTHING, N_("dots snap") },
  { N_("Smart Guides"), VIEW, "app.smart-guides", NULL, WINDOW, NOTHING, N_("snap align lines") },
  { N_("Minimap"), VIEW, "app.show-minimap", "<Primary><Shift>o", WINDOW, NOTHING,
    N_("overview") },
  { N_("Lines of References"), VIEW, "app.show-references", NULL, WINDOW, NOTHING,
    N_("edges layer ref dependson") },
  { N_("Lines of Permissions"), VIEW, "app.show-permissions", NULL, WINDOW, NOTHING,
    N_("edges layer iam may read write") },

  { N_("Style of the Desktop"), STYLE, "app.color-scheme('default')", NULL, WINDOW, NOTHING,
    N_("color scheme theme appearance") },
  { N_("Light Style"), STYLE, "app.color-scheme('light')", NULL, WINDOW, NOTHING,
    N_("color scheme theme appearance") },
  { N_("Dark Style"), STYLE, "app.color-scheme('dark')", NULL, WINDOW, NOTHING,
    N_("color scheme theme appearance night") },
  { N_("Arrow Keys Walk the Graph"), STYLE, "app.arrows-walk-graph", NULL, WINDOW, NOTHING,
    N_("keyboard screen reader") },
  { N_("Single Letters Act on the Canvas"), STYLE, "app.letter-keys", NULL, WINDOW, NOTHING,
    N_("keyboard speech shortcuts") },

  { N_("All Commands…"), HELP, "win.command-palette", "<Primary><Shift>p <Primary>k", WINDOW,
    NOTHING, N_("palette actions") },
  { N_("Help on the Selection"), HELP, "win.help", "F1", WINDOW, NOTHING,
    N_("documentation manual aws") },
  { N_("Keyboard Shortcuts"), HELP, "win.show-help-overlay", "<Primary>question", WINDOW, NOTHING,
    N_("keys") },
  { N_("About Millrace"), HELP, "app.about", NULL, WINDOW, NOTHING, N_("version licence") },
};

const MillraceCommand *
millrace_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}
