/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-source-sections.h"

#include <adwaita.h>

#include "source-test.h"

/* Of all that a template's text is drawn with, only the names of sections are bold. */
static gboolean
is_section (GtkTextBuffer *buffer,
            const char    *words)
{
  GtkTextIter iter, start;
  GSList *tags;
  gboolean found = FALSE;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &iter, NULL, NULL));
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;
      int weight;

      g_object_get (l->data, "weight-set", &is_set, "weight", &weight, NULL);
      found |= is_set && weight >= PANGO_WEIGHT_BOLD;
    }
  g_slist_free (tags);

  return found;
}

/* However far in they are written, and nothing else that is called so. */
static void
test_names (void)
{
  static const char *template = "%s{\n"
                                "%s\"Description\": \"{\",\n"
                                "%s\"Resources\": {\n"
                                "%s%s\"A\": {\"Type\": \"T\", \"Metadata\": {\"Rules\": [{}]}}\n"
                                "%s},\n"
                                "%s\"Outputs\": {\"Mappings\": {}}\n"
                                "}\n";
  static const char * const indents[] = { "", "  ", "\t", "        ", "\t\t" };

  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    {
      const char *in = indents[i];
      g_autofree char *text = g_strdup_printf (template, i % 2 == 0 ? "" : "\n", in, in, in, in, in,
                                               in);
      SourceTest f;

      source_test_init (&f, text, -1);
      g_assert_true (is_section (f.buffer, "\"Description\""));
      g_assert_true (is_section (f.buffer, "\"Resources\""));
      g_assert_true (is_section (f.buffer, "\"Outputs\""));
      g_assert_false (is_section (f.buffer, "\"Metadata\""));
      g_assert_false (is_section (f.buffer, "\"Rules\""));
      g_assert_false (is_section (f.buffer, "\"Mappings\""));
      source_test_clear (&f);
    }
}

static GtkSourceBuffer *
new_buffer (void)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  gtk_source_buffer_set_style_scheme (
    buffer, gtk_source_style_scheme_manager_get_scheme (schemes, "Adwaita"));

  return buffer;
}

static void
update (MillraceSourceSections *sections,
        GtkSourceBuffer        *buffer,
        const char             *data)
{
  g_autoptr (CfnText) text = cfn_text_new_from_string (data, -1);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), data, -1);
  millrace_source_sections_update (sections, text);
}

/* While a template is written, its braces do not match and its strings have no end. */
static void
test_unfinished (void)
{
  GtkSourceBuffer *buffer = new_buffer ();
  MillraceSourceSections *sections = millrace_source_sections_new (buffer);

  update (sections, buffer, "{\"Description\": \"\303\244\\\"{\\\n\"Outputs\" : {\"Rules\": ");
  g_assert_true (is_section (GTK_TEXT_BUFFER (buffer), "\"Description\""));
  g_assert_true (is_section (GTK_TEXT_BUFFER (buffer), "\"Outputs\""));
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Rules\""));

  update (sections, buffer, "}{\"Rules\": 1, \"Mappings\", \"Hook\": \"Hooks\"}, \"Metadata\": \"");
  g_assert_true (is_section (GTK_TEXT_BUFFER (buffer), "\"Rules\""));
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Mappings\""));
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Hook"));
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Hooks\""));
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Metadata\""));

  millrace_source_sections_update (sections, NULL);
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Rules\""));
  millrace_source_sections_free (sections);
  g_assert_finalize_object (buffer);
}

/* Their style is the one of the scheme that the text has. */
static void
test_scheme (void)
{
  GtkSourceBuffer *buffer = new_buffer ();
  MillraceSourceSections *sections = millrace_source_sections_new (buffer);

  update (sections, buffer, "{\"Rules\": {}}");
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  g_assert_false (is_section (GTK_TEXT_BUFFER (buffer), "\"Rules\""));
  millrace_source_sections_free (sections);
  g_assert_finalize_object (buffer);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/source-sections/names", test_names);
  g_test_add_func ("/source-sections/unfinished", test_unfinished);
  g_test_add_func ("/source-sections/scheme", test_scheme);

  return g_test_run ();
}
