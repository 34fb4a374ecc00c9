/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <locale.h>

#include "cfn-message.h"
#include "millrace-application.h"

static const char *
translate (const char *msgid)
{
  return gettext (msgid);
}

static void
init_translations (void)
{
  const char *folder = g_getenv ("MILLRACE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  cfn_message_set_translator (translate);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (MillraceApplication) application = NULL;

  init_translations ();
  gtk_source_init ();
  g_set_application_name ("Millrace");

  application = millrace_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
