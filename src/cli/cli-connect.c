/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-change.h"

#include <glib/gi18n.h>

#include "cli-options.h"

/* Where --as is among the arguments, behind FILE, FROM and TO; NULL when it was left out. */
#define AS 3

#define WITH_NAME "+name"

/* What is between the two when nobody says: the only meaning of the best rank, where a name in the
 * environment as well is no other one. NULL when there are several. */
static const char *
find_only (GPtrArray *connections)
{
  const CfnConnection *first = connections->pdata[0];

  for (guint i = 1; i < connections->len; i++)
    {
      const CfnConnection *other = connections->pdata[i];

      if (other->rank == first->rank && !g_str_has_suffix (other->as, WITH_NAME))
        return NULL;
    }

  return first->as;
}

static void
append_choice (GString    *text,
               GPtrArray  *connections)
{
  const CfnConnection *first = connections->pdata[0];

  for (guint i = 0; i < connections->len; i++)
    {
      const CfnConnection *connection = connections->pdata[i];
      g_autofree char *title = cfn_message_format (connection->title);

      if (connection->rank == first->rank)
        g_string_append_printf (text, "\n  --as=%-16s %s", connection->as, title);
    }
}

static void
set_choice_error (GError     **error,
                  GPtrArray   *connections,
                  const char  *from,
                  const char  *to)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: two logical ids; a list of options follows */
  g_string_append_printf (text, _("%s and %s can be connected in several ways; say which:"), from,
                          to);
  append_choice (text, connections);

  g_set_error_literal (error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL, text->str);
}

static gboolean
is_meant (gconstpointer connection,
          gconstpointer as)
{
  return g_str_equal (((const CfnConnection *) connection)->as, as);
}

/* Why @as means nothing here, and what would. */
static GError *
add_choice (GError      *error,
            CfnProof    *proof,
            const char  *from,
            const char  *to,
            const char  *as)
{
  g_autoptr (GPtrArray) connections = cfn_change_list_connections (proof, from, to, NULL);
  g_autoptr (GString) text = g_string_new (error->message);

  if (connections == NULL ||
      g_ptr_array_find_with_equal_func (connections, as, is_meant, NULL))
    return error;

  append_choice (text, connections);
  g_free (error->message);
  error->message = g_string_free (g_steal_pointer (&text), FALSE);

  return error;
}

/* What is connected already is as it was asked for. */
static CfnEdit *
connect_or_leave (CfnProof    *proof,
                  const char  *from,
                  const char  *to,
                  const char  *as,
                  GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  CfnEdit *edit = cfn_change_connect (proof, from, to, as, &local_error);

  if (g_error_matches (local_error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_NOTHING))
    return cfn_edit_new ();

  if (as != NULL && g_error_matches (local_error, CFN_CHANGE_ERROR, CFN_CHANGE_ERROR_ILLEGAL))
    local_error = add_choice (local_error, proof, from, to, as);
  if (edit == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return edit;
}

static CfnEdit *
make_connect (CfnTemplate         *template,
              const char * const  *arguments,
              GError             **error)
{
  g_autoptr (CfnProof) proof = cfn_proof_new (template);
  const char *from = arguments[1];
  const char *to = arguments[2];
  const char *as = arguments[AS];
  g_autoptr (GPtrArray) connections = NULL;

  if (as == NULL)
    connections = cfn_change_list_connections (proof, from, to, NULL);
  if (connections != NULL)
    {
      as = find_only (connections);
      if (as == NULL)
        {
          set_choice_error (error, connections, from, to);
          return NULL;
        }
    }

  return connect_or_leave (proof, from, to, as, error);
}

static CfnEdit *
make_disconnect (CfnTemplate         *template,
                 const char * const  *arguments,
                 GError             **error)
{
  g_autoptr (CfnProof) proof = cfn_proof_new (template);

  return cfn_change_disconnect_ends (proof, arguments[1], arguments[2], arguments[AS], error);
}

static CliStatus
run (const CliChange   *change,
     const CliCommand  *command,
     int                argc,
     char             **argv)
{
  g_auto (CliTarget) target = { 0 };
  g_autofree char *as = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("What the connection means"), N_("MEANING") },
    CLI_TARGET_ENTRIES (&target),
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = cli_options_parse (command, entries, argc, argv, AS, AS);

  if (arguments == NULL)
    return CLI_FAILED;

  return cli_change_file (change, &target,
                          (const char * const[]) { arguments[0], arguments[1], arguments[2], as,
                                                   NULL });
}

static CliStatus
run_connect (int    argc,
             char **argv)
{
  const CliChange change = { .make = make_connect };

  return run (&change, &cli_connect_command, argc, argv);
}

static CliStatus
run_disconnect (int    argc,
                char **argv)
{
  const CliChange change = { .make = make_disconnect };

  return run (&change, &cli_disconnect_command, argc, argv);
}

const CliCommand cli_connect_command = {
  .name = "connect",
  .usage = N_("FILE FROM TO"),
  .summary = N_("Connect two resources as the canvas does, with the permissions that takes"),
  .run = run_connect,
};

const CliCommand cli_disconnect_command = {
  .name = "disconnect",
  .usage = N_("FILE FROM TO"),
  .summary = N_("Take back what connecting two resources wrote"),
  .run = run_disconnect,
};
