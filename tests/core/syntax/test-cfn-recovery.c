/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates of all kinds, each broken in each way at several places: what is wrong is told where it
 * is, with its likely cause, and every resource that the break does not touch is there as before.
 */
#include "cfn-path.h"
#include "cfn-writer.h"

#include <string.h>

/* What is done to the text around one value, "Key: value". */
typedef enum
{
  OLD_VALUE,   /* the value becomes "new", in which % stands for the value without its quotes */
  OLD_COLON,   /* the ":" behind the key becomes "new" */
  OLD_INDENT,  /* one blank less before the key, and "new" instead */
  OLD_LINE,    /* "new" is put into a line before that of the key */
  OLD_COMMA,   /* the comma behind the value goes */
  OLD_BRACKET, /* the last closing bracket of the resource becomes "new" */
} Old;

typedef struct
{
  const char *name;
  Old old;
  const char *new;
  const char *message; /* a part of what is told first; NULL: any */
} Break;

static const Break yaml_breaks[] = {
  { "tab", OLD_INDENT, "\t", "A tab is used" },
  { "no-closing-quote", OLD_VALUE, "\"%", "never closed" },
  { "no-closing-single-quote", OLD_VALUE, "'%", "quote" },
  { "quote-within", OLD_VALUE, "\"a\" b", "Nothing can follow" },
  { "no-colon", OLD_COLON, "", "missing behind" },
  { "no-blank", OLD_COLON, ":x", "A blank is missing" },
  { "open-bracket", OLD_VALUE, "[%", "“]” is missing" },
  { "open-brace", OLD_VALUE, "{a: %", "“}” is missing" },
  { "close-bracket", OLD_VALUE, "]", "one too many" },
  { "close-brace", OLD_VALUE, "}", "one too many" },
  { "comma", OLD_VALUE, "[a b: c, , d]", NULL },
  { "one-blank-less", OLD_INDENT, "", NULL },
  { "two-tags", OLD_VALUE, "!Base64 !Sub x", "two tags" },
  { "percent", OLD_VALUE, "%%", "put it in quotes" },
  { "at-sign", OLD_VALUE, "@x", "put it in quotes" },
  { "backtick", OLD_VALUE, "`x`", "put it in quotes" },
  { "star", OLD_VALUE, "*", "needs quotes" },
  { "ampersand", OLD_VALUE, "& b", "needs quotes" },
  { "second-colon", OLD_VALUE, "a: b", "A second" },
  { "dash", OLD_VALUE, "- a", "A list cannot start here" },
  { "escape", OLD_VALUE, "\"\\q\"", "A backslash" },
  { "hex", OLD_VALUE, "\"\\xZZ\"", "Hexadecimal" },
  { "text-behind-bar", OLD_VALUE, "| text", "Nothing may follow" },
  { "tag-handle", OLD_VALUE, "!a!b c", "not known" },
  { "control", OLD_VALUE, "a\001b", "control character" },
  { "nul", OLD_VALUE, "a\002b", "NUL" }, /* 2 stands for 0 */
  { "not-utf8", OLD_VALUE, "a\xff" "b", "not UTF-8" },
  { "garbage-line", OLD_LINE, "<<<<<<< HEAD", NULL },
};

static const Break json_breaks[] = {
  { "no-comma", OLD_COMMA, "", "A comma is missing behind" },
  { "no-closing-quote", OLD_VALUE, "\"%", "never closed" },
  { "no-opening-quote", OLD_VALUE, "%\"", NULL },
  { "quote-within", OLD_VALUE, "\"a\"b\"", "This quote ends the text" },
  { "no-colon", OLD_COLON, "", "“:” is missing behind" },
  { "comment", OLD_VALUE, "\"%\" // note", "no comments" },
  { "comment-block", OLD_VALUE, "/* note */ \"%\"", "no comments" },
  { "escape", OLD_VALUE, "\"\\q\"", "A backslash" },
  { "open-bracket", OLD_VALUE, "[\"%\"", NULL },
  { "open-brace", OLD_VALUE, "{\"a\": \"%\"", NULL },
  { "close-bracket", OLD_VALUE, "\"%\"]", NULL },
  { "close-brace", OLD_VALUE, "\"%\"}", NULL },
  { "wrong-bracket", OLD_VALUE, "[1}", "is expected here" },
  { "no-bracket", OLD_BRACKET, "", NULL },
  { "no-value", OLD_VALUE, ",", "A comma cannot stand" },
  { "control", OLD_VALUE, "\"a\001b\"", "control character" },
  { "nul", OLD_VALUE, "\"a\002b\"", "NUL" },
  { "not-utf8", OLD_VALUE, "\"a\xff" "b\"", "not UTF-8" },
};

/* What one template holds before it is broken. */
typedef struct
{
  char *path;
  gboolean is_json;
  gboolean is_one_line;
} Sample;

static char *
splice (const char *text,
        gsize       length,
        CfnSpan     span,
        const char *insert,
        gsize      *new_length)
{
  GString *string = g_string_new_len (text, length);

  g_string_erase (string, span.start, cfn_span_length (span));
  g_string_insert (string, span.start, insert);
  *new_length = string->len;
  for (gsize i = span.start; i < span.start + strlen (insert); i++)
    {
      if (string->str[i] == '\002')
        string->str[i] = '\0';
    }

  return g_string_free (string, FALSE);
}

/* The first closing bracket of a resource counted from its end, or what is done to a value. */
static gboolean
find_old (const char    *text,
          const Break   *way,
          const CfnNode *resource,
          const CfnNode *node,
          CfnSpan       *span)
{
  gsize key = node->key->span.start;
  gsize colon = node->key->span.end;
  gsize end = node->span.end;

  switch (way->old)
    {
    case OLD_VALUE:
      *span = node->span;
      return TRUE;
    case OLD_COLON:
      *span = (CfnSpan){ colon, colon + 1 + (*way->new == ':') };
      return text[colon] == ':';
    case OLD_INDENT:
      *span = (CfnSpan){ key - 1, key };
      return key > 0 && text[key - 1] == ' ';
    case OLD_LINE:
      while (key > 0 && text[key - 1] != '\n')
        key--;
      *span = (CfnSpan){ key, key };
      return TRUE;
    case OLD_COMMA:
      *span = (CfnSpan){ end, end + 1 };
      return text[end] == ',';
    case OLD_BRACKET:
      *span = (CfnSpan){ resource->span.end - 1, resource->span.end };
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static char *
fill_in (const Break   *way,
         const CfnNode *node)
{
  g_auto (GStrv) parts = g_strsplit (way->new, "%", -1);

  if (way->old == OLD_LINE)
    return g_strconcat (way->new, "\n", NULL);
  if (strcmp (way->new, "%%") == 0)
    return g_strdup ("%x");
  return g_strjoinv (node->value, parts);
}

/* What @node means, without its places. */
static void
append_meaning (GString       *out,
                const CfnNode *node)
{
  g_string_append_printf (out, "%s=%d%s%s{", cfn_node_get_key (node) ? cfn_node_get_key (node) : "",
                          node->kind, node->tag ? node->tag : "", node->value ? node->value : "");
  for (const CfnNode *child = node->first_child; child != NULL; child = child->next)
    append_meaning (out, child);
  g_string_append_c (out, '}');
}

static char *
dup_meaning (const CfnNode *node)
{
  GString *out = g_string_new (NULL);

  append_meaning (out, node);
  return g_string_free (out, FALSE);
}

static void
assert_told (CfnTree     *tree,
             const Break *way,
             guint        line,
             gboolean     is_one_line)
{
  guint n_problems;
  const CfnSyntaxProblem *problems = cfn_tree_get_problems (tree, &n_problems);
  g_autofree char *first = NULL;
  guint told_line;

  g_assert_cmpuint (n_problems, >, 0);
  g_assert_cmpuint (n_problems, <, 8);
  first = cfn_message_format (problems[0].message);
  told_line = cfn_text_get_position (cfn_tree_get_text (tree), problems[0].span.start).line;
  if (way->message != NULL && !is_one_line && strstr (first, way->message) == NULL)
    g_error ("%s: “%s” instead of “%s”", way->name, first, way->message);
  /* An indentation is wrong only when the lines below it are known. */
  if (told_line + 1 < line || told_line > line + (way->old == OLD_INDENT ? 2 : 1))
    g_error ("%s: told in line %u instead of %u: %s", way->name, told_line, line, first);
}

static void
assert_rest_is_there (CfnTree       *tree,
                      const CfnNode *before,
                      const CfnNode *touched)
{
  const CfnNode *resources = cfn_node_get (cfn_tree_get_root (tree), "Resources");

  g_assert_nonnull (resources);
  for (const CfnNode *resource = before->first_child; resource != NULL; resource = resource->next)
    {
      const CfnNode *after = cfn_node_get (resources, cfn_node_get_key (resource));
      g_autofree char *old_meaning = NULL;
      g_autofree char *new_meaning = NULL;

      if (resource == touched)
        continue;
      if (after == NULL)
        g_error ("%s is lost", cfn_node_get_key (resource));
      old_meaning = dup_meaning (resource);
      new_meaning = dup_meaning (after);
      g_assert_cmpstr (new_meaning, ==, old_meaning);
    }
}

static void
assert_not_edited (CfnTree *tree)
{
  g_autoptr (CfnPath) path = cfn_path_parse ("Metadata.A", NULL);
  g_autoptr (CfnTree) value = cfn_tree_read_string ("1");
  g_autoptr (GError) error = NULL;

  g_assert_null (cfn_writer_set (tree, path, cfn_tree_get_root (value), &error));
  g_assert_error (error, CFN_WRITER_ERROR, CFN_WRITER_ERROR_BROKEN_TEXT);
}

static void
break_at (const Sample  *sample,
          CfnTree       *whole,
          const Break   *way,
          const CfnNode *resource,
          const CfnNode *node)
{
  gsize length;
  const char *data = cfn_text_get_data (cfn_tree_get_text (whole), &length);
  g_autofree char *insert = fill_in (way, node);
  g_autofree char *broken = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  CfnSpan span;
  gsize at;

  if (!find_old (data, way, resource, node, &span))
    return;
  broken = splice (data, length, span, insert, &length);
  text = cfn_text_new_from_string (broken, length);
  tree = cfn_tree_read (text, NULL);
  if (cfn_tree_is_whole (tree))
    return; /* at this place it breaks nothing */

  g_test_message ("%s %s at %s", sample->path, way->name, cfn_node_get_key (node));
  at = way->old == OLD_BRACKET ? span.start - 1 : span.start;
  assert_told (tree, way, cfn_text_get_position (text, at).line, sample->is_one_line);
  assert_rest_is_there (tree, cfn_node_get (cfn_tree_get_root (whole), "Resources"), resource);
  assert_not_edited (tree);
}

/* A value on the line of its key, neither inside brackets (in YAML) nor in a list. */
static const CfnNode *
find_value (const CfnNode *node,
            gboolean       is_json,
            gboolean       is_last)
{
  const CfnNode *child = is_last ? node->last_child : node->first_child;

  if (node->kind != CFN_NODE_MAPPING || (!is_json && node->style == CFN_STYLE_FLOW))
    return NULL;
  for (; child != NULL; child = is_last ? cfn_node_get_previous (child) : child->next)
    {
      const CfnNode *found = find_value (child, is_json, is_last);

      if (found != NULL)
        return found;
      if (child->kind == CFN_NODE_SCALAR && child->tag == NULL && child->length > 0
          && child->style < CFN_STYLE_LITERAL && strpbrk (child->value, "\\\"'\n%") == NULL)
        return child;
    }

  return NULL;
}

static void
break_resource (const Sample  *sample,
                CfnTree       *whole,
                const Break   *way,
                const CfnNode *resource)
{
  const CfnNode *first = find_value (resource, sample->is_json, FALSE);
  const CfnNode *last = find_value (resource, sample->is_json, TRUE);

  if (first != NULL)
    break_at (sample, whole, way, resource, first);
  if (last != NULL && last != first)
    break_at (sample, whole, way, resource, last);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  const Break *ways = sample->is_json ? json_breaks : yaml_breaks;
  guint n_ways = sample->is_json ? G_N_ELEMENTS (json_breaks) : G_N_ELEMENTS (yaml_breaks);
  static const char * const sections[] = { "Parameters", "Mappings", "Outputs" };
  g_autofree char *bytes = NULL;
  g_autoptr (CfnText) text = NULL;
  g_autoptr (CfnTree) tree = NULL;
  const CfnNode *root;
  gsize length;

  g_assert_true (g_file_get_contents (sample->path, &bytes, &length, NULL));
  text = cfn_text_new_from_string (bytes, length);
  tree = cfn_tree_read (text, NULL);
  root = cfn_tree_get_root (tree);
  for (guint i = 0; i < n_ways; i++)
    {
      const CfnNode *resources = cfn_node_get (root, "Resources");

      for (const CfnNode *resource = resources->first_child; resource; resource = resource->next)
        break_resource (sample, tree, &ways[i], resource);
      for (guint j = 0; j < G_N_ELEMENTS (sections); j++)
        {
          const CfnNode *section = cfn_node_get (root, sections[j]);

          if (section != NULL && section->first_child != NULL)
            break_resource (sample, tree, &ways[i], section->first_child);
        }
    }
}

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->path);
  g_free (sample);
}

static void
add_sample (const char *folder,
            const char *name)
{
  Sample *sample = g_new0 (Sample, 1);
  g_autofree char *test = g_strconcat ("/recovery/", name, NULL);

  sample->path = g_build_filename (folder, name, NULL);
  sample->is_json = g_str_has_suffix (name, ".json");
  sample->is_one_line = g_str_has_suffix (name, "minified.json");
  g_test_add_data_func_full (test, sample, test_sample, sample_free);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const names[] = {
    "banners.yaml", "crlf-bom-end.yaml", "stack.yaml", "stack.json", "stack-tabs.json",
    "stack-crlf.json", "stack-flow.yaml", "stack-minified.json", "sam.yaml", "comments.yaml",
    "plain.yaml", "indent-eight.yaml", "indent-one.yaml", "unindented.yaml", "calls.yaml",
    "dense.yaml", "tabs.json", "pretty.json",
  };
  g_autofree char *folder = NULL;
  g_autofree char *starters = NULL;
  g_autofree char *inputs = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "syntax", "property", NULL);
  inputs = g_test_build_filename (G_TEST_DIST, "golden", "inputs", NULL);
  starters = g_build_filename (g_getenv ("MILLRACE_SOURCE_ROOT"), "data", "starters", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_sample (folder, names[i]);
  add_sample (inputs, "article.yml");
  add_sample (starters, "echo-trigger.yaml");
  add_sample (starters, "tidy-trigger.yaml");

  return g_test_run ();
}
