/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the events of a YAML file with libyaml alone, and does nothing with them: the floor
 * under everything that reads a template, which bench-check.py measures against. */

#include <stdio.h>
#include <yaml.h>

int
main (int    argc,
      char **argv)
{
  yaml_parser_t parser;
  yaml_event_t event;
  int at_end = 0;
  FILE *file = argc == 2 ? fopen (argv[1], "rb") : NULL;

  if (file == NULL || !yaml_parser_initialize (&parser))
    return 2;

  yaml_parser_set_input_file (&parser, file);
  while (!at_end)
    {
      if (!yaml_parser_parse (&parser, &event))
        return 2;
      at_end = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }

  yaml_parser_delete (&parser);
  fclose (file);

  return 0;
}
