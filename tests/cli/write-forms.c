/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-forms FOLDER: a file for every form that a text can have. */
#include <glib.h>

#include "identity-forms.h"

int
main (int   argc,
      char *argv[])
{
  g_return_val_if_fail (argc == 2, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (identity_forms); i++)
    {
      g_autofree char *path = g_build_filename (argv[1], identity_forms[i].name, NULL);

      if (!g_file_set_contents (path, identity_forms[i].text, -1, NULL))
        return 1;
    }

  return 0;
}
